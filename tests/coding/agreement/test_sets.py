"""Agreement on sets equals its definition."""

from fractions import Fraction

import brute_force
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lardom.coding.agreement.alpha import alpha
from lardom.coding.agreement.ratings import ratings
from lardom.coding.agreement.sets import Distance, distance, set_alpha

SETS = st.one_of(st.none(), st.frozensets(st.sampled_from("abc")))


@given(
    rows=st.lists(st.lists(SETS, min_size=5, max_size=5), min_size=2, max_size=3),
    kind=st.sampled_from(["jaccard", "masi", "nominal"]),
)
def test_alpha_of_sets_is_exactly_its_definition(rows: list[list[frozenset[str] | None]], kind: Distance) -> None:
    table = ratings({str(n): row for n, row in enumerate(rows)})
    labels = [one for one in table.labels if isinstance(one, frozenset)]
    expected = brute_force.alpha(rows, labels, lambda a, b: distance(labels[a], labels[b], kind))
    assert set_alpha(table, kind).value == expected
    if kind == "nominal":
        assert alpha(table).value == expected


# Passonneau 2006, section 3: the four values of M.
def test_masi_weighs_by_how_the_sets_lie() -> None:
    a = frozenset
    assert distance(a("ab"), a("ab"), "masi") == 0
    assert distance(a("abc"), a("b"), "masi") == 1 - Fraction(1, 3) * Fraction(2, 3)
    assert distance(a("ab"), a("bc"), "masi") == 1 - Fraction(1, 3) * Fraction(1, 3)
    assert distance(a("ab"), a("cd"), "masi") == distance(a(), a("a")) == 1


def test_undefined_says_why_and_other_labels_are_refused() -> None:
    assert set_alpha(ratings({"A": [frozenset("a")]})).why == "too few coders"
    assert set_alpha(ratings({"A": [frozenset("a"), None], "B": [None, frozenset("a")]})).why == "no units"
    assert set_alpha(ratings({"A": [frozenset("a")], "B": [frozenset("a")]})).why == "one value"
    with pytest.raises(ValueError, match="frozensets"):
        set_alpha(ratings({"A": [1], "B": [2]}))
