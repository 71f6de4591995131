"""What is wrong with an instance is told at once, in sentences, and no command runs on it."""

from pathlib import Path

import pytest
from instances import Instance

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
