"""The measures of place on a study's codings: the same as on bare segments, and a reason wherever there is none."""

import numpy as np
import pytest

from lardom.coding.agreement.boundaries import boundary_similarity
from lardom.coding.agreement.gamma import gamma
from lardom.coding.agreement.passages import MEASURED, company, parts, passages, passages_of, together
from lardom.coding.agreement.summary import Basis, labels_of, readers
from lardom.coding.agreement.unitising import bar_u_alpha, continuum, cu_alpha, k_u_alpha, u_alpha
from lardom.coding.codebook import Code
from lardom.coding.marks import Coding
from lardom.text.span import Span

BOOK = [Code("t", "Theme"), Code("a", "A", "t"), Code("b", "B", "t", order=1), Code("s", "Lone")]
MADE = [
    Coding("1", "d", 0, 10, "a", "A"), Coding("2", "d", 2, 12, "a", "B"), Coding("3", "d", 40, 60, "b", "A"),
    Coding("4", "d", 45, 60, "a", "B"), Coding("5", "e", 0, 10, "b", "A"), Coding("6", "e", 0, 20, "b", "B"),
    Coding("7", "e", 30, 40, "s", "A"), Coding("8", "d", 5, 15, "b", "C"),
]  # fmt: skip
BASIS = Basis(MADE, {"d": 100, "e": 50}, labels_of(BOOK))
PAIR = {"A": ["d", "e"], "B": ["d", "e"]}
TURNS = {"d": tuple(Span(at, at + 20) for at in range(0, 100, 20)), "e": (Span(0, 25), Span(25, 50))}
# The second document begins where the first ends: worked out by hand.
BY_HAND = {
    "A": [("a", 0, 10), ("b", 40, 60), ("b", 100, 110)],
    "B": [("a", 2, 12), ("a", 45, 60), ("b", 100, 120)],
}


def test_a_theme_is_the_measures_of_its_codes_on_texts_end_to_end() -> None:
    told = passages(BASIS, PAIR, "t", cuts=TURNS, rng=np.random.default_rng(1))
    bare = continuum(BY_HAND, 150)
    assert told.documents == ("d", "e")
    assert told.told_apart == ("a", "b")
    assert told.u_alpha.value == u_alpha(bare).value
    assert told.cu_alpha == cu_alpha(bare)
    whole = {coder: [("", start, end) for _, start, end in its] for coder, its in BY_HAND.items()}
    assert told.bar_u_alpha == bar_u_alpha(continuum(whole, 150))
    assert told.gamma == gamma(BY_HAND, 150, rng=np.random.default_rng(1), precision=None)


def test_a_code_is_told_apart_from_those_beside_it() -> None:
    told = passages(BASIS, PAIR, "a", cuts=TURNS, rng=np.random.default_rng(1))
    assert (told.told_apart, told.beside) == (("a",), ("a", "b"))
    assert told.k_u_alpha == k_u_alpha(continuum(BY_HAND, 150), "a")
    assert told.cu_alpha.why == "one label"
    assert told.gamma is None
    only = {coder: [one for one in its if one[0] == "a"] for coder, its in BY_HAND.items()}
    assert told.u_alpha.value == u_alpha(continuum(only, 150)).value == told.bar_u_alpha.value


def test_only_what_everybody_has_read_is_compared() -> None:
    three = PAIR | {"C": ["d"]}
    assert passages(BASIS, three, "t", cuts=TURNS).documents == ("d",)
    assert together(BASIS, three, parts(BASIS.labels, "t")).length == 100
    assert passages(BASIS, three, "t", cuts=TURNS).pairs == 0
    # Two who share nothing.
    told = passages(BASIS, {"A": ["d"], "C": ["e"]}, "t", cuts=TURNS)
    assert {getattr(told, name).why for name in MEASURED} <= {"not together", "too few coders"}


