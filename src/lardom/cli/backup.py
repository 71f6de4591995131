"""`lardom backup`: an instance in one file that has been read again."""

from pathlib import Path

import click

from lardom.cli.instance import instance_options, open_instance, reach_tables, refuse
from lardom.cli.sentences import said


@click.command()
@click.argument("file", type=click.Path(path_type=Path), required=False)
@click.option("--database", envvar="LARDOM_DATABASE_URL", help="postgres://…; else the data folder's file.")
@instance_options
def backup(*, file: Path | None, database: str | None, data: Path | None, language: str) -> None:
    """Write the whole instance into FILE while it runs, and read it again.

    FILE is new (usually in the folder backups of the instance's data). It holds one
    moment of the instance as an SQLite database, also when the instance runs on
    PostgreSQL. The file counts only when every table in it has been read again and
    holds what was sent. The instance's key (secret.key) and open sessions are not
    in it.

    Exit status: 0 written and compared, 2 not written.
    """
    open_instance(data, language, LARDOM_DATABASE_URL=database)
    reach_tables(language)
    from django.db import DatabaseError  # noqa: PLC0415 - only with the extra

    from lardom.web.site.serving import backups, copying  # noqa: PLC0415 - as above

    place = file or backups.usual_file()
    try:
        found = backups.back_up(place)
    except FileExistsError:
        refuse(said("backup is there", language, file=place))
    except (copying.DifferentError, backups.DamagedError) as error:
        refuse(said("copy differs", language, tables=str(error)))
    except (DatabaseError, OSError) as error:
        refuse(said("not backed up", language, file=place, reason=str(error).strip().splitlines()[0]))
    click.echo(said("backed up", language, **backups.described(found)))
