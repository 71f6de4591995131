"""A study's material is turned into what the measures ask for."""

import datetime as dt
from dataclasses import replace

from small_study import study

from lardom.claims.ground import Ground
from lardom.claims.material import Material
from lardom.coding.codebook import Code
from lardom.coding.disagreements import SETTLED
from lardom.coding.marks import Coding
from lardom.coding.visibility import Reading, Round
from lardom.comparison.gathering import (
    NETWORKS,
    agreement_basis,
    coders_codings,
    interview_codes,
    study_agreement,
    study_network,
    study_passages,
    turn_codes,
    who_has_read,
)
from lardom.portfolio.projects import Party, Project
from lardom.transcripts.turns import Document, Turn

MADE = (
    Coding("1", "d", 0, 4, "a", "A"), Coding("2", "d", 0, 4, "a", "B"), Coding("3", "d", 5, 8, "b", SETTLED),
    Coding("4", "d", 0, 4, "a", "C", mark_id="m"), Coding("5", "e", 0, 2, "a", "C", round_id="r"),
)  # fmt: skip
DOUBLE = Material(
    documents=(Document("d", "Ja ja. Nej.", (Turn(1, 0, 6), Turn(2, 7, 11))), Document("e", "Hm.")),
    codes=(Code("t", "Tema"), Code("a", "A", "t"), Code("b", "B")),
    codings=MADE,
    rounds=(Round("r", kind="coding"), Round("m")),
    readings=(Reading("r", "e", "C"), Reading("r", "e", "A", "closed"), Reading("m", "d", "D", "closed")),
)


def test_who_has_read_is_who_has_closed_or_coded_outside_rounds() -> None:
    assert [one.id for one in coders_codings(DOUBLE)] == ["1", "2", "5"]
    assert who_has_read(DOUBLE) == {"A": {"d", "e"}, "B": {"d"}}
    closed = replace(DOUBLE, readings=(Reading("r", "e", "C", "closed"),))
    assert who_has_read(closed)["C"] == {"e"}


def test_agreement_is_told_in_every_grouping_and_unit() -> None:
    (lines,) = study_agreement(DOUBLE).values()
    assert [line.label for line in lines] == ["t", "a"]
    assert lines[1].alpha.value == 1.0
    assert list(study_agreement(DOUBLE, by="pair")) == ["A – B"]
    assert list(study_agreement(DOUBLE, by="document")) == ["d"]
    assert study_agreement(DOUBLE, by="without") == {}
    assert study_agreement(DOUBLE, unit="turns")[""][1].alpha.units == 2
    assert study_agreement(DOUBLE, unit="sentences")[""][1].alpha.units == 2
    assert study_agreement(DOUBLE, unit="codings")[""][1].alpha.why == "one value"
    assert study_agreement(replace(DOUBLE, codings=MADE[:1])) == {}
    # What is read but not in the study is compared nowhere.
    gone = (Reading("r", "x", "A", "closed"), Reading("r", "x", "D", "closed"))
    more = replace(DOUBLE, readings=(*DOUBLE.readings, *gone))
    assert list(study_agreement(more, by="document")) == ["d"]
    assert list(study_agreement(more, by="pair")) == ["A – B"]


def test_passages_have_the_groups_and_labels_of_agreement() -> None:
    for by in ("all", "pair", "document", "without"):
        lines, placed = study_agreement(DOUBLE, by=by), study_passages(DOUBLE, by=by)
        assert {group: [one.label for one in told] for group, told in lines.items()} == {
            group: list(told) for group, told in placed.items()
        }
    assert study_passages(DOUBLE)[""]["a"].u_alpha.value == 1.0
    # A has read a text more; what not all have read is left out.
    assert study_passages(DOUBLE)[""]["a"].documents == ("d",)
    assert study_passages(DOUBLE, gamma=True)[""]["a"].gamma is None
    other = replace(
        DOUBLE,
        codings=(*MADE, Coding("6", "d", 7, 9, "b", "A")),
        codes=(Code("t", "Tema"), Code("a", "A", "t"), Code("b", "B", "t")),
    )
    assert study_passages(other, gamma=True)[""]["t"].gamma is not None
    assert study_passages(other)[""]["t"].gamma is None
    assert agreement_basis(replace(DOUBLE, codings=MADE[:1])) is None
    assert study_passages(replace(DOUBLE, codings=MADE[:1])) == {}


def test_interviews_come_by_date_with_their_codes() -> None:
    material = study()
    days = {"p1": 3, "p2": 1}
    talks = tuple(
        replace(one, date=dt.date(2024, 5, days[one.project_id]) if one.project_id in days else None)
        for one in material.interviews
    )
    order, codes = interview_codes(Ground(replace(material, interviews=talks)))
    assert order == ("i2", "i1", "i3", "i4", "i5", "i6")
    assert codes["i1"] == {"nya", "tid", "mod"}
    assert codes["i5"] == frozenset()


def test_turns_with_codes_are_the_units_of_standing_together() -> None:
    assert sorted(map(sorted, turn_codes(Ground(study())))) == [
        ["mod"], ["nya"], ["nya"], ["nya"], ["nya"], ["tid"], ["tid"],
    ]  # fmt: skip


def test_each_network_has_nodes_of_its_own_kinds() -> None:
    parties = (Party("p1", "Kommun A"), Party("p1", "Bolag B"))
    ground = Ground(replace(DOUBLE, projects=(Project("p1", "Ett"),), parties=parties))
    kinds = {ties: {node.kind for node in study_network(ground, ties).nodes} for ties in NETWORKS}
    assert kinds == {"parties": {"party"}, "memberships": {"party", "project"}, "codes": {"code"}}
