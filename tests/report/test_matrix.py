from dataclasses import replace

from table_one import study, without_consent

from lardom.claims.ground import Ground
from lardom.claims.material import Material
from lardom.report.matrix import matrix_table, theme_matrix


def row(material: Material, name: str, *, count: str = "respondents") -> tuple[str, ...]:
    table = matrix_table(theme_matrix(Ground(material)), "sv", count=count)  # type: ignore[arg-type]
    return next(line for line in table.texts if line[0] == name)


def test_codes_below_a_theme_count_for_it() -> None:
    # Every second person is coded S1, a code below T1: persons 2, 4, ... 26 in the order of Table 1.
    assert row(study(), "Samarbete") == (
        "Samarbete", "1", "1", "1", "–", "1", "2", "1", "1", "–", "1", "2", "1", "–", "1", "11", "13",
    )  # fmt: skip


def test_respondents_and_projects_of_a_theme_are_counted_once_however_often_coded() -> None:
    material = study()
    again = tuple(replace(coding, id=f"{coding.id}b", coder="BN") for coding in material.codings)
    twice = replace(material, codings=(*material.codings, *again))
    assert row(twice, "Ramar") == row(material, "Ramar")
    assert row(twice, "Ramar", count="codings")[-1] == str(2 * int(row(material, "Ramar", count="codings")[-1]))


def test_who_has_withdrawn_expresses_no_theme() -> None:
    before, after = row(study(), "Ramar"), row(without_consent(study(), "A-R1"), "Ramar")
    assert int(after[-1]) == int(before[-1]) - 1
    assert int(after[1]) == int(before[1]) - 1


def test_only_themes_of_the_kind_asked_for_are_shown() -> None:
    matrix = theme_matrix(Ground(study()), kind="effect")
    assert [one.code.name for one in matrix.rows] == ["Samarbete"]


def test_a_theme_without_codings_has_a_row_of_dashes() -> None:
    bare = replace(study(), codings=())
    assert set(row(bare, "Ramar")[1:-2]) == {"–"}
    assert row(bare, "Ramar")[-2:] == ("0", "0")
