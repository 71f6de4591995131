import click
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lardom.cli.printing import NARROWEST, counted, problem_lines, terminal_width, wrapped
from lardom.study.problems import Problem


def plain(problems: list[Problem], width: int = 80) -> list[str]:
    return [click.unstyle(line) for line in problem_lines(problems, "sv", width=width)]


def test_problems_of_one_file_stand_under_its_name_with_their_columns_aligned() -> None:
    lines = plain(
        [
            Problem("a.csv", "Fel tal.", "Skriv rätt.", 7, "value"),
            Problem("a.csv", "Fel dag.", "", 12, "start", severity="warning"),
            Problem("b.csv", "Hela filen.", "Gör om."),
        ]
    )
    assert lines == [
        "a.csv",
        "     7  value  fel      Fel tal.",
        "                        Skriv rätt.",
        "    12  start  varning  Fel dag.",
        "",
        "b.csv",
        "  fel      Hela filen.",
        "           Gör om.",
    ]


def test_a_very_long_column_gets_a_line_of_its_own() -> None:
    lines = plain([Problem("a.csv", "Fel.", "", 1, "x" * 40)])
    assert lines[1] == "     1  " + "x" * 40
    assert lines[2].strip() == "fel      Fel."


words = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=15)


@given(st.lists(words, min_size=1, max_size=30), st.lists(words, max_size=30))
def test_no_line_is_wider_than_the_terminal(message: list[str], way_out: list[str]) -> None:
    lines = plain([Problem("a.csv", " ".join(message), " ".join(way_out), 3, "kolumn")], NARROWEST)
    assert max(len(line) for line in lines) <= NARROWEST


def test_of_many_problems_of_one_kind_the_first_are_told_and_the_others_counted() -> None:
    many = [Problem("a.csv", f"Fel {n}.", "", n, "value", code="x") for n in range(50)]
    lines = plain([*many, Problem("a.csv", "Annat.", "", 60, code="y")])
    assert len(lines) == 1 + 20 + 1 + 1
    assert lines[-1] == "  … och 30 av samma slag (--all visar alla)"
    assert len(list(problem_lines(many, "en", width=80, most=None))) == 51


def test_a_path_is_never_cut() -> None:
    assert wrapped("se " + "mapp/" * 20, 30)[1] == "mapp/" * 20
    assert wrapped("", 30) == []


def test_numbers_take_the_right_noun() -> None:
    assert [counted(n, "fil", "filer") for n in (0, 1, 2)] == ["0 filer", "1 fil", "2 filer"]


@pytest.mark.parametrize(("columns", "width"), [("20", 40), ("80", 80), ("400", 100)])
def test_the_width_is_the_terminals_within_reason(columns: str, width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert terminal_width() == width


def test_in_a_narrow_terminal_the_sentences_stand_below_their_place() -> None:
    lines = plain([Problem("answers.csv", "6 ligger utanför skalan.", "Skriv 1 till 5.", 7, "respondent_id")], 40)
    assert lines == [
        "answers.csv",
        "  7  respondent_id  fel",
        "    6 ligger utanför skalan.",
        "    Skriv 1 till 5.",
    ]
