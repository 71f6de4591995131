"""Replaying what stood in the book."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from lardom.coding.history import Changed, as_it_was

FIELDS = st.dictionaries(st.sampled_from(["name", "parent", "order"]), st.integers(0, 9), min_size=1)
ACTS = st.lists(st.lists(st.tuples(st.integers(1, 4), FIELDS), min_size=1, max_size=3), max_size=12)


@given(ACTS)
def test_the_book_is_found_again_as_it_stood_after_every_act(acts: list[list[tuple[int, dict[str, int]]]]) -> None:
    rows: dict[int, dict[str, Any]] = {}
    journal: list[Changed] = []
    stood: list[dict[int, dict[str, Any]]] = [{}]
    for number, act in enumerate(acts, 1):
        for row, fields in act:
            if row not in rows:
                rows[row] = {"name": 0, "parent": 0, "order": 0} | fields
                journal.append(Changed(number, row, None, dict(rows[row])))
            else:
                before = {name: rows[row][name] for name in fields}
                rows[row].update(fields)
                journal.append(Changed(number, row, before, dict(fields)))
        stood.append({row: dict(fields) for row, fields in rows.items()})
    for number, then in enumerate(stood):
        assert as_it_was(rows, journal, after=number) == then
