from pathlib import Path

import pytest
from planting import add, change, found, remove, starter

from lardom.exchange.cells import Reference
from lardom.exchange.references import MOST_SUGGESTIONS, named


@pytest.mark.parametrize("condition", ["", ">=4", "<=2", "=5", "==5", "!=1", " > 3"])
def test_the_item_is_named_without_its_condition(condition: str) -> None:
    assert named(Reference("answers", f"nojdhet{condition}")) == "nojdhet"
    assert named(Reference("code", "a>b")) == "a>b"


def test_a_table_that_is_not_there_forbids_nothing(tmp_path: Path) -> None:
    study = starter(tmp_path)
    for file in ("portfolio/projects.csv", "sample.csv", "codebook.csv"):
        remove(file)(study)
    assert {one.code for one in found(study)} <= {"unknown-fact"}


def test_transcripts_are_known_by_other_case_and_without_ending(tmp_path: Path) -> None:
    study = starter(tmp_path)
    change("codings.csv", "K03;B-1.txt", "K03;b-1")(study)
    assert found(study) == []


def test_a_figure_that_is_zero_can_be_cited(tmp_path: Path) -> None:
    study = starter(tmp_path)
    change("claims.csv", ";code:drift;", ';"portfolio:with:university;portfolio:public=7";')(study)
    assert found(study) == []


def test_a_reference_to_a_row_with_its_own_fault_is_not_told_again(tmp_path: Path) -> None:
    study = starter(tmp_path)
    change("portfolio/projects.csv", "S02;Regnet får leka", "S02;")(study)
    assert [one.code for one in found(study)] == ["cell-empty"]


def test_several_wrong_members_of_one_cell_are_told_one_by_one(tmp_path: Path) -> None:
    study = starter(tmp_path)
    add("claims.csv", 'C09;Något.;;;;;;;;;;;"coding:K98;coding:K99;code:ute";')(study)
    assert [(one.code, one.value) for one in found(study)] == [
        ("unknown-coding", "coding:K98"), ("unknown-coding", "coding:K99"),
    ]  # fmt: skip


def test_suggestions_are_sought_for_the_first_wrong_values_only(tmp_path: Path) -> None:
    study = starter(tmp_path)
    add("answers.csv", "\n".join(f"A-R{n};nojdhet;4;" for n in range(100, 400)))(study)
    problems = found(study)
    assert len(problems) == 300
    assert sum(one.way_out.startswith("Did you mean") for one in problems) == MOST_SUGGESTIONS
