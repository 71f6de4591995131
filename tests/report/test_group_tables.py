from dataclasses import replace

import pytest
from printed_report import report
from table_one import study

from lardom.report.group_tables import GROUPINGS, answers_by_group_table, group_of
from lardom.report.tree import plain_text


def test_means_with_and_without_the_ongoing_projects_stand_side_by_side() -> None:
    material = study()
    sample = tuple(replace(row, status="ongoing") if row.label in ("A", "B") else row for row in material.sample)
    table = answers_by_group_table(replace(material, sample=sample), "status", "sv")
    assert table is not None
    assert [cell.text for cell in table.header[0]] == ["Fråga", "Avslutade", "Pågående"]
    # A-R1 3, A-R2 4, B-R1 3, B-R2 4: four answers of 3.5; the other seventeen sum to 84 - 14 = 70.
    assert table.texts[0] == ("Hur nöjd är du?", "17", "4,12", "4", "3,50")


def test_one_project_is_a_case_and_has_no_mean_as_a_group() -> None:
    material = study()
    sample = tuple(replace(row, status="ongoing") if row.label == "E" else row for row in material.sample)
    table = answers_by_group_table(replace(material, sample=sample), "status", "en")
    assert table is not None
    assert table.texts[0][3:] == ("1", "–")
    assert table.note.endswith("no mean is given.")


def test_categories_stand_in_the_order_of_the_study() -> None:
    table = answers_by_group_table(study(), "category", "sv")
    assert table is not None
    assert [cell.text for cell in table.header[0]][1:3] == ["IoT infrastruktur", "Hälsa, vård och omsorg"]
    assert sum(int(table.texts[0][at]) for at in range(1, 11, 2)) == 21


def test_respondents_are_grouped_by_their_own_step_and_part() -> None:
    assert set(group_of(study(), "step").values()) == {"1", "2"}
    assert set(group_of(study(), "relation").values()) == {"need owner"}


@pytest.mark.parametrize("group", GROUPINGS)
def test_a_report_may_ask_for_every_grouping(group: str) -> None:
    made = report(f'::: {{.answers-table group="{group}"}}\n:::\n')
    assert made.problems == ()
    assert "Tabell" in plain_text(made.ast["blocks"])


def test_a_grouping_the_study_does_not_have_is_a_problem() -> None:
    assert report('::: {.answers-table group="mood"}\n:::\n').problems[0].code == "living-part-unknown"
    material = study()
    bare = replace(material, sample=tuple(replace(row, status="") for row in material.sample))
    assert report('::: {.answers-table group="status"}\n:::\n', material=bare).problems[0].code == "no-groups"
