"""Backing an instance up, restoring and moving it: counted, compared, and never over something that is there."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from instances import Instance, seeded
from postgres_server import Server, binaries

COUNT = "import django; django.setup()\nfrom lardom.web.site.serving.copying import digests\nprint([(d.table, d.rows, d.digest) for d in digests('default')])"


@pytest.fixture(scope="module")
def instance(tmp_path_factory: pytest.TempPathFactory) -> Instance:
    """An instance with the example study, for all the tests of this file to read."""
    return seeded(tmp_path_factory.mktemp("whole"))


@pytest.fixture(scope="module")
def written(instance: Instance, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A backup of it, written once."""
    file = tmp_path_factory.mktemp("backups") / "copy.sqlite3"
    assert "read again and compared" in instance.lardom("backup", file)
    return file


@pytest.fixture
def file(written: Path, tmp_path: Path) -> Path:
    """The backup in a place of its own, to be harmed."""
    return Path(shutil.copy2(written, tmp_path / "copy.sqlite3"))


def test_a_backup_comes_back_with_all_it_held(instance: Instance, file: Path, tmp_path: Path) -> None:
    other = Instance(tmp_path / "other")
    assert "Restored" in other.lardom("restore", file)
    assert other.python(COUNT) == instance.python(COUNT)


def test_it_is_for_its_owner_only_and_holds_neither_key_nor_sessions(instance: Instance, file: Path) -> None:
    assert file.stat().st_mode & 0o077 == 0
    with closing(sqlite3.connect(file)) as link:
        assert link.execute("SELECT count(*) FROM django_session").fetchone() == (0,)
    assert (instance.home / "secret.key").read_bytes() not in file.read_bytes()
    assert not list(file.parent.glob("copy.sqlite3-*"))


def test_to_back_up_changes_nothing_in_the_instance(instance: Instance, tmp_path: Path) -> None:
    before = instance.python(COUNT)
    instance.lardom("backup", tmp_path / "another.sqlite3")
    assert instance.python(COUNT) == before


def test_a_backup_is_never_written_over(instance: Instance, file: Path) -> None:
    before = file.read_bytes()
    assert "not written over" in instance.lardom("backup", file, code=2)
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    "harm",
    ["UPDATE portfolio_project SET title = 'x' WHERE id = 1", "DELETE FROM coding_coding WHERE id = 1",
     "DROP TABLE lardom_backup"],
)  # fmt: skip
def test_a_changed_backup_is_refused_and_nothing_is_touched(file: Path, tmp_path: Path, harm: str) -> None:
    with closing(sqlite3.connect(file)) as link, link:
        link.execute("PRAGMA foreign_keys=OFF")
        link.execute(harm)
    assert "damaged" in Instance(tmp_path / "other").lardom("restore", file, code=2)
    with closing(sqlite3.connect(tmp_path / "other" / "lardom.sqlite3")) as link:
        assert link.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,)


def test_a_broken_file_and_a_missing_one_are_told(file: Path, tmp_path: Path) -> None:
    file.write_bytes(file.read_bytes()[:50_000])
    other = Instance(tmp_path / "other")
    assert "damaged" in other.lardom("restore", file, code=2)
    assert "does not exist" in other.lardom("restore", tmp_path / "nothing", code=2)


def test_an_instance_that_holds_something_is_left_alone_until_one_says_replace(
    instance: Instance, file: Path, tmp_path: Path
) -> None:
    shutil.copytree(instance.home, tmp_path / "used")
    used = Instance(tmp_path / "used")
    used.python("import django; django.setup()\nfrom lardom.web.study.models import Person\n"
                "Person.objects.create_user('bo@example.org', name='Bo')")  # fmt: skip
    assert "--replace" in used.lardom("restore", file, code=2)
    assert "kept in" in used.lardom("restore", file, "--replace")
    assert used.python(COUNT) == instance.python(COUNT)
    kept = next((tmp_path / "used" / "backups").glob("before-*"))
    with closing(sqlite3.connect(kept)) as link:
        assert link.execute("SELECT count(*) FROM study_person").fetchone() == (2,)


def test_a_backup_of_a_later_version_is_refused(file: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(file)) as link, link:
        link.execute("INSERT INTO django_migrations(app, name, applied) VALUES ('study', '0999_later', '2030-01-01')")
    assert "0999_later" in Instance(tmp_path / "other").lardom("restore", file, code=2)


def test_a_move_into_a_new_folder_takes_all_and_the_key_along(instance: Instance, tmp_path: Path) -> None:
    assert "copied and compared" in instance.lardom("move", tmp_path / "new")
    new = Instance(tmp_path / "new")
    assert new.python(COUNT) == instance.python(COUNT)
    assert (new.home / "secret.key").read_text() == (instance.home / "secret.key").read_text()
    assert "already" in instance.lardom("move", tmp_path / "new", code=2)


@pytest.mark.skipif(binaries() is None, reason="THERE IS NO POSTGRESQL ON THIS MACHINE: moving there is not tested")
def test_an_instance_moves_to_postgresql_is_backed_up_there_and_comes_back(instance: Instance, tmp_path: Path) -> None:
    server = Server(durable=True)
    try:
        address = server.make("lardom")
        assert "copied and compared" in instance.lardom("move", address)
        team = Instance(tmp_path / "team", address)
        assert team.python(COUNT) == instance.python(COUNT)
        # Numbers go on where they were: a new row does not meet an old one.
        team.python("import django; django.setup()\nfrom lardom.web.study.models import Person\n"
                    "Person.objects.create_user('bo@example.org', name='Bo')")  # fmt: skip
        assert "in order" in team.lardom("selftest", code=1)  # no static files have been laid out there
        team.lardom("backup", tmp_path / "team.sqlite3")
        back = Instance(tmp_path / "laptop")
        back.lardom("restore", tmp_path / "team.sqlite3")
        assert back.python(COUNT) == team.python(COUNT)
        assert "kept in" in team.lardom("restore", tmp_path / "team.sqlite3", "--replace")
        assert back.python(COUNT) == team.python(COUNT)
    finally:
        server.stop()
