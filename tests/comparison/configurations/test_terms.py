"""Terms cover what they say and are written as the field writes them."""

from lardom.comparison.configurations.terms import Term


def test_a_term_covers_corners_and_lies_within_shorter_ones() -> None:
    term = Term((1, None, 2))
    assert term.covers((1, 0, 2))
    assert not term.covers((0, 0, 2))
    assert term.within(Term((1, None, None)))
    assert not Term((1, None, None)).within(term)


def test_it_is_written_with_tildes_and_brackets() -> None:
    assert Term((0, 1, 2)).told(["A", "B", "C"], [2, 2, 3]) == "~A*B*C[2]"
    assert Term((None, None)).told(["A", "B"], [2, 2]) == "1"
