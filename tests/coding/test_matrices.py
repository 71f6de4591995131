"""Matrices, held against a count that looks at everything."""

from hypothesis import given
from hypothesis import strategies as st

from lardom.coding.matrices import COUNTINGS, Coded, Counting, Near, counted, crossed, heat, normalised, together

CODED = st.lists(
    st.tuples(
        st.sampled_from(["T1", "T2", "T3"]), st.sampled_from("de"), st.integers(0, 25), st.integers(1, 9),
        st.sampled_from([("r1",), ("r2",), ("r1", "r2"), ()]), st.sampled_from(["p1", "p2"]),
    ),
    max_size=12,
).map(
    lambda rows: [
        Coded(f"k{n}", code, d, s, s + w, tuple(range(s // 10, (s + w - 1) // 10 + 1)), who, project)
        for n, (code, d, s, w, who, project) in enumerate(rows)
    ]
)  # fmt: skip
ROWS = {"A": frozenset(["T1", "T2"]), "B": frozenset(["T3"])}
COUNT = st.sampled_from(COUNTINGS)


def points(codings: list[Coded]) -> set[tuple[str, int]]:
    return {(one.document_id, place) for one in codings for place in range(one.start, one.end)}


def by_looking(codings: list[Coded], count: Counting) -> int:
    if count == "codings":
        return len(codings)
    if count == "respondents":
        return len({who for one in codings for who in one.respondents})
    places = points(codings)
    if count == "characters":
        return len(places)
    return sum((document, place - 1) not in places for document, place in places)


@given(CODED, COUNT)
def test_a_cell_holds_what_one_finds_by_looking(coded: list[Coded], count: Counting) -> None:
    found = crossed(coded, ROWS, ["p1", "p2"], lambda one: [one.project_id], count)
    for row, line in zip(ROWS, found.cells, strict=True):
        for project, cell in zip(["p1", "p2"], line, strict=True):
            here = [one for one in coded if one.code_id in ROWS[row] and one.project_id == project]
            assert cell.number == by_looking(here, count)
            assert set(cell.refs) == {one.ref for one in here}


@given(CODED, COUNT)
def test_totals_count_everybody_once(coded: list[Coded], count: Counting) -> None:
    found = crossed(coded, ROWS, ["r1", "r2"], lambda one: one.respondents, count)
    for row, total in zip(ROWS, found.row_totals, strict=True):
        assert total == by_looking([one for one in coded if one.code_id in ROWS[row] and one.respondents], count)


@given(CODED, st.sampled_from(["overlap", "turn"]), COUNT)
def test_together_is_the_same_both_ways_and_empty_on_the_diagonal(
    coded: list[Coded], near: Near, count: Counting
) -> None:
    rows = {code: frozenset([code]) for code in ("T1", "T2", "T3")}
    found = together(coded, rows, near=near, count=count)
    for i in range(3):
        assert found.cells[i][i].number == 0
        for j in range(3):
            assert found.cells[i][j].number == found.cells[j][i].number


@given(CODED, st.sampled_from(["overlap", "turn"]))
def test_pairs_are_those_found_by_looking_at_all_pairs(coded: list[Coded], near: Near) -> None:
    rows = {code: frozenset([code]) for code in ("T1", "T2")}
    pairs = [
        (a, b)
        for a in coded
        for b in coded
        if a.code_id == "T1" and b.code_id == "T2" and a.document_id == b.document_id
        and (a.span.overlaps(b.span) if near == "overlap" else set(a.turns) & set(b.turns))
    ]  # fmt: skip
    assert together(coded, rows, near=near, count="codings").cells[0][1].number == len(pairs)
    if near == "overlap":
        both = {point for a, b in pairs for point in points([a]) & points([b])}
        assert together(coded, rows, near=near, count="characters").cells[0][1].number == len(both)


@given(CODED)
def test_double_coding_is_one_passage(coded: list[Coded]) -> None:
    twice = coded + [Coded(f"x{one.ref}", one.code_id, one.document_id, one.start, one.end) for one in coded]
    assert counted(twice, "passages") == counted(coded, "passages")


@given(st.floats(0, 100), st.floats(0.1, 100))
def test_heat_has_six_steps_and_nothing_is_cold(number: float, most: float) -> None:
    step = heat(number, most)
    assert 0 <= step <= 5
    assert (step == 0) == (number == 0)


def test_cells_are_normalised_by_what_they_are_a_part_of() -> None:
    made = [
        Coded("k1", "a", "d", 0, 9, project_id="p1"),
        Coded("k2", "b", "d", 0, 9, project_id="p1"),
        Coded("k3", "a", "e", 0, 9, project_id="p2"),
    ]
    rows = {code: frozenset(code) for code in "abc"}
    table = crossed(made, rows, ["p1", "p2", "p3"], lambda one: [one.project_id], "codings")
    assert normalised(table, "row")[0] == (0.5, 0.5, 0.0)
    assert normalised(table, "row")[2] == (None, None, None)
    assert normalised(table, "column")[0] == (0.5, 1.0, None)
    assert normalised(table, "whole")[0] == (1 / 3, 1 / 3, 0.0)
    assert normalised(table, "size", {"p1": 2000, "p2": 0})[0] == (0.5, None, None)
