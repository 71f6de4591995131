"""Ties between parties equal a walk over the projects."""

from collections import Counter
from datetime import date
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lardom.portfolio.projects import Party, Project
from lardom.portfolio.ties import (
    membership_network,
    new_ties,
    party_network,
    projection,
    ties,
    two_mode,
)

PROJECTS = [
    Project("p1", "Ett", start=date(2018, 1, 1), end=date(2019, 1, 1)),
    Project("p2", "Två", start=date(2020, 5, 1), end=date(2022, 1, 1)),
    Project("p3", "Tre"),
]
MEMBERS = st.lists(st.tuples(st.sampled_from(["p1", "p2", "p3", "gone"]), st.sampled_from("abcde")), max_size=14)


@given(members=MEMBERS)
def test_projections_are_what_a_walk_over_the_projects_counts(members: list[tuple[str, str]]) -> None:
    network = two_mode(PROJECTS, [Party(project, name) for project, name in members])
    shared: Counter[frozenset[str]] = Counter()
    newman: Counter[frozenset[str]] = Counter()
    for project in PROJECTS:
        here = {name for there, name in members if there == project.id}
        for pair in combinations(sorted(here), 2):
            shared[frozenset(pair)] += 1
            newman[frozenset(pair)] += 1 / (len(here) - 1)  # type: ignore[assignment]
    for weighing, expected in (("shared", shared), ("newman", newman)):
        found = projection(network, weighing)  # type: ignore[arg-type]
        told = {
            frozenset((network.parties[a], network.parties[b])): weight
            for a, b, weight in zip(found.one.tolist(), found.other.tolist(), found.weight.tolist(), strict=True)
        }
        assert told == pytest.approx(dict(expected))
    assert {frozenset((tie.one, tie.other)): tie.projects for tie in ties(network)} == shared


def test_ties_have_dates_and_know_whether_they_were_repeated() -> None:
    members = [("p1", "a"), ("p1", "b"), ("p2", "a"), ("p2", "b"), ("p2", "c"), ("p3", "a"), ("p3", "d")]
    network = two_mode(PROJECTS, [Party(project, name) for project, name in members])
    told = {(tie.one, tie.other): tie for tie in ties(network)}
    assert (told["a", "b"].first, told["a", "b"].last, told["a", "b"].repeated) == (
        date(2018, 1, 1), date(2022, 1, 1), True,
    )  # fmt: skip
    assert not told["a", "c"].repeated
    assert (told["a", "d"].first, told["a", "d"].last) == (None, None)
    assert new_ties(ties(network)) == {2018: 1, 2020: 2}
    assert network.density == 7 / 12
    assert two_mode([], []).density is None
    assert ties(two_mode([], [])) == ()


def test_one_organisation_is_one_party_whatever_it_is_written_like() -> None:
    network = two_mode(PROJECTS, [Party("p1", "Kommun  A", role="x"), Party("p1", "kommun a"), Party("p2", "Kommun A")])
    assert network.names == ("Kommun  A",)
    assert network.party.tolist() == [0, 0]


def test_both_networks_hold_names_and_dates() -> None:
    network = two_mode(PROJECTS, [Party("p1", "A"), Party("p1", "B"), Party("p3", "A")])
    two = membership_network(network)
    assert {node.kind for node in two.nodes} == {"party", "project"}
    assert [(edge.source, edge.target, edge.start) for edge in two.edges] == [
        ("party:a", "project:p1", date(2018, 1, 1)), ("party:b", "project:p1", date(2018, 1, 1)),
        ("party:a", "project:p3", None),
    ]  # fmt: skip
    one = party_network(network)
    assert [(node.label, node.size) for node in one.nodes] == [("A", 2), ("B", 1)]
    assert one.edges[0].end == date(2019, 1, 1)
