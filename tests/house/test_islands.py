"""The house rules of the browser's code: a clean lock, ceilings, every module with its test."""

import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ISLANDS = ROOT / "islands"
SOURCES = sorted(ISLANDS.glob("*/src/*.ts"))
PAGES = sorted(ISLANDS.glob("*/page/*.ts"))
TESTS = sorted(ISLANDS.glob("*/test/*.ts"))
FILE_CEILING = 400


def name_of(path: Path) -> str:
    return path.relative_to(ISLANDS).as_posix()


def is_entry(path: Path) -> bool:
    """Entries wire an island to a real page; Chromium tests them in tests/browser."""
    return path.stem == path.parent.parent.name


def test_the_islands_lock_is_hashed_and_names_no_host() -> None:
    text = (ISLANDS / "package-lock.json").read_text(encoding="utf-8")
    assert "://" not in text
    packages = json.loads(text)["packages"]
    assert not [
        name for name, entry in packages.items() if name and not entry.get("integrity", "").startswith("sha512-")
    ]


def test_nothing_is_needed_at_run_time() -> None:
    package = json.loads((ISLANDS / "package.json").read_text(encoding="utf-8"))
    assert "dependencies" not in package


@pytest.mark.parametrize("path", [*SOURCES, *PAGES, *TESTS], ids=name_of)
def test_no_island_file_passes_its_ceiling(path: Path) -> None:
    assert path.read_text(encoding="utf-8").count("\n") <= FILE_CEILING


@pytest.mark.parametrize("path", [path for path in SOURCES if not is_entry(path)], ids=name_of)
def test_every_island_module_has_its_test(path: Path) -> None:
    mirror = path.parents[1] / "test" / f"{path.stem}.test.ts"
    assert mirror.exists(), f"write {name_of(mirror)}"
    assert "test(" in mirror.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", [*SOURCES, *PAGES], ids=name_of)
def test_every_island_module_says_what_it_holds_and_calls_nobody(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.startswith(("/** ", "/**\n")), "a module says first what it holds"
    assert not re.search(r"https?://(?!www\.w3\.org/)", text)
    assert not re.search(r"\b(eval|innerHTML|outerHTML|insertAdjacentHTML)\b", text), "text is set as text"
