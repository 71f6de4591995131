"""Transcripts spread over coders."""

from collections import Counter
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from lardom.coding.assigning import spread

DOCUMENTS = st.lists(st.integers(0, 30).map(lambda n: f"d{n}"), unique=True, max_size=25)
CODERS = st.lists(st.sampled_from("ABCDEFG"), unique=True, max_size=6)


@given(DOCUMENTS, CODERS, st.integers(0, 4))
def test_every_document_gets_as_many_coders_as_asked_or_all_there_are(
    documents: list[str], coders: list[str], each: int
) -> None:
    pairs = spread(documents, coders, each)
    assert len(set(pairs)) == len(pairs)
    assert Counter(document for document, _ in pairs) == {
        document: min(each, len(coders)) for document in documents if min(each, len(coders))
    }


@given(DOCUMENTS, CODERS.filter(bool), st.integers(1, 4))
def test_the_work_is_even(documents: list[str], coders: list[str], each: int) -> None:
    load = Counter(coder for _, coder in spread(documents, coders, each))
    loads = [load[coder] for coder in coders]
    assert max(loads) - min(loads) <= 1


@given(DOCUMENTS, CODERS, st.integers(0, 3), st.randoms())
def test_what_is_assigned_already_stays_and_counts(
    documents: list[str], coders: list[str], each: int, dice: Random
) -> None:
    taken = [(document, coder) for document in documents for coder in coders if dice.random() < 0.3]
    added = spread(documents, coders, each, taken=taken)
    assert not set(added) & set(taken)
    before = Counter(document for document, _ in taken)
    for document, n in Counter(document for document, _ in added).items():
        assert before[document] + n == min(each, len(coders))


def test_every_pair_of_coders_meets_before_any_pair_meets_twice_too_often() -> None:
    pairs = spread([f"d{n}" for n in range(6)], "ABCD", 2)
    by_document: dict[str, list[str]] = {}
    for document, coder in pairs:
        by_document.setdefault(document, []).append(coder)
    assert len({frozenset(chosen) for chosen in by_document.values()}) >= 4
