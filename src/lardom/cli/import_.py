"""`lardom import`: a study folder into an instance."""

from pathlib import Path
from typing import Literal

import click

from lardom.cli.instance import instance_options, open_instance, reach_tables, refuse
from lardom.cli.printing import problem_lines, tell, terminal_width
from lardom.cli.sentences import errors, said
from lardom.exchange.folder import read_study_folder

_COULD_NOT_RUN = frozenset({"folder-missing", "settings-missing"})


@click.command("import")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--lead", metavar="EMAIL", help="Who leads the study; else the one who keeps the instance.")
@click.option("--anyway", is_flag=True, help="Bring it in although something in it is wrong and is left out.")
@click.option("--database", envvar="LARDOM_DATABASE_URL", help="postgres://…; else the data folder's file.")
@instance_options
@click.pass_context
def import_(context: click.Context, *, folder: Path, lead: str | None, anyway: bool, database: str | None,
            data: Path | None, language: Literal["sv", "en"]) -> None:  # fmt: skip
    """Make a study of the study folder FOLDER, whole or not at all.

    Every table, transcript, coding, claim and the draft report come in. A folder with
    errors is told of and not brought in, unless --anyway is said: then what is wrong
    is left out, as lardom validate tells.

    Exit status: 0 brought in, 1 the folder has errors, 2 not brought in.
    """
    open_instance(data, language, LARDOM_DATABASE_URL=database)
    reach_tables(language)
    problems = read_study_folder(folder, language=language).problems
    wrong = [one for one in problems if one.severity == "error"]
    for line in problem_lines(wrong, language, width=terminal_width()):
        click.echo(line, err=True)
    if any(one.code in _COULD_NOT_RUN for one in wrong):
        context.exit(2)
    if wrong and not anyway:
        tell(said("not imported", language, errors=errors(len(wrong), language), folder=folder))
        context.exit(1)
    from lardom.web.exchange.actions import import_folder  # noqa: PLC0415 - only with the extra
    from lardom.web.study import queries  # noqa: PLC0415 - as above

    person = queries.person_at(lead) if lead else next((one for one in queries.persons() if one.is_owner), None)
    if person is None:
        refuse(said("no person", language, email=lead) if lead else said("nobody yet", language))
    study = import_folder(folder, by=person)
    click.echo(said("imported", language, title=study.title, slug=study.slug, lead=person.name))
    context.exit(1 if wrong else 0)
