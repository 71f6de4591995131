"""The upper floor keeps its order where no import shows it: keys point down, rooms talk through queries and actions."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models

ROOT = Path(__file__).resolve().parents[2]
WEB = ROOT / "src" / "lardom" / "web"
ORDER = [
    "study",
    "portfolio",
    "sampling",
    "fieldwork",
    "transcripts",
    "coding",
    "claims",
    "comparison",
    "report",
    "exchange",
    "site",
]
VIEW_CEILING = 25
ROOM_CEILING = 12
MODULES = sorted(path for path in WEB.rglob("*.py") if "migrations" not in path.parts and path.name != "__init__.py")
VIEWS = [path for path in MODULES if path.stem == "views" or path.parent.name == "views"]


def name_of(path: Path) -> str:
    return path.relative_to(WEB).as_posix()


def ours() -> list[type[models.Model]]:
    return [table for table in apps.get_models() if table.__module__.startswith("lardom.web.")]


@pytest.mark.parametrize("table", ours(), ids=lambda table: table._meta.label)
def test_every_key_points_to_the_same_or_an_earlier_room(table: type[models.Model]) -> None:
    here = ORDER.index(table._meta.app_label)
    for column in table._meta.concrete_fields:
        if isinstance(column, models.ForeignKey):
            target = column.related_model._meta.app_label
            assert target not in ORDER or ORDER.index(target) <= here, column.name


def run_time_imports(tree: ast.Module) -> Iterator[str]:
    for node in tree.body:
        if isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
            yield node.module


# The table of addresses gathers the rooms' views: naming them is all it does.
@pytest.mark.parametrize("path", [path for path in MODULES if name_of(path) != "site/urls.py"], ids=name_of)
def test_rooms_talk_through_queries_and_actions(path: Path) -> None:
    own = path.relative_to(WEB).parts[0]
    tree = ast.parse(path.read_text(encoding="utf-8"))
    foreign = [
        told
        for told in run_time_imports(tree)
        if told.startswith("lardom.web.")
        and (room := told.split(".")[2]) in ORDER
        and room not in (own, "study")
        and told.count(".") >= 3
        and told.split(".")[3] in {"models", "views", "forms"}
    ]
    assert not foreign


@pytest.mark.parametrize("path", VIEWS, ids=name_of)
def test_a_view_only_turns_a_request_into_a_call_and_a_result_into_an_answer(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    long = [
        node.name
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno + 1 > VIEW_CEILING
    ]
    assert not long


@pytest.mark.parametrize("room", ORDER)
def test_a_room_has_at_most_a_dozen_pieces_of_furniture(room: str) -> None:
    pieces = {
        path.stem
        for path in (WEB / room).iterdir()
        if (path.suffix == ".py" and path.name != "__init__.py") or (path / "__init__.py").exists()
    } - {"migrations"}
    assert len(pieces) <= ROOM_CEILING, sorted(pieces)


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_rows_of_a_study_are_reached_only_through_the_study(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    scoped = {table.__name__ for table in ours() if hasattr(table._default_manager, "of")}
    loose = [
        f"{node.value.value.id}.objects.{node.attr} (line {node.lineno})"
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Attribute)
        and node.value.attr == "objects"
        and isinstance(node.value.value, ast.Name)
        and node.value.value.id in scoped
        and node.attr not in {"of", "held_by", "known_by", "create", "bulk_create", "bulk_update"}
    ]
    assert not loose, "write Table.objects.of(study)"


def test_a_migration_asks_the_database_whose_tables_it_makes() -> None:
    """A backup makes tables in another database than the instance's own, and must not touch that one."""
    asks = re.compile(r"\.objects\b(?!\.using\()")
    found = [
        f"{path.name}: {line.strip()}"
        for path in sorted(WEB.glob("*/migrations/0*.py"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if asks.search(line)
    ]
    assert found == []
