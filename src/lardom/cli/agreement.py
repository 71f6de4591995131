"""`lardom agreement`: how far coders agree."""

import json
from pathlib import Path
from typing import cast

import click

from lardom.cli.printing import tell
from lardom.cli.sentences import said
from lardom.coding.agreement.coefficient import NAMES, REASONS, Coefficient
from lardom.coding.agreement.explaining import explained
from lardom.coding.agreement.passages import MEASURED, Passages
from lardom.coding.agreement.summary import GROUPINGS, By, Line
from lardom.coding.agreement.units import UNITS, Unit
from lardom.exchange.folder import read_study_folder
from lardom.exchange.results import Value, results_csv, results_parquet
from lardom.text.numerals import number


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--unit", type=click.Choice(UNITS), default="characters", show_default=True, help="What is judged.")
@click.option(
    "--by", type=click.Choice(GROUPINGS), default="all", show_default=True,
    help="All coders together, each pair, each transcript, or without each coder.",
)  # fmt: skip
@click.option("--places", is_flag=True, help="Print the measures of place instead of those of judged units.")
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "csv"]), default="text", show_default=True,
    help="Text to read, JSON or CSV.",
)  # fmt: skip
@click.option("--to", "place", type=click.Path(path_type=Path), help="Write a .csv or .parquet file instead.")
@click.pass_context
def agreement(context: click.Context, folder: Path, *, unit: str, by: str, places: bool, form: str,
              place: Path | None) -> None:  # fmt: skip
    """Print how far the coders of FOLDER agree, for every code and theme.

    Compared are texts that at least two coders have coded to the end. Per cent, alpha,
    AC1, kappa and the rest stand side by side, and what is undefined says why. What
    each means, and what uncoded text does to it, stands below the table. With --places:
    u-, |u-, cu- and (s)u-alpha, boundary similarity and gamma, which ask where passages
    begin and end. A file, JSON and CSV hold all of them.

    Exit status: 0 printed, 2 nothing to compare.
    """
    study = read_study_folder(folder)
    language = study.settings.language
    found = study.agreement(unit=cast("Unit", unit), by=cast("By", by))
    if not found:
        tell(said("nobody compared", language, folder=folder))
        context.exit(2)
    names = {code.id: code.name for code in study.codes}
    placed = study.passages(unit=cast("Unit", unit), by=cast("By", by), gamma=by == "all")
    rows = [
        _row(group, line, names) | placed[group][line.label].figures()
        for group, lines in found.items()
        for line in lines
    ]
    if place:
        place.write_bytes(results_parquet(rows) if place.suffix == ".parquet" else results_csv(rows).encode())
    elif form == "json":
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
    elif form == "csv":
        click.echo(results_csv(rows).rstrip("\n"))
    elif places:
        for group, told in placed.items():
            _print_places(group, told, names, language)
        for measure in (*MEASURED, "gamma"):
            tell(explained(measure, language))
    else:
        for group, lines in found.items():
            _print(group, lines, names, language)
        for measure in ("percent", "alpha", "ac1"):
            tell(explained(measure, language))


def _row(group: str, line: Line, names: dict[str, str]) -> dict[str, Value]:
    return {"group": group, "code": line.label, "name": names.get(line.label, line.label)} | line.figures()


def _print_places(group: str, told: dict[str, Passages], names: dict[str, str], language: str) -> None:
    if group:
        click.echo(click.style(group, bold=True))
    heads = [NAMES[measure][language != "sv"] for measure in (*MEASURED, "gamma")]
    width = max(8, *(min(30, len(names.get(label, label))) for label in told))
    click.echo(f"{said('agreement head', language):<{width}}  " + "  ".join(heads))
    undefined = set()
    for label, one in told.items():
        values: list[Coefficient | None] = [*(getattr(one, measure) for measure in MEASURED), one.gamma]
        undefined |= {value.why for value in values if value and value.why}
        cells = [
            number(value.value if value else None, language, 2).rjust(len(head))
            for value, head in zip(values, heads, strict=True)
        ]
        click.echo(f"{names.get(label, label)[:width]:<{width}}  " + "  ".join(cells))
    for why in sorted(undefined):
        tell(f"–: {REASONS[why][language != 'sv']}")


def _print(group: str, lines: tuple[Line, ...], names: dict[str, str], language: str) -> None:
    if group:
        click.echo(click.style(group, bold=True))
    width = max(8, *(min(30, len(names.get(line.label, line.label))) for line in lines))
    click.echo(
        f"{said('agreement head', language):<{width}}  {'%':>5} {'alfa' if language == 'sv' else 'alpha':>6} {'AC1':>6} {'kappa':>6} {'J':>5}"
    )
    undefined = set()
    for line in lines:
        figures = [
            number(one, language, 2)
            for one in (line.percent.value, line.alpha.value, line.ac1.value, line.kappa.value, line.overlap.jaccard)
        ]
        undefined |= {one.why for one in (line.alpha, line.ac1, line.kappa) if one.why}
        name = names.get(line.label, line.label)[:width]
        click.echo(f"{name:<{width}}  {figures[0]:>5} {figures[1]:>6} {figures[2]:>6} {figures[3]:>6} {figures[4]:>5}")
    for why in sorted(undefined):
        tell(f"–: {REASONS[why][language != 'sv']}")
