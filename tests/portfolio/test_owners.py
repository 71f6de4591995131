from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lardom.portfolio.owners import UNDETERMINED, Override, main_need_owner
from lardom.portfolio.projects import Party
from lardom.study.settings import DEFAULT_PUBLIC_KINDS

if TYPE_CHECKING:
    from collections.abc import Sequence


def _party(name: str, kind: str, budget: float | None, organisation_id: str = "") -> Party:
    return Party("p1", name, kind, budget=budget, organisation_id=organisation_id)


TOWN = _party("Norrviks kommun", "municipality", 400_000)
REGION = _party("Region Norr", "region", 250_000)
FIRM = _party("Sensorbolaget AB", "company", 3_000_000)
UNIVERSITY = _party("Norrskens universitet", "university", 2_000_000)


def test_the_public_party_with_the_largest_budget_is_the_main_need_owner() -> None:
    owner = main_need_owner([FIRM, REGION, TOWN, UNIVERSITY])
    assert (owner.organisation, owner.kind, owner.reason, owner.budget) == (
        "Norrviks kommun",
        "municipality",
        "largest budget",
        400_000,
    )
    assert owner.sentence("sv") == "Norrviks kommun har störst budget av projektets offentliga parter."


def test_changing_a_budget_changes_the_owner() -> None:
    assert main_need_owner([TOWN, _party("Region Norr", "region", 400_001)]).kind == "region"


def test_a_tie_in_the_largest_budget_makes_the_owner_undetermined() -> None:
    owner = main_need_owner([TOWN, _party("Region Norr", "region", 400_000), _party("Lilla kommun", "municipality", 1)])
    assert (owner.kind, owner.organisation, owner.reason) == (UNDETERMINED, "", "tie")
    assert owner.organisations == ("Norrviks kommun", "Region Norr")
    assert owner.sentence("en").endswith("none a larger one: Norrviks kommun and Region Norr.")


def test_a_tie_below_the_largest_budget_does_not_matter() -> None:
    assert (
        main_need_owner([TOWN, REGION, _party("Söderviks kommun", "municipality", 250_000)]).organisation
        == "Norrviks kommun"
    )


def test_sums_that_differ_only_by_floating_point_noise_are_a_tie() -> None:
    parts = [_party("A kommun", "municipality", 0.1), _party("A kommun", "municipality", 0.2)]
    assert main_need_owner([*parts, _party("Region B", "region", 0.3)]).reason == "tie"


def test_a_missing_budget_makes_the_owner_undetermined() -> None:
    owner = main_need_owner([TOWN, _party("Region Norr", "region", None)])
    assert (owner.kind, owner.reason, owner.organisations) == (UNDETERMINED, "missing budget", ("Region Norr",))


def test_a_missing_budget_of_a_party_that_is_not_public_does_not_matter() -> None:
    assert main_need_owner([TOWN, _party("Sensorbolaget AB", "company", None)]).determined


def test_a_lone_public_party_without_budget_is_undetermined_and_named() -> None:
    owner = main_need_owner([_party("Norrviks kommun", "municipality", None), FIRM])
    assert (owner.kind, owner.reason) == (UNDETERMINED, "missing budget")
    assert owner.sentence("sv") == "Budgeten är okänd för Norrviks kommun."


def test_a_lone_public_party_with_a_budget_of_nothing_is_the_owner() -> None:
    owner = main_need_owner([_party("Norrviks kommun", "municipality", 0.0), FIRM])
    assert (owner.kind, owner.reason) == ("municipality", "only public party")


def test_a_budget_that_is_no_number_is_missing() -> None:
    assert main_need_owner([_party("Norrviks kommun", "municipality", float("nan")), REGION]).reason == "missing budget"


def test_budgets_of_one_organisation_are_added_up() -> None:
    parties = [
        TOWN,
        _party("Region Norr", "region", 250_000),
        _party("region  norr", "region", 200_000),
    ]
    owner = main_need_owner(parties)
    assert (owner.kind, owner.budget) == ("region", 450_000)


def test_one_blank_among_an_organisations_budgets_makes_its_sum_unknown() -> None:
    assert main_need_owner([TOWN, REGION, _party("Region Norr", "region", None)]).reason == "missing budget"


