"""Ids of new codes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lardom.coding.codebook import Code
from lardom.coding.naming import next_id


@pytest.mark.parametrize(
    ("ids", "parent", "new"),
    [
        ([], "", "T1"),
        (["T0", "T1", "TL"], "", "T2"),
        (["K01", "K09"], "T0", "K10"),
        (["K01", "K02", "X7"], "T0", "K03"),
        ([], "T0", "T0-1"),
        (["mod", "tid"], "T0", "T0-1"),
    ],
)
def test_a_new_code_is_called_in_the_manner_of_those_beside_it(ids: list[str], parent: str, new: str) -> None:
    assert next_id([Code(id_, id_, parent) for id_ in ids], parent) == new


@given(st.lists(st.from_regex(r"[A-Z][0-9]{1,3}", fullmatch=True), unique=True), st.sampled_from(["", "T0"]))
def test_it_is_free(ids: list[str], parent: str) -> None:
    half = len(ids) // 2
    new = next_id([Code(id_, id_, parent) for id_ in ids[:half]], parent, taken=ids[half:])
    assert new not in ids
