"""A study leaves by command as a study folder and comes back by command as the same study."""

from dataclasses import fields
from pathlib import Path

import pytest
from instances import Instance, seeded
from workbench import EXAMPLE

from lardom.claims.material import Material
from lardom.exchange.folder import read_study_folder


@pytest.fixture(scope="module")
def instance(tmp_path_factory: pytest.TempPathFactory) -> Instance:
    return seeded(tmp_path_factory.mktemp("out"))


def test_what_is_written_out_reads_as_what_came_in(instance: Instance, tmp_path: Path) -> None:
    folder = tmp_path / "ut"
    instance.lardom("export", "signaler-som-bar", folder)
    out, own = read_study_folder(folder), read_study_folder(EXAMPLE)
    assert not out.errors
    for table in (one.name for one in fields(Material)):
        assert getattr(out, table) == getattr(own, table), table


def test_a_study_that_is_not_there_is_told_with_those_that_are(instance: Instance, tmp_path: Path) -> None:
    told = instance.lardom("export", "finns-inte", tmp_path / "ut", "--language", "en", code=2)
    assert "signaler-som-bar" in told
    assert not (tmp_path / "ut").exists()


def test_a_folder_that_holds_something_is_left_alone(instance: Instance, tmp_path: Path) -> None:
    (tmp_path / "anteckning.txt").write_text("min", "utf-8")
    instance.lardom("export", "signaler-som-bar", tmp_path, code=2)
    assert [path.name for path in tmp_path.iterdir()] == ["anteckning.txt"]
