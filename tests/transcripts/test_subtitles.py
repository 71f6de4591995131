"""WebVTT and SRT in the dialects of Teams, Zoom, noScribe and video players."""

import pytest
from shared_data import shared

from lardom.transcripts.raw import UnreadableError
from lardom.transcripts.reading import document_from_text, read_bytes, read_transcript
from lardom.transcripts.subtitles import Cue, cues, read_subtitles


def said(text: str) -> list[tuple[str, str, float | None, float | None]]:
    return [(u.speaker, u.words, u.begins, u.ends) for u in read_subtitles(text.encode()).utterances]


def test_teams_voices_with_guids_and_entities() -> None:
    text = (
        "WEBVTT\r\n\r\n8f6a1c2e-1234-4a5b-9c8d-000000000001/11-0\r\n00:00:03.120 --> 00:00:05.000\r\n"
        "<v Anna Svensson>Hej och\r\nvälkomna.</v>\r\n\r\n8f6a1c2e-1234-4a5b-9c8d-000000000001/12-0\r\n"
        "00:00:05.120 --> 00:00:06.000\r\n<v Anna Svensson>Vi börjar.</v>\r\n\r\n"
        "00:00:07.120 --> 00:00:09.000\r\n<v Bo Åkesson (Extern)>Tack &amp; hej.</v>\r\n"
    )
    assert said(text) == [
        ("Anna Svensson", "Hej och välkomna. Vi börjar.", 3.12, 6.0),
        ("Bo Åkesson (Extern)", "Tack & hej.", 7.12, 9.0),
    ]


def test_noscribe_voices_overlaps_pauses_and_notes() -> None:
    text = (
        "WEBVTT Intervju\n\nNOTE\nTranscribed with a program\n\nNOTE media: audio.wav\n\n1\n00:00:00.000 --> 00:00:04.000\n"
        "<v S00>So how did it (..) start?\n\n2\n00:00:04.000 --> 00:00:09.000\n<v S01>Well //S00: Mhm.// it started "
        "(12 seconds pause) slowly.\n\n3\n00:00:09.000 --> 00:00:10.000\n<v S01>Yes.\n"
    )
    document = document_from_text("a.vtt", text, format="vtt")
    assert [(turn.speaker, document.words_of(turn), turn.overlap) for turn in document.turns] == [
        ("S00", "So how did it (..) start?", False),
        ("S01", "Well", False),
        ("S00", "Mhm.", True),
        ("S01", "it started (12 seconds pause) slowly. Yes.", False),
    ]
    assert document.turns[1].begins == 4.0
    assert document.turns[3].ends == 10.0


def test_srt_with_labels_at_changes_goes_on_with_the_speaker() -> None:
    text = (
        "1\n00:00:01,000 --> 00:00:02,500\nIntervjuare: Hur började det på\nkommunen?\n\n"
        "2\n00:00:02,600 --> 00:00:04,000\nR1: Det började i fjol,\n\n3\n00:00:04,100 --> 00:00:05,000\nmed en <i>idé</i>.\n\n"
        "4\n00:00:06,000 --> 00:00:07,000\nIntervjuare: Jaså, åäö?\n"
    )
    assert said(text) == [
        ("Intervjuare", "Hur började det på kommunen?", 1.0, 2.5),
        ("R1", "Det började i fjol, med en idé.", 2.6, 5.0),
        ("Intervjuare", "Jaså, åäö?", 6.0, 7.0),
    ]


def test_a_cue_without_label_is_nobody_s_where_every_cue_has_one() -> None:
    labelled = [
        f"{n}\n00:00:{n:02}.000 --> 00:00:{n + 1:02}.000\n{who}: Ord {n}."
        for n, who in enumerate(["Anna"] * 5 + ["Bo"] * 5)
    ]
    labelled.insert(7, "99\n00:00:06.500 --> 00:00:06.900\nOch det")
    assert [who for who, *_ in said("WEBVTT\n\n" + "\n\n".join(labelled))] == ["Anna", "Bo", "", "Bo"]


def test_subtitles_without_speakers_are_sentences() -> None:
    text = "1\n00:00:01,000 --> 00:00:02,500\nDet var\n\n2\n00:00:02,600 --> 00:00:04,000\nen gång.\n\n3\n00:00:04,100 --> 00:00:05,000\n- Ja.\n- Nej.\n"
    assert [words for _, words, *_ in said(text)] == ["Det var en gång.", "- Ja.", "- Nej."]


