"""Instances of their own for the tests of the commands: a data folder, and the real `lardom` run on it."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from once import made_once

LARDOM = Path(sys.executable).with_name("lardom")
EXAMPLE = Path(__file__).resolve().parents[1] / "examples" / "innovationsprogram"
SEED = """
import django; django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0); call_command("createcachetable", verbosity=0)
from pathlib import Path
from lardom.web.exchange.actions import import_folder
from lardom.web.study.models import Person
eira = Person.objects.create_user("eira@example.org", "korrekt häst batteri häftklammer", name="Eira Lindh", is_owner=True)
import_folder(Path(r"{example}"), by=eira)
"""


@dataclass(frozen=True)
class Instance:
    """One instance: where its data lie, and its database's address when it is not the folder's own file."""

    home: Path
    database: str = ""

    @property
    def environment(self) -> dict[str, str]:
        """What the commands are told from outside."""
        told = {name: value for name, value in os.environ.items() if not name.startswith(("LARDOM_", "DJANGO_"))}
        told |= {"LARDOM_HOME": str(self.home), "DJANGO_SETTINGS_MODULE": "lardom.web.site.settings", "LANG": "C.UTF-8"}
        return told | ({"LARDOM_DATABASE_URL": self.database} if self.database else {})

    def lardom(self, *words: str | Path, code: int = 0) -> str:
        """Run a command as a person would and return what it says, its lines joined; it must end as expected."""
        done = subprocess.run(
            [str(LARDOM), *map(str, words)], env=self.environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == code, done.stdout + done.stderr
        return " ".join((done.stdout + done.stderr).split())

    def python(self, text: str) -> str:
        """Run a few lines of Python on the instance and return what they print."""
        done = subprocess.run(
            [sys.executable, "-c", text], env=self.environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()


def seeded(home: Path) -> Instance:
    """Return an instance with one person and the whole example study: a copy of one that is made once."""
    shutil.copytree(made_once("for-commands", _seed), home, dirs_exist_ok=True)
    return Instance(home)


def _seed(home: Path) -> None:
    Instance(home).python(SEED.format(example=EXAMPLE))
