"""What is read off the laid-out documents is what a reader would find character by character."""

import brute_force
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lardom.coding.agreement.alpha import alpha
from lardom.coding.agreement.chance import cohen, conger, fleiss, gwet
from lardom.coding.agreement.layout import (
    by_label,
    judged,
    judged_each,
    lay_out,
)
from lardom.coding.agreement.ratings import ratings, tally
from lardom.coding.agreement.units import UNITS
from lardom.coding.marks import Coding
from lardom.text.span import Span

LENGTHS = {"d": 23, "e": 9, "f": 0}
LABELS = {"a": frozenset("a"), "b": frozenset("b"), "theme": frozenset("abt")}


@st.composite
def codings(draw: st.DrawFn) -> list[Coding]:
    made = []
    for n in range(draw(st.integers(0, 9))):
        document = draw(st.sampled_from(sorted(LENGTHS)))
        start, end = sorted(draw(st.tuples(st.integers(0, LENGTHS[document]), st.integers(0, LENGTHS[document] + 3))))
        made.append(Coding(f"k{n}", document, start, end, draw(st.sampled_from("abtx")), draw(st.sampled_from("ABCD"))))
    return made


READ = st.dictionaries(st.sampled_from("ABC"), st.sets(st.sampled_from("def")), min_size=2)


@given(made=codings(), read=READ)
def test_characters_are_exactly_what_a_walk_over_the_text_finds(made: list[Coding], read: dict[str, set[str]]) -> None:
    laid = lay_out(made, read, LENGTHS, LABELS)
    swept, each = by_label(laid), judged_each(laid)
    for label, codes in LABELS.items():
        rows = brute_force.characters(made, read, LENGTHS, codes)
        slow = tally(ratings(dict(zip(sorted(read), rows, strict=True)), labels=[False, True]))
        for fast in (swept[label], tally(each[label])):
            for measure in (alpha, gwet, fleiss, conger, cohen):
                assert measure(fast) == measure(slow), measure
            assert (fast.units[1:] == slow.units[1:]).all() or fast is swept[label]
            assert (fast.units[2:] == slow.units[2:]).all()
            assert (fast.given[2:] == slow.given[2:]).all()


@given(made=codings(), read=READ)
def test_sets_hold_the_labels_of_every_character(made: list[Coding], read: dict[str, set[str]]) -> None:
    table = judged(lay_out(made, read, LENGTHS, LABELS))
    slow = {label: brute_force.characters(made, read, LENGTHS, codes) for label, codes in LABELS.items()}
    assert table.lengths is not None
    lengths = table.lengths.tolist()
    for at, _ in enumerate(sorted(read)):
        seen = [
            None if value < 0 else table.labels[value]
            for value, length in zip(table.values[at].tolist(), lengths, strict=True)
            for _ in range(length)
        ]
        expected = [
            None if row[0] is None else frozenset(label for label, has in zip(LABELS, row, strict=True) if has)
            for row in zip(*(slow[label][at] for label in LABELS), strict=True)
        ]
        assert seen == expected


def test_a_turn_has_a_label_when_any_of_it_is_marked() -> None:
    made = [Coding("k1", "d", 3, 8, "a", "A"), Coding("k2", "d", 5, 6, "a", "B")]
    cuts = {"d": (Span(0, 4), Span(5, 9), Span(10, 14)), "other": (Span(0, 1),)}
    laid = lay_out(made, {"A": ["d"], "B": ["d"]}, {"d": 14}, {"a": frozenset("a")})
    assert judged_each(laid, cuts, unit="turns")["a"].values.tolist() == [[1, 1, 0], [0, 1, 0]]


def test_whole_codings_are_the_stretches_in_which_marks_hang_together() -> None:
    made = [
        Coding("k1", "d", 0, 5, "a", "A"), Coding("k2", "d", 4, 9, "b", "B"), Coding("k3", "d", 9, 12, "a", "B"),
        Coding("k4", "e", 0, 2, "a", "A"),
    ]  # fmt: skip
    laid = lay_out(made, {"A": ["d", "e"], "B": ["d", "e"]}, {"d": 20, "e": 2}, {k: frozenset(k) for k in "ab"})
    table = judged(laid, unit="codings")
    told = [[sorted(table.labels[value]) for value in row] for row in table.values.tolist()]
    assert told == [[["a"], [], ["a"]], [["b"], ["a"], []]]
    assert table.lengths is None
    assert table.blocks is not None
    assert table.blocks.tolist() == [0, 0, 1]


@pytest.mark.parametrize("unit", UNITS)
def test_nothing_in_common_is_an_empty_table(unit: str) -> None:
    laid = lay_out(
        [Coding("k", "d", 0, 2, "a", "A")], {"A": ["d"], "B": ["e"]}, {"d": 5, "e": 5}, {"a": frozenset("a")}
    )
    assert laid.size == 0
    assert judged(laid, {}, unit=unit).values.shape == (2, 0)  # type: ignore[arg-type]
    assert alpha(by_label(laid)["a"]).why == "no units"


def test_a_coder_who_has_not_read_a_document_is_missing_there() -> None:
    made = [Coding("k", "e", 0, 2, "a", "C")]
    laid = lay_out(made, {"A": ["d", "e"], "B": ["d", "e"], "C": ["d"]}, {"d": 4, "e": 4}, {"a": frozenset("a")})
    assert judged_each(laid)["a"].values.tolist() == [[0, 0], [0, 0], [0, -1]]


@pytest.mark.parametrize("labels", [2, 8, 9, 64, 65, 130])
def test_sets_of_any_number_of_labels_are_told_apart(labels: int) -> None:
    names = [f"t{n:03}" for n in range(labels)]
    made = [Coding(f"{n}", "d", n, n + 3, name, "A") for n, name in enumerate(names)]
    made += [Coding("last", "d", 0, 1, names[-1], "B")]
    found = judged(
        lay_out(made, {"A": ["d"], "B": ["d"]}, {"d": labels + 5}, {name: frozenset([name]) for name in names})
    )
    at = 0
    for place, length in zip(
        found.values[0].tolist(), found.lengths.tolist() if found.lengths is not None else [], strict=True
    ):
        covering = {one.code_id for one in made if one.coder == "A" and one.start <= at < one.end}
        assert found.labels[place] == covering
        at += length
    assert found.labels[found.values[1][0]] == {names[-1]}
    assert len(set(found.labels)) == len(found.labels)