def test_rolling_captions_are_said_once() -> None:
    text = (
        "WEBVTT\nKind: captions\n\n00:00:00.000 --> 00:00:02.000 align:start position:0%\n \nhello<00:00:00.400><c> there</c>\n\n"
        "00:00:02.000 --> 00:00:02.010\nhello there\n \n\n00:00:02.010 --> 00:00:04.000\nhello there\nmy<00:00:02.400><c> friend</c>\n"
    )
    assert [words for _, words, *_ in said(text)] == ["hello there my friend"]


def test_cues_that_touch_each_other_keep_their_words_apart() -> None:
    text = "1\n00:00:01,000 --> 00:00:02,000\nHej\n2\n00:00:03,000 --> 00:00:04,000\nDu\n"
    assert cues(text) == (Cue(1.0, 2.0, ("Hej",)), Cue(3.0, 4.0, ("Du",)))


def test_a_damaged_time_costs_one_cue_and_is_told() -> None:
    document, problems = read_bytes(
        "a.vtt", b"WEBVTT\n\n00:00:01.000 --> 00:0x\n<v A>Nej\n\n00:00:02.000 --> 00:00:03.000\n<v A>Ja\n"
    )
    assert document is not None
    assert [document.words_of(turn) for turn in document.turns] == ["Ja"]
    assert [problem.severity for problem in problems] == ["warning"]


def test_a_file_without_cues_is_refused() -> None:
    with pytest.raises(UnreadableError, match="no cues"):
        read_subtitles(b"WEBVTT\n\nNOTE hej\n")


def test_the_zoom_recording_has_its_speakers_and_times() -> None:
    document, problems = read_transcript(shared("transcripts/en/zoom/meeting001_transcript.vtt"))
    assert document is not None
    assert problems == ()
    # 300 cues, of which two have no name; counted with grep and by hand.
    assert set(document.speakers) == {
        "Andrew Knight",
        "Paul McCartney",
        "George Harrison",
        "Ringo Starr",
        "John Lennon",
    }
    assert len(document.turns) == 34
    assert [document.words_of(turn) for turn in document.turns if not turn.speaker] == ["And that", "Yes. Okay."]
    assert document.turns[0].begins == 4.859
    assert document.turns[-1].ends == 3341.97
    assert "-->" not in document.text


def test_a_voice_that_begins_over_another_is_the_same_speaker() -> None:
    text = (
        "WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.000\n<v S01>Så gick det.\n\n2\n00:00:02.000 --> 00:00:04.000\n"
        "<v //S02>Jaha, och sedan? //S01: Ja. //\n"
    )
    document = document_from_text("a.vtt", text, format="vtt")
    assert [(turn.speaker, turn.overlap) for turn in document.turns] == [("S01", False), ("S02", False), ("S01", True)]


OLD_TEAMS = "0:0:0.0 --> 0:0:4.120\n{0}\nHej och välkomna.\n0:0:5.10 --> 0:0:9.0\n{1}\nTack så mycket.\n"


def test_the_older_text_of_teams_names_the_speaker_below_the_times() -> None:
    text = OLD_TEAMS.format("Ek, Anna", "+46*******12") * 3 + "0:1:7.0 --> 0:1:9.5\nEk, Anna\nDå slutar vi.\n"
    document = document_from_text("a.txt", text)
    assert document.speakers == ("Ek, Anna", "+46*******12")
    assert (document.turns[-1].begins, document.words_of(document.turns[-1])) == (67.0, "Då slutar vi.")


def test_two_lines_of_words_are_not_taken_for_a_name_and_words() -> None:
    cue = "00:00:0{0}.000 --> 00:00:0{0}.900\nVi kom dit {0} gånger\noch gick hem igen.\n\n"
    document = document_from_text("a.srt", "".join(cue.format(n) for n in range(6)), format="srt")
    assert document.speakers == ()
    assert document.text.startswith("Vi kom dit 0 gånger och gick hem igen.")


def test_words_behind_bracketed_times_are_subtitles_in_any_text_file() -> None:
    text = (
        "[58.110 --> 59.090]  The latest one.\n[01:01.910 --> 01:03.000]  It is and\n"
        "[01:03.000 --> 01:04.610]  stays fun.\n"
    )
    document, problems = read_bytes("a.txt", text.encode())
    assert document is not None, problems
    assert [(document.words_of(turn), turn.begins, turn.ends) for turn in document.turns] == [
        ("The latest one.", 58.11, 59.09),
        ("It is and stays fun.", 61.91, 64.61),
    ]
