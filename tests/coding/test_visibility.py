"""Blind reading: the table of the docstring row by row, and what must hold for every team."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lardom.coding.visibility import Reading, Round, Sight, sight

READERS = ["A", "B", "C"]
DOCUMENTS = ["d1", "d2"]
ROUNDS = ["r1", "r2"]


@pytest.mark.parametrize(
    ("round_", "own", "same_round", "other_work"),
    [
        pytest.param(Round("r1"), "open", False, False, id="blind, reading: nothing of others"),
        pytest.param(Round("r1"), "closed", True, True, id="blind, finished: all"),
        pytest.param(Round("r1"), None, False, True, id="blind, not one of the readers: veiled work stays veiled"),
        pytest.param(Round("r1", opened=True), "open", True, True, id="opened by the lead"),
        pytest.param(Round("r1", closed=True), "open", True, True, id="the round is over"),
        pytest.param(Round("r1", blind=False), "open", True, True, id="an open-eyed round"),
    ],
)
def test_the_table(round_: Round, own: str | None, same_round: bool, other_work: bool) -> None:
    readings = [Reading("r1", "d1", "A", "closed" if own == "closed" else "begun")] if own else []
    seen = sight("A", [round_], readings)
    assert seen.sees("d1", "B", "r1") is same_round
    assert seen.sees("d1", "B") is other_work
    assert seen.sees("d1", "A", "r1")


def test_a_blindfold_covers_one_transcript_only() -> None:
    seen = sight("A", [Round("r1")], [Reading("r1", "d1", "A")])
    assert not seen.sees("d1", "B")
    assert seen.sees("d2", "B")


def test_finishing_one_round_does_not_lift_the_veil_of_another() -> None:
    rounds = [Round("r1"), Round("r2")]
    seen = sight("A", rounds, [Reading("r1", "d1", "A", "closed")])
    assert seen.sees("d1", "B", "r1")
    assert not seen.sees("d1", "B", "r2")


def test_a_reading_of_a_round_that_is_gone_counts_for_nothing() -> None:
    assert sight("A", [], [Reading("r1", "d1", "A")]) == Sight("A")


rounds_of = st.lists(
    st.builds(Round, st.sampled_from(ROUNDS), st.booleans(), st.booleans(), st.booleans()),
    unique_by=lambda one: one.id,
)
readings_of = st.lists(
    st.builds(Reading, st.sampled_from(ROUNDS), st.sampled_from(DOCUMENTS), st.sampled_from(READERS), st.booleans()),
    unique_by=lambda one: (one.round_id, one.document_id, one.reader),
)
work = st.tuples(st.sampled_from(DOCUMENTS), st.sampled_from(READERS), st.sampled_from(["", *ROUNDS]))


@given(rounds_of, readings_of, st.sampled_from(READERS), work)
def test_ones_own_is_always_seen(
    rounds: list[Round], readings: list[Reading], reader: str, made: tuple[str, str, str]
) -> None:
    document, _, round_id = made
    assert sight(reader, rounds, readings).sees(document, reader, round_id)


@given(rounds_of, readings_of, st.sampled_from(READERS), work)
def test_whoever_is_reading_blind_sees_nobody_else_there(
    rounds: list[Round], readings: list[Reading], reader: str, made: tuple[str, str, str]
) -> None:
    document, author, round_id = made
    veiling = {one.id for one in rounds if one.veils}
    reads = any(
        one.reader == reader and one.document_id == document and not one.closed and one.round_id in veiling
        for one in readings
    )
    if reads and author != reader:
        assert not sight(reader, rounds, readings).sees(document, author, round_id)


@given(rounds_of, readings_of, st.sampled_from(READERS), work)
def test_closing_readings_and_opening_rounds_never_hides_what_was_seen(
    rounds: list[Round], readings: list[Reading], reader: str, made: tuple[str, str, str]
) -> None:
    if not sight(reader, rounds, readings).sees(*made):
        return
    closed = [Reading(one.round_id, one.document_id, one.reader, "closed") for one in readings]
    opened = [Round(one.id, one.blind, opened=True) for one in rounds]
    assert sight(reader, rounds, closed).sees(*made)
    assert sight(reader, opened, readings).sees(*made)


@given(rounds_of, readings_of, st.sampled_from(READERS), work)
def test_when_nothing_veils_everything_is_seen(
    rounds: list[Round], readings: list[Reading], reader: str, made: tuple[str, str, str]
) -> None:
    plain = [one for one in rounds if not one.veils]
    assert sight(reader, plain, readings).sees(*made)


@given(rounds_of, readings_of, st.sampled_from(READERS), st.sampled_from(READERS), work)
def test_what_one_reader_does_never_changes_what_another_sees(
    rounds: list[Round], readings: list[Reading], reader: str, other: str, made: tuple[str, str, str]
) -> None:
    without = [one for one in readings if one.reader != other or other == reader]
    assert sight(reader, rounds, readings) == sight(reader, rounds, without)
    assert sight(reader, rounds, readings).sees(*made) == sight(reader, rounds, without).sees(*made)
