"""A backup comes back only into an empty place, unless one says otherwise; then what was there is kept aside."""

from pathlib import Path

import pytest
from instances import Instance, seeded


@pytest.fixture(scope="module")
def instance(tmp_path_factory: pytest.TempPathFactory) -> Instance:
    return seeded(tmp_path_factory.mktemp("kept"))


def test_what_an_instance_holds_is_not_written_over(instance: Instance, tmp_path: Path) -> None:
    file = tmp_path / "copy.sqlite3"
    instance.lardom("backup", file)
    assert "--replace" in instance.lardom("restore", file, "--language", "en", code=2)


def test_a_file_that_is_not_there_is_told(instance: Instance, tmp_path: Path) -> None:
    instance.lardom("restore", tmp_path / "borta.sqlite3", code=2)
