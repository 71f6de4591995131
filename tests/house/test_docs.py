"""Documentation that cannot rot: links lead somewhere, commands and options exist, decisions stay short."""

import re
import runpy
import shlex
from pathlib import Path

import click
import pytest

from lardom.cli.main import COMMANDS, main

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "changelog.d").glob("*.md")])
PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)\s]+)\)")
LINK = re.compile(r"(?<!`)\[[^\]]*\]\(([^)#\s]+)[^)]*\)")
FENCE = re.compile(r"```(?:\w*)\n(.*?)```", re.DOTALL)


def name_of(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_link_of_a_page_leads_to_a_file(page: Path) -> None:
    text = FENCE.sub("", page.read_text(encoding="utf-8"))
    lost = [
        target
        for target in LINK.findall(text)
        if "://" not in target and not target.startswith("mailto:") and not (page.parent / target).exists()
    ]
    assert not lost


def test_every_picture_is_used_and_told_in_words() -> None:
    shown = [(page, *found) for page in PAGES for found in PICTURE.findall(page.read_text(encoding="utf-8"))]
    assert not [(page.name, target) for page, words, target in shown if not words.strip() or "://" in target]
    used = {(page.parent / target).resolve() for page, _, target in shown}
    folder = ROOT / "docs" / "pictures"
    assert used == {picture.resolve() for picture in folder.iterdir()}
    assert sum(picture.stat().st_size for picture in folder.iterdir()) < 3_000_000


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_command_shown_exists_with_its_options(page: Path) -> None:
    for block in FENCE.findall(page.read_text(encoding="utf-8")):
        for line in block.splitlines():
            shown = line.removeprefix("$ ").strip()
            if not shown.startswith("lardom "):
                continue
            words = shlex.split(shown, comments=True)
            if words[1].startswith("-"):
                continue
            assert words[1] in COMMANDS, shown
            command = main.get_command(click.Context(main), words[1])
            assert command is not None
            if isinstance(command, click.Group) and len(words) > 2 and not words[2].startswith(("-", "[")):
                assert words[2] in command.commands, shown
                command = command.commands[words[2]]
            known = {option for param in command.params for option in param.opts} | {"--help", "-h"}
            told = {word.split("=")[0] for word in words[2:] if word.startswith("-")}
            assert told <= known, shown


def test_decisions_are_numbered_without_gaps_and_at_most_thirty_lines() -> None:
    records = sorted((ROOT / "docs" / "decisions").glob("[0-9]*.md"))
    assert [int(record.name[:4]) for record in records] == list(range(1, len(records) + 1))
    long = [record.name for record in records if record.read_text(encoding="utf-8").count("\n") > 30]
    assert not long


def test_every_make_target_of_the_readme_exists() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in set(re.findall(r"`make (\w+)", (ROOT / "README.md").read_text(encoding="utf-8"))):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


@pytest.mark.parametrize("name", ["command-line.md", "quantifiers.md"])
def test_a_page_made_from_the_code_is_what_the_code_says_now(name: str) -> None:
    pages = runpy.run_path(str(ROOT / "tools" / "reference_pages.py"))["PAGES"]
    stored = (ROOT / "docs" / "reference" / name).read_text(encoding="utf-8")
    assert stored == pages[name](), "run: .venv/bin/python tools/reference_pages.py"