def test_other_public_kinds_are_no_need_owners_unless_the_study_says_so() -> None:
    agency = _party("Vägmyndigheten", "state agency", 900_000)
    owner = main_need_owner([agency, UNIVERSITY, FIRM])
    assert (owner.kind, owner.reason) == (UNDETERMINED, "other public kinds")
    assert owner.organisations == ("Norrskens universitet", "Vägmyndigheten")
    assert main_need_owner([agency, TOWN]).kind == "municipality"
    assert main_need_owner([agency, TOWN], public_kinds=(*DEFAULT_PUBLIC_KINDS, "state agency")).kind == "state agency"


def test_a_project_without_public_parties_says_so() -> None:
    assert main_need_owner([FIRM]).reason == "no public party"
    owner = main_need_owner([], project_id="p9")
    assert (owner.project_id, owner.reason) == ("p9", "no public party")


def test_an_organisation_of_two_kinds_is_no_certain_owner() -> None:
    owner = main_need_owner([TOWN, _party("Norrviks kommun", "municipal company", 10.0), REGION])
    assert (owner.kind, owner.reason) == (UNDETERMINED, "two kinds")


def test_an_override_with_a_reason_goes_before_the_rule() -> None:
    owner = main_need_owner([TOWN, REGION], overrides=[Override("p1", "region norr", "Äger behovet.")])
    assert (owner.kind, owner.reason, owner.note) == ("region", "override", "Äger behovet.")
    assert owner.sentence("sv") == "Region Norr är satt för hand: Äger behovet."


def test_an_override_without_a_reason_is_not_used() -> None:
    owner = main_need_owner([TOWN, REGION], overrides=[Override("p1", "Region Norr", " ")])
    assert (owner.organisation, owner.unused) == ("Norrviks kommun", "no reason")


def test_an_override_to_somebody_outside_the_project_is_not_used() -> None:
    owner = main_need_owner([TOWN, REGION], overrides=[Override("p1", "Region Syd", "Skäl.")])
    assert (owner.organisation, owner.unused) == ("Norrviks kommun", "no such party")
    assert main_need_owner([TOWN], overrides=[Override("p2", "Region Syd", "Skäl.")]).unused == ""


def test_an_override_may_name_the_organisations_id() -> None:
    parties = [TOWN, _party("Region Norr", "region", 1.0, "212000-1234")]
    assert main_need_owner(parties, overrides=[Override("p1", "212000-1234", "Skäl.")]).kind == "region"


def test_parties_of_several_projects_are_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match="p1, p2"):
        main_need_owner([TOWN, Party("p2", "Region Norr", "region")])


def test_every_reason_has_a_sentence_in_both_languages() -> None:
    cases: list[Sequence[Party]] = [
        [TOWN], [TOWN, REGION], [FIRM], [UNIVERSITY], [_party("X", "region", None)],
        [TOWN, _party("Norrviks kommun", "region", 1.0)], [TOWN, _party("Y kommun", "municipality", 400_000)],
    ]  # fmt: skip
    for case in cases:
        owner = main_need_owner(case)
        for language in ("sv", "en"):
            sentence = owner.sentence(language)
            assert sentence.endswith(".")
            assert "{" not in sentence


PARTY = st.builds(
    Party,
    st.just("p1"),
    st.sampled_from(["A", "B", "C", "a "]),
    st.sampled_from(["municipality", "region", "company", "university"]),
    budget=st.none() | st.floats(0, 1e9) | st.sampled_from([1.0, 2.0]),
)


@given(st.lists(PARTY, max_size=8).flatmap(lambda parties: st.tuples(st.just(parties), st.permutations(parties))))
def test_no_order_of_rows_changes_the_owner(pair: tuple[list[Party], list[Party]]) -> None:
    first, second = pair
    assert main_need_owner(first, project_id="p1") == main_need_owner(second, project_id="p1")


@given(st.lists(PARTY, max_size=8))
def test_an_owner_is_public_and_nobody_public_has_a_larger_budget(parties: list[Party]) -> None:
    owner = main_need_owner(parties, project_id="p1")
    public = [party for party in parties if party.kind in DEFAULT_PUBLIC_KINDS]
    if owner.determined:
        assert owner.kind in DEFAULT_PUBLIC_KINDS
        assert owner.budget is not None
        assert all(party.budget is not None and party.budget <= owner.budget + 1e-6 for party in public)
    else:
        assert owner.organisation == ""
