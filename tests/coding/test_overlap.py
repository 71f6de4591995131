"""How much two readers marked the same, held against sets of code points."""

import math

from hypothesis import given
from hypothesis import strategies as st

from lardom.coding.marks import Coding, Mark
from lardom.coding.overlap import Overlap, code_overlaps, reader_overlaps, together

MARKS = st.lists(
    st.tuples(st.sampled_from("de"), st.integers(0, 30), st.integers(0, 9), st.sampled_from("ABC")), max_size=12
).map(lambda rows: [Mark(f"m{n}", d, s, s + w, reader) for n, (d, s, w, reader) in enumerate(rows)])
ALL_READ = {reader: ["d", "e"] for reader in "ABC"}


@given(MARKS)
def test_overlaps_are_those_of_sets_of_code_points(marks: list[Mark]) -> None:
    sets = {
        reader: {(mark.document_id, place) for mark in marks if mark.reader == reader for place in range(mark.start, mark.end)}
        for reader in "ABC"
    }  # fmt: skip
    for one in reader_overlaps(marks, ALL_READ):
        a, b = sets[one.one], sets[one.other]
        assert (one.shared, one.by_one, one.by_other) == (len(a & b), len(a), len(b))
        if a | b:
            assert one.jaccard == len(a & b) / len(a | b)
            assert one.dice == 2 * len(a & b) / (len(a) + len(b))
            assert one.jaccard is not None
            assert one.dice is not None
            assert math.isclose(one.dice, 2 * one.jaccard / (1 + one.jaccard))
        else:
            assert one.jaccard is one.dice is None


def test_only_what_both_have_read_is_compared() -> None:
    marks = [Mark("m1", "d", 0, 10, "A"), Mark("m2", "e", 0, 10, "A"), Mark("m3", "d", 0, 10, "B")]
    assert reader_overlaps(marks, {"A": ["d", "e"], "B": ["d"]}) == (Overlap("A", "B", 1, 10, 10, 10),)
    assert reader_overlaps(marks, {"A": ["e"], "B": ["d"]}) == ()


def test_who_read_and_marked_nothing_shares_nothing() -> None:
    (one,) = reader_overlaps([Mark("m1", "d", 0, 10, "A")], {"A": ["d"], "B": ["d"]})
    assert (one.jaccard, one.dice) == (0, 0)


def test_codes_are_compared_each_by_itself() -> None:
    codings = [
        Coding("k1", "d", 0, 10, "T1", "A"),
        Coding("k2", "d", 0, 10, "T2", "B"),
        Coding("k3", "d", 5, 10, "T1", "B"),
    ]
    found = code_overlaps(codings, {"A": ["d"], "B": ["d"]})
    assert {code: pairs[0].jaccard for code, pairs in found.items()} == {"T1": 0.5, "T2": 0}
    assert together(pair for pairs in found.values() for pair in pairs).shared == 5
