"""The cases of a study, and the groups they are put in."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from table_one import study, without_consent

from lardom.claims.ground import Ground
from lardom.comparison.cases import Group, cases_of, group_named, groups_of, people_of
from lardom.sampling.selection import Selection

GROUND = Ground(study())


def test_cases_are_the_labelled_projects_in_the_order_of_their_labels() -> None:
    assert list(cases_of(GROUND).values()) == list("ABCDEFGHIJKLMN")
    many = replace(study(), sample=tuple(Selection(f"p{n}", "selected", n) for n in ("AA", "B", "")))
    assert list(cases_of(Ground(many)).values()) == ["B", "AA"]


def test_a_case_has_one_status_and_one_category_and_is_where_somebody_speaks() -> None:
    groups, cases = groups_of(GROUND), frozenset(cases_of(GROUND))
    for kind in ("status", "category"):
        parts = [one.cases for one in groups.values() if one.kind == kind]
        assert sum(map(len, parts)) == len(cases)
        assert frozenset().union(*parts) == cases
    assert groups["code:T2"].cases == GROUND.projects_under("T2")
    assert len(groups["step:2"].cases) == 5


def test_who_has_withdrawn_puts_no_case_in_a_group() -> None:
    spoke = next(case for case, label in cases_of(GROUND).items() if label == "C")
    silent = Ground(without_consent(study(), "C-R1"))
    assert (
        spoke
        in groups_of(GROUND)["code:T1"].cases ^ groups_of(silent)["code:T1"].cases
        | groups_of(GROUND)["code:T2"].cases ^ groups_of(silent)["code:T2"].cases
    )
    assert people_of(silent, [spoke]) == ()


@given(st.sets(st.sampled_from("ABCDEFGHIJKLMN"), min_size=1))
def test_labels_in_any_order_and_case_name_the_same_group(labels: set[str]) -> None:
    cases = cases_of(GROUND)
    found = group_named(" ; ".join(sorted(labels, reverse=True)).lower(), {}, cases)
    assert found == Group("cases", ", ".join(sorted(labels)), frozenset(c for c, one in cases.items() if one in labels))


def test_a_key_names_its_group_and_what_is_neither_names_none() -> None:
    groups, cases = groups_of(GROUND), cases_of(GROUND)
    assert group_named("CODE:t1", groups, cases) == groups["code:T1"]
    assert group_named("", groups, cases) is None
    assert group_named("A;Q", groups, cases) is None
