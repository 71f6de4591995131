"""Co-occurrence counts units, and its coefficients are the published ones."""

import json
from itertools import combinations
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shared_data import shared

from lardom.coding.codebook import Code
from lardom.coding.cooccurrence import Together, c_of, code_network, cooccurrence


@given(units=st.lists(st.sets(st.sampled_from("abcd")), max_size=9))
def test_every_pair_is_counted_as_a_walk_over_the_units_does(units: list[set[str]]) -> None:
    found = {(one.one, one.other): one for one in cooccurrence(units)}
    for one, other in combinations("abcd", 2):
        both = sum(one in unit and other in unit for unit in units)
        if not both:
            assert (one, other) not in found
            continue
        n, m = (sum(code in unit for unit in units) for code in (one, other))
        told = found[one, other]
        assert (told.both, told.n_one, told.n_other, told.units) == (both, n, m, len(units))
        assert told.c == both / (n + m - both)
        assert told.inclusion == both / min(n, m)
        assert told.lift == pytest.approx(len(units) * both / (n * m))
        ways = sum(comb(n, k) * comb(len(units) - n, m - k) for k in range(both, min(n, m) + 1))
        assert told.p == pytest.approx(ways / comb(len(units), m))


def test_the_printed_coefficient_of_atlas_ti() -> None:
    told = json.loads(shared("stats/caqdas_rules.json").read_text())
    (case,) = [one for one in told["cases"] if one["coefficient"] == "code_cooccurrence_c"]
    assert c_of(case["n1"], case["n2"], case["n12"]) == pytest.approx(case["expected"], abs=case["tol"])
    assert round(c_of(case["n1"], case["n2"], case["n12"]), 3) == case["printed"]
    pair = Together("a", "b", case["n1"], case["n2"], case["n12"], 1000, 0.048, 0.5, 5.0, 0.01)
    assert pair.unequal == case["flag_unequal"]


def test_the_network_holds_codes_of_the_book_only() -> None:
    network = code_network([{"a", "b", "gone"}, {"a"}], [Code("a", "Anna"), Code("b", "Bo"), Code("c", "Cilla")])
    assert [(node.id, node.label, node.size) for node in network.nodes] == [("a", "Anna", 2), ("b", "Bo", 1)]
    assert [(edge.source, edge.target, edge.weight, edge.facts["c"]) for edge in network.edges] == [
        ("a", "b", 1.0, 0.5)
    ]
