"""Every published figure of the model report's portfolio, on the witness of Annex C."""

import json
from pathlib import Path

import pytest
from annex_c import CATEGORIES, annex_c
from shared_data import shared

from lardom.portfolio.counts import Facts, facts
from lardom.portfolio.owners import Override
from lardom.study.settings import StudySettings


@pytest.fixture(scope="module")
def found() -> Facts:
    return facts(*annex_c(), settings=StudySettings(categories=tuple(name for name, _ in CATEGORIES)))


def test_there_are_53_projects(found: Facts) -> None:
    assert found["projects"].value == 53


def test_projects_with_at_least_one_of_a_kind_are_43_17_and_14(found: Facts) -> None:
    assert [found[f"with:{kind}"].value for kind in ("municipality", "region", "municipal company")] == [43, 17, 14]


def test_main_need_owners_are_38_12_and_1_and_two_undetermined(found: Facts) -> None:
    assert [fact.value for fact in found.starting("owner:")] == [38, 12, 1, 2]
    assert {owner.reason for owner in found.owners if not owner.determined} == {"tie"}


def test_participations_are_82_25_and_14(found: Facts) -> None:
    kinds = ("municipality", "region", "municipal company", "public")
    assert [found[f"participations:{kind}"].value for kind in kinds] == [82, 25, 14, 121]


def test_the_unique_organisations_are_counted_beside(found: Facts) -> None:
    assert 0 < found["organisations:municipality"].value < 82


def test_19_projects_have_at_least_two_kinds(found: Facts) -> None:
    assert found["kinds>=2"].value == 19


def test_exactly_two_projects_have_seven_municipalities(found: Facts) -> None:
    most = found["most:municipality"]
    assert (most.value, most.number, most.detail) == (2, 7, "7 kommuner i vart och ett")


def test_a_few_projects_stand_out(found: Facts) -> None:
    assert found["outliers:municipality"].value == 6
    assert set(found["most:municipality"].ids) <= set(found["outliers:municipality"].ids)


def test_each_of_the_14_projects_has_exactly_one_municipal_company(found: Facts) -> None:
    assert (found["most:municipal company"].value, found["most:municipal company"].number) == (14, 1)


def test_38_projects_have_one_or_two_public_parties(found: Facts) -> None:
    assert found["public=1-2"].value == 38
    assert found["public=1-2"].value > found["projects"].value / 2
    assert sum(fact.value for fact in found.starting("public=") if fact.name != "public=1-2") == 53


def test_the_patterns_of_kinds_sum_to_53(found: Facts) -> None:
    patterns = {fact.name.removeprefix("pattern:"): fact.value for fact in found.starting("pattern:")}
    assert patterns == {
        "municipality": 24,
        "region": 10,
        "municipal company": 0,
        "municipality+region": 5,
        "municipality+municipal company": 12,
        "region+municipal company": 0,
        "municipality+region+municipal company": 2,
        "none": 0,
    }
    assert sum(patterns.values()) == 53


def test_the_categories_are_17_3_16_11_and_6(found: Facts) -> None:
    assert [fact.value for fact in found.starting("category:")] == [17, 3, 16, 11, 6]


def test_two_projects_have_all_three_kinds_and_the_identity_says_so(found: Facts) -> None:
    assert found["three-kinds"].value == 2
    assert found["three-kinds"].detail.startswith("43 + 17 + 14 = 74 = 53 + 19 + 2:")
    assert found["three-kinds"].detail.endswith("Identiteten håller.")


def test_a_tie_can_be_settled_by_hand_with_a_reason(found: Facts) -> None:
    project = found["owner:undetermined"].ids[0]
    name = next(owner.organisations[0] for owner in found.owners if owner.project_id == project)
    settled = facts(*annex_c(), overrides=[Override(project, name, "Äger behovet enligt ansökan.")])
    assert settled["owner:undetermined"].value == 1


def test_the_figures_agree_with_the_derived_table_of_the_reference(found: Facts) -> None:
    cases = {
        case["check"]: case for case in json.loads(Path(shared("stats/report_counts.json")).read_text("utf-8"))["cases"]
    }
    categories = cases["category sum"]["values"]
    assert {name: found[f"category:{name}"].value for name in categories} == categories
    owners = cases["main need owner sum"]
    assert [fact.value for fact in found.starting("owner:")] == [*owners["values"], owners["expected_missing"]]
    kinds = cases["at least one of each kind vs two kinds"]
    assert found["with:municipal company"].value == kinds["municipal_company"]
    assert found["kinds>=2"].value == kinds["mixed_at_least"]
    assert found["three-kinds"].value == kinds["expected_three_kinds"]
