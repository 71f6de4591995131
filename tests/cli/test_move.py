"""An instance moves to a new data folder, counted and compared, and never onto one that holds something."""

from pathlib import Path

import pytest
from instances import Instance, seeded

COUNT = "import django; django.setup()\nfrom lardom.web.site.serving.copying import digests\nprint([(d.table, d.rows, d.digest) for d in digests('default')])"


@pytest.fixture(scope="module")
def instance(tmp_path_factory: pytest.TempPathFactory) -> Instance:
    return seeded(tmp_path_factory.mktemp("from"))


def test_every_table_arrives_as_it_was(instance: Instance, tmp_path: Path) -> None:
    other = Instance(tmp_path / "to")
    instance.lardom("move", other.home)
    assert other.python(COUNT) == instance.python(COUNT)


def test_a_place_that_holds_something_is_left_alone(instance: Instance, tmp_path: Path) -> None:
    other = Instance(tmp_path / "to")
    instance.lardom("move", other.home)
    before = (other.home / "lardom.sqlite3").read_bytes()
    instance.lardom("move", other.home, code=2)
    assert (other.home / "lardom.sqlite3").read_bytes() == before
