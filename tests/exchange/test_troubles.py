import re
import string
import tomllib
from pathlib import Path

import pytest

from lardom.exchange.troubles import Trouble, known_codes, shortened, tell

EXCHANGE = Path(__file__).resolve().parents[2] / "src" / "lardom" / "exchange"
SENTENCES = tomllib.loads((EXCHANGE / "problems.toml").read_text(encoding="utf-8"))


def named_in(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


@pytest.mark.parametrize("code", SENTENCES)
def test_every_problem_is_told_in_both_languages_with_the_same_facts(code: str) -> None:
    sentence = SENTENCES[code]
    for key in ("sv", "en", "way_sv", "way_en"):
        assert sentence[key].strip().endswith((".", "}")), key
    assert named_in(sentence["sv"]) == named_in(sentence["en"])
    assert named_in(sentence["way_sv"]) == named_in(sentence["way_en"])
    assert sentence["severity"] in {"error", "warning", "note"}


def test_every_problem_declared_is_told_somewhere_and_every_one_told_is_declared() -> None:
    source = "\n".join(path.read_text(encoding="utf-8") for path in EXCHANGE.rglob("*.py"))
    for code in known_codes():
        assert f'"{code}"' in source, f"nobody tells {code}"
    for code in re.findall(r'Trouble\(\s*"([a-z-]+)"|\.trouble\(\s*"([a-z-]+)"|Flaw\("([a-z-]+)"', source):
        assert "".join(code) in known_codes()


def test_a_suggestion_comes_before_the_way_out() -> None:
    trouble = Trouble("column-unknown", "a.csv", 1, "valeu", "valeu", near="value")
    assert tell(trouble, "sv").way_out.startswith("Menar du ”value”? Byt namn")
    assert tell(trouble, "en").way_out.startswith("Did you mean “value”? Rename")


def test_a_problem_keeps_its_place_and_severity() -> None:
    problem = tell(Trouble("answer-outside", "answers.csv", 7, "value", "6", {"low": 1, "high": 5}), "sv")
    assert (problem.file, problem.row, problem.column, problem.value) == ("answers.csv", 7, "value", "6")
    assert (problem.severity, problem.code) == ("error", "answer-outside")
    assert Trouble("table-missing", "key.csv").severity == "note"


def test_facts_may_differ_between_the_languages() -> None:
    trouble = Trouble("table-missing", "key.csv", facts={"lost": ("sökningen", "the search")})
    assert "sökningen" in tell(trouble, "sv").message
    assert "the search" in tell(trouble, "en").message


def test_braces_and_very_long_values_are_told_as_they_are() -> None:
    problem = tell(Trouble("not-date", "a.csv", 2, "date", "{0}{x}" + "y" * 500, {"example": "2024-05-14"}), "en")
    assert problem.message.startswith("“{0}{x}y")
    assert problem.value is not None
    assert len(problem.value) == 120
    assert shortened("a\n  b") == "a b"
