"""From the values of a study to rows, by the columns that are declared."""

import pytest
from small_study import study

from lardom.claims.claim import Claim, Evidence
from lardom.claims.material import Material
from lardom.coding.codebook import Code
from lardom.coding.marks import Mark
from lardom.exchange.cells import parse_reference
from lardom.exchange.columns import Table
from lardom.exchange.rows import reference_text, rows
from lardom.exchange.tables import TABLES, table_named


@pytest.mark.parametrize("table", TABLES, ids=lambda table: str(table.name))
def test_a_row_has_every_column_of_its_table(table: Table) -> None:
    for row in rows(table, study()):
        assert list(row) == [column.name for column in table.columns]


def test_the_codebook_is_written_in_the_order_of_the_book() -> None:
    book = Material(codes=(Code("b", "B", order=2), Code("a", "A", order=1, include="Alltid.", pole="hinder")))
    found = rows(table_named("codebook"), book)
    assert [row["code_id"] for row in found] == ["a", "b"]
    assert (found[0]["include"], found[0]["pole"]) == ("Alltid.", "hinder")


def test_a_passage_has_its_words_beside_its_place_and_a_mark_has_no_code() -> None:
    material = study()
    (mark,) = (Mark("m1", "b.txt", 4, 9, "Siv", "=bra"),)
    found = rows(
        table_named("codings"), Material(documents=material.documents, codings=material.codings, marks=(mark,))
    )
    assert found[0]["quote"] == "vi arbetade med forskare"
    assert (found[-1]["code_id"], found[-1]["coder"], found[-1]["quote"]) == ("", "Siv", "Vi tr")


@pytest.mark.parametrize("kind", ["coding", "code", "quotation", "answers", "claim", "portfolio"])
@pytest.mark.parametrize("group", ["", "a", "b"])
def test_every_kind_of_evidence_is_read_again(kind: str, group: str) -> None:
    link = Evidence("supports", kind, "x>=4", group)  # type: ignore[arg-type] # one of the kinds
    read = parse_reference(reference_text(link))
    assert read is not None
    assert (read.kind, read.ref, read.group) == (kind, "x>=4", group)


def test_evidence_stands_in_the_column_of_what_it_does() -> None:
    claim = Claim(
        "C1", "Alla.", evidence=(Evidence("contradicts", "code", "K"), Evidence("supports", "quotation", "Q"))
    )
    (row,) = rows(table_named("claims"), Material(claims=(claim,)))
    assert (row["supports"], row["contradicts"], row["qualifies"]) == (("quote:Q",), ("code:K",), ())
