"""A table beside the study's rows: new, changed, the same, wrong, and every mistake named at once."""

import datetime as dt

import pytest

from lardom.claims.material import Material
from lardom.exchange.loading import key_columns, key_of, plan, renamed, summary, typed, unmatched
from lardom.exchange.tables import table_named
from lardom.fieldwork.respondents import Respondent
from lardom.fieldwork.scores import Answer
from lardom.portfolio.projects import Party, Project
from lardom.study.settings import Item, StudySettings
from lardom.study.tablefile import Row, TableFile

STUDY = Material(
    settings=StudySettings(items=(Item("nytta", "Hur nöjd?"),)),
    projects=(Project("P1", "Ljus", category="Klimat", start=dt.date(2021, 3, 1)), Project("P2", "Vatten")),
    parties=(Party("P1", "Norrviks kommun", "municipality", budget=100.0),),
    respondents=(Respondent("A-R1", "P1", "R1"),),
    answers=(Answer("A-R1", "nytta", 4),),
)


def file(header: str, *lines: str) -> TableFile:
    rows = tuple(Row(number, tuple(line.split(";"))) for number, line in enumerate(lines, start=2))
    return TableFile("min.csv", tuple(header.split(";")), rows)


def kinds(table: str, source: TableFile) -> dict[str, int]:
    return summary(plan(table_named(table), source, STUDY, language="en").rows)


def test_the_same_file_again_changes_nothing() -> None:
    same = file("project_id;title;category", "P1;Ljus;Klimat", "P2;Vatten;")
    assert kinds("projects", same) == {"new": 0, "changed": 0, "same": 2, "wrong": 0}


def test_columns_the_file_does_not_have_stay_as_they_are() -> None:
    (row,) = plan(table_named("projects"), file("project_id;title", "p1;Mera ljus"), STUDY, language="en").rows
    assert row.kind == "changed"
    assert [(one.column, one.before, one.after) for one in row.changes] == [("title", "Ljus", "Mera ljus")]
    assert row.values["category"] == "Klimat"
    assert row.place == 0


def test_every_mistake_is_named_at_once_with_its_row_and_way_out() -> None:
    wrong = file("respondent_id;item;value", "A-R1;nytta;6", "B-R9;nytta;3", "A-R1;okänd;x")
    found = plan(table_named("answers"), wrong, STUDY, language="en")
    told = [(one.row, one.column, one.value) for one in found.every_problem]
    assert told == [(2, "value", "6"), (3, "respondent_id", "B-R9"), (4, "value", "x"), (4, "item", "okänd")]
    assert all(one.way_out for one in found.every_problem)
    assert "6 is no answer on the scale 1–5." in found.every_problem[0].message
    assert [row.kind for row in found.rows] == ["wrong", "wrong", "wrong"]


def test_a_cell_that_cannot_be_used_takes_nothing_away_from_the_study() -> None:
    table = table_named("projects")
    wrong = file("project_id;title;start;category", "P1;Ljus;i går;Klimat", "P2;Vattnet;2020-13-45;")
    first, second = plan(table, wrong, STUDY, language="en").rows
    assert (first.kind, first.values["start"]) == ("same", dt.date(2021, 3, 1))
    assert [(one.column, one.after) for one in second.changes] == [("title", "Vattnet")]
    emptied = plan(table, file("project_id;title;start", "P1;Ljus;"), STUDY, language="en").rows
    assert [(one.column, one.after) for one in emptied[0].changes] == [("start", None)]  # an empty cell says so


def test_a_party_is_known_by_its_project_and_name() -> None:
    found = plan(
        table_named("parties"), file("project_id;organisation;budget", "P1;norrviks  KOMMUN;200", "P2;Ny AB;"), STUDY,
        language="sv",
    )  # fmt: skip
    assert [(row.kind, row.place) for row in found.rows] == [("changed", 0), ("new", None)]


def test_one_row_of_a_form_is_judged_by_the_same_rules() -> None:
    table = table_named("answers")
    found = plan(table, typed(table, {"respondent_id": "A-R1", "item": "nytta", "value": "0"}), STUDY, language="sv")
    assert [one.value for one in found.every_problem] == ["0"]


def test_a_transcript_is_taken_on_trust_where_the_caller_has_none() -> None:
    table = table_named("interviews")
    row = typed(table, {"interview_id": "I1", "project_id": "P1", "transcript": "A-1.txt"})
    assert plan(table, row, STUDY, language="en").rows[0].values["transcript"] == ""
    trusting = plan(table, row, STUDY, language="en", texts_known=False)
    assert (trusting.every_problem, trusting.rows[0].values["transcript"]) == ((), "A-1.txt")


def test_a_foreign_header_is_given_its_name() -> None:
    foreign = file("Dnr;Rubrik", "P9;Luft")
    table = table_named("projects")
    assert unmatched(table, foreign) == ("project_id", "title")
    assert plan(table, foreign, STUDY, language="en").rows == ()
    named = renamed(foreign, {"project_id": "Dnr", "title": "Rubrik"})
    assert kinds("projects", named) == {"new": 1, "changed": 0, "same": 0, "wrong": 0}


@pytest.mark.parametrize(
    ("table", "columns"),
    [("projects", ("project_id",)), ("respondents", ("respondent_id",)), ("parties", ("project_id", "organisation"))],
)
def test_rows_are_told_apart_by_their_ids(table: str, columns: tuple[str, ...]) -> None:
    assert key_columns(table_named(table)) == columns
    assert key_of(table_named(table), dict.fromkeys(columns, " A  b ")) == ("a b",) * len(columns)
