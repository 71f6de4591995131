"""Running text becomes turns whose spans cover the words and nothing else."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lardom.transcripts.raw import Running
from lardom.transcripts.splitting import split
from lardom.transcripts.turns import Document


def read(text: str, **hints: object) -> Document:
    return split("a.txt", Running(text, **hints), form="txt")  # type: ignore[arg-type] # hints are Running's own fields


def said(document: Document) -> list[tuple[str, str]]:
    return [(turn.speaker, document.words_of(turn)) for turn in document.turns]


NAMES = ("Anna Ek", "Bo", "R1", "Intervjuare", "Åsa-Märta Öberg (KTH)", "S02", "Dr. Pat O'Brien", "interviewee")
WORD = st.text(alphabet=string.ascii_lowercase + "åäöé", min_size=1, max_size=8)
WORDS = st.lists(WORD, min_size=1, max_size=12).map(lambda words: " ".join(words).capitalize() + ".")
CONVERSATION = st.lists(st.sampled_from(NAMES), min_size=2, max_size=4, unique=True).flatmap(
    # Everybody speaks at least twice, as in a conversation.
    lambda people: st.lists(st.lists(WORDS, min_size=len(people), max_size=len(people)), min_size=2, max_size=5).map(
        lambda rounds: [pair for words in rounds for pair in zip(people, words, strict=True)]
    )
)


@given(CONVERSATION, st.sampled_from(["\n", "\n\n"]))
def test_what_is_written_as_name_and_words_is_read_back(turns: list[tuple[str, str]], gap: str) -> None:
    assert said(read(gap.join(f"{name}: {words}" for name, words in turns))) == turns


@given(CONVERSATION)
def test_bold_names_and_label_lines_are_read_back(turns: list[tuple[str, str]]) -> None:
    bold = {number: len(name) for number, (name, _) in enumerate(turns)}
    assert said(read("\n".join(f"{name} {words}" for name, words in turns), bold=bold)) == turns
    timed = "\n\n".join(f"{name}   {number}:03\n{words}" for number, (name, words) in enumerate(turns))
    assert said(read(timed)) == turns


LINES = st.lists(
    st.sampled_from(
        [
            "R1: Ja.",
            "Intervjuare: Hur?",
            "[00:01:02] R2: Så //R1: ja// var det.",
            "",
            "---",
            "[00:05]",
            "Vidare.",
            "//Mm//",
        ]
    )
    | st.text(max_size=30).filter(lambda text: "\n" not in text),
    max_size=30,
)


@given(LINES)
def test_turns_lie_inside_the_text_in_order_and_apart(lines: list[str]) -> None:
    document = read("\n".join(lines))
    at = 0
    for number, turn in enumerate(document.turns, 1):
        assert turn.number == number
        assert at <= turn.start < turn.end <= len(document.text)
        assert document.words_of(turn) == document.words_of(turn).strip()
        assert 1 <= turn.paragraph <= len(document.paragraphs)
        assert document.paragraphs[turn.paragraph - 1] <= turn.start
        at = turn.end
    assert list(document.paragraphs) == sorted(set(document.paragraphs))


def test_a_paragraph_without_label_goes_on_and_a_repeated_label_begins_anew() -> None:
    document = read("I: Hej?\nR1: Ja.\n\nOch mer.\nR1: Nej.\nI: Ok.")
    assert said(document) == [("I", "Hej?"), ("R1", "Ja.\n\nOch mer."), ("R1", "Nej."), ("I", "Ok.")]
    assert [turn.paragraph for turn in document.turns] == [1, 2, 4, 5]


def test_what_stands_before_the_first_label_is_text_but_no_turn() -> None:
    document = read("Intervju 3\nInterviewer = A\n\nA: Hi?\nB: Hello.\nA: So?\nB: Yes.")
    assert document.text.startswith("Intervju 3")
    assert document.turns[0].speaker == "A"
    assert document.turns[0].paragraph == 3


def test_a_text_without_speakers_has_a_turn_per_paragraph() -> None:
    document = read("Det var en gång.\n\n[00:05] Så här: vi ville.\n=====\nMer.")
    assert said(document) == [("", "Det var en gång."), ("", "Så här: vi ville."), ("", "Mer.")]
    assert [turn.begins for turn in document.turns] == [None, 5.0, None]


@pytest.mark.parametrize(
    ("text", "begins", "ends"),
    [
        ("[00:01:00] I: Hej?\n[00:01:04] R1: Ja.", [60.0, 64.0], [None, None]),
        ("I: Hej? #00:01:04-0#\nR1: Ja. #00:01:09-5#", [None, None], [64.0, 69.5]),
        ("00:05:00\n\nI: Hej?\nR1: Ja.", [300.0, None], [None, None]),
        ("R1   0:03\nHej.\n\nI   0:09\nJa.", [3.0, 9.0], [None, None]),
        ("R1: (00:12:03) Hej.\nI: Ja.", [723.0, None], [None, None]),
    ],
)
def test_times_beside_labels_and_words_are_seconds(
    text: str, begins: list[float | None], ends: list[float | None]
) -> None:
    document = read(text)
    assert [turn.begins for turn in document.turns] == begins
    assert [turn.ends for turn in document.turns] == ends
    assert not any(sign in document.words_of(turn) for turn in document.turns for sign in "[(#")


def test_a_meeting_program_s_own_messages_are_no_words() -> None:
    document = read("Anna Ek   0:03\nHej.\n\nBo Ek   0:09\nHej.\n\nAnna Ek stoppade transkriptionen")
    assert said(document) == [("Anna Ek", "Hej."), ("Bo Ek", "Hej.")]


def test_pauses_and_laughter_stay_in_the_words() -> None:
    assert said(read("S01: Jo (12 seconds pause) ja [skratt].\nS00: Mm."))[0] == (
        "S01",
        "Jo (12 seconds pause) ja [skratt].",
    )


def test_strokes_in_a_text_without_speakers_are_no_voices() -> None:
    assert said(read("Överlapp skrivs //S02: ja// i texten.")) == [("", "Överlapp skrivs //S02: ja// i texten.")]


def test_a_time_before_each_paragraph_is_no_word_of_it() -> None:
    document = read("00:00:00 Hej och välkomna.\n\n00:00:08 Vi börjar nu.\n\n00:01:41 Tack.")
    assert [(document.words_of(turn), turn.begins) for turn in document.turns] == [
        ("Hej och välkomna.", 0.0),
        ("Vi börjar nu.", 8.0),
        ("Tack.", 101.0),
    ]


def test_a_time_that_begins_one_sentence_of_many_stays_in_it() -> None:
    document = read("10:30 började vi.\n\nSedan gick vi hem.\n\nDet var bra.\n\nTack.")
    assert document.words_of(document.turns[0]) == "10:30 började vi."
