"""The tables of agreement and saturation print what the measures say."""

from dataclasses import replace

import pytest
from table_one import study

from lardom.claims.ground import Ground
from lardom.coding.agreement.units import UNITS
from lardom.coding.marks import Coding
from lardom.report.comparison_tables import agreement_table, saturation_table

TWICE = replace(
    study(),
    codings=tuple(replace(one, id=f"{coder}{one.id}", coder=coder) for one in study().codings for coder in "AB"),
)


@pytest.mark.parametrize("unit", UNITS)
def test_agreement_is_printed_with_what_it_rests_on(unit: str) -> None:
    table = agreement_table(TWICE, "sv", unit=unit)  # type: ignore[arg-type]
    assert table is not None
    assert {row[1] for row in table.texts} == {"1,00"}
    assert "2 kodare" in table.note
    assert "Okodad text" in table.note


def test_a_coefficient_that_is_not_there_is_a_dash_with_its_reason() -> None:
    material = study()
    whole = Coding("w", material.documents[0].id, 0, len(material.documents[0].text), material.codes[0].id, "A")
    table = agreement_table(replace(material, codings=(whole, replace(whole, id="x", coder="B"))), "en")
    assert table is not None
    assert table.texts[0][2] == "–"
    assert "without variation" in table.note
    assert agreement_table(replace(material, codings=()), "sv") is None


def test_saturation_prints_the_curve_and_whether_it_was_met() -> None:
    ground = Ground(study())
    met = saturation_table(ground, "sv", base=1, run=1, threshold=1.0)
    assert met is not None
    assert "Mättnad efter 1 intervjuer" in met.note
    assert [row[0] for row in met.texts][:2] == ["1", "2"]
    fresh = tuple(Coding(f"k{n}", document.id, 0, 2, f"c{n}", "A") for n, document in enumerate(study().documents))
    none = saturation_table(Ground(replace(study(), codings=fresh)), "en", base=1, run=1, threshold=0.0)
    assert none is not None
    assert none.note.startswith("No saturation in")
    assert saturation_table(ground, "sv", base=500) is None
