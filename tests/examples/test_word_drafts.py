"""Whole drafts in Word in an examiner's own words: what is wrong in them is found, and nothing that is true.

A draft is a file of `drafts/`: a line that begins with + is true, one with - is wrong (counted by hand from the
tables, not by the code under test), # is a heading. {quote} and the like say how the paragraph is made in Word;
" || " parts paragraphs, rows or lines.
"""

import re
import runpy
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.shared import Cm
from shared_data import shared

from lardom.claims.ground import Ground
from lardom.exchange.bundle import Study
from lardom.exchange.drafts import read_draft
from lardom.exchange.folder import read_study_folder
from lardom.report.checks import audit
from lardom.report.outline import Draft

ROOT = Path(__file__).resolve().parents[2]
DRAFTS = Path(__file__).with_name("drafts")
EXAMPLE = ROOT / "examples" / "innovationsprogram"
_LINE = re.compile(r"(?P<sign>[+-])\s?(?:\{(?P<form>\w+)\}\s*)?(?P<text>.*)")
_STYLES = {"quote": "Quote", "iquote": "Intense Quote", "list": "List Bullet", "caption": "Caption", "squote": "Quote"}
_OF_THE_WHOLE = ("V501", "V502", "V503", "V504")
"""What is told of a draft as a whole: these drafts quote whom they like."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement of a draft: its parts (a paragraph each, mostly one), how they are made, whether it is wrong."""

    parts: tuple[str, ...]
    form: str
    wrong: bool = False


