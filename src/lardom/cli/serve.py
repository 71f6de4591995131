"""`lardom serve`: the workbench."""

import os
from pathlib import Path
from urllib.parse import urlsplit

import click

from lardom.cli.instance import instance_options, open_instance, reach_database, refuse
from lardom.cli.printing import tell
from lardom.cli.sentences import said

PORT = 8000


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Where to listen.")
@click.option("--port", type=click.IntRange(1, 65535), help="Which port. [default: 8000, or the next free one]")
@click.option("--origin", envvar="LARDOM_ORIGIN", help="The address people use, such as https://lardom.example.org.")
@click.option(
    "--database", envvar="LARDOM_DATABASE_URL", help="postgres://… for a team; else a file in the data folder."
)
@click.option(
    "--workers", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes: one a processor at most."
)
@click.option("--sign-in", metavar="EMAIL", help="Also print a link that signs this person in once.")
@instance_options
def serve(*, host: str, port: int | None, origin: str | None, database: str | None, workers: int, sign_in: str | None,
          data: Path | None, language: str) -> None:  # fmt: skip
    """Run the workbench until it is asked to stop.

    The first start makes the data folder, its key and its database, and prints a
    one-time link by which the first person sets the instance up. Later starts
    migrate the database (a copy is kept first). A database of a later version, or
    one that may lose what it has acknowledged, is refused.

    The environment may say more: LARDOM_SECRET_KEY, LARDOM_ALLOWED_HOSTS,
    LARDOM_MAIL_URL, LARDOM_OIDC, LARDOM_REQUIRE_MFA, LARDOM_SESSION_MINUTES.

    Exit status: 0 stopped, 2 not started.
    """
    place = _door(host, port, origin, language)
    # Without an origin the host is this machine. Its name, not its number: a browser keeps passkeys for names only.
    told = origin or f"http://{'localhost' if host in {'127.0.0.1', '::1'} else host}:{place}"
    instance = open_instance(data, language, LARDOM_ORIGIN=told, LARDOM_DATABASE_URL=database)
    reach_database(language)
    _ready(language)
    _links(language, told, sign_in)
    from lardom.web.site.serving.running import run  # noqa: PLC0415 - only with the extra

    run(host, place, workers=workers, origin=instance.origin)


def _door(host: str, port: int | None, origin: str | None, language: str) -> int:
    """Return the port to listen on; an own choice must be free, the usual one gives way to the next."""
    from lardom.web.site.serving.instance import is_loopback  # noqa: PLC0415 - as above
    from lardom.web.site.serving.ports import free_port, is_free  # noqa: PLC0415 - as above

    if not is_loopback(host) and (origin is None or os.environ.get("LARDOM_DEBUG")):
        refuse(said("no origin", language, host=host))
    usual = (urlsplit(origin).port if origin else None) or PORT
    found = free_port(host, usual) if port is None and origin is None else (port or usual)
    if found is None or not is_free(host, found):
        refuse(said("port taken", language, host=host, port=port or usual))
    return found


def _ready(language: str) -> None:
    """Bring the instance up to date, or end with the reason why it may not be served."""
    from lardom.web.site.serving import durability, preparing  # noqa: PLC0415 - as above

    unsafe = [f"{guard.name} = {guard.value}" for guard in durability.guards() if not guard.is_safe]
    if unsafe:
        refuse(said("not durable", language, settings=", ".join(unsafe)))
    with preparing.alone():
        try:
            preparing.bring_up_to_date(lambda name, **values: tell(said(name, language, **values)))
        except preparing.NewerSchemaError as newer:
            refuse(said("newer schema", language, migrations=str(newer)))
        preparing.lay_out_static_files()


def _links(language: str, origin: str, sign_in: str | None) -> None:
    from lardom.web.study import actions, queries  # noqa: PLC0415 - as above

    secret = actions.invite_owner()
    if sign_in:
        person = queries.person_at(sign_in)
        if person is None:
            refuse(said("no person", language, email=sign_in))
        secret = actions.let_in(person)
    address = f"{origin}/invited/{secret}/" if secret else origin
    click.echo(
        said(
            "first start" if secret and not sign_in else "sign-in link" if secret else "served",
            language,
            address=address,
        )
    )
