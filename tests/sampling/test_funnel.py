import itertools
from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from table_one import study

from lardom.portfolio.projects import Project
from lardom.sampling.funnel import NOT_NOTED, funnel
from lardom.sampling.selection import Outcome, Selection

OUTCOMES: list[Outcome] = [
    "", "interviewed", "agreed", "declined", "no reply", "changed job", "wrong address", "referred",
]  # fmt: skip


def test_the_reasons_add_up_to_what_is_lost_at_each_stage() -> None:
    material = study()
    stages = funnel(material.projects, material.sample)
    assert [stage.n for stage in stages] == [53, 17, 15, 14, 14]
    assert stages[1].lost == (("not contacted", 36),)
    assert stages[2].lost == (("changed job", 1), ("no reply", 1))
    assert stages[3].lost == (("declined", 1),)


def test_a_contact_without_an_outcome_is_said_to_be_unnoted() -> None:
    stages = funnel([Project("p1", "")], [Selection("p1", contacted=date(2026, 1, 1))])
    assert stages[2].lost == ((NOT_NOTED, 1),)


def test_contacts_nobody_noted_are_unknown_not_nought() -> None:
    stages = funnel([Project("p1", ""), Project("p2", "")], [Selection("p1", "selected")], interviewed={"p1"})
    assert [stage.n for stage in stages] == [2, None, None, None, 1]
    assert [stage.known for stage in stages] == [True, False, False, False, True]


def test_an_interview_counts_whatever_the_table_of_contacts_says() -> None:
    stages = funnel([Project("p1", "")], [Selection("p1", outcome="no reply")], interviewed={"p1"})
    assert [stage.n for stage in stages] == [1, 1, 1, 1, 1]


def test_who_agreed_but_was_never_interviewed_is_lost_at_the_last_stage() -> None:
    stages = funnel([Project("p1", "")], [Selection("p1", outcome="agreed")])
    assert stages[4].lost == (("agreed", 1),)


@given(st.lists(st.sampled_from(OUTCOMES), min_size=1, max_size=30))
def test_each_stage_lies_inside_the_one_before_and_its_losses_make_the_difference(outcomes: list[Outcome]) -> None:
    frame = [Project(f"p{n}", "") for n in range(len(outcomes))]
    stages = funnel(frame, [Selection(f"p{n}", outcome=outcome) for n, outcome in enumerate(outcomes)])
    known = [stage for stage in stages if stage.known]
    for before, after in itertools.pairwise(known):
        assert set(after.ids) <= set(before.ids)
        if len(known) == 5:
            assert len(before.ids) == len(after.ids) + sum(count for _, count in after.lost)
