"""`lardom move`: an instance from SQLite to PostgreSQL, or back."""

from pathlib import Path

import click

from lardom.cli.instance import instance_options, open_instance, reach_tables, refuse
from lardom.cli.printing import counted
from lardom.cli.sentences import said


@click.command()
@click.argument("to")
@click.option(
    "--database", envvar="LARDOM_DATABASE_URL", help="Where the instance is now; else its data folder's file."
)
@instance_options
def move(*, to: str, database: str | None, data: Path | None, language: str) -> None:
    """Copy the whole instance TO another database.

    TO is a PostgreSQL address (postgres://user:password@host/name) or a new data
    folder. It must be empty. Every table is copied in one transaction, counted, and
    compared by what it holds; the old database is left as it is. Stop the server
    first: what is written while the copy is made is not in it.

    Exit status: 0 copied and compared, 2 not copied.
    """
    open_instance(data, language, LARDOM_DATABASE_URL=database)
    reach_tables(language)
    from django.db import DatabaseError  # noqa: PLC0415 - only with the extra

    from lardom.web.site.serving import copying, moving  # noqa: PLC0415 - as above

    try:
        told = moving.move(to)
    except copying.NotEmptyError:
        refuse(said("target not empty", language))
    except copying.DifferentError as error:
        refuse(said("copy differs", language, tables=str(error)))
    except (DatabaseError, OSError) as error:
        refuse(said("target unreachable", language, reason=str(error).strip().splitlines()[0]))
    rows = sum(one.rows for one in told)
    held = counted(rows, "rad", "rader") if language == "sv" else counted(rows, "row", "rows")
    click.echo(said("moved", language, rows=held, tables=len(told)))
    if "://" in to:
        click.echo("  LARDOM_DATABASE_URL=… lardom serve")
    else:
        click.echo(f"  lardom serve --data {to}")
