"""`lardom network`: who works with whom, and which codes stand together, as files."""

from pathlib import Path
from typing import cast

import click

from lardom.cli.printing import tell
from lardom.cli.sentences import said
from lardom.comparison.gathering import NETWORKS, Ties, study_network
from lardom.exchange.folder import read_study_folder
from lardom.exchange.graphs import edges_csv, gexf


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.argument("place", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--of", "what", type=click.Choice(NETWORKS), default="parties", show_default=True,
    help="Parties by shared projects, parties with their projects, or codes by shared turns.",
)  # fmt: skip
@click.pass_context
def network(context: click.Context, folder: Path, place: Path, what: str) -> None:
    """Write a network of FOLDER to PLACE: a .gexf for Gephi, or a .csv of ties.

    Ties of parties and projects have dates: when the first shared project began and
    the last ended.

    Exit status: 0 written, 2 there is nothing to tie or PLACE cannot be written.
    """
    study = read_study_folder(folder)
    language = study.settings.language
    found = study_network(study.ground, cast("Ties", what))
    if not found.nodes:
        tell(said("no portfolio", language, folder=folder))
        context.exit(2)
    try:
        place.write_bytes(gexf(found) if place.suffix == ".gexf" else edges_csv(found).encode())
    except OSError as trouble:
        tell(said("cannot write", language, place=place, reason=trouble.strerror))
        context.exit(2)
    click.echo(said("network written", language, place=place, nodes=len(found.nodes), edges=len(found.edges)))
