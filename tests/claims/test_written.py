"""A quotation as text that reads back as the same pieces."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lardom.claims.devices import parse_quotation
from lardom.claims.quotation import Piece
from lardom.claims.written import written_quotation

PARTS = (
    "Vi såg", " […] ", "[...]", "[X]", " XX ", "[att]", "[en ny kontext]", "[nämner två länder]", "[Berättar att det gick]",
    "”nu kör vi”", "‘ja’", " R2: ", "\nI: ", "det är bra. ", "[sic]", "don't", "(skratt)", "…", "\n", "Hej!”",
)  # fmt: skip


@given(st.lists(st.sampled_from(PARTS), max_size=7).map("".join), st.sampled_from(["sv", "en"]))
def test_what_was_read_from_print_is_read_again_from_what_is_written(printed: str, language: str) -> None:
    pieces = parse_quotation(printed, language)
    text, same = written_quotation(pieces, language)
    assert same == (parse_quotation(text, language) == pieces)
    # A mark that pairs with nothing in print may pair with another when it is written; all else comes back.
    if printed.count("”") % 2 == 0:
        assert same


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_masked_name_keeps_its_letters(language: str) -> None:
    assert written_quotation(
        (Piece("speech", "Vi på "), Piece("redaction", "XX"), Piece("speech", " såg det.")), language
    ) == (
        "Vi på [XX] såg det.",
        True,
    )


def test_pieces_that_no_print_gives_are_told_to_read_otherwise() -> None:
    assert written_quotation((Piece("speech", "Ja "), Piece("speech", "nej"))) == ("Ja nej", False)
    assert written_quotation(()) == ("", True)
