"""What is wrong with an instance is told at once, in sentences, and no command runs on it."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from instances import EXAMPLE, Instance, seeded

COMMANDS = [("backup",), ("selftest",), ("restore", "x.sqlite3"), ("export", "x", "y"), ("move", "elsewhere")]


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: words[0])
def test_an_instance_with_faults_is_told_all_of_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    class Faulty(Instance):
        @property
        def environment(self) -> dict[str, str]:
            return super().environment | {"LARDOM_SECRET_KEY": "kort", "LARDOM_ORIGIN": "https://lardom.example.org"}

    monkeypatch.chdir(tmp_path)
    told = Faulty(tmp_path / "home").lardom(*words, "--language", "en", code=2)
    assert "LARDOM_SECRET_KEY has 4 characters" in told
    assert "LARDOM_ALLOWED_HOSTS is empty" in told


ON_A_WORKBENCH = [("export", "s", "out"), ("import", str(EXAMPLE)), ("backup",), ("selftest",), ("move", "other")]


@pytest.mark.parametrize("words", ON_A_WORKBENCH, ids=lambda words: words[0])
def test_a_folder_without_a_workbench_is_told(words: tuple[str, ...], tmp_path: Path) -> None:
    told = Instance(tmp_path / "empty").lardom(*words, "--language", "en", code=2)
    assert "no workbench in" in told
    assert "lardom serve" in told


def test_a_database_of_another_version_is_told(tmp_path: Path) -> None:
    instance = seeded(tmp_path)
    with closing(sqlite3.connect(tmp_path / "lardom.sqlite3")) as link, link:
        link.execute("INSERT INTO django_migrations(app, name, applied) VALUES ('study', '0999_later', '2030-01-01')")
    assert "another version" in instance.lardom(
        "export", "signaler-som-bar", tmp_path / "out", "--language", "en", code=2
    )
