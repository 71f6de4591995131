"""The codebook as a tree.

Most examples use this little book, in this order:

    a
    ├ b
    │ └ c
    └ d
    e
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lardom.coding.codebook import Code
from lardom.coding.tree import CannotMove, Step, in_order, moved, stepped, under

STEPS: list[Step] = ["up", "down", "in", "out"]
BOOK = (
    Code("a", "A", order=0), Code("b", "B", "a", order=1), Code("c", "C", "b", order=2), Code("d", "D", "a", order=3),
    Code("e", "E", order=4),
)  # fmt: skip


def drawn(codes: tuple[Code, ...]) -> str:
    return " ".join("·" * one.depth + one.code.id for one in in_order(codes))


def test_the_book_is_read_from_the_top_each_code_followed_by_those_below() -> None:
    assert drawn(BOOK) == "a ·b ··c ·d e"


@pytest.mark.parametrize(
    ("id_", "step", "book"),
    [
        ("d", "up", "a ·d ·b ··c e"),
        ("b", "down", "a ·d ·b ··c e"),
        ("a", "down", "e a ·b ··c ·d"),
        ("e", "in", "a ·b ··c ·d ·e"),
        ("d", "in", "a ·b ··c ··d e"),
        ("c", "out", "a ·b ·c ·d e"),
        ("b", "out", "a ·d b ·c e"),
        ("a", "up", "a ·b ··c ·d e"),
        ("e", "down", "a ·b ··c ·d e"),
        ("a", "out", "a ·b ··c ·d e"),
        ("a", "in", "a ·b ··c ·d e"),
    ],
)
def test_a_step_moves_a_code_with_all_below_it(id_: str, step: Step, book: str) -> None:
    assert drawn(stepped(BOOK, id_, step)) == book


def test_a_code_is_moved_before_another_under_a_third() -> None:
    assert drawn(moved(BOOK, "e", parent="a", before="b")) == "a ·e ·b ··c ·d"


@pytest.mark.parametrize("parent", ["a", "b", "c"])
def test_a_code_never_stands_below_itself(parent: str) -> None:
    with pytest.raises(CannotMove):
        moved(BOOK, "a", parent=parent)


def test_what_is_not_there_cannot_be_moved_to() -> None:
    with pytest.raises(CannotMove):
        moved(BOOK, "a", parent="x")
    with pytest.raises(CannotMove):
        moved(BOOK, "e", parent="a", before="c")


def test_a_circle_or_a_lost_parent_hides_nobody() -> None:
    broken = (Code("a", "A", "b"), Code("b", "B", "a", order=1), Code("c", "C", "gone", order=2), Code("d", "D", "d"))
    assert {one.code.id for one in in_order(broken)} == {"a", "b", "c", "d"}


@st.composite
def books(draw: st.DrawFn) -> tuple[Code, ...]:
    n = draw(st.integers(1, 12))
    parents = [draw(st.integers(-1, i - 1)) for i in range(n)]
    orders = draw(st.permutations(range(n)))
    return tuple(
        Code(f"k{i}", f"K{i}", f"k{parent}" if parent >= 0 else "", order=order)
        for i, (parent, order) in enumerate(zip(parents, orders, strict=True))
    )


@given(books(), st.data())
def test_a_move_keeps_every_code_and_changes_no_parent_but_one(book: tuple[Code, ...], data: st.DataObject) -> None:
    one = data.draw(st.sampled_from(book))
    step = data.draw(st.sampled_from(STEPS))
    after = stepped(book, one.id, step)
    assert {code.id for code in after} == {code.id for code in book}
    assert [code.order for code in after] == list(range(len(book)))
    before = {code.id: code.parent for code in book}
    assert all(code.parent == before[code.id] for code in after if code.id != one.id)
    assert len(in_order(after)) == len(book)
    assert under(after, one.id) == under(book, one.id)


@given(books(), st.data())
def test_down_undoes_up(book: tuple[Code, ...], data: st.DataObject) -> None:
    one = data.draw(st.sampled_from(book))
    up = stepped(book, one.id, "up")
    if drawn(up) != drawn(book):
        assert drawn(stepped(up, one.id, "down")) == drawn(book)
