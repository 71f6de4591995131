"""`lardom export`: a study of an instance as a study folder."""

from pathlib import Path
from typing import Literal

import click

from lardom.cli.instance import instance_options, open_instance, reach_tables, refuse
from lardom.cli.printing import problem_lines, terminal_width
from lardom.cli.sentences import said


@click.command()
@click.argument("study")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--key", is_flag=True, help="Write the key with the real names too (key.csv).")
@click.option("--database", envvar="LARDOM_DATABASE_URL", help="postgres://…; else the data folder's file.")
@instance_options
@click.pass_context
def export(context: click.Context, *, study: str, folder: Path, key: bool, database: str | None, data: Path | None,
           language: Literal["sv", "en"]) -> None:  # fmt: skip
    """Write STUDY out as a study folder: the format that lardom validate, check and import read.

    STUDY is the name in its address (/s/STUDY/). FOLDER is new or empty, and is
    written whole or not at all. Transcripts leave as the files they came as, where
    these still read as the text in use; else as text. The trail tells of it.

    Exit status: 0 written, 1 written, but not all can be as it was, 2 not written.
    """
    open_instance(data, language, LARDOM_DATABASE_URL=database)
    reach_tables(language)
    from django.utils.translation import override  # noqa: PLC0415 - only with the extra

    from lardom.web.exchange.folders import write_out  # noqa: PLC0415 - as above
    from lardom.web.study import queries  # noqa: PLC0415 - as above

    found = {one.slug: one for one in queries.studies()}
    if study not in found:
        refuse(said("no study", language, study=study, studies=", ".join(found) or "-"))
    with override(language):
        told = write_out(found[study], folder, key=key)
    for line in problem_lines(told, language, width=terminal_width()):
        click.echo(line, err=True)
    if any(one.severity == "error" for one in told):
        context.exit(2)
    click.echo(said("exported", language, study=study, folder=folder))
    context.exit(1 if told else 0)
