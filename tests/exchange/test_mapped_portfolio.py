import shutil
from pathlib import Path

from shared_data import shared

from lardom.exchange.folder import open_study
from lardom.exchange.mapped_portfolio import read_mapped_portfolio

MAPPINGS = Path(__file__).resolve().parents[2] / "docs" / "reference" / "mappings"

MAPPING = """
title = "x"
[portfolio.mapping.projects]
file = "export.csv"
[portfolio.mapping.projects.columns]
project_id = "Dnr"
title = "Rubrik"
[[portfolio.mapping.parties]]
[portfolio.mapping.parties.columns]
project_id = "Dnr"
organisation = "Part"
kind = "Slag"
"""


def study_of(
    folder: Path, export: str = "Dnr;Rubrik;Part;Slag\nd1;Ett;Norrvik;kommun\nd2;Två;Region Syd;region\n"
) -> Path:
    (folder / "portfolio").mkdir()
    (folder / "portfolio" / "export.csv").write_text(export, encoding="utf-8")
    (folder / "study.toml").write_text(MAPPING, encoding="utf-8")
    return folder


def test_a_foreign_table_becomes_the_portfolio(tmp_path: Path) -> None:
    study = open_study(study_of(tmp_path))
    assert [project.title for project in study.projects] == ["Ett", "Två"]
    assert study.facts()["with:municipality"].ids == ("d1",)
    assert not {"portfolio/projects.csv", "portfolio/parties.csv"} & {one.file for one in study.problems}


def test_other_tables_may_refer_to_its_projects(tmp_path: Path) -> None:
    folder = study_of(tmp_path)
    (folder / "sample.csv").write_text("project_id,decision,label\nd1,selected,A\nd9,out,\n", encoding="utf-8")
    study = open_study(folder)
    assert [(one.code, one.value) for one in study.errors] == [("unknown-project", "d9")]
    assert [choice.project_id for choice in study.sample] == ["d1"]


def test_the_studys_own_rows_go_before_those_of_the_foreign_table(tmp_path: Path) -> None:
    folder = study_of(tmp_path)
    (folder / "portfolio" / "projects.csv").write_text("project_id,title\nd2,Rättad\nd3,Ny\n", encoding="utf-8")
    assert [project.title for project in open_study(folder).projects] == ["Ett", "Rättad", "Ny"]


def test_a_missing_file_is_told_once(tmp_path: Path) -> None:
    found = read_mapped_portfolio(tmp_path, {"projects": {"file": "nope.csv", "columns": {"project_id": "Dnr"}}}, "sv")
    assert [(one.file, one.code) for one in found.problems] == [("nope.csv", "missing-file")]


def test_the_interreg_workbook_loads_through_its_stored_mapping(tmp_path: Path) -> None:
    shutil.copy(shared("portfolio/interreg_keep_2014-2020.xlsx"), tmp_path)
    shutil.copy(MAPPINGS / "interreg-keep.toml", tmp_path / "study.toml")
    study = open_study(tmp_path)
    assert (len(study.projects), len(study.parties)) == (191, 245)
    assert study.errors == ()
