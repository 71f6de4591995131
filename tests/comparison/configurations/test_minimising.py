"""Minimisation finds every prime and every smallest model, held against trying them all, and against printed charts."""

from itertools import combinations, product

from hypothesis import given
from hypothesis import strategies as st

from lardom.comparison.configurations.minimising import primes_against, primes_within, smallest_covers
from lardom.comparison.configurations.terms import Term

CORNERS = list(product((0, 1), repeat=4))
EVERY = [Term(values) for values in product((None, 0, 1), repeat=4)]
MIXED = [Term(values) for values in product((None, 0, 1), (None, 0, 1, 2), (None, 0, 1))]
MIXED_CORNERS = list(product((0, 1), (0, 1, 2), (0, 1)))


def maximal(terms: list[Term]) -> set[Term]:
    return {one for one in terms if not any(one != other and one.within(other) for other in terms)}


@given(outcomes=st.lists(st.sampled_from("10?"), min_size=16, max_size=16))
def test_primes_with_dont_cares_are_the_shortest_terms_that_cover_no_negative_row(outcomes: list[str]) -> None:
    positive = [corner for corner, told in zip(CORNERS, outcomes, strict=True) if told == "1"]
    negative = [corner for corner, told in zip(CORNERS, outcomes, strict=True) if told == "0"]
    allowed = [term for term in EVERY if not any(term.covers(row) for row in negative)]
    useful = {term for term in maximal(allowed) if any(term.covers(row) for row in positive)}
    assert set(primes_against(positive, negative)) == useful


@given(outcomes=st.lists(st.booleans(), min_size=12, max_size=12))
def test_primes_within_are_the_shortest_terms_that_cover_nothing_else_also_with_three_values(
    outcomes: list[bool],
) -> None:
    rows = [corner for corner, told in zip(MIXED_CORNERS, outcomes, strict=True) if told]
    rest = [corner for corner in MIXED_CORNERS if corner not in rows]
    allowed = [term for term in MIXED if not any(term.covers(row) for row in rest)]
    assert set(primes_within(map(Term, rows), (2, 3, 2))) == maximal(allowed)


@given(outcomes=st.lists(st.sampled_from("10??"), min_size=16, max_size=16))
def test_models_are_all_smallest_covers_and_no_others(outcomes: list[str]) -> None:
    positive = [corner for corner, told in zip(CORNERS, outcomes, strict=True) if told == "1"]
    negative = [corner for corner, told in zip(CORNERS, outcomes, strict=True) if told == "0"]
    primes = primes_against(positive, negative)
    found = smallest_covers(primes, positive)
    assert found.complete
    for size in range(len(positive) + 1):
        slow = {
            frozenset(chosen)
            for chosen in combinations(primes, size)
            if all(any(term.covers(row) for term in chosen) for row in positive)
        }
        if slow:
            assert {frozenset(model) for model in found.models} == slow
            assert len(found.models) == len(slow)
            return
    raise AssertionError


# The printed chart of Cebotari & Vink 2013 in the documentation of the R package QCA (dusadrian/QCA, minimize).
def test_the_printed_chart_gives_the_four_printed_models() -> None:
    chart = {
        "~NATPRIDE": "xx--xx-x-", "~DEMOC*ETHFRACT*POLDIS": "-xx------", "DEMOC*ETHFRACT*GEOCON": "-----xxxx",
        "DEMOC*ETHFRACT*~POLDIS": "-----xx--", "DEMOC*GEOCON*POLDIS": "---x---xx", "ETHFRACT*GEOCON*POLDIS": "-xx----xx",
    }  # fmt: skip
    # Conditions DEMOC ETHFRACT GEOCON POLDIS NATPRIDE; rows numbered from 1 as in the chart.
    names = ["DEMOC", "ETHFRACT", "GEOCON", "POLDIS", "NATPRIDE"]
    rows = [tuple(int(bit) for bit in f"{number - 1:05b}") for number in (5, 15, 16, 24, 27, 29, 30, 31, 32)]
    terms = {}
    for written in chart:
        asked = {part.removeprefix("~"): int(not part.startswith("~")) for part in written.split("*")}
        terms[Term(tuple(asked.get(name) for name in names))] = written
    for term, written in terms.items():
        assert "".join("x" if term.covers(row) else "-" for row in rows) == chart[written]
    models = {frozenset(terms[term] for term in model) for model in smallest_covers(list(terms), rows).models}
    both = frozenset({"~NATPRIDE", "DEMOC*GEOCON*POLDIS"})
    assert models == {
        both | {"~DEMOC*ETHFRACT*POLDIS", "DEMOC*ETHFRACT*GEOCON"},
        both | {"~DEMOC*ETHFRACT*POLDIS", "DEMOC*ETHFRACT*~POLDIS"},
        both | {"DEMOC*ETHFRACT*GEOCON", "ETHFRACT*GEOCON*POLDIS"},
        both | {"DEMOC*ETHFRACT*~POLDIS", "ETHFRACT*GEOCON*POLDIS"},
    }


def test_nothing_to_cover_a_row_nothing_covers_and_the_cap() -> None:
    assert smallest_covers([], []).models == ((),)
    assert smallest_covers([Term((1,))], [(0,)]).models == ()
    many = [Term(tuple(0 if at == n else None for at in range(6))) for n in range(6)]
    capped = smallest_covers(many, [(0, 0, 0, 0, 0, 0)], most=4)
    assert len(capped.models) == 4
    assert not capped.complete
    assert primes_against([(1, 1)], [(1, 1)]) == ()
