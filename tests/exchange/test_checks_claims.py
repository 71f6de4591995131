from pathlib import Path

import pytest
from planting import add, change, found, starter

from lardom.exchange.checks_claims import circles
from lardom.exchange.sheets import read_sheet
from lardom.exchange.tables import table_named
from lardom.study.tablefile import Row, TableFile


def told(*parents: str) -> list[str]:
    rows = tuple(Row(n + 2, (str(n), f"kod {n}", parent)) for n, parent in enumerate(parents))
    sheet, _ = read_sheet(table_named("codebook"), TableFile("codebook.csv", ("code_id", "name", "parent"), rows))
    return [str(one.facts["circle"]) for one in circles(sheet, "code_id", "codes-in-circle")]


@pytest.mark.parametrize(
    ("parents", "expected"),
    [
        (("", "0", "1"), []),
        (("0",), ["0 → 0"]),
        (("1", "0", "0"), ["0 → 1 → 0"]),
        (("1", "2", "1"), ["1 → 2 → 1"]),
        (("1", "0", "3", "2"), ["0 → 1 → 0", "2 → 3 → 2"]),
        (("9", "0"), []),
    ],
    ids=["a tree", "itself", "two and one below", "a tail into a circle", "two circles", "an unknown parent"],
)
def test_each_circle_is_told_once(parents: tuple[str, ...], expected: list[str]) -> None:
    assert told(*parents) == expected


def test_groups_may_be_named_by_the_evidence(tmp_path: Path) -> None:
    study = starter(tmp_path)
    add("claims.csv", 'C09;De ena och de andra.;;;;;;;contrast;;;;"a/code:ute;b/code:drift";')(study)
    assert found(study) == []


def test_a_half_named_contrast_says_which_half_is_missing(tmp_path: Path) -> None:
    study = starter(tmp_path)
    add("claims.csv", "C09;De ena och de andra.;;;;;;;contrast;;;;a/code:ute;")(study)
    (problem,) = found(study)
    assert (problem.column, problem.message.split()[-4]) == ("group_b", "group_b")


def test_an_answer_to_a_wider_scale_is_right(tmp_path: Path) -> None:
    study = starter(tmp_path)
    change("study.toml", "high = 5", "high = 10")(study)
    change("answers.csv", "nojdhet;3", "nojdhet;9")(study)
    assert found(study) == []


def test_labels_of_respondents_are_compared_without_regard_to_case(tmp_path: Path) -> None:
    study = starter(tmp_path)
    change("quotations.csv", "Q03;B;R1", "Q03;B;r1")(study)
    assert found(study) == []
