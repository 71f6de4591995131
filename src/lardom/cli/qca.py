"""`lardom qca`: which combinations of conditions go with an outcome."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

import click

from lardom.cli.printing import tell
from lardom.cli.sentences import said
from lardom.comparison.configurations.robustness import CUTS, LEAST, survivals, thresholds
from lardom.comparison.configurations.solutions import (
    Solution,
    conservative,
    fitted,
    intermediate,
    parsimonious,
    written,
)
from lardom.comparison.configurations.truth_table import TruthTable, truth_table
from lardom.comparison.configuring import MOST_PAIRS
from lardom.exchange.delimited import delimiter_of, records

_SHOWN = 20
KINDS: tuple[Literal["conservative", "parsimonious"], ...] = ("conservative", "parsimonious")


@click.command()
@click.argument("table", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--outcome", required=True, help="The outcome's column; ~NAME asks for its absence.")
@click.option(
    "--condition", "conditions", multiple=True, help="A condition's column (repeat it); all others when not said."
)
@click.option(
    "--consistency", type=click.FloatRange(0, 1), default=0.8, show_default=True, help="Least consistency of a row."
)
@click.option("--min-cases", type=click.IntRange(1), default=1, show_default=True, help="Least cases of a row.")
@click.option("--pri", type=click.FloatRange(0, 1), default=0.0, show_default=True, help="Least PRI of a row.")
@click.option("--expect", default="", help="What theory expects, as A,~B: gives the intermediate solution.")
@click.option(
    "--robust", is_flag=True, help="Also print how often each term is there at other consistencies and least cases."
)
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="Text or JSON."
)
@click.option(
    "--language", type=click.Choice(["sv", "en"]), default="en", show_default=True, help="Language of messages."
)
@click.pass_context
def qca(context: click.Context, table: Path, *, outcome: str, conditions: tuple[str, ...], consistency: float,
        min_cases: int, pri: float, expect: str, robust: bool, form: str, language: Literal["sv", "en"]) -> None:  # fmt: skip
    """Print the truth table of TABLE and its solutions, with every smallest model.

    TABLE is a csv file: a case in each row, its name in the first column, and in the
    others memberships from 0 to 1 (whole numbers above 1 for conditions with levels).
    With --robust the same cases are solved at consistencies of 0.75 to 0.9 with rows of
    one and of two cases: a term that is there in all of them does not hang on the choice.

    Exit status: 0 printed, 1 no combination shows the outcome, 2 the table cannot be read.
    """
    try:
        cases = _cases(table)
        names = conditions or tuple(
            name for name in next(iter(cases.values()), {}) if name != outcome.removeprefix("~")
        )
        found = truth_table(cases, names, outcome, consistent=consistency, least_cases=min_cases, least_pri=pri)
        short, long = parsimonious(found), conservative(found)
        wishes = {part.strip().removeprefix("~"): int("~" not in part) for part in expect.split(",") if part.strip()}
        pairs = len(long.models) * len(short.models)
        between = intermediate(found, wishes, long=long, short=short) if wishes and pairs <= MOST_PAIRS else ()
        tried = _tried(cases, names, outcome, consistency, min_cases) if robust else ()
    except (OSError, UnicodeDecodeError, ValueError, KeyError) as trouble:
        reason = trouble.args[0] if isinstance(trouble, KeyError | ValueError) else trouble
        tell(said("no table", language, table=table, reason=str(reason).rstrip(".")))
        context.exit(2)
    solutions = (long, *between, short)
    if form == "json":
        told = _told(found, solutions) | ({"robust": _survivals(tried)} if robust else {})
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        _print(found, solutions, language)
        if robust:
            _print_robust(tried, language)
        if wishes and pairs > MOST_PAIRS:
            tell(said("unpaired", language, pairs=pairs))
        if found.outnumbered:
            combinations = found.remainders + len(found.positive) + len(found.negative)
            tell(said("outnumbered", language, rows=combinations, cases=len(found.cases)))
    if not found.positive:
        tell(said("no outcome rows", language, outcome=outcome, cut=consistency))
        context.exit(1)


def _tried(
    cases: dict[str, dict[str, float]], names: Sequence[str], outcome: str, consistency: float, least: int
) -> tuple[TruthTable, ...]:
    found = thresholds(cases, names, outcome, consistencies={*CUTS, consistency}, least_cases={*LEAST, least})
    return tuple(one.table for one in found)


def _survivals(tables: tuple[TruthTable, ...]) -> list[dict[str, str | int]]:
    return [
        {"kind": kind, "term": one.term, "in_some_model": one.some, "in_every_model": one.every, "tables": len(tables)}
        for kind in KINDS
        for one in survivals(tables, kind)
    ]


def _print_robust(tables: tuple[TruthTable, ...], language: Literal["sv", "en"]) -> None:
    click.echo(f"\n{said('robust', language, tables=len(tables))}")
    for kind in KINDS:
        click.echo(f"  {kind}")
        for one in survivals(tables, kind):
            click.echo(f"    {one.some:>2} {one.every:>2}  {one.term}")


def _cases(table: Path) -> dict[str, dict[str, float]]:
    text = table.read_text(encoding="utf-8-sig").replace("\r\n", "\n")
    rows = [record.cells for record in records(text, delimiter_of(text)) if any(cell.strip() for cell in record.cells)]
    if len(rows) < 2:
        raise ValueError("it has no rows")
    head = [cell.strip() for cell in rows[0]]
    found: dict[str, dict[str, float]] = {}
    for row in rows[1:]:
        name = row[0].strip()
        if name in found:
            raise ValueError(f"the case {name} is there twice")
        found[name] = {}
        for column, cell in zip(head[1:], row[1:], strict=False):
            try:
                found[name][column] = float(cell.strip().replace(",", "."))
            except ValueError:
                raise ValueError(f"{name} has {cell.strip()!r} for {column}, which is no number") from None
    return found


def _told(table: TruthTable, solutions: tuple[Solution, ...]) -> dict[str, object]:
    return {
        "truth_table": [
            {"corner": dict(zip(table.conditions, row.corner, strict=True)), "outcome": row.outcome, "n": row.n,
             "consistency": row.consistency, "pri": row.pri, "cases": row.cases, "contradicting": row.contradicting}
            for row in table.rows
        ],
        "undecided": table.undecided,
        "solutions": [
            {"kind": one.kind, "complete": one.complete, "models": [written(table, model) for model in one.models]}
            for one in solutions
        ],
    }  # fmt: skip


def _print(table: TruthTable, solutions: tuple[Solution, ...], language: Literal["sv", "en"]) -> None:
    click.echo(" ".join(table.conditions) + f"  {table.outcome}  n  incl   PRI")
    for row in table.rows:
        bits = " ".join(str(value).rjust(len(name)) for value, name in zip(row.corner, table.conditions, strict=True))
        told = "    -" if row.pri is None else f"{row.pri:.3f}"
        against = f"  ({', '.join(row.contradicting)}!)" if row.contradicting else ""
        click.echo(
            f"{bits}  {row.outcome.rjust(len(table.outcome))} {row.n:>2}  {row.consistency:.3f} {told}  {', '.join(row.cases)}{against}"
        )
    for one in solutions:
        many = f"{len(one.models)}{'' if one.complete else '+'}"
        click.echo(f"\n{one.kind} ({many})")
        for model in one.models[:_SHOWN]:
            fit = fitted(table, model)
            click.echo(
                f"  {written(table, model)}   incl {_three(fit.whole.consistency)} cov {_three(fit.whole.coverage)}"
            )
            for term, part in zip(model, fit.terms, strict=True):
                click.echo(
                    f"      {term.told(table.conditions, table.levels)}  incl {_three(part.consistency)} PRI {_three(part.pri)} "
                    f"cov {_three(part.coverage)} unique {_three(part.unique)}  {', '.join(part.cases)}"
                )
        if not one.complete:
            tell(said("more models", language, found=len(one.models), shown=_SHOWN))
        elif len(one.models) > _SHOWN:
            tell(said("models shown", language, found=len(one.models), shown=_SHOWN))


def _three(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"