def statements(name: str) -> list[Statement]:
    found = []
    for line in (DRAFTS / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if match := _LINE.fullmatch(line):
            parts = tuple(part.strip() for part in match["text"].split(" || "))
            found.append(Statement(parts, match["form"] or "", match["sign"] == "-"))
        elif line.startswith("#"):
            found.append(Statement((line.lstrip("# "),), f"heading{line.count('#')}"))
    return found


def write_word(told: Sequence[Statement], path: Path) -> Path:
    word = docx.Document()
    for one in told:
        if one.form.startswith("heading"):
            word.add_heading(one.parts[0], int(one.form[-1]))
        elif one.form == "table":
            rows = [row.split("|") for row in one.parts]
            table = word.add_table(len(rows), len(rows[0]))
            for cells, row in zip(table.rows, rows, strict=True):
                for cell, text in zip(cells.cells, row, strict=True):
                    cell.text = text.strip()
        elif one.form == "break":
            run = word.add_paragraph().add_run(one.parts[0] + " ")
            run.add_break()
            run.add_text(one.parts[1])
        elif one.form in ("runs", "italic"):
            paragraph = word.add_paragraph()
            for number, piece in enumerate(re.split(r"(?<=\s)", one.parts[0])):
                run = paragraph.add_run(piece)
                run.bold, run.italic = one.form == "runs" and number % 3 == 0, one.form == "italic"
        else:
            for part in one.parts:
                paragraph = word.add_paragraph(part, style=_STYLES.get(one.form))
                if one.form == "indent":
                    paragraph.paragraph_format.left_indent = Cm(1)
    word.save(str(path))
    return path


def flagged(study: Study, path: Path) -> list[tuple[str, str]]:
    """Return the block and the rule of each finding about a place of the draft."""
    draft, problems = read_draft(path)
    assert draft is not None
    assert not problems
    found = audit(draft, Ground(study)).findings
    return [(_said(draft, one.block), one.rule) for one in found if one.rule not in _OF_THE_WHOLE]


def _said(draft: Draft, block: int) -> str:
    return _plain(draft.blocks[block].text) if block >= 0 else ""


def _plain(text: str) -> str:
    return "".join(text.split())


def check(study: Study, name: str, tmp_path: Path) -> None:
    told = statements(name)
    assert sum(not one.form.startswith("heading") for one in told) >= 20
    found = flagged(study, write_word(told, tmp_path / f"{name}.docx"))
    for one in told:
        parts = {_plain(part) for part in one.parts} | {_plain("".join(one.parts))}
        rules = sorted({rule for said, rule in found if said in parts})
        assert bool(rules) == one.wrong, f"{'missed' if one.wrong else f'flagged {rules}'}: {' || '.join(one.parts)}"
    known = {_plain(part) for one in told for part in (*one.parts, "".join(one.parts))}
    assert not [rule for said, rule in found if said not in known]


@pytest.fixture(scope="module")
def example() -> Study:
    return read_study_folder(EXAMPLE)


@pytest.fixture(scope="module")
def without_claims(tmp_path_factory: pytest.TempPathFactory) -> Study:
    folder = tmp_path_factory.mktemp("utan") / "studie"
    shutil.copytree(EXAMPLE, folder)
    (folder / "claims.csv").unlink()
    return read_study_folder(folder)


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Study:
    data = shared("portfolio/interreg_keep_2014-2020.xlsx").parents[1]
    folder = tmp_path_factory.mktemp("verklig") / "studie"
    runpy.run_path(str(ROOT / "tests" / "real_study.py"))["assemble"](folder, data)
    return read_study_folder(folder)


@pytest.mark.parametrize("name", ["invented-sv", "invented-en", "quotations-sv", "wording-sv", "true-sv"])
def test_exactly_what_is_wrong_about_the_example_study_is_found(name: str, example: Study, tmp_path: Path) -> None:
    check(example, name, tmp_path)


@pytest.mark.parametrize("name", ["wording-sv", "true-sv"])
def test_a_study_without_claims_finds_the_same(name: str, without_claims: Study, tmp_path: Path) -> None:
    check(without_claims, name, tmp_path)


@pytest.mark.parametrize("name", ["real-en", "real-wording-en"])
def test_exactly_what_is_wrong_about_real_files_is_found(name: str, real: Study, tmp_path: Path) -> None:
    check(real, name, tmp_path)


def test_a_study_of_nothing_but_codings_is_checked_too(tmp_path: Path) -> None:
    folder = tmp_path / "study"
    folder.mkdir()
    shutil.copy(shared("interchange/nvivo-mac20-constructive-turn.qdpx"), folder / "codings.qdpx")
    (folder / "study.toml").write_text('title = "Comments"\nlanguage = "en"\n', encoding="utf-8")
    check(read_study_folder(folder), "codings-en", tmp_path)


def test_a_mapped_portfolio_with_texts_is_checked_too(tmp_path: Path) -> None:
    folder = tmp_path / "studie"
    (folder / "portfolio").mkdir(parents=True)
    for name in ("projects", "parties"):
        shutil.copy(shared(f"portfolio/iot-sverige-{name}.csv"), folder / "portfolio")
    first = shared("transcripts/sv/riksdag-interpellationer/ipq-201415--0063.xml")
    shutil.copytree(first.parent, folder / "transcripts")
    mapping = (ROOT / "docs" / "reference" / "mappings" / "iot-sverige.toml").read_text(encoding="utf-8")
    (folder / "study.toml").write_text(f'title = "IoT"\nlanguage = "sv"\n\n{mapping}', encoding="utf-8")
    check(read_study_folder(folder), "projects-sv", tmp_path)


_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def test_a_draft_is_read_as_it_stands_when_its_changes_are_accepted(example: Study, tmp_path: Path) -> None:
    """The words taken out, the comments and the running head are not the draft's."""
    word = docx.Document()
    word.sections[0].header.paragraphs[0].text = "Portföljen omfattar 99 projekt."
    for gone, come, end in (("29", "26", " personer."), ("26", "28", " personer i studien.")):
        paragraph = word.add_paragraph("Totalt intervjuades ")
        mark = f'{_W} w:id="1" w:author="EL" w:date="2026-01-01T00:00:00Z"'
        paragraph._p.append(parse_xml(f"<w:del {mark}><w:r><w:delText>{gone}</w:delText></w:r></w:del>"))
        paragraph._p.append(parse_xml(f"<w:ins {mark}><w:r><w:t>{come}</w:t></w:r></w:ins>"))
        paragraph.add_run(end)
    paragraph = word.add_paragraph("Kodboken har 33 koder.")
    word.add_comment(paragraph.runs[0], text="Portföljen omfattar 60 projekt.", author="EL", initials="EL")
    word.save(str(tmp_path / "ändrat.docx"))
    assert flagged(example, tmp_path / "ändrat.docx") == [("Totaltintervjuades28personeristudien.", "N303")]
