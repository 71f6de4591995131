import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from lipset import CONDITIONS, FUZZY

from lardom.cli.main import main
from lardom.comparison.configurations.robustness import survivals, thresholds


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["qca", *map(str, arguments)])


def lipset(folder: Path) -> Path:
    rows = [";".join(["case", *CONDITIONS, "SURV"])]
    rows += [
        ";".join([case, *(str(told[name]).replace(".", ",") for name in (*CONDITIONS, "SURV"))])
        for case, told in FUZZY.items()
    ]
    table = folder / "lipset.csv"
    table.write_text("\n".join(rows) + "\n", encoding="utf-8-sig")
    return table


def test_the_published_solutions_are_printed(tmp_path: Path) -> None:
    answer = run(lipset(tmp_path), "--outcome", "SURV", "--expect", "DEV,URB,LIT,IND,STB")
    assert answer.exit_code == 0, answer.output
    assert "URB*STB + DEV*~IND   incl 0.850 cov 0.714" in answer.output
    assert "DEV*LIT*~IND*STB + DEV*URB*LIT*STB   incl 0.866 cov 0.660" in answer.output
    assert "more combinations (32) than cases (18)" in " ".join(answer.output.split())


def test_json_holds_every_model_and_conditions_can_be_chosen(tmp_path: Path) -> None:
    told = json.loads(
        run(
            lipset(tmp_path), "--outcome", "~SURV", "--condition", "DEV", "--condition", "STB", "--format", "json"
        ).stdout
    )
    assert [one["kind"] for one in told["solutions"]] == ["conservative", "parsimonious"]
    assert all(set(row["corner"]) == {"DEV", "STB"} for row in told["truth_table"])


def test_no_row_with_the_outcome_gives_status_1(tmp_path: Path) -> None:
    answer = run(lipset(tmp_path), "--outcome", "SURV", "--min-cases", 9, "--language", "sv")
    assert answer.exit_code == 1
    assert "Ingen kombination visar utfallet SURV" in " ".join(answer.output.split())


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "it has no rows"),
        ("case,A,Y\na,1,1\na,0,0\n", "the case a is there twice"),
        ("case,A,Y\na,x,1\nb,0,0\n", "a has 'x' for A"),
        ("case,A,Y\na,2.5,1\nb,0,0\n", "membership of A is 2.5"),
        ("case,A,B\na,1,1\nb,0,0\n", "no membership of Y"),
    ],
)
def test_a_table_that_cannot_be_read_gives_status_2_and_says_why(tmp_path: Path, text: str, told: str) -> None:
    table = tmp_path / "table.csv"
    table.write_text(text, encoding="utf-8")
    answer = run(table, "--outcome", "Y")
    assert answer.exit_code == 2
    assert told in " ".join(answer.output.split())
    assert run(tmp_path / "none.csv", "--outcome", "Y").exit_code == 2


def test_terms_that_last_are_printed_when_asked_for(tmp_path: Path) -> None:
    table = lipset(tmp_path)
    answer = run(table, "--outcome", "SURV", "--robust")
    assert answer.exit_code == 0, answer.output
    assert "Terms in 8 truth tables: in some model, in every model" in answer.output
    told = json.loads(run(table, "--outcome", "SURV", "--robust", "--format", "json").stdout)["robust"]
    found = thresholds(FUZZY, CONDITIONS, "SURV")
    counted = {(one.term, one.some, one.every) for one in survivals([one.table for one in found])}
    assert {
        (one["term"], one["in_some_model"], one["in_every_model"]) for one in told if one["kind"] == "parsimonious"
    } == counted
    assert "robust" not in json.loads(run(table, "--outcome", "SURV", "--format", "json").stdout)


def test_more_models_than_are_looked_for_are_told_in_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lardom.comparison.configurations.solutions.MOST_MODELS", 1)
    table = tmp_path / "two.csv"
    table.write_text("case,A,B,Y\na,1,1,1\nb,0,0,0\n", encoding="utf-8")
    told = " ".join(run(table, "--outcome", "Y").output.split())
    assert "There are more than 1 smallest models, all as good as each other" in told
