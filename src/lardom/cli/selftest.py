"""`lardom selftest`: whether an instance is in order."""

import datetime as dt
from pathlib import Path

import click

from lardom.cli.instance import instance_options, open_instance, reach_tables
from lardom.cli.sentences import said


@click.command()
@click.option("--database", envvar="LARDOM_DATABASE_URL", help="postgres://…; else the data folder's file.")
@instance_options
@click.pass_context
def selftest(context: click.Context, *, database: str | None, data: Path | None, language: str) -> None:
    """Look whether an instance is in order, and print a table to sign.

    Looked at: the database's settings for durability, its integrity and keys, the
    chain of every study's trail, a backup that is written, read again and compared,
    room on the disk, the key's protection, the static files and the pages' security
    policy. Nothing is changed; the server may run.

    Exit status: 0 all is in order, 1 something is not, 2 it could not be looked at.
    """
    instance = open_instance(data, language, LARDOM_DATABASE_URL=database)
    reach_tables(language)
    from lardom.web.site.serving.selftest import Counted, look  # noqa: PLC0415 - only with the extra

    click.echo(
        said("selftest of", language, home=instance.home, when=f"{dt.datetime.now().astimezone():%Y-%m-%d %H:%M}")
    )
    bad = 0
    for one in look():
        bad += not one.is_good
        word = click.style(
            said("good" if one.is_good else "bad", language).ljust(7), fg="green" if one.is_good else "red"
        )
        seen = said(one.seen.name, language, **one.seen.facts) if isinstance(one.seen, Counted) else one.seen
        click.echo(f"  {said(one.name, language):<36} {word} {one.seconds:5.1f} s  {seen}")
    click.echo(said("selftest good" if not bad else "selftest bad", language, count=bad))
    click.echo(said("to sign", language))
    context.exit(1 if bad else 0)
