"""What the tables of a team's work say that cannot be: told at its row, and nothing else is lost by it."""

from pathlib import Path

import pytest
from planting import Fault, change, found
from team_work import team_work

from lardom.exchange.folder import read_study_folder
from lardom.exchange.writing import write_study_folder


def folder(place: Path) -> Path:
    assert write_study_folder(team_work(), place / "studie", key=True) == ()
    return place / "studie"


def told(study: Path) -> list[tuple[str, str, int | None, str | None]]:
    return [(one.code, one.file, one.row, one.column) for one in found(study, "en")]


def test_a_team_s_work_has_no_problem(tmp_path: Path) -> None:
    assert told(folder(tmp_path)) == []


@pytest.mark.parametrize(
    ("fault", "code", "file", "row", "column"),
    [
        (change("codings.csv", ";mod;AR;;;m1;", ";mod;AR;;g1;m1;"), "group-of-coding", "codings.csv", 4, "group"),
        (change("codings.csv", ";mod;AR;;;m1;", ";mod;AR;;;k1;"), "mark-is-none", "codings.csv", 4, "mark"),
        (change("codings.csv", ";BE;;;;;\n", ";BE;;;m1;;\n"), "mark-is-none", "codings.csv", 6, "mark"),
        (change("codings.csv", "kärnan;g1;", "kärnan;g9;"), "unknown-group", "codings.csv", 5, "group"),
        (change("codings.csv", "kärnan;g1;;r1", "kärnan;g1;;r9"), "unknown-round", "codings.csv", 5, "round"),
        (change("codings.csv", ";not found", ";borta"), "not-allowed", "codings.csv", 7, "doubt"),
        (change("readings.csv", "r1;A.txt;BE", "r1;A.txt;AR"), "together-twice", "readings.csv", 3, "coder"),
        (change("settlements.csv", "k1;k2", "k1;k9"), "settled-gone", "settlements.csv", 2, "codings"),
        (change("settlements.csv", '";k2;', '";k9;'), "settled-gone", "settlements.csv", 2, "stand"),
        (change("memos.csv", ";m1;", ";m9;"), "unknown-coding", "memos.csv", 3, "coding_id"),
        (change("summaries.csv", "P1;mod", "P9;mod"), "unknown-project", "summaries.csv", 2, "project_id"),
        (change("summaries.csv", "P1;mod", "P1;tid"), "together-twice", "summaries.csv", 3, "code_id"),
        (change("pairings.csv", "nojd;mod", "glad;mod"), "unknown-item", "pairings.csv", 2, "item"),
        (change("pairings.csv", "nojd;tid", "nojd;tiden"), "unknown-code", "pairings.csv", 3, "code_id"),
        (change("pairings.csv", ";expands", ";grows"), "not-allowed", "pairings.csv", 2, "relation"),
    ],
)
def test_what_cannot_be_is_told_where_it_stands(
    fault: Fault, code: str, file: str, row: int, column: str, tmp_path: Path
) -> None:
    study = folder(tmp_path)
    fault(study)
    assert told(study) == [(code, file, row, column)]


def test_codings_settled_twice_are_told_in_whatever_order_they_are_named(tmp_path: Path) -> None:
    study = folder(tmp_path)
    table = study / "settlements.csv"
    table.write_text(table.read_text("utf-8") + 'A.txt;"k2;k1";k1;;\n', "utf-8")
    assert told(study) == [("settled-twice", "settlements.csv", 3, "codings")]
    assert {one.id for one in read_study_folder(study).ground.material.codings} == {"k3"}


def test_a_passage_in_doubt_with_its_words_only_waits_and_is_no_error(tmp_path: Path) -> None:
    study = read_study_folder(folder(tmp_path))
    assert study.unplaced == team_work().unplaced
    assert "k4" not in study.ground.codings


def test_a_passage_in_doubt_without_words_or_place_is_told(tmp_path: Path) -> None:
    study = folder(tmp_path)
    change("codings.csv", "det gick över styr", "")(study)
    assert told(study) == [("passage-nowhere", "codings.csv", 7, "start")]
