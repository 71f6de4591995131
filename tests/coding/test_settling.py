"""Settled disagreements: the originals stay, and nothing counts twice."""

from hypothesis import given
from hypothesis import strategies as st

from lardom.coding.disagreements import disagreements
from lardom.coding.marks import Coding
from lardom.coding.settling import Settled, is_settled, standing

A = Coding("k1", "d", 0, 9, "T1", "A")
B = Coding("k2", "d", 0, 9, "T2", "B")
NEW = Coding("k3", "d", 0, 9, "T3", "settled")


def test_only_what_stands_counts() -> None:
    assert standing([A, B, NEW], [Settled("d", 0, 9, ("k1", "k2"), ("k3",))]) == (NEW,)
    assert standing([A, B], [Settled("d", 0, 9, ("k1", "k2"), ("k1", "k2"))]) == (A, B)
    assert standing([A, B], [Settled("d", 0, 9, ("k1", "k2"), ())]) == ()


def test_without_settlements_everything_counts() -> None:
    assert standing([A, B], []) == (A, B)


def test_a_coding_made_since_opens_the_question_again() -> None:
    settled = [Settled("d", 0, 9, ("k1", "k2"), ("k1",))]
    (before,) = disagreements([A, B], {"d": "AB"})
    (after,) = disagreements([A, B, Coding("k9", "d", 3, 5, "T4", "B")], {"d": "AB"})
    assert is_settled(before, settled)
    assert not is_settled(after, settled)


@given(st.sets(st.sampled_from(["k1", "k2", "k3"])))
def test_what_is_set_aside_is_exactly_the_originals_that_do_not_stand(stand: set[str]) -> None:
    counted = {one.id for one in standing([A, B, NEW], [Settled("d", 0, 9, ("k1", "k2"), tuple(stand))])}
    assert counted == {"k3"} | (stand & {"k1", "k2"})
