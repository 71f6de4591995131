"""Lines that describe an interview are no speech, wherever they stand."""

from lardom.transcripts.describing import no_speech
from lardom.transcripts.lines import candidate


def gone(text: str, headings: tuple[int, ...] = ()) -> list[int]:
    lines = text.split("\n")
    found = {number: read for number, line in enumerate(lines) if line.strip() and (read := candidate(line))}
    return sorted(no_speech(lines, found, headings))


def test_a_form_further_down_is_no_conversation() -> None:
    opening = (
        "Here the library tells at some length who the two people are and what they talk about, in one sentence.\n"
    )
    form = "INTERVIEWEE: Ada Ek\n\nINTERVIEWER: Bo Al\n\nDATE: 3 May 1999\n\nPLACE: Umeå\n\n"
    assert gone(opening + form + "Al: How did it begin?\nEk: By chance.\nAl: Really?\nEk: Yes.") == [1, 3]


def test_turns_beside_a_form_stay_when_they_are_sentences_or_come_back() -> None:
    opening = "I: Hej på dig du som är här, och tack så mycket för att du ville vara med i dag.\n"
    assert gone(opening + "Ljudfil: två\nR1: Ja.\nI: Hej\nLjudfil: tre\nI: Tack") == []
    assert gone(opening + "Ljudfil: två\nPlattform: Teams\nI: Hej") == [1, 2]


def test_a_heading_with_words_behind_its_colon_is_no_label() -> None:
    assert gone("Exempelintervju: plattformen\nEva: Hej!\nEva: Hallå!", headings=(0,)) == [0]


def test_headings_that_come_back_may_be_labels() -> None:
    assert gone("Eva Ek\nHej!\nBo Al\nHej.\nEva Ek\nJa.", headings=(0, 2, 4)) == [2]


def test_the_row_of_column_names_is_left_out() -> None:
    assert gone("Talare\tText\nEva\tHej!") == [0]
