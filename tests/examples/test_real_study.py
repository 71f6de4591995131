"""The main job on real input: the linter finds exactly the wrong half of a Word draft, and the mended one prints."""

import json
import re
from pathlib import Path

import pypdfium2
import pytest
from click.testing import CliRunner
from real_study import STATEMENTS, assemble
from shared_data import SHARED, shared

from lardom.cli.main import main

DECIDING = {"error", "warning"}


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> Path:
    shared("portfolio/interreg_keep_2014-2020.xlsx")
    folder = tmp_path_factory.mktemp("real")
    assemble(folder, SHARED)
    return folder


def statement_of(passage: str) -> int | None:
    squeezed = re.sub(r"\W+", "", passage.casefold())
    for number, one in enumerate(STATEMENTS):
        printed = re.sub(
            r"\W+", "", (one.wrong or one.right).casefold().replace("r{eriksson}", "").replace("r{lahti}", "")
        )
        if squeezed and (squeezed in printed or printed[:40] in squeezed):
            return number
    return None


def test_exactly_the_wrong_half_of_the_word_draft_is_found(study: Path) -> None:
    answer = CliRunner().invoke(main, ["check", str(study), str(study / "draft.docx"), "--format", "json"])
    assert answer.exit_code == 1, answer.output
    findings = [one for one in json.loads(answer.stdout)["drafts"][0]["findings"] if one["level"] in DECIDING]
    placed = {statement_of(one["excerpt"] or one["passage"]): one["rule"] for one in findings}
    assert {n for n in placed if n is not None} == {n for n, one in enumerate(STATEMENTS) if one.is_wrong}
    # What is found outside any statement speaks of the whole draft (voices never quoted), never of a false sentence.
    assert {one["rule"][0] for one in findings if statement_of(one["excerpt"] or one["passage"]) is None} <= {"V", "D"}


def test_the_wrong_half_is_not_printed_but_the_corrected_one_is(study: Path, tmp_path: Path) -> None:
    refused = CliRunner().invoke(main, ["report", str(study), "--to", "pdf", "--output", str(tmp_path / "no")])
    assert refused.exit_code == 1
    assert not list((tmp_path / "no").glob("*.pdf"))
    mended = tmp_path / "mended"
    assemble(mended, SHARED, corrected=True)
    printed = CliRunner().invoke(main, ["report", str(mended), "--to", "pdf", "--output", str(tmp_path / "out")])
    assert printed.exit_code == 0, printed.output
    (file,) = (tmp_path / "out").glob("*.pdf")
    text = " ".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(file))
    assert "Twelve respondents of project A ask readers to report others" in re.sub(r"\s+", " ", text)
