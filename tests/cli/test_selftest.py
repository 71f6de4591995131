"""`lardom selftest`: what is in order is told, and what is not gives exit status 1."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from instances import Instance, seeded


@pytest.fixture(scope="module")
def instance(tmp_path_factory: pytest.TempPathFactory) -> Instance:
    """An instance with the example study, whose static files have been laid out."""
    instance = seeded(tmp_path_factory.mktemp("tested"))
    instance.python(
        "import django; django.setup()\nfrom lardom.web.site.serving import preparing\npreparing.lay_out_static_files()"
    )
    return instance


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("sv", ("Allt är i sin ordning", "lösa nycklar: 0", "studier: 1", "jämförda rader: ")),
        ("en", ("All is in order", "loose keys: 0", "studies: 1", "rows compared: ")),
    ],
)
def test_an_instance_in_order_can_be_signed_for(instance: Instance, language: str, words: tuple[str, ...]) -> None:
    told = instance.lardom("selftest", "--language", language)
    assert all(word in told for word in words)
    assert "synchronous=FULL" in told
    assert "______" in told


def test_a_trail_changed_from_outside_and_files_open_to_others_are_found(instance: Instance, tmp_path: Path) -> None:
    shutil.copytree(instance.home, tmp_path / "harmed")
    instance = Instance(tmp_path / "harmed")
    with closing(sqlite3.connect(instance.home / "lardom.sqlite3")) as link, link:
        link.execute("UPDATE study_event SET kind = 'nothing' WHERE number = 1")
    (instance.home / "secret.key").chmod(0o644)
    (instance.home / "lardom.sqlite3").chmod(0o644)
    told = instance.lardom("selftest", "--language", "en", code=1)
    assert told.count("WRONG") == 3
    assert "lardom.sqlite3 644 (chmod 600)" in told
    assert "Not in order: 3" in told
