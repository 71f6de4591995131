"""Tables of utterances are read; other tables are told to be tables."""

import pytest
from shared_data import shared

from lardom.transcripts.raw import UnreadableError
from lardom.transcripts.reading import read_transcript
from lardom.transcripts.utterance_tables import read_table_of_utterances


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_table_with_speakers_and_words_is_read(separator: str) -> None:
    rows = [["Start (s)", "Speaker", "Text"], ["00:00:03", "Eva", '"Hej, du; där"'], ["00:00:09", "Bo", "Hej."]]
    data = "\r\n".join(separator.join(row) for row in rows).encode("utf-8-sig")
    assert [(u.speaker, u.words, u.begins) for u in read_table_of_utterances(data).utterances] == [
        ("Eva", "Hej, du; där", 3.0),
        ("Bo", "Hej.", 9.0),
    ]


def test_an_utterance_that_several_people_annotated_is_taken_once() -> None:
    head = "transcript_id,utterance_id,interlocutor,utterance_text,timestamp,annotator_id\n"
    rows = "0,0,therapist,Thanks.,00:00:13,1\n0,0,therapist,Thanks.,00:00:13,2\n0,1,client,Sure.,00:00:24,1\n1,0,client,Hi.,00:00:01,1\n"
    talk = read_table_of_utterances((head + rows).encode())
    assert [(u.speaker, u.words) for u in talk.utterances] == [
        ("therapist", "Thanks."),
        ("client", "Sure."),
        ("client", "Hi."),
    ]
    assert talk.remarks[0].values == {"rows": 4, "kept": 3, "count": 2}


def test_a_list_of_participants_is_no_transcript_and_names_its_columns() -> None:
    document, problems = read_transcript(shared("transcripts/en/zoom/meeting001_participants.csv"), language="sv")
    assert document is None
    assert problems[0].message.startswith("Filen är en tabell (kolumner: Meeting ID, Topic,")
    assert problems[0].code == "transcript-a-table"


def test_an_empty_table_is_empty() -> None:
    with pytest.raises(UnreadableError, match="empty"):
        read_table_of_utterances(b"\n")


def test_a_colon_behind_the_name_and_signs_written_as_entities_are_put_right() -> None:
    rows = 'timestamp,speaker,words\n[00:03:43] the beginning,AB:,"Well&#8212;yes, R&D"\n,CD:,Good.\n'
    talk = read_table_of_utterances(rows.encode())
    assert [(u.speaker, u.words, u.begins) for u in talk.utterances] == [
        ("AB", "Well—yes, R&D", 223.0),
        ("CD", "Good.", None),
    ]
