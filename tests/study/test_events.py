"""Every act that is written into the trail has a name a person can read."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from lardom.study.events import kinds, told

WEB = Path(__file__).resolve().parents[2] / "src" / "lardom" / "web"


def written() -> Iterator[str]:
    for path in sorted(WEB.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "writing":
                for word in node.keywords:
                    if word.arg == "kind" and isinstance(word.value, ast.Constant):
                        yield str(word.value.value)


@pytest.mark.parametrize("kind", sorted(set(written())))
def test_every_kind_of_act_has_a_name_in_both_languages(kind: str) -> None:
    swedish, english = kinds()[kind]
    assert swedish
    assert english
    assert swedish != english


def test_a_kind_without_a_name_is_told_by_its_word() -> None:
    assert told("moon.eaten", "sv") == "moon.eaten"
