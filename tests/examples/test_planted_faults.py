"""The faulty twin of the example study: one fault for every rule, each found where it stands, and nothing else."""

import json
import re
import runpy
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from lardom.cli.main import main
from lardom.exchange.folder import read_study_folder
from lardom.report.rules.book import ABOUT_SETTINGS, RULES

ROOT = Path(__file__).resolve().parents[2]
STUDY = ROOT / "examples" / "innovationsprogram"
TOOL = runpy.run_path(str(ROOT / "tools" / "plant_faults.py"))
TOLD = TOOL["read_faults"](ROOT / "examples" / "med-fel" / "faults.toml")
ASKED = [code for code, rule in RULES.items() if not rule.standing]


def check(study: Path) -> tuple[int, list[dict[str, Any]]]:
    answer = CliRunner().invoke(
        main, ["check", str(study), "--format", "json", *(word for code in ASKED for word in ("--on", code))]
    )
    assert answer.exit_code in (0, 1), answer.output
    (draft,) = json.loads(answer.output)["drafts"]
    return answer.exit_code, draft["findings"]


@pytest.fixture(scope="module")
def twin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(TOOL["plant"](STUDY, TOLD, tmp_path_factory.mktemp("med-fel") / "studie"))


@pytest.fixture(scope="module")
def findings(twin: Path) -> list[dict[str, Any]]:
    status, found = check(twin)
    assert status == 1
    return found


def test_every_rule_of_the_book_has_its_fault_or_the_reason_why_not() -> None:
    planted = [fault.rule for fault in TOLD.faults]
    assert sorted([*planted, *TOLD.impossible]) == sorted([*RULES, *ABOUT_SETTINGS])


def test_the_twin_has_one_finding_for_each_planted_fault_and_nothing_else(findings: list[dict[str, Any]]) -> None:
    assert Counter(one["rule"] for one in findings) == Counter(fault.rule for fault in TOLD.faults)


@pytest.mark.parametrize("fault", TOLD.faults, ids=lambda fault: str(fault.rule))
def test_a_fault_is_found_where_it_was_planted(fault: Any, findings: list[dict[str, Any]], twin: Path) -> None:
    (found,) = [one for one in findings if one["rule"] == fault.rule]
    told = " ".join([found.get("passage", ""), found.get("excerpt", ""), found["message"], *found.get("facts", ())])
    assert re.search(rf"(?<!\w){re.escape(fault.shows)}(?!\w)", told)
    lines = TOOL["lines_of"](fault, (twin / "report.md").read_text(encoding="utf-8"))
    assert found["place"].get("line") in (lines or {None})


@pytest.mark.parametrize("fault", TOLD.faults, ids=lambda fault: str(fault.rule))
def test_a_fault_says_in_a_sentence_what_is_wrong(fault: Any) -> None:
    assert re.fullmatch(r"[A-ZÅÄÖ”0-9].{15,200}[.?]", fault.why)
    assert all(edit.find != edit.replace or edit.append for edit in fault.edits)


def test_the_twin_is_still_a_study_without_errors(twin: Path) -> None:
    assert not [problem for problem in read_study_folder(twin).problems if problem.severity != "note"]


def test_what_is_prepared_is_no_fault_by_itself(tmp_path: Path) -> None:
    prepared = TOOL["FaultList"](TOLD.prepared, (), {})
    assert check(TOOL["plant"](STUDY, prepared, tmp_path / "studie")) == (0, [])


def test_a_change_that_does_not_stand_there_once_is_refused(tmp_path: Path) -> None:
    fault = TOOL["Fault"]("C201", "Fel.", "x", (TOOL["Edit"](find="projekt", replace="x"),))
    with pytest.raises(SystemExit, match=r"C201: the text to change stands \d+ times in report\.md, not once"):
        TOOL["plant"](STUDY, TOOL["FaultList"]((), (fault,), {}), tmp_path / "studie")
