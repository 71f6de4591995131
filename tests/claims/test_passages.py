"""Where a passage lies among the turns, and whose words it holds."""

from hypothesis import given
from hypothesis import strategies as st

from lardom.claims.passages import Passage, passage_in, talk_of
from lardom.fieldwork.interviews import INTERVIEWER, Interview
from lardom.transcripts.turns import Document, Turn

TEXT = Document(
    "a.txt", "Hur gick det?\n… Bra.\nJaha.\n…\nSlut", (Turn(1, 0, 13), Turn(2, 14, 20), Turn(4, 21, 26), Turn(5, 27, 28), Turn(6, 29, 29))
)  # fmt: skip
VOICES = (INTERVIEWER, "R1", "", "R2", "R1")
PEOPLE = {"R1": "p1", "R2": "p2"}


def test_a_turn_counts_when_a_letter_of_it_lies_in_the_passage() -> None:
    talk = talk_of(TEXT, VOICES, None, PEOPLE)
    assert passage_in(talk, 0, 20).turns == (1, 2)
    assert passage_in(talk, 0, 15).turns == (1,)  # the dots before the answer are no words
    assert passage_in(talk, 27, len(TEXT.text)) == Passage("a.txt", 27, 33)  # dots, an empty turn, and what is nobody's


def test_whoever_has_withdrawn_has_neither_turn_nor_voice() -> None:
    assert passage_in(talk_of(TEXT, VOICES, None, {"R2": "p2"}), 0, 26).turns == (1, 4)
    assert passage_in(talk_of(TEXT, VOICES, None, PEOPLE), 0, 26).respondents == ("R1",)


def test_an_unknown_voice_is_told_when_nobody_else_answers() -> None:
    talk = talk_of(TEXT, VOICES, None, PEOPLE)
    assert passage_in(talk, 21, 26).unknown
    assert not passage_in(talk, 14, 26).unknown


def test_a_text_without_turns_is_the_words_of_the_only_respondent() -> None:
    letter = Document("b.txt", "Vi är nöjda.")
    talk = talk_of(letter, (), Interview("i1", "", respondents=("R1",)), PEOPLE)
    assert passage_in(talk, 0, 5, coder="A", ref="k1") == Passage(
        "b.txt", 0, 5, respondents=("R1",), project_id="p1", coder="A", ref="k1"
    )


@given(st.integers(0, 33), st.integers(0, 33))
def test_turns_are_those_that_the_document_says_share_letters_with_the_passage(one: int, other: int) -> None:
    start, end = sorted((one, other))
    told = passage_in(talk_of(TEXT, VOICES, None, PEOPLE), start, end).turns
    assert told == tuple(
        turn.number
        for turn in TEXT.turns
        if any(map(str.isalnum, TEXT.text[max(turn.start, start) : min(turn.end, end)]))
    )
