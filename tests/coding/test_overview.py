"""The overview of a first reading, held against a count of every single code point."""

from collections import defaultdict

from hypothesis import given
from hypothesis import strategies as st

from lardom.coding.marks import Mark
from lardom.coding.overview import MarkedPassage, marked_passages
from lardom.text.span import Span

MARKS = st.lists(
    st.tuples(st.sampled_from("de"), st.integers(0, 30), st.integers(0, 9), st.sampled_from("ABCDE")), max_size=14
).map(lambda rows: [Mark(f"m{n}", d, s, s + w, reader) for n, (d, s, w, reader) in enumerate(rows)])


def by_counting(marks: list[Mark]) -> set[tuple[str, int, int, tuple[str, ...], int, Span]]:
    """Find the passages by growing sets of marks, and their core by looking at every code point."""
    found = set()
    left = [mark for mark in marks if mark.start < mark.end]
    while left:
        group = [left.pop()]
        while near := [one for one in left if any(one.document_id == m.document_id and one.span.overlaps(m.span) for m in group)]:  # fmt: skip
            group += near
            left = [one for one in left if one not in near]
        who: dict[int, set[str]] = defaultdict(set)
        for mark in group:
            for place in range(mark.start, mark.end):
                who[place].add(mark.reader)
        most = max(map(len, who.values()))
        start, end = min(who), max(who) + 1
        runs, begin = [], None
        for place in range(start, end + 1):
            full = len(who.get(place, ())) == most
            if full and begin is None:
                begin = place
            if not full and begin is not None:
                runs.append(Span(begin, place))
                begin = None
        core = max(runs, key=lambda span: (len(span), -span.start))
        readers = tuple(sorted({mark.reader for mark in group}))
        found.add((group[0].document_id, start, end, readers, most, core))
    return found


@given(MARKS)
def test_passages_are_those_found_by_looking_at_every_code_point(marks: list[Mark]) -> None:
    found = marked_passages(marks)
    assert {(one.document_id, one.start, one.end, one.readers, one.most, one.core) for one in found} == by_counting(
        marks
    )


@given(MARKS)
def test_every_mark_that_is_not_empty_stands_in_exactly_one_passage(marks: list[Mark]) -> None:
    told = [id_ for one in marked_passages(marks) for id_ in one.marks]
    assert sorted(told) == sorted(mark.id for mark in marks if mark.start < mark.end)


@given(MARKS)
def test_the_passage_most_readers_marked_comes_first(marks: list[Mark]) -> None:
    ranks = [(-one.most, -len(one.readers)) for one in marked_passages(marks)]
    assert ranks == sorted(ranks)


@given(MARKS, st.randoms())
def test_the_order_in_which_marks_were_made_does_not_matter(marks: list[Mark], dice) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    mixed = list(marks)
    dice.shuffle(mixed)
    assert marked_passages(mixed) == marked_passages(marks)


def passage(*marks: tuple[int, int, str]) -> MarkedPassage:
    (one,) = marked_passages(Mark(f"m{n}", "d", start, end, reader) for n, (start, end, reader) in enumerate(marks))
    return one


def test_five_readers_of_one_sentence_rank_before_four_in_a_chain() -> None:
    all_five = [Mark(f"a{n}", "d", 100, 120, reader) for n, reader in enumerate("ABCDE")]
    chain = [Mark(f"b{n}", "d", 8 * n, 8 * n + 10, reader) for n, reader in enumerate("ABCDE")]
    first, second = marked_passages([*chain, *all_five])
    assert (first.most, len(first.readers)) == (5, 5)
    assert (second.most, len(second.readers)) == (2, 5)


def test_a_reader_who_marked_the_same_words_twice_counts_once() -> None:
    assert passage((0, 10, "A"), (2, 8, "A"), (5, 12, "B")).most == 2


def test_marks_that_only_touch_are_two_passages() -> None:
    assert len(marked_passages([Mark("m1", "d", 0, 5, "A"), Mark("m2", "d", 5, 9, "B")])) == 2


def test_the_core_is_what_most_have_marked() -> None:
    one = passage((0, 30, "A"), (10, 20, "B"), (12, 40, "C"))
    assert (one.span, one.most, one.core) == (Span(0, 40), 3, Span(12, 20))
