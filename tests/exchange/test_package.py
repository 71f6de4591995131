import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from planting import remove, starter

from lardom.exchange.folder import open_study
from lardom.exchange.package import describe_package, package_text
from lardom.exchange.tables import TABLES


def described(study: Path) -> dict[str, dict[str, Any]]:
    return {one["name"]: one for one in describe_package(open_study(study))["resources"]}


def test_every_table_but_the_key_is_described_and_every_transcript_hashed(tmp_path: Path) -> None:
    study = starter(tmp_path)
    found = described(study)
    assert [name for name in found if not name.startswith("transcript-")] == [
        table.name for table in TABLES if table.lost_en and table.name != "key"
    ]
    words = (study / "transcripts" / "A-1.txt").read_bytes()
    assert found["transcript-a-1-txt"]["hash"] == f"sha256:{sha256(words).hexdigest()}"
    assert "Parkgatan" not in package_text(open_study(study))


def test_fields_are_those_of_the_file_in_its_order(tmp_path: Path) -> None:
    study = starter(tmp_path)
    (study / "answers.csv").write_text("Värde;egen;fråga;respondent\n4;x;nojdhet;A-R1\n", encoding="utf-8")
    schema = described(study)["answers"]["schema"]
    assert [(field["name"], field["type"]) for field in schema["fields"]] == [
        ("Värde", "integer"), ("egen", "string"), ("fråga", "string"), ("respondent", "string"),
    ]  # fmt: skip
    assert schema["uniqueKeys"] == [["respondent", "fråga"]]
    assert schema["foreignKeys"] == [
        {"fields": ["respondent"], "reference": {"fields": ["respondent_id"], "resource": "respondents"}}
    ]


def test_keys_lead_to_columns_that_are_there(tmp_path: Path) -> None:
    study = starter(tmp_path)
    found = described(study)
    names = {
        name: {field["name"] for field in one["schema"]["fields"]} for name, one in found.items() if "schema" in one
    }
    keys = [
        (name, key) for name, one in found.items() if "schema" in one for key in one["schema"].get("foreignKeys", ())
    ]
    assert len(keys) >= 8
    for name, key in keys:
        assert set(key["fields"]) <= names[name]
        assert set(key["reference"]["fields"]) <= names[key["reference"].get("resource", name)]
    remove("respondents.csv")(study)
    assert "foreignKeys" not in described(study)["answers"]["schema"]


@pytest.mark.parametrize(("encoding", "told"), [("utf-8", "utf-8"), ("cp1252", "windows-1252"), ("utf-16", "utf-16")])
def test_the_dialect_is_that_of_the_file(encoding: str, told: str, tmp_path: Path) -> None:
    study = starter(tmp_path)
    path = study / "portfolio" / "projects.csv"
    path.write_bytes(path.read_text(encoding="utf-8").replace("1200000", "1 200 000,50").encode(encoding))
    found = described(study)["projects"]
    assert found["encoding"] == told
    assert (found["dialect"]["delimiter"], found["dialect"]["headerRows"]) == (";", [2])
    budget = next(field for field in found["schema"]["fields"] if field["name"] == "budget")
    assert (budget["decimalChar"], budget["constraints"]["minimum"]) == (",", 0)


def test_a_workbook_is_described_with_its_sheet(tmp_path: Path) -> None:
    study = starter(tmp_path)
    remove("answers.csv")(study)
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Svar"
    sheet.append(["respondent_id", "item", "value"])
    sheet.append(["A-R1", "nojdhet", 4])
    book.save(study / "answers.xlsx")
    found = described(study)["answers"]
    assert (found["path"], found["format"], found["dialect"]["sheetName"]) == ("answers.xlsx", "xlsx", "Svar")
    assert "delimiter" not in found["dialect"]


def test_the_descriptor_is_the_same_every_time_and_json(tmp_path: Path) -> None:
    study = open_study(starter(tmp_path))
    assert package_text(study) == package_text(study)
    assert json.loads(package_text(study))["name"] == "skolgardar-som-haller"
