"""The cases that Python and the browser's code share: a position means the same on both sides."""

import json
from pathlib import Path
from typing import Any

import pytest

from lardom.text.span import Span

CASES = json.loads((Path(__file__).parent / "spans.json").read_text(encoding="utf-8"))


def units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


@pytest.mark.parametrize("case", CASES["texts"], ids=lambda case: case["name"])
def test_code_points_and_utf16_units_of_a_text(case: dict[str, Any]) -> None:
    text = case["text"].encode("utf-16", "surrogatepass").decode("utf-16")
    assert len(text) == case["points"]
    assert units(text) == case["units"]
    assert [units(text[:point]) for point, _ in case["places"]] == [unit for _, unit in case["places"]]
    for start, end, quote in case["quotes"]:
        assert Span(start, end).of(text) == quote


@pytest.mark.parametrize("case", CASES["pairs"], ids=str)
def test_overlap_and_clip_of_two_spans(case: dict[str, Any]) -> None:
    one, other = Span(*case["one"]), Span(*case["other"])
    assert one.overlaps(other) is other.overlaps(one) is case["overlap"]
    assert one.clip(other) == (Span(*case["clip"]) if case["clip"] else None)
