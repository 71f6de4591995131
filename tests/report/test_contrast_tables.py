"""Groups set against each other are printed with what the measures say, and no more than may be told."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from table_one import study, without_consent

from lardom.claims.ground import Ground
from lardom.coding.codebook import Code
from lardom.comparison.cases import Group, cases_of, groups_of
from lardom.comparison.contrasting import answer_contrasts, code_contrasts
from lardom.report.contrast_tables import (
    answer_contrast_table,
    code_contrast_table,
    deviant_table,
    group_name,
    labels_of,
)

GROUND = Ground(study())
FIRST = groups_of(GROUND)["step:2"]
CASES = frozenset(cases_of(GROUND))
REST = Group("cases", "the others", CASES - FIRST.cases)
THEMES = [code for code in GROUND.material.codes if not code.parent]


@pytest.mark.parametrize(
    ("key", "sv", "en"), [("step:2", "Steg 2", "Step 2"), ("status:completed", "Avslutade", "Completed")]
)
def test_a_group_is_called_what_people_call_it(key: str, sv: str, en: str) -> None:
    group = groups_of(GROUND)[key]
    assert (group_name(group, GROUND, "sv"), group_name(group, GROUND, "en")) == (sv, en)
    assert group_name(groups_of(GROUND)["code:T1"], GROUND, "en") == "Samarbete"


def test_codes_are_printed_with_the_exact_interval_and_words_on_what_so_few_can_show() -> None:
    table = code_contrast_table(GROUND, FIRST, REST, THEMES, "sv")
    assert table is not None
    told = dict(code_contrasts(GROUND, FIRST.cases, REST.cases, THEMES))
    one = told[THEMES[0]]
    low, high = (f"{100 * end:.0f}".replace("-", "−") for end in (one.difference.low, one.difference.high))
    assert table.texts[0] == (
        "Samarbete", f"{len(one.with_a)} av 5", f"{len(one.with_b)} av 9", f"{low} till {high}", f"{one.p:.3f}".replace(".", ","),
    )  # fmt: skip
    assert "Steg 2: A, E, F, H, K." in table.note
    assert "3 av 5 mot 0 av 9" in table.note
    assert "Ingen av skillnaderna" in table.note
    assert table.heads[1:3] == ("Steg 2", "Övriga")


def test_a_difference_that_chance_seldom_gives_is_told_in_words() -> None:
    projects = GROUND.projects_under("T1")
    table = code_contrast_table(
        GROUND, Group("cases", "x", projects), Group("cases", "y", CASES - projects), THEMES[:1], "en"
    )
    assert table is not None
    assert "Chance seldom parts groups so small so far" in table.note
    assert "None of the differences" not in table.note
    assert "comparisons are made" not in table.note


def test_nothing_is_printed_of_codes_nobody_speaks_of_and_both_groups_are_told() -> None:
    assert code_contrast_table(GROUND, FIRST, REST, [Code("X", "Ingen")], "sv") is None
    table = code_contrast_table(GROUND, FIRST, Group("cases", "alla", CASES), THEMES, "en")
    assert table is not None
    assert "In both groups, and counted in both: A, E, F, H, K." in table.note


def test_a_mean_is_printed_only_of_two_projects_and_of_those_whose_consent_stands() -> None:
    lone = Group("cases", "A", frozenset(case for case, label in cases_of(GROUND).items() if label == "A"))
    table = answer_contrast_table(GROUND, lone, REST, "sv")
    assert table is not None
    assert table.texts[0][2:] == ("–", "11", "–", "–", "–")
    assert "färre än två projekt" in table.note
    full = answer_contrast_table(GROUND, FIRST, REST, "sv")
    silent = answer_contrast_table(Ground(without_consent(study(), "B-R1")), FIRST, REST, "sv")
    assert full is not None
    assert silent is not None
    assert int(full.texts[0][3]) == int(silent.texts[0][3]) + 1
    one = answer_contrasts(GROUND, FIRST.cases, REST.cases)[0][1]
    assert one.means is not None
    assert full.texts[0][2] == f"{one.means.mean_a:.2f}".replace(".", ",")
    assert "avgör inte" in full.note


def test_answers_that_part_the_groups_are_told_in_words() -> None:
    high = tuple(
        replace(
            one, value=5 if (person := GROUND.person(one.respondent_id)) and person.project_id in FIRST.cases else 1
        )
        for one in study().answers
    )
    table = answer_contrast_table(Ground(replace(study(), answers=high)), FIRST, REST, "en")
    assert table is not None
    assert "Chance seldom gives a difference so large." in table.note


def test_a_study_without_questions_has_no_answers_to_contrast() -> None:
    bare = replace(study(), settings=replace(study().settings, items=()))
    assert answer_contrast_table(Ground(bare), FIRST, REST, "sv") is None


@given(st.sets(st.sampled_from(sorted(CASES))), st.sets(st.sampled_from(sorted(CASES))))
def test_every_case_stands_once_in_the_table_of_a_pattern(condition: set[str], outcome: set[str]) -> None:
    table = deviant_table(
        GROUND, Group("cases", "p", frozenset(condition)), Group("cases", "q", frozenset(outcome)), "sv"
    )
    printed = [
        label
        for row in table.texts
        for cell in row[1:]
        if cell != "–"
        for label in cell.rpartition(" (")[0].split(", ")
    ]
    assert sorted(printed) == sorted(cases_of(GROUND).values())
    against = condition ^ outcome
    assert ("Inget projekt går emot" in table.note) == (not against)
    assert all(case not in table.note for case in CASES)


def test_labels_stand_in_their_order() -> None:
    assert labels_of(GROUND, FIRST.cases) == "A, E, F, H, K"
    assert labels_of(GROUND, ()) == "–"
