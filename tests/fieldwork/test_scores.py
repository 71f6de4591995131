from collections import Counter
from datetime import date
from statistics import fmean, median, stdev

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lardom.fieldwork.respondents import Respondent
from lardom.fieldwork.scores import Answer, base_of, score, scores, scores_by_group, scores_by_project
from lardom.study.settings import Item

ITEM = Item("nojd", "Hur nöjd är du?")


def people(*projects: str) -> list[Respondent]:
    return [Respondent(f"{project}-R{index}", project, f"R{index}") for index, project in enumerate(projects, start=1)]


def test_known_answers_give_known_numbers() -> None:
    heard = people("A", "A", "A", "B", "C")
    given = [Answer(person.id, "nojd", value) for person, value in zip(heard, (5, 4, 3, 2, 5), strict=True)]
    found = score(ITEM, given, heard)
    assert (found.n, found.base, found.mean, found.median) == (5, 5, 3.8, 4.0)
    assert found.spread == pytest.approx(1.30384, abs=1e-5)
    assert found.distribution == ((1, 0), (2, 1), (3, 1), (4, 1), (5, 2))
    assert found.projects == 3
    assert found.project_mean == pytest.approx((4 + 2 + 5) / 3)


def test_a_missing_answer_leaves_n_smaller_and_names_its_reason() -> None:
    heard = people("A", "B", "C")
    found = score(ITEM, [Answer("A-R1", "nojd", 4), Answer("B-R2", "nojd", None, "vet ej")], heard)
    assert (found.n, found.base) == (1, 3)
    assert found.missing == (("", 1), ("vet ej", 1))
    assert found.spread is None


def test_an_item_nobody_answered_has_no_mean_and_no_median() -> None:
    found = score(ITEM, [], people("A"))
    assert (found.n, found.mean, found.median, found.project_mean) == (0, None, None, None)


def test_an_answer_off_the_scale_is_left_out() -> None:
    found = score(ITEM, [Answer("A-R1", "nojd", 6), Answer("B-R2", "nojd", 0)], people("A", "B"))
    assert (found.n, found.missing) == (0, (("", 2),))


def test_only_those_whose_guide_holds_the_item_are_the_base() -> None:
    heard = [Respondent("A-R1", "A", "R1", step=1), Respondent("A-R2", "A", "R2", step=2)]
    given = [Answer("A-R1", "nojd", 4), Answer("A-R2", "nojd", 1)]
    assert score(Item("nojd", "?", step=1), given, heard).mean == 4
    assert score(Item("nojd", "?"), given, heard).mean == 2.5


def test_who_has_withdrawn_is_neither_in_the_base_nor_in_the_mean() -> None:
    gone = Respondent("A-R2", "A", "R2", withdrawn=date(2026, 1, 1))
    heard = [Respondent("A-R1", "A", "R1"), gone]
    assert base_of(ITEM, heard) == (heard[0],)
    assert score(ITEM, [Answer("A-R1", "nojd", 4), Answer("A-R2", "nojd", 1)], heard).mean == 4


def test_the_mean_with_and_without_the_ongoing_projects() -> None:
    heard = people("A", "B", "E")
    given = [Answer("A-R1", "nojd", 4), Answer("B-R2", "nojd", 5), Answer("E-R3", "nojd", 1)]
    status = {"A-R1": "completed", "B-R2": "completed", "E-R3": "ongoing"}
    found = dict(scores_by_group(ITEM, given, heard, status))
    assert (found["completed"].mean, found["completed"].n, found["ongoing"].mean) == (4.5, 2, 1)


def test_each_project_has_its_own_score() -> None:
    heard = people("A", "A", "B")
    given = [Answer(person.id, "nojd", value) for person, value in zip(heard, (5, 4, 1), strict=True)]
    assert [(name, one.mean) for name, one in scores_by_project(ITEM, given, heard)] == [("A", 4.5), ("B", 1)]


values = st.one_of(st.none(), st.integers(1, 5))


@given(st.lists(st.tuples(st.sampled_from("ABCDE"), values), max_size=30))
def test_the_numbers_agree_with_the_plain_definitions(rows: list[tuple[str, int | None]]) -> None:
    heard = people(*(project for project, _ in rows))
    given = [Answer(person.id, "nojd", value, "vet ej") for person, (_, value) in zip(heard, rows, strict=True)]
    found = score(ITEM, given, heard)
    told = [value for _, value in rows if value is not None]
    assert found.n == len(told) == sum(n for _, n in found.distribution)
    assert found.n + sum(n for _, n in found.missing) == found.base == len(rows)
    assert dict(found.distribution) == {step: Counter(told)[step] for step in range(1, 6)}
    if told:
        assert found.mean == pytest.approx(fmean(told))
        assert found.median == median(told)
    if len(told) > 1:
        assert found.spread == pytest.approx(stdev(told))


@given(st.lists(st.tuples(st.sampled_from("ABC"), st.integers(1, 5)), min_size=1, max_size=12), st.randoms())
def test_any_order_of_rows_gives_the_same_score(rows: list[tuple[str, int]], chance: object) -> None:
    heard = people(*(project for project, _ in rows))
    given = [Answer(person.id, "nojd", value) for person, (_, value) in zip(heard, rows, strict=True)]
    first = score(ITEM, given, heard)
    chance.shuffle(heard)  # type: ignore[attr-defined]
    chance.shuffle(given)  # type: ignore[attr-defined]
    again = score(ITEM, given, heard)
    assert (again.n, again.distribution, again.respondent_ids) == (first.n, first.distribution, first.respondent_ids)
    assert again.project_mean == pytest.approx(first.project_mean)


def test_items_are_scored_in_their_own_order() -> None:
    items = [Item("b", "?"), Item("a", "?")]
    assert [one.item_id for one in scores(items, [], [])] == ["b", "a"]
