"""`lardom refi`: files of the exchange format REFI-QDA, checked, read, written and written anew."""

import json
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any, Literal

import click

from lardom.cli.instance import spoken
from lardom.cli.printing import MOST_ALIKE, problem_lines, tell, terminal_width, wrapped
from lardom.cli.sentences import errors, said, warnings
from lardom.exchange.folder import read_study_folder
from lardom.exchange.qdpx import refused
from lardom.exchange.refi.checking import check_file
from lardom.exchange.refi.container import UnreadableExchangeError
from lardom.exchange.refi.kinds import kind_word
from lardom.exchange.refi.limits import LimitPassedError
from lardom.exchange.refi_study import (
    TOLD_AS_LOSSES,
    Preview,
    Written,
    preview,
    read_into,
    rewrite,
    write_qdc,
    write_qdpx,
)
from lardom.exchange.troubles import tell as told
from lardom.study.problems import Problem

type Language = Literal["sv", "en"]
_COULD_NOT_RUN = frozenset({"folder-missing", "settings-missing"})


def _language(command: Callable[..., Any]) -> Callable[..., Any]:
    return click.option(
        "--language",
        type=click.Choice(["sv", "en"]),
        default=spoken,
        help="Language of what is said; else the terminal's.",
    )(command)


def _print(problems: tuple[Problem, ...], language: Language, most: int | None = MOST_ALIKE) -> None:
    for line in problem_lines(problems, language, width=terminal_width(), most=most):
        click.echo(line)


def _listed(head: str, lines: tuple[str, ...]) -> None:
    if lines:
        click.echo(click.style(head, bold=True))
        for line in lines:
            click.echo("  - " + "\n    ".join(wrapped(line, terminal_width() - 4)))


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def refi() -> None:
    """Check, read and write files of REFI-QDA, which NVivo, ATLAS.ti, MAXQDA and others exchange.

    A project is a .qdpx (or a bare .qde), a codebook a .qdc.
    """


@refi.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True,
    help="Text to read, or JSON.",
)  # fmt: skip
@click.option("--all", "everything", is_flag=True, help="Print every problem, however many are of one kind.")
@_language
@click.pass_context
def check(context: click.Context, *, file: Path, form: str, everything: bool, language: Language) -> None:
    """Tell what is invalid or doubtful in FILE, made by any tool, and what to do.

    The XML is held against the schemas of REFI-QDA 1.5; texts, positions, references,
    paths and the container against its text and against what tools trip over.

    Exit status: 0 valid and nothing doubtful, 1 something was found, 2 FILE cannot
    be read.
    """
    try:
        checked = check_file(file)
    except (UnreadableExchangeError, LimitPassedError) as error:
        _print((told(refused(error, file.name), language),), language)
        context.exit(2)
    found = tuple(told(one, language) for one in checked.troubles)
    serious = [one for one in found if one.severity != "note"]
    wrong = sum(one.severity == "error" for one in found)
    if form == "json":
        content = {
            "file": file.name, "origin": checked.exchange.origin if checked.exchange else "", "valid": checked.is_valid,
            "holds": dict(checked.kinds), "problems": [asdict(one) for one in found],
        }  # fmt: skip
        click.echo(json.dumps(content, ensure_ascii=False, indent=2))
    else:
        _print(found, language, None if everything else MOST_ALIKE)
        if found:
            click.echo()
        holds = ", ".join(f"{count} {kind_word(kind, count, language)}" for kind, count in checked.kinds)
        origin = checked.exchange.origin if checked.exchange else ""
        click.echo(
            "\n".join(
                wrapped(
                    said("refi holds", language, origin=origin or said("refi unnamed", language), holds=holds or "–"),
                    terminal_width(),
                )
            )
        )
        counted = f"{errors(wrong, language)}, {warnings(len(serious) - wrong, language)}"
        click.echo(
            click.style(
                said("refi valid" if checked.is_valid else "refi invalid", language, counted=counted), bold=True
            )
        )
    context.exit(1 if serious else 0)


