"""The chain of the trail: any one-row edit, removal or reorder is seen."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from lardom.study.trail import FIRST, Entry, broken_at, sealed


def trail(length: int) -> list[Entry]:
    entries: list[Entry] = []
    previous = FIRST
    for number in range(1, length + 1):
        entry = Entry(
            number, f"2026-01-01T10:00:{number % 60:02}", str(number % 5), "coding.made", f"c:{number}", {}, previous
        )
        entry = replace(entry, hash=sealed(entry))
        entries.append(entry)
        previous = entry.hash
    return entries


def test_an_untouched_trail_holds() -> None:
    entries = trail(40)
    assert broken_at(entries, last_number=40, head=entries[-1].hash) is None


@given(st.integers(1, 30), st.data())
def test_an_edited_entry_is_found_where_it_stands(length: int, data: st.DataObject) -> None:
    entries = trail(length)
    place = data.draw(st.integers(0, length - 1))
    entries[place] = data.draw(
        st.sampled_from(
            [
                replace(entries[place], person="x"),
                replace(entries[place], kind="x"),
                replace(entries[place], subject="x"),
                replace(entries[place], at="x"),
                replace(entries[place], facts={"x": 1}),
            ]
        )
    )
    assert broken_at(entries) == place + 1


@given(st.integers(2, 30), st.data())
def test_a_removed_entry_is_found(length: int, data: st.DataObject) -> None:
    entries = trail(length)
    place = data.draw(st.integers(0, length - 1))
    head = entries[-1].hash
    del entries[place]
    assert broken_at(entries, last_number=length, head=head) == place + 1


@given(st.integers(2, 30), st.data())
def test_two_exchanged_entries_are_found(length: int, data: st.DataObject) -> None:
    entries = trail(length)
    place = data.draw(st.integers(0, length - 2))
    entries[place], entries[place + 1] = entries[place + 1], entries[place]
    assert broken_at(entries) == place + 1
