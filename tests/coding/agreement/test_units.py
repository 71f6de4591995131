"""Units lie where turns and sentences do, in either language."""

import pytest

from lardom.coding.agreement.units import UNITS, Unit, cuts_of
from lardom.transcripts.turns import Document, Turn

TALK = Document("d", "A: Ja. Nej.\nB: Kanske.\n", (Turn(1, 3, 11), Turn(2, 15, 22)))


@pytest.mark.parametrize(
    ("unit", "words"),
    [("turns", ["Ja. Nej.", "Kanske."]), ("sentences", ["Ja.", "Nej.", "Kanske."])],
)
def test_sentences_are_found_turn_by_turn(unit: Unit, words: list[str]) -> None:
    assert unit in UNITS
    assert [span.of(TALK.text) for span in cuts_of([TALK], unit)["d"]] == words


def test_a_text_without_turns_is_cut_whole_and_characters_not_at_all() -> None:
    text = Document("e", "One. Two.")
    assert [span.of(text.text) for span in cuts_of([text], "sentences", "en")["e"]] == ["One.", "Two."]
    assert cuts_of([text], "characters") == cuts_of([text], "codings") == {}
