"""Utterances become text and turns that fit each other."""

from hypothesis import given
from hypothesis import strategies as st

from lardom.transcripts.composing import compose, merged, sentences_joined
from lardom.transcripts.raw import Talk, Utterance

UTTERANCE = st.builds(
    Utterance,
    st.text(max_size=40),
    st.sampled_from(["", "Anna Ek", "R1"]),
    st.none() | st.floats(0, 9),
    aside=st.booleans(),
)


@given(st.lists(UTTERANCE, max_size=12))
def test_turns_cover_the_words_and_never_the_labels(utterances: list[Utterance]) -> None:
    document = compose("a.vtt", Talk(tuple(utterances)), form="vtt")
    at = 0
    for turn in document.turns:
        assert at <= turn.start < turn.end <= len(document.text)
        if turn.speaker in {"Anna Ek", "R1"} and not turn.overlap:
            assert f"{turn.speaker}: " in document.text[at : turn.start]
        at = turn.end


def test_paragraphs_of_one_utterance_are_lines_of_one_turn() -> None:
    document = compose("a.xml", Talk((Utterance("Rubrik", aside=True), Utterance("Ett.\nTvå.", "Eva"))), form="tei")
    assert document.text == "Rubrik\nEva: Ett.\nTvå."
    assert document.paragraphs == (0, 7, 17)
    assert [(turn.start, turn.end, turn.paragraph) for turn in document.turns] == [(12, 21, 2)]


def test_a_speaker_s_consecutive_cues_are_one_turn_with_the_outer_times() -> None:
    cues = (Utterance("Ja,", "Eva", 0.0, 1.0), Utterance("visst.", "Eva", 1.0, 2.0), Utterance("Ok.", "Bo", 2.0, 3.0))
    assert merged(cues) == (Utterance("Ja, visst.", "Eva", 0.0, 2.0), Utterance("Ok.", "Bo", 2.0, 3.0))


def test_subtitles_without_speakers_end_with_the_sentence_or_a_silence() -> None:
    cues = [Utterance("Det", "", 0.0, 1.0), Utterance("var så.", "", 1.0, 2.0), Utterance("och", "", 2.0, 3.0)]
    assert [u.words for u in sentences_joined([*cues, Utterance("sen", "", 9.0, 10.0)])] == [
        "Det var så.",
        "och",
        "sen",
    ]
