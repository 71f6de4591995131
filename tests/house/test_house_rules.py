"""The house rules that no linter knows: ceilings, mirrors, no clock, clean lock file, documented commands."""

import ast
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from lardom.cli.main import COMMANDS, main

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "lardom"
MODULES = sorted(path for path in SOURCE.rglob("*.py") if path.name != "__init__.py" and "migrations" not in path.parts)
GROUND_FLOOR = [path for path in MODULES if path.relative_to(SOURCE).parts[0] != "web"]
UPSTAIRS = [path for path in MODULES if path.relative_to(SOURCE).parts[0] == "web"]
FILE_CEILING = 400
FUNCTION_CEILING = 60
FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "common", "manager", "service", "services", "misc"}
CLOCK_CALLS = {"today", "now", "utcnow", "time", "monotonic", "perf_counter"}


def name_of(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix()


@cache
def parsed(path: Path) -> ast.Module:
    """Return a file's tree: four rules look at each."""
    return ast.parse(path.read_text(encoding="utf-8"))


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_file_and_no_function_passes_its_ceiling(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= FILE_CEILING
    long = [f.name for f in functions(parsed(path)) if (f.end_lineno or 0) - f.lineno + 1 > FUNCTION_CEILING]
    assert not long


# The package's own door (python -m lardom) is tested through the command.
@pytest.mark.parametrize("path", [p for p in GROUND_FLOOR if p.parent != SOURCE], ids=name_of)
def test_every_ground_floor_module_has_its_mirrored_test(path: Path) -> None:
    inside = path.relative_to(SOURCE)
    mirror = ROOT / "tests" / inside.parent / f"test_{inside.name}"
    assert mirror.exists(), f"write {mirror.relative_to(ROOT)}"
    assert any(f.name.startswith("test_") for f in functions(parsed(mirror)))


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_every_public_function_and_class_has_a_docstring(path: Path) -> None:
    tree = parsed(path)
    bare = [
        node.name
        for node in tree.body
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
        and not node.name.startswith("_")
        and not ast.get_docstring(node)
    ]
    assert not bare
    assert ast.get_docstring(tree), "a module says in one line what it holds"


@pytest.mark.parametrize("path", [p for p in GROUND_FLOOR if "cli" not in p.parts], ids=name_of)
def test_no_ground_floor_module_asks_the_clock(path: Path) -> None:
    tree = parsed(path)
    asked = [
        node.func.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in CLOCK_CALLS
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id in {"date", "datetime", "time", "dt"}
    ]
    assert not asked


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert not [
        name_of(path) for path in MODULES if set(path.relative_to(SOURCE).with_suffix("").parts) & FORBIDDEN_NAMES
    ]


def test_init_files_are_empty_but_for_the_door() -> None:
    full = [p for p in SOURCE.rglob("__init__.py") if p.parent != SOURCE and p.read_text(encoding="utf-8").strip()]
    assert not full


def test_the_lock_file_is_hashed_and_names_no_host() -> None:
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert "://" not in text
    for entry in re.split(r"\n(?=\S)", text.strip()):
        if not entry.startswith("#"):
            assert "--hash=sha256:" in entry, entry.splitlines()[0]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_and_a_page(name: str) -> None:
    answer = CliRunner().invoke(main, [name, "--help"])
    assert answer.exit_code == 0, answer.output
    command = main.get_command(click.Context(main), name)
    assert command is not None
    assert command.help
    page = (ROOT / "docs" / "reference" / "command-line.md").read_text(encoding="utf-8")
    assert f"## lardom {name}" in page
    inner = list(command.commands.values()) if isinstance(command, click.Group) else []
    for one in [command, *inner]:
        assert one.help, f"{name} {one.name}: what does it do?"
        for option in one.params:
            if isinstance(option, click.Option):
                assert option.help, f"{name} {option.opts}: what does it do?"
                assert max(option.opts, key=len) in page, (
                    f"docs/reference/command-line.md does not tell of {option.opts}"
                )


def test_every_source_file_of_the_repository_is_free_of_the_machine() -> None:
    told = re.compile(r"/root/|/home/\w+/|pyenv/versions/\d", re.IGNORECASE)
    for path in [*MODULES, *ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]:
        assert not told.search(path.read_text(encoding="utf-8")), path


def test_nothing_lies_in_the_root_but_what_the_readme_speaks_of() -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False).stdout.split(
        "\n"
    )
    known = {
        ".gitignore", ".python-version", "ARCHITECTURE.md", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "Makefile",
        "README.md", "pyproject.toml", "requirements.lock",
    }  # fmt: skip
    assert {path for path in listed if path and "/" not in path} <= known
