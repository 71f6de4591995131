"""Utterances in JSON files."""

import pytest
from shared_data import shared

from lardom.transcripts.meetings import read_json, utterances
from lardom.transcripts.raw import UnreadableError
from lardom.transcripts.reading import read_transcript


@pytest.mark.parametrize(
    ("name", "turns", "speakers"),
    [
        # Counted in the files themselves: objects under "meeting_transcripts" and distinct "speaker" values.
        ("Academic-Bed003", 1029, 4),
        ("Committee-covid_4", 276, 89),
        ("Committee-education_13", 133, 7),
        ("Committee-education_4", 229, 11),
        ("Product-ES2004a", 320, 4),
        ("Product-ES2004c", 604, 4),
    ],
)
def test_every_qmsum_meeting_has_its_turns_and_speakers(name: str, turns: int, speakers: int) -> None:
    document, problems = read_transcript(shared(f"transcripts/en/meetings-qmsum/{name}.json"))
    assert document is not None
    assert problems == ()
    assert (len(document.turns), len(document.speakers)) == (turns, speakers)


def test_services_with_nested_segments_and_milliseconds_are_read() -> None:
    data = b'{"job": {"utterances": [{"speaker": "A", "text": "Ja.", "start": 250000000, "end": 250001500}]}}'
    (only,) = read_json(data).utterances
    assert (only.speaker, only.words, only.begins, only.ends) == ("A", "Ja.", 250000.0, 250001.5)


def test_podcast_transcripts_keep_words_in_body() -> None:
    data = b'{"version": "1.0.0", "segments": [{"speaker": "Eva", "startTime": 0.5, "endTime": 1.5, "body": "Hej."}]}'
    (only,) = read_json(data).utterances
    assert (only.speaker, only.words, only.begins, only.ends) == ("Eva", "Hej.", 0.5, 1.5)


def test_segments_without_speakers_are_joined_to_sentences() -> None:
    data = b'{"segments": [{"start": 0, "end": 1, "text": " Det var"}, {"start": 1, "end": 2, "text": " bra."}]}'
    assert [each.words for each in read_json(data).utterances] == ["Det var bra."]


def test_times_may_be_stamps() -> None:
    assert utterances([{"interlocutor": "client", "utterance_text": "Ja.", "timestamp": "00:01:02"}])[0].begins == 62.0


@pytest.mark.parametrize(
    ("data", "reason"), [(b'{"a": [', "damaged json"), (b"[1, 2]", "no utterances"), (b"{}", "no utterances")]
)
def test_other_json_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError, match=reason):
        read_json(data)
