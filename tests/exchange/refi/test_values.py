import dataclasses

import pytest

from lardom.exchange.refi import values


def test_values_are_frozen_and_equal_by_what_they_say() -> None:
    one = values.Coding(guid="a", code="k")
    assert one == values.Coding(guid="a", code="k")
    with pytest.raises(dataclasses.FrozenInstanceError):
        one.code = "b"  # type: ignore[misc]


def test_how_a_tool_counted_is_no_part_of_what_a_passage_is() -> None:
    one = values.TextSelection(guid="a", start=1, end=2)
    assert one == dataclasses.replace(one, raw=(5, 6), doubtful=True)
