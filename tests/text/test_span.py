import pytest
from hypothesis import given
from hypothesis import strategies as st

from lardom.text.span import Span

spans = st.tuples(st.integers(0, 50), st.integers(0, 50)).map(lambda pair: Span(min(pair), max(pair)))


@given(spans, spans)
def test_clipping_gives_what_both_spans_share(one: Span, other: Span) -> None:
    shared = set(range(one.start, one.end)) & set(range(other.start, other.end))
    clipped = one.clip(other)
    assert set(range(clipped.start, clipped.end) if clipped else ()) == shared
    assert one.overlaps(other) == other.overlaps(one)
    assert bool(shared) == (one.overlaps(other) and len(one) > 0 and len(other) > 0) or not shared


@given(spans, st.integers(0, 20))
def test_a_moved_span_keeps_its_length_and_its_words(span: Span, by: int) -> None:
    text = "å" * 10 + "😀 räksmörgås e\u0301 " * 6
    assert len(span.shift(by)) == len(span)
    assert span.shift(by).of("x" * by + text) == span.of(text)


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (5, 4)])
def test_a_span_that_runs_backwards_is_refused_with_its_numbers(start: int, end: int) -> None:
    with pytest.raises(ValueError, match=f"from {start} to {end}"):
        Span(start, end)


def test_a_span_holds_itself_but_not_its_neighbour() -> None:
    assert Span(2, 5).contains(Span(2, 5))
    assert not Span(2, 5).contains(Span(4, 6))
