from pathlib import Path

import pytest

from lardom.exchange.bundle import Study
from lardom.exchange.folder import read_study_folder
from lardom.exchange.own_report import checked, composed
from lardom.report.tree import plain_text

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "innovationsprogram"
WRONG = 'Programmet har []{.fact name="martians"} projekt.\n'


@pytest.fixture(scope="module")
def study() -> Study:
    return read_study_folder(EXAMPLE)


def test_a_living_part_that_cannot_be_filled_is_found(study: Study) -> None:
    report, found = checked(study, WRONG)
    assert "X904" in [one.rule for one in found.findings]
    assert "martians" in plain_text(report.ast["blocks"])


def test_findings_speak_the_language_asked_for(study: Study) -> None:
    assert checked(study, WRONG, language="en")[1].language == "en"


def test_a_reason_is_printed_only_over_errors(study: Study) -> None:
    assert "Skälet." in plain_text(composed(study, WRONG, despite="Skälet.")[0].ast["blocks"])
    assert "Skälet." not in plain_text(composed(study, "Det gick.\n", despite="Skälet.")[0].ast["blocks"])


def test_a_study_of_plain_values_is_checked_as_the_folder_is(study: Study) -> None:
    values = Study.of(study)
    source = '[Samtliga respondenter är missnöjda.]{.claim ref="C001"}\n'
    assert checked(values, source)[1].findings == checked(study, source)[1].findings


def test_a_finding_knows_where_in_its_block_the_passage_stands(study: Study) -> None:
    source = 'I mitten. [Samtliga respondenter är missnöjda.]{.claim ref="C001"} Slut.\n'
    found = checked(study, source)[1]
    placed = [one for one in found.findings if one.block >= 0]
    assert placed
    assert all(found.draft.blocks[one.block].text[one.start : one.end] == one.passage for one in placed)
