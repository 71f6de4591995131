"""`lardom new`: a first study to begin from."""

from pathlib import Path
from typing import Literal

import click

from lardom.cli.printing import tell, terminal_width, wrapped
from lardom.exchange.starter import FolderInUseError, write_starter

_SENTENCES = {
    "sv": "{count} filer skrevna i {folder}. Allt i dem är påhittat: byt ut det mot ert eget.",
    "en": "{count} files written to {folder}. All in them is invented: replace it with your own.",
}
_REFUSED = {
    "sv": "{folder} är inte tom, och inget i den har rörts. Ange en ny eller tom mapp.",
    "en": "{folder} is not empty, and nothing in it has been touched. Name a new or an empty folder.",
}
_UNWRITABLE = {
    "sv": "Det går inte att skriva i {folder}: {reason}. Ange en annan mapp.",
    "en": "{folder} cannot be written to: {reason}. Name another folder.",
}
_NEXT = {
    "sv": "Börja med study.toml. Sedan:",
    "en": "Begin with study.toml. Then:",
}


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option(
    "--language", type=click.Choice(["sv", "en"]), default="sv", show_default=True, help="The language of the starter."
)
@click.pass_context
def new(context: click.Context, folder: Path, language: Literal["sv", "en"]) -> None:
    """Write a small, complete, commented study into FOLDER to begin from.

    FOLDER must be new or empty: nothing that is there is ever touched. The study is
    invented, has no problem, and holds one of everything: portfolio, sample,
    transcripts, codings, answers, quotations, claims and a report.

    Exit status: 0 written, 2 not written.
    """
    try:
        written = write_starter(folder, language)
    except FolderInUseError:
        tell(_REFUSED[language].format(folder=folder))
        context.exit(2)
    except OSError as error:
        tell(_UNWRITABLE[language].format(folder=folder, reason=error.strerror))
        context.exit(2)
    for line in wrapped(_SENTENCES[language].format(count=len(written), folder=folder), terminal_width()):
        click.echo(line)
    click.echo(_NEXT[language])
    for act in ("validate", "check", "report"):
        click.echo(f"  lardom {act} {folder}")
