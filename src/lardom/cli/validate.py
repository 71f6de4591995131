"""`lardom validate`: everything that is wrong with a study folder, at once."""

import json
from dataclasses import asdict
from itertools import groupby
from pathlib import Path
from typing import Literal

import click

from lardom.cli.printing import MOST_ALIKE, counted, problem_lines, terminal_width, wrapped
from lardom.exchange.bundle import Study
from lardom.exchange.folder import read_study_folder
from lardom.study.problems import Problem
from lardom.study.settings import Language

_COULD_NOT_RUN = frozenset({"folder-missing", "settings-missing"})


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option(
    "--language",
    type=click.Choice(["sv", "en"]),
    default=None,
    help="Language of the messages; the study's own if left out.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Text to read, or JSON.",
)
@click.option("--strict", is_flag=True, help="Warnings give exit status 1 as well.")
@click.option(
    "--all",
    "everything",
    is_flag=True,
    help="Print every problem, however many are of one kind, and every doubtful passage.",
)
@click.pass_context
def validate(
    context: click.Context,
    folder: Path,
    language: Literal["sv", "en"] | None,
    form: str,
    *,
    strict: bool,
    everything: bool,
) -> None:
    """Tell everything that is wrong with the study in FOLDER, and the way out.

    Every table, setting and transcript is read; each problem names file, row,
    column, value and what to do. Nothing is changed. Errors leave something of the
    study unused, warnings do not.

    Exit status: 0 no errors, 1 errors (with --strict also warnings), 2 FOLDER is
    not a study.
    """
    study = read_study_folder(folder, language=language)
    spoken = language or study.settings.language
    found = [problem for problem in study.problems if problem.severity != "note"]
    most = None if everything else MOST_ALIKE
    told = _as_json(study, found) if form == "json" else "\n".join(_as_text(study, found, spoken, most))
    click.echo(told)
    if any(problem.code in _COULD_NOT_RUN for problem in found):
        context.exit(2)
    context.exit(1 if study.errors or (strict and found) else 0)


def _as_json(study: Study, found: list[Problem]) -> str:
    content = {
        "folder": str(study.folder),
        "errors": len(study.errors),
        "warnings": len(found) - len(study.errors),
        "problems": [asdict(problem) for problem in study.problems],
        "doubtful": [asdict(doubt) for doubt in study.exchanged.doubtful],
    }
    return json.dumps(content, ensure_ascii=False, indent=2)


def _as_text(study: Study, found: list[Problem], language: Language, most: int | None) -> list[str]:
    width = terminal_width()
    lines = list(problem_lines(found, language, width=width, most=most))
    if lines:
        lines.append("")
    if any(problem.code in _COULD_NOT_RUN for problem in found):
        return lines[:-1]
    if most is None and study.exchanged.doubtful:
        lines += [*_doubtful(study, language), ""]
    absent = [problem.file for problem in study.problems if problem.code == "table-missing"]
    if absent:
        head = "Finns inte än (inget fel):" if language == "sv" else "Not there yet (no fault):"
        lines += [*wrapped(f"{head} {', '.join(absent)}.", width), ""]
    other = [p for p in study.problems if p.severity == "note" and p.code != "table-missing"]
    for problem in other:
        lines += [*wrapped(f"{problem.file}: {problem.message}", width), ""]
    return [
        *lines,
        *wrapped(_contents(study, language), width),
        click.style(_summary(study, found, language), bold=True),
    ]


def _doubtful(study: Study, language: Language) -> list[str]:
    head = (
        "stycken som börjar eller slutar inne i ett ord"
        if language == "sv"
        else "passages that begin or end inside a word"
    )
    lines = [click.style(f"{study.exchanged.file}: {head}", bold=True)]
    for document, group in groupby(study.exchanged.doubtful, key=lambda doubt: doubt.document_id):
        lines.append(f"  {document}")
        lines += [f"    {doubt.start:>6}–{doubt.end:<6}  {doubt.words}" for doubt in group]
    return lines


def _contents(study: Study, language: Language) -> str:
    numbers = (
        (len(study.projects), "projekt", "projekt", "project", "projects"),
        (len(study.respondents), "respondent", "respondenter", "respondent", "respondents"),
        (len(study.documents), "utskrift", "utskrifter", "transcript", "transcripts"),
        (len(study.codings), "kodning", "kodningar", "coding", "codings"),
        (len(study.answers), "svar", "svar", "answer", "answers"),
        (len(study.quotations), "citat", "citat", "quotation", "quotations"),
        (len(study.claims), "påstående", "påståenden", "claim", "claims"),
        (len(study.summaries), "sammanfattning", "sammanfattningar", "summary", "summaries"),
    )
    parts = [counted(n, *((sv1, sv2) if language == "sv" else (en1, en2))) for n, sv1, sv2, en1, en2 in numbers if n]
    head = "I bruk" if language == "sv" else "In use"
    return f"{head}: {', '.join(parts)}." if parts else ""


def _summary(study: Study, found: list[Problem], language: Language) -> str:
    errors, warnings = len(study.errors), len(found) - len(study.errors)
    if language == "sv":
        told = f"{counted(errors, 'fel', 'fel')}, {counted(warnings, 'varning', 'varningar')}."
        return told if found else "Inga fel."
    told = f"{counted(errors, 'error', 'errors')}, {counted(warnings, 'warning', 'warnings')}."
    return told if found else "No problems."