def test_coders_who_shared_the_texts_between_them_get_the_mean_of_the_pairs() -> None:
    apart = {"A": ["d"], "B": ["d", "e"], "C": ["e"]}
    rng = np.random.default_rng
    told = passages(BASIS, apart, "t", cuts=TURNS, rng=rng(1))
    pairs = [passages(BASIS, read, "t", cuts=TURNS, rng=rng(1)) for read in readers(apart, "pair").values()]
    assert (told.pairs, told.documents) == (2, ("d", "e"))
    for name in MEASURED:
        values = [value for one in pairs if (value := getattr(one, name).value) is not None]
        mine = getattr(told, name)
        assert mine.value == (pytest.approx(sum(values) / len(values)) if values else None)
        assert mine.value is not None or mine.why
    assert told.gamma
    assert told.gamma.coders == 3
    assert told.figures()["mean_of_pairs"] == 2


def test_labels_that_share_words_of_one_coder_say_so() -> None:
    more = Basis([*MADE, Coding("9", "d", 5, 8, "b", "A")], BASIS.lengths, BASIS.labels)
    told = passages(more, PAIR, "t", cuts=TURNS, rng=np.random.default_rng(1))
    assert (told.u_alpha.why, told.cu_alpha.why) == ("overlapping", "overlapping")
    assert passages(more, PAIR, "a", cuts=TURNS).k_u_alpha.why == "overlapping"
    # Whether text is coded at all does not care, and gamma lets marks lie on each other.
    assert told.bar_u_alpha.value == passages(BASIS, PAIR, "t", cuts=TURNS).bar_u_alpha.value
    assert told.gamma
    assert told.gamma.value is not None
    # The same code twice over is one mark.
    twice = Basis([*MADE, Coding("9", "d", 5, 8, "a", "A")], BASIS.lengths, BASIS.labels)
    assert passages(twice, PAIR, "t", cuts=TURNS) == passages(BASIS, PAIR, "t", cuts=TURNS)


def test_boundaries_stand_between_turns_of_one_document() -> None:
    # By turns A gives d: a – b – –, e: b –; B gives d: a – a – –, e: b –. No boundary lies between the documents.
    told = passages(BASIS, PAIR, "t", cuts=TURNS).boundary_similarity
    assert told.units == 5
    assert told.value == boundary_similarity({"A": [1, 2, 3, 7], "B": [1, 2, 3, 7]}, 10).value == 1.0
    lone = passages(BASIS, PAIR, "s", cuts=TURNS).boundary_similarity
    assert lone.value == 0.0
    assert passages(BASIS, PAIR, "t", cuts={}).boundary_similarity.why == "no units"


def test_near_misses_do_not_reach_into_the_next_document() -> None:
    # A's boundary is the last place of d, B's the first of e.
    made = [Coding("1", "d", 20, 40, "a", "A"), Coding("2", "e", 0, 25, "a", "B")]
    cuts = {"d": (Span(0, 20), Span(20, 40)), "e": (Span(0, 25), Span(25, 50))}
    told = passages(Basis(made, {"d": 40, "e": 50}, {"a": frozenset("a")}), PAIR, "a", cuts=cuts).boundary_similarity
    assert told.value == 0.0


def test_one_coder_has_nobody_to_be_compared_with() -> None:
    told = passages(BASIS, {"A": ["d"]}, "t", cuts=TURNS)
    assert {getattr(told, name).why for name in MEASURED} == {"too few coders"}


def test_all_labels_are_told_apart_at_once() -> None:
    told = passages(BASIS, PAIR, cuts=TURNS, rng=np.random.default_rng(1))
    assert told.told_apart == ("t", "s")
    assert told.k_u_alpha.why == "one label"
    assert told.u_alpha.value is not None
    assert told.gamma


def test_parts_and_company_follow_the_tree() -> None:
    deep = labels_of([*BOOK, Code("x", "X", "a")])
    assert list(parts(deep, "t")) == ["a", "b", "t"]
    assert list(company(deep, "x")) == ["x", "a"]
    assert list(company(deep, "s")) == ["t", "s"]


@pytest.mark.parametrize("label", ["t", "a", "b", "s"])
def test_figures_hold_every_measure_and_why_it_is_missing(label: str) -> None:
    figures = passages_of(BASIS, PAIR, cuts=TURNS)[label].figures()
    assert {*MEASURED, *(f"{name}_why" for name in MEASURED), "gamma"} <= figures.keys()
    for name in MEASURED:
        assert (figures[name] is None) == bool(figures[f"{name}_why"])
