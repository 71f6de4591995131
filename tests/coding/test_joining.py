from hypothesis import given
from hypothesis import strategies as st

from lardom.coding.codebook import Code
from lardom.coding.joining import free_name, joined

BOOK = (
    Code("T1", "Nytta", definition="Vad det gav"),
    Code("T1-1", "Tid", "T1", order=1),
    Code("T2", "Avtal", order=2),
)


def test_codes_of_the_same_id_or_name_are_the_same_and_the_words_of_the_book_stand() -> None:
    coming = (Code("nytta", "nytta", definition="Annat"), Code("T2", "Upphandling", definition="Lag", colour="#112233"))
    found = joined(BOOK, coming)
    assert found.ids == {"nytta": "T1", "T2": "T2"}
    assert not found.new
    assert found.differing == ("T1",)
    assert [(one.id, one.name, one.definition, one.colour) for one in found.filled] == [
        ("T2", "Avtal", "Lag", "#112233")
    ]
    assert found.known == 2


def test_a_name_that_two_codes_have_tells_nothing() -> None:
    twice = (*BOOK, Code("T3", "Nytta", order=3))
    assert [one.id for one in joined(twice, (Code("a", "Nytta"),)).new] == ["a"]
    found = joined(BOOK, (Code("a/Nytta", "Nytta"), Code("b/Nytta", "Nytta")))
    assert [one.id for one in found.new] == ["a/Nytta", "b/Nytta"]


def test_new_codes_stand_where_they_stood_below_codes_that_were_here() -> None:
    found = joined(BOOK, (Code("Nytta", "Nytta"), Code("Vård", "Vård", "Nytta"), Code("Kö", "Kö", "Vård")))
    assert [(one.id, one.parent, one.order) for one in found.new] == [("Vård", "T1", 3), ("Kö", "Vård", 4)]


def test_below_a_heading_all_are_new_and_none_takes_another_ones_id() -> None:
    found = joined(BOOK, (Code("T1", "Nytta"), Code("x", "X", "T1")), heading="Nytta")
    assert [(one.id, one.parent) for one in found.new] == [("Nytta", ""), ("T1 (2)", "Nytta"), ("x", "T1 (2)")]
    assert not found.filled
    assert found.known == 0


codes = st.lists(
    st.builds(
        Code,
        id=st.sampled_from(["a", "A", "b", "c", "d", "T1"]),
        name=st.sampled_from(["Nytta", "nytta ", "Tid", "Väg", "Å"]),
        parent=st.sampled_from(["", "a", "b", "c", "borta"]),
    ),
    max_size=6,
    unique_by=lambda one: one.id,
)


@given(codes, codes, st.sampled_from(["", "Från Bo", "T1"]))
def test_every_code_that_comes_has_one_place_and_each_stands_below_one_before_it(
    book: list[Code], coming: list[Code], heading: str
) -> None:
    found = joined(book, coming, heading=heading)
    assert set(found.ids) == {one.id for one in coming}
    assert len(set(found.ids.values())) == len(coming)
    there = {one.id for one in book}
    for one in found.new:
        assert one.id not in there
        circle = one.parent in found.ids.values()
        assert not one.parent or one.parent in there or circle
        there.add(one.id)
    assert set(found.ids.values()) <= there
    assert not heading or len(found.new) == len(coming) + 1


@given(codes)
def test_a_book_that_comes_into_itself_changes_nothing(book: list[Code]) -> None:
    found = joined(book, book)
    assert not found.new
    assert not found.filled
    assert all(id_ == mine for id_, mine in found.ids.items())


@given(st.lists(st.text(max_size=12), max_size=12))
def test_free_names_are_told_apart_in_any_case_and_never_too_long(names: list[str]) -> None:
    taken: set[str] = set()
    found = [free_name(name, taken, 9) for name in names]
    assert len({name.casefold() for name in found}) == len(names)
    assert all(0 < len(name) <= 9 for name in found)
