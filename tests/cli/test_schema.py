import json
from pathlib import Path

from click.testing import CliRunner, Result

from lardom.cli.main import main
from lardom.exchange.schemas import schema_files
from lardom.exchange.study_page import PAGES, reference_page


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["schema", *map(str, arguments)])


def test_without_a_table_all_names_are_listed() -> None:
    assert run().output.split() == [name.removesuffix(".schema.json") for name in schema_files()]


def test_one_schema_is_printed_as_it_is_published() -> None:
    assert json.loads(run("answers").output) == json.loads(schema_files()["answers.schema.json"])


def test_an_unknown_table_gives_status_2_and_the_names() -> None:
    answer = run("answer")
    assert answer.exit_code == 2
    assert "projects" in answer.output


def test_schemas_and_pages_are_written_into_a_folder(tmp_path: Path) -> None:
    assert run("--to", tmp_path).exit_code == 0
    assert {path.name for path in (tmp_path / "schemas").iterdir()} == set(schema_files())
    assert (tmp_path / PAGES["sv"]).read_text(encoding="utf-8") == reference_page("sv")
