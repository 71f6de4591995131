"""`lardom restore`: an instance from a backup."""

from pathlib import Path

import click

from lardom.cli.instance import instance_options, open_instance, reach_database, refuse
from lardom.cli.sentences import said


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--replace", is_flag=True, help="Put it in the place of what the instance holds; that is kept aside first."
)
@click.option("--database", envvar="LARDOM_DATABASE_URL", help="postgres://…; else the data folder's file.")
@instance_options
def restore(*, file: Path, replace: bool, database: str | None, data: Path | None, language: str) -> None:
    """Put the backup FILE into an instance.

    The file is read whole and compared with its own list before anything is
    touched. An instance that holds something is left alone unless --replace is
    said; what it held is kept aside. A backup of an earlier version is brought up
    to this one. Stop the server first.

    Exit status: 0 restored and compared, 2 not restored.
    """
    open_instance(data, language, LARDOM_DATABASE_URL=database)
    reach_database(language)
    from lardom.web.site.serving import backups, copying, preparing  # noqa: PLC0415 - only with the extra

    if not file.is_file():
        refuse(said("no such file", language, file=file))
    try:
        found, aside = backups.restore(file, replace=replace)
    except backups.DamagedError as error:
        refuse(said("backup damaged", language, file=file, reason=str(error)))
    except preparing.NewerSchemaError as newer:
        refuse(said("newer backup", language, file=file, migrations=str(newer)))
    except copying.NotEmptyError:
        refuse(said("instance not empty", language, file=file))
    except copying.DifferentError as error:
        refuse(said("copy differs", language, tables=str(error)))
    click.echo(said("restored", language, made_at=found.made_at, **backups.described(found)))
    if aside:
        click.echo(said("kept aside", language, file=aside))