@refi.command("preview")
@click.argument("file", type=click.Path(path_type=Path))
@_language
@click.pass_context
def preview_(context: click.Context, *, file: Path, language: Language) -> None:
    """Tell what a study would take of FILE, and what not, with the first examples.

    Nothing is written. Put FILE into a study folder, or make one with lardom refi
    read.

    Exit status: 0 it can come in, 2 it cannot be read.
    """
    found = preview(file, language=language)
    _print(_told_apart(found), language)
    if not found.can_come:
        context.exit(2)
    _listed(said("refi comes", language), tuple(f"{count} {kind}" for kind, count in found.comes))
    _listed(said("refi stays", language), found.losses)
    if found.project.holds_study:
        click.echo("\n".join(wrapped(said("refi whole", language), terminal_width())))


@refi.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.argument("folder", type=click.Path(path_type=Path))
@_language
@click.pass_context
def read(context: click.Context, *, file: Path, folder: Path, language: Language) -> None:
    """Make a new study folder FOLDER of the texts, codes and codings in FILE.

    FOLDER is new or empty, and is written whole or not at all. A file that lardom
    refi write has written gives the whole study back.

    Exit status: 0 made, 1 made, and something is doubtful, 2 not made.
    """
    _finish(context, read_into(file, folder, language=language), folder, language)


@refi.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--names", is_flag=True, help="Leave the real names of the key as they are, and take files that are no texts along."
)
@click.option("--bare", is_flag=True, help="Leave out the companion with what REFI-QDA has no place for.")
@click.option("--force", is_flag=True, help="Replace FILE when it is there already.")
@_language
@click.pass_context
def write(context: click.Context, *, folder: Path, file: Path, names: bool, bare: bool, force: bool,
          language: Language) -> None:  # fmt: skip
    """Write the study in FOLDER as FILE: a project (.qdpx) or its codebook (.qdc).

    What came from another tool's .qdpx in FOLDER goes out as it came. What other
    tools will not see is told. Real names of the key are exchanged for their
    pseudonyms unless --names is said; the key itself never goes out.

    Exit status: 0 written, 1 FILE is there already, 2 not written.
    """
    study = read_study_folder(folder, language=language)
    stopped = tuple(one for one in study.problems if one.code in _COULD_NOT_RUN)
    if stopped:
        _print(stopped, language)
        context.exit(2)
    _refuse_to_replace(context, file, language, force=force)
    kept = study.exchanged.exchange
    if file.suffix.casefold() == ".qdc":
        done = write_qdc(study, file, kept=kept, language=language)
    else:
        done = write_qdpx(study, file, kept=kept, names=names, beside=not bare, language=language)
    _finish(context, done, file, language)


@refi.command("rewrite")
@click.argument("file", type=click.Path(path_type=Path))
@click.argument("target", type=click.Path(path_type=Path))
@click.option("--force", is_flag=True, help="Replace TARGET when it is there already.")
@_language
@click.pass_context
def rewrite_(context: click.Context, *, file: Path, target: Path, force: bool, language: Language) -> None:
    """Write FILE, made by any tool, anew as TARGET, as the standard asks.

    TARGET is valid, counts in code points, has UTF-8 texts with plain line ends, and
    tells nothing of anybody's machine. Everything in FILE stays.

    Exit status: 0 written, 1 TARGET is there already, 2 not written.
    """
    _refuse_to_replace(context, target, language, force=force)
    _finish(context, rewrite(file, target, language=language), target, language)


def _refuse_to_replace(context: click.Context, file: Path, language: Language, *, force: bool) -> None:
    if file.exists() and not force:
        tell(said("refi there", language, file=file))
        context.exit(1)


def _told_apart(found: Preview | Written) -> tuple[Problem, ...]:
    """Return the problems that the list of losses does not tell."""
    return tuple(one for one in found.problems if not found.losses or one.code not in TOLD_AS_LOSSES)


def _finish(context: click.Context, done: Written, place: Path, language: Language) -> None:
    _print(_told_apart(done), language)
    if not done.done:
        context.exit(2)
    _listed(said("refi lost", language), done.losses)
    click.echo(said("refi written", language, place=place))
    context.exit(1 if any(one.severity == "warning" for one in done.problems) else 0)
