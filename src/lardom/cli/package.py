"""`lardom package`: a Frictionless data package of a study folder."""

from pathlib import Path

import click

from lardom.cli.printing import tell
from lardom.exchange.folder import read_study_folder
from lardom.exchange.package import FILE, package_text

_COULD_NOT_RUN = frozenset({"folder-missing", "settings-missing"})


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--force", is_flag=True, help="Replace a datapackage.json that is there already.")
@click.option("--print", "printed", is_flag=True, help="Print the descriptor and write nothing.")
@click.pass_context
def package(context: click.Context, folder: Path, *, force: bool, printed: bool) -> None:
    """Describe the study in FOLDER as a Frictionless data package.

    Writes datapackage.json: every table with its columns, rules, keys and encoding,
    every transcript with its hash. No other file is touched, and key.csv (the real
    names) is left out.

    Exit status: 0 written, 1 a datapackage.json is there already, 2 FOLDER is not
    a study.
    """
    study = read_study_folder(folder, language="en")
    refused = next((problem for problem in study.problems if problem.code in _COULD_NOT_RUN), None)
    if refused is not None:
        tell(str(refused))
        context.exit(2)
    text = package_text(study)
    if printed:
        click.echo(text, nl=False)
        return
    path = folder / FILE
    if path.exists() and not force and path.read_bytes() != text.encode():
        tell(f"{path} is there already and differs; write over it with --force.")
        context.exit(1)
    path.write_text(text, encoding="utf-8", newline="\n")
    click.echo(f"{path} written.")
