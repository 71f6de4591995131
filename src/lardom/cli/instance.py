"""What the commands about an instance share: where it lies, the language they speak, and opening it."""

import os
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from lardom.cli.printing import tell
from lardom.cli.sentences import said

if TYPE_CHECKING:
    from lardom.web.site.serving.instance import Instance

COULD_NOT_RUN = 2


def spoken() -> str:
    """Return the language of the terminal: "sv" or "en"."""
    told = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "")
    return "sv" if told.casefold().startswith("sv") else "en"


def instance_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command its --data and --language."""
    command = click.option(
        "--language",
        type=click.Choice(["sv", "en"]),
        default=spoken,
        help="Language of what is said; else the terminal's.",
    )(command)
    return click.option(
        "--data", type=click.Path(path_type=Path), envvar="LARDOM_HOME",
        help="The instance's data folder. [default: lardom-data, or LARDOM_HOME]",
    )(command)  # fmt: skip


def refuse(sentence: str) -> NoReturn:
    """Say why a command cannot run, and end it."""
    tell(sentence)
    sys.exit(COULD_NOT_RUN)


def open_instance(data: Path | None, language: str, **told: str | None) -> "Instance":
    """Read the instance from the environment and the options, check it, and make Django ready for it."""
    if find_spec("django") is None:
        refuse(said("no workbench", language))
    if data is not None:
        os.environ["LARDOM_HOME"] = str(data)
    os.environ.update({name: value for name, value in told.items() if value})
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lardom.web.site.settings")
    from lardom.web.site.serving.instance import read_instance  # noqa: PLC0415 - only with the extra

    instance = read_instance()
    if instance.faults:
        refuse("\n".join((said("instance has faults", language), *instance.faults)))
    import django  # noqa: PLC0415 - as above

    django.setup()
    return instance


def reach_database(language: str) -> None:
    """End the command with a sentence when the database cannot be reached."""
    from django.db import DatabaseError, connection  # noqa: PLC0415 - as above

    try:
        connection.ensure_connection()
    except DatabaseError as error:
        refuse(said("database unreachable", language, reason=str(error).strip().splitlines()[0]))


def reach_tables(language: str) -> None:
    """End the command with a sentence when there is no workbench in the database, or one of another version."""
    reach_database(language)
    from lardom.web.site.serving import preparing  # noqa: PLC0415 - only with the extra

    state = preparing.state()
    if state != "up to date":
        name = "no tables" if state == "empty" else "other tables"
        refuse(said(name, language, place=preparing.place()))
