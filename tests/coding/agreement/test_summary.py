"""The lines of a study's agreement: per label, pair, transcript, and without each coder."""

from lardom.coding.agreement.summary import by_document, by_pair, compared, labels_of, without_each
from lardom.coding.codebook import Code
from lardom.coding.disagreements import disagreements
from lardom.coding.marks import Coding
from lardom.coding.overlap import code_overlaps, together
from lardom.text.span import Span

READ = {"A": ["d", "e"], "B": ["d", "e"], "C": ["d"]}
LENGTHS = {"d": 100, "e": 50}
MADE = [
    Coding("1", "d", 0, 10, "a", "A"), Coding("2", "d", 0, 10, "a", "B"), Coding("3", "d", 5, 15, "a", "C"),
    Coding("4", "d", 40, 60, "b", "A"), Coding("5", "e", 0, 10, "b", "A"), Coding("6", "e", 0, 10, "b", "B"),
]  # fmt: skip
BOOK = [Code("t", "Theme"), Code("a", "A", "t"), Code("b", "B", "t", order=1)]


def test_a_line_says_what_overlap_and_cost_say_of_the_same_codings() -> None:
    lines = {line.label: line for line in compared(MADE, READ, LENGTHS, labels_of(BOOK))}
    for code, overlaps in code_overlaps(MADE, READ).items():
        whole = together(overlaps)
        assert (lines[code].overlap.shared, lines[code].overlap.jaccard) == (whole.shared, whole.jaccard)
    cost = sum(one.cost for one in disagreements(MADE, {"d": "ABC", "e": "AB"}))
    assert lines["a"].differing + lines["b"].differing == cost
    assert lines["t"].kappa.name == "conger"
    assert lines["a"].skewed


def test_pairs_documents_and_what_if_are_the_same_measure_of_less() -> None:
    labels = labels_of(BOOK)
    pairs = by_pair(MADE, READ, LENGTHS, labels)
    assert list(pairs) == [("A", "B"), ("A", "C"), ("B", "C")]
    assert pairs["A", "B"][1].alpha.value == 1.0
    assert pairs["A", "C"][0].documents == ("d",)
    assert pairs["A", "B"][0].kappa.name == "cohen"
    documents = by_document(MADE, READ, LENGTHS, labels)
    assert documents["e"][2].alpha.value == 1.0
    assert documents["e"][1].alpha.why == "one value"
    left = without_each(MADE, READ, LENGTHS, labels)
    assert left["C"][1].alpha.value == 1.0
    assert (left["A"][1].alpha.value or 0) < 1
    assert without_each(MADE, {"A": ["d"], "B": ["d"]}, LENGTHS, labels) == {}


def test_turns_are_units_too() -> None:
    cuts = {"d": (Span(0, 20), Span(20, 100)), "e": (Span(0, 50),)}
    (line,) = compared(MADE, READ, LENGTHS, {"a": frozenset("a")}, unit="turns", cuts=cuts)
    assert line.alpha.value == 1.0
    assert line.alpha.units == 3
    (whole,) = compared(MADE, READ, LENGTHS, {"a": frozenset("a")}, unit="codings")
    assert whole.differing == 0
