from dataclasses import replace

import pytest
from table_one import study, without_consent

from lardom.claims.ground import Ground
from lardom.claims.material import Material
from lardom.claims.words_said import words_said
from lardom.coding.matrices import SHARINGS
from lardom.report.matrix import matrix_table, theme_matrix
from lardom.report.tables import PrintedTable


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


def shared(count: str, share: str) -> PrintedTable:
    ground = Ground(study())
    words = words_said(ground)
    return matrix_table(theme_matrix(ground), "sv", count=count, share=share, words=words)  # type: ignore[arg-type]


def test_a_row_is_set_against_what_the_theme_comes_to() -> None:
    first = shared("respondents", "row").texts[0]
    # Thirteen respondents: one is 8 per cent, two 15.
    assert first == ("Samarbete", "8", "8", "8", "–", "8", "15", "8", "8", "–", "8", "15", "8", "–", "8", "13")


def test_a_column_is_set_against_its_respondents_counted_once_who_stand_below() -> None:
    table = shared("respondents", "column")
    numbers = [row(study(), name) for name in ("Samarbete", "Ramar")]
    *themes, last = table.texts
    spoken = theme_matrix(Ground(study()))
    for at, (_, label) in enumerate(spoken.projects, start=1):
        who = {one for line in spoken.rows for one in line.respondents[at - 1]}
        assert last[at] == str(len(who)), label
        for line, number in zip(themes, numbers, strict=True):
            told = "–" if number[at] == "–" else f"{100 * int(number[at]) / len(who):.0f}"
            assert line[at] == told, label
    assert (last[0], last[-1], table.total) == ("n", "", True)


@pytest.mark.parametrize("count", ["respondents", "codings"])
def test_the_whole_is_said_below_and_shares_of_it_come_to_a_hundred(count: str) -> None:
    table, numbers = shared(count, "whole"), [row(study(), name, count=count) for name in ("Samarbete", "Ramar")]
    whole = sum(int(line[-1]) for line in numbers)
    assert str(whole) in table.note
    assert [cell for line in table.texts for cell in line[1:-1]] == [
        "–" if cell == "–" else f"{100 * int(cell) / whole:.0f}" for line in numbers for cell in line[1:-2]
    ]


def test_against_words_a_talkative_project_counts_for_no_more() -> None:
    table = shared("codings", "size")
    assert "1 000 ord" in table.note
    # In A three people say ten words each; one of their passages is of the theme.
    assert table.texts[0][1] == "33"
    silent = matrix_table(theme_matrix(Ground(study())), "en", share="size", words={})
    assert {cell for line in silent.texts for cell in line[1:-1]} == {"–"}


@pytest.mark.parametrize("share", SHARINGS)
@pytest.mark.parametrize("count", ["respondents", "codings"])
@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_way_to_share_says_below_what_the_numbers_are(count: str, share: str, language: str) -> None:
    made = theme_matrix(Ground(study()))
    notes = [matrix_table(made, language, count=count, share=one).note for one in ("", share)]  # type: ignore[arg-type]
    assert len(set(notes)) == 2
    assert "{" not in notes[1]
