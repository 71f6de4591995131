"""Deviant cases are named; a claim of absence says what it rests on."""

from lardom.comparison.deviant import absence, pattern


def test_deviant_cases_are_those_against_the_pattern() -> None:
    found = pattern("ABKMN", {"A", "B", "K"}, {"A", "B", "M"})
    assert (found.both, found.failed, found.unexplained, found.neither) == (("A", "B"), ("K",), ("M",), ("N",))
    assert found.deviant == ("K", "M")


def test_none_of_these_holds_until_one_is_found() -> None:
    found = absence("ABC", "ABCDEF", {"D", "E"})
    assert found.holds
    assert found.told("sv").startswith("0 av 3, mot 2 av 3 av de andra.")
    assert "up to 63 per cent" in found.told("en")
    broken = absence("ABC", "ABCDEF", {"B"})
    assert not broken.holds
    assert broken.told("en") == "It does not hold: 1 of 3 (B)."
    assert broken.told("sv") == "Det gäller inte: 1 av 3 (B)."
    assert broken.at_most == 1.0
    empty = absence("", "AB", set())
    assert not empty.holds
    assert (empty.told("sv"), empty.told("en")) == ("Gruppen är tom.", "The group is empty.")
