"""`lardom facts`: the figures of the portfolio."""

import csv
import json
from io import StringIO
from pathlib import Path

import click

from lardom.cli.printing import tell, terminal_width, wrapped
from lardom.cli.sentences import errors, said
from lardom.exchange.folder import read_study_folder
from lardom.portfolio.facts import Fact

_COULD_NOT_RUN = frozenset({"folder-missing", "settings-missing"})
_COLUMNS_SIDE_BY_SIDE = 64
"""A narrower terminal gets each name on a line of its own."""


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--ids", is_flag=True, help="Show what each figure counts: the ids behind it.")
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "csv"]), default="text", show_default=True,
    help="Text to read, JSON or CSV.",
)  # fmt: skip
@click.pass_context
def facts(context: click.Context, folder: Path, form: str, *, ids: bool) -> None:
    """Print every figure of the portfolio in FOLDER, by the name a report uses.

    Counts by type, category and kind of party, distinct and not; patterns of kinds;
    projects that stand out; the main need owner of each project by the rule. Each
    figure can be cited in report.md as []{.fact name="NAME"}.

    Exit status: 0 done, 1 the portfolio has errors (run lardom validate), 2 FOLDER
    has no portfolio.
    """
    study = read_study_folder(folder)
    language = study.settings.language
    if not study.projects:
        reason = next((str(problem) for problem in study.errors if problem.code in _COULD_NOT_RUN), "")
        tell(reason or said("no portfolio", language, folder=folder))
        context.exit(2)
    found = list(study.facts().values())
    click.echo(_printed(found, form, language, ids=ids))
    broken = [problem for problem in study.errors if problem.file.startswith(("portfolio/", "study.toml"))]
    if broken:
        tell(said("portfolio has errors", language, errors=errors(len(broken), language), folder=folder))
        context.exit(1)


def _printed(found: list[Fact], form: str, language: str, *, ids: bool) -> str:
    if form == "json":
        rows = [
            {"name": one.name, "value": one.value, "base": one.base, "unit": one.unit, "number": one.number,
             "detail": one.detail, "ids": list(one.ids)}
            for one in found
        ]  # fmt: skip
        return json.dumps(rows, ensure_ascii=False, indent=2)
    if form == "csv":
        sheet = StringIO()
        writer = csv.writer(sheet, lineterminator="\n")
        writer.writerow(["name", "value", "base", "unit", "number", "detail", *(["ids"] if ids else [])])
        for one in found:
            row = [one.name, one.value, one.base, one.unit, one.number, one.detail]
            writer.writerow([*row, ";".join(one.ids)] if ids else row)
        return sheet.getvalue().rstrip("\n")
    return "\n".join(_lines(found, language, ids=ids))


def _lines(found: list[Fact], language: str, *, ids: bool) -> list[str]:
    width = terminal_width()
    name_width = min(38, max(len(one.name) for one in found))
    value_width = max(len(str(one.value)) for one in found)
    narrow = width < _COLUMNS_SIDE_BY_SIDE
    margin = value_width + 4 if narrow else name_width + value_width + 4
    lines = []
    for one in found:
        share = said("of", language, base=one.base) if one.base is not None else ""
        told = wrapped(" · ".join(part for part in (share, one.detail) if part), width - margin) or [""]
        name = one.name.ljust(name_width)
        if narrow or len(one.name) > name_width:
            lines.append(one.name)
            name = "" if narrow else " " * name_width
        lines.append(f"{name}  {one.value:>{value_width}}  {told[0]}".rstrip())
        lines += [" " * margin + line for line in told[1:]]
        if ids and one.ids:
            lines += [
                " " * margin + click.style(line, dim=True) for line in wrapped(", ".join(one.ids), width - margin)
            ]
    return lines
