"""`lardom schema`: the JSON Schemas and the reference page of the study folder."""

from pathlib import Path

import click

from lardom.cli.printing import tell
from lardom.exchange.schemas import schema_files
from lardom.exchange.study_page import PAGES, reference_page

_ENDING = ".schema.json"


@click.command()
@click.argument("table", required=False)
@click.option(
    "--to", "folder", type=click.Path(path_type=Path), default=None,
    help="Write all schemas, and the reference pages made from them, into this folder.",
)  # fmt: skip
@click.pass_context
def schema(context: click.Context, table: str | None, folder: Path | None) -> None:
    """Print the JSON Schema of TABLE, or the names of all tables.

    TABLE is one of the tables of a study folder (projects, answers, codings …) or
    study for study.toml. A schema describes the rows as JSON: numbers as numbers,
    cells with several things as arrays.

    Exit status: 0 done, 2 there is no such table.
    """
    files = schema_files()
    if folder is not None:
        _write(folder)
        click.echo(f"{len(files)} schemas and {len(PAGES)} pages written to {folder}.")
    elif table is None:
        click.echo("\n".join(name.removesuffix(_ENDING) for name in files))
    elif table + _ENDING in files:
        click.echo(files[table + _ENDING], nl=False)
    else:
        names = ", ".join(name.removesuffix(_ENDING) for name in files)
        tell(f"There is no table {table}. The tables are {names}.")
        context.exit(2)


def _write(folder: Path) -> None:
    schemas = folder / "schemas"
    schemas.mkdir(parents=True, exist_ok=True)
    for name, text in schema_files().items():
        (schemas / name).write_text(text, encoding="utf-8", newline="\n")
    for language, name in PAGES.items():
        (folder / name).write_text(reference_page(language), encoding="utf-8", newline="\n")
