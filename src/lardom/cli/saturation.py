"""`lardom saturation`: whether later interviews still bring new codes."""

import json
from dataclasses import asdict
from pathlib import Path

import click
import numpy as np

from lardom.cli.printing import tell
from lardom.cli.sentences import said
from lardom.coding.saturation import any_order, emergence
from lardom.coding.saturation import saturation as saturation_of
from lardom.comparison.gathering import interview_codes
from lardom.exchange.folder import read_study_folder


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option(
    "--base", type=click.IntRange(1), default=4, show_default=True, help="How many first interviews are the base."
)
@click.option("--run", type=click.IntRange(1), default=2, show_default=True, help="How many interviews a run has.")
@click.option(
    "--threshold", type=click.FloatRange(0, 100), default=5.0, show_default=True,
    help="Per cent new codes that still count as none.",
)  # fmt: skip
@click.option("--seed", type=int, default=1, show_default=True, help="Seed of the random orders.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Text to read or JSON.",
)
@click.pass_context
def saturation(
    context: click.Context, folder: Path, *, base: int, run: int, threshold: float, seed: int, form: str
) -> None:
    """Print whether the interviews of FOLDER, in order of date, reach saturation.

    After Guest, Namey and Chen (2020): the codes new in a run of interviews, over the
    codes of the first ones (the base). A line an interview shows what it added; random
    orders show how much the answer leans on the order.

    Exit status: 0 met, 1 not met, 2 it cannot be told.
    """
    study = read_study_folder(folder)
    language = study.settings.language
    order, codes = interview_codes(study.ground)
    found = saturation_of(order, codes, base=base, run=run, threshold=threshold / 100)
    if found.why:
        reason = "saturation too few" if found.why == "too few interviews" else "saturation no codes"
        tell(said(reason, language, interviews=found.interviews, base=base, run=run))
        context.exit(2)
    steps = emergence(order, codes)
    others = any_order(codes, rng=np.random.default_rng(seed), base=base, run=run, threshold=threshold / 100)
    if form == "json":
        told = {**asdict(found), "steps": [asdict(step) for step in steps], "other_orders": asdict(others)}
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        for step in steps:
            click.echo(f"{step.order:>4}  {step.interview:<12} +{step.new:<4} {step.met:>4}  {'█' * step.new}")
        new = next((one.new for one in found.runs if one.first - 1 == found.at), found.runs[-1].new)
        name = "saturation met" if found.at is not None else "saturation not met"
        values = {"base": base, "run": run, "threshold": f"{threshold:g}", "new": new, "codes": found.base_codes}
        values |= {"at": found.at} if found.at is not None else {"interviews": found.interviews}
        click.echo(said(name, language, **values))
        percentiles = {
            key: "–" if value is None else f"{value:g}"
            for key, value in (("median", others.median), ("low", others.low), ("high", others.high))
        }
        click.echo(said("other orders", language, never=f"{100 * others.never:.0f}", **percentiles))
    context.exit(0 if found.at is not None else 1)
