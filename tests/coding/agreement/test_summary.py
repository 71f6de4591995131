"""The lines of a study's agreement: per label, pair, transcript, and without each coder."""

from lardom.coding.agreement.summary import Basis, By, Line, compared, labels_of, readers
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
WHOLE = Basis(MADE, LENGTHS, labels_of(BOOK))


def grouped(by: By) -> dict[str, tuple[Line, ...]]:
    return {name: compared(WHOLE, read) for name, read in readers(READ, by).items()}


def test_a_line_says_what_overlap_and_cost_say_of_the_same_codings() -> None:
    lines = {line.label: line for line in compared(WHOLE, READ)}
    for code, overlaps in code_overlaps(MADE, READ).items():
        whole = together(overlaps)
        assert (lines[code].overlap.shared, lines[code].overlap.jaccard) == (whole.shared, whole.jaccard)
    cost = sum(one.cost for one in disagreements(MADE, {"d": "ABC", "e": "AB"}))
    assert lines["a"].differing + lines["b"].differing == cost
    assert lines["t"].kappa.name == "conger"
    assert lines["a"].skewed


def test_pairs_documents_and_what_if_are_the_same_measure_of_less() -> None:
    assert grouped("all") == {"": compared(WHOLE, READ)}
    pairs = grouped("pair")
    assert list(pairs) == ["A – B", "A – C", "B – C"]
    assert pairs["A – B"][1].alpha.value == 1.0
    assert pairs["A – C"][0].documents == ("d",)
    assert pairs["A – B"][0].kappa.name == "cohen"
    documents = grouped("document")
    assert documents["e"][2].alpha.value == 1.0
    assert documents["e"][1].alpha.why == "one value"
    left = grouped("without")
    assert left["C"][1].alpha.value == 1.0
    assert (left["A"][1].alpha.value or 0) < 1
    assert readers({"A": ["d"], "B": ["d"]}, "without") == {}


def test_turns_are_units_too() -> None:
    cuts = {"d": (Span(0, 20), Span(20, 100)), "e": (Span(0, 50),)}
    (line,) = compared(Basis(MADE, LENGTHS, {"a": frozenset("a")}, "turns", cuts), READ)
    assert line.alpha.value == 1.0
    assert line.alpha.units == 3
    (whole,) = compared(Basis(MADE, LENGTHS, {"a": frozenset("a")}, "codings"), READ)
    assert whole.differing == 0
