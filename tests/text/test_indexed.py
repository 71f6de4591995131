"""Looking up many passages in one text."""

from hypothesis import given
from hypothesis import strategies as st

from lardom.text.blocks import words_of
from lardom.text.indexed import MANY_PLACES, IndexedText, starts_of
from lardom.text.span import Span

TEXT = st.lists(st.sampled_from(["ja", "nej", "det", "är", "😀", "."]), max_size=40).map(" ".join)


@given(TEXT, st.data())
def test_a_passage_of_whole_words_is_found_wherever_it_stands_as_whole_words(text: str, data: st.DataObject) -> None:
    words = words_of(text, {})
    start = data.draw(st.sampled_from([0, *words.starts]))
    end = data.draw(st.sampled_from([end for end in (*words.ends, len(text)) if end >= start]))
    numbers: dict[str, int] = {}
    indexed = IndexedText(text, numbers)
    first, last = indexed.words.within(Span(start, end))
    before = indexed.words.starts[first] - start if last > first else 0
    found = indexed.places_of(text[start:end], indexed.words.ids[first:last], before)
    assert set(found) <= set(starts_of(text[start:end], text, 0, len(text)))
    if end > start:
        assert start in found


def test_what_is_said_all_the_time_is_not_counted_to_its_end() -> None:
    often = "ja det är så " * (MANY_PLACES * 2)
    numbers: dict[str, int] = {}
    indexed = IndexedText(often, numbers)
    assert len(indexed.places_of("ja", indexed.words.ids[:1], 0)) == MANY_PLACES + 1
    assert len(indexed.places_of("ja det är", indexed.words.ids[:3], 0)) == MANY_PLACES + 1
