"""Two versions of a transcript are compared turn by turn; nothing of either is left out."""

from hypothesis import given
from hypothesis import strategies as st

from lardom.transcripts.differing import differences, pieces
from lardom.transcripts.reading import document_from_text

OLD = "I: Hej!\nR1: Det var bra.\nI: Jaha.\nR1: Ja."


def kinds(new: str) -> list[str]:
    return [one.kind for one in differences(document_from_text("a", OLD), document_from_text("a", new))]


def test_a_corrected_turn_is_changed_and_the_others_are_the_same() -> None:
    assert kinds(OLD.replace("bra", "dåligt")) == ["same", "changed", "same", "same"]


def test_a_turn_put_in_is_added_and_one_taken_away_is_gone() -> None:
    assert kinds(OLD.replace("I: Jaha.\n", "I: Jaha.\nR2: Nej.\n")) == ["same", "same", "same", "added", "same"]
    assert kinds(OLD.replace("I: Jaha.\n", "")) == ["same", "same", "gone", "same"]


def test_another_speaker_is_a_change() -> None:
    assert "changed" in kinds(OLD.replace("R1: Ja.", "R2: Ja.").replace("R1: Det", "R2: Det"))


@given(st.text(max_size=60), st.text(max_size=60))
def test_the_pieces_give_both_versions_back(old: str, new: str) -> None:
    found = pieces(old, new)
    assert "".join(one.words for one in found if one.kind != "added") == old
    assert "".join(one.words for one in found if one.kind != "gone") == new


def test_very_long_turns_are_shown_whole() -> None:
    assert [one.kind for one in pieces("ord " * 3000, "ord " * 3001)] == ["gone", "added"]
