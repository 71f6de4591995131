"""Every act that is written into the trail has a name a person can read."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from lardom.study.events import LASTING, kinds, right_for, told
from lardom.study.roles import may, rights

WEB = Path(__file__).resolve().parents[2] / "src" / "lardom" / "web"


KIND = re.compile(r"[a-z]+\.[a-z]+")


def spelt(node: ast.AST) -> Iterator[str]:
    """The kinds in a value: one, or one of two."""
    if isinstance(node, ast.IfExp):
        yield from spelt(node.body)
        yield from spelt(node.orelse)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str) and KIND.fullmatch(node.value):
        yield node.value
    elif isinstance(
        node, ast.JoinedStr
    ):  # f"{name}.removed" in the fieldwork: of a respondent, an interview or a name of the key
        yield from (f"{name}.removed" for name in ("respondent", "interview", "key"))


def written() -> Iterator[str]:
    for path in sorted(WEB.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"writing", "_move"}:
                yield from (kind for word in node.keywords if word.arg == "kind" for kind in spelt(word.value))
            elif isinstance(node, ast.Call) and getattr(node.func, "id", "") == "_writing":
                yield from spelt(node.args[1])
            elif isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") in {"kind", "CARRIED"}:
                yield from spelt(node.value)


@pytest.mark.parametrize("kind", sorted(set(written())))
def test_every_kind_of_act_has_a_name_in_both_languages(kind: str) -> None:
    words = kinds()[kind]
    assert len(words) in {2, 4}
    assert all(words)
    assert len(set(words)) == len(words)
    assert all("{n}" in many for many in words[2:])


def test_no_kind_is_named_that_nobody_writes() -> None:
    assert {kind for kind in kinds() if not kind.startswith("fact.")} == set(written())


def test_acts_in_a_row_are_told_as_one() -> None:
    assert told("coding.made", "sv", 12) == "kodade 12 passager"
    assert told("round.shown", "en", 2) == "showed a reading round to everybody, 2 times"


def test_a_kind_without_a_name_is_told_by_its_word() -> None:
    assert told("moon.eaten", "sv") == "moon.eaten"


def test_what_taking_back_asks_for_is_a_right_that_somebody_has() -> None:
    acts = {kind for kind in kinds() if not kind.startswith("fact.")}
    asked = {right_for(kind) for kind in acts}
    assert asked <= set(rights())
    assert {kind for kind in acts if right_for(kind) == "study.undo"} == {*LASTING, "act.undone"}
    assert {kind for kind in acts if right_for(kind) == "coding.lead"} == {
        kind for kind in acts if kind.startswith("round.")
    }


def test_a_key_holder_takes_back_what_was_done_to_the_key_and_nothing_else() -> None:
    assert may(["key-holder"], "study.undo")
    acts = {kind for kind in kinds() if not kind.startswith("fact.")} - LASTING - {"act.undone"}
    mine = {kind for kind in acts if may(["key-holder"], right_for(kind))}
    assert mine == {kind for kind in acts if kind.startswith("key.")}


def test_who_leads_no_more_takes_nothing_back_that_only_leads_do() -> None:
    assert not any(may(["assistant"], right_for(kind)) for kind in ("study.settings", "roles.given", "round.begun"))
