"""`lardom report`: compose, check and print the finished report."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date as calendar_date
from pathlib import Path
from typing import Literal, cast

import click

from lardom.cli.printing import tell, terminal_width
from lardom.cli.sentences import errors, said, warnings
from lardom.exchange.bundle import Study
from lardom.exchange.folder import read_study_folder
from lardom.exchange.own_report import REPORT, composed
from lardom.report.audit_text import audit_text
from lardom.report.render import FORMATS, Format, RenderError, render
from lardom.study.settings import Language
from lardom.text.decoding import decode

RECORD = ".lardom-printed.json"
"""Where the fingerprints of the printed files are noted, so that a file edited by hand is never overwritten."""


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--to", "formats", default="docx,pdf,html", show_default=True, help="Which files: docx, pdf, html.")
@click.option(
    "--output", type=click.Path(path_type=Path), default=None, help="Where they go; FOLDER/printed if left out."
)
@click.option("--date", "day", default=None, help="The date printed, such as 2026-11-23; the study's own if left out.")
@click.option("--despite", default="", help="Print over errors, for this reason; it is printed in an annex.")
@click.option("--language", type=click.Choice(["sv", "en"]), default=None, help="Language; the study's if left out.")
@click.option("--force", is_flag=True, help="Overwrite printed files that were changed by hand.")
@click.pass_context
def report(
    context: click.Context,
    folder: Path,
    *,
    formats: str,
    output: Path | None,
    day: str | None,
    despite: str,
    language: Literal["sv", "en"] | None,
    force: bool,
) -> None:
    """Print the report of the study in FOLDER as Word, PDF and web page.

    The living parts of report.md are filled in from the material: quotations, counts,
    tables, charts. The whole is then checked. If it holds an error, nothing is printed
    and you get the findings instead, unless you say with --despite why it must be
    printed all the same. The same study and date give the same files, byte for byte.

    Exit status: 0 printed, 1 refused because of what was found, 2 could not run.
    """
    study = _study(folder, language)
    spoken = study.settings.language
    wanted = _formats(formats, spoken)
    stamp = _date(day, study)
    made, audited = composed(study, _source(study), despite=despite.strip(), problems=study.errors)
    if audited.stops(despite):
        click.echo(audit_text(audited, width=terminal_width(), colour=True), nl=False)
        click.echo()
        tell(said("not printed", spoken, errors=errors(audited.errors, spoken), folder=folder))
        context.exit(1)
    place = output or folder / "printed"
    try:
        files = {f"report.{to}": render(made, to, date=stamp, folder=folder) for to in wanted}
        _write(place, files, spoken, force=force)
    except RenderError as error:
        raise CouldNotRun(str(error)) from error
    except OSError as error:
        raise CouldNotRun(said("cannot write", spoken, place=place, reason=error.strerror or error)) from error
    for name, content in files.items():
        click.echo(f"{place / name}  {len(content) / 1024:.0f} kB")
    if audited.errors or audited.warnings:
        found = {"errors": errors(audited.errors, spoken), "warnings": warnings(audited.warnings, spoken)}
        tell(said("found on the way", spoken, folder=folder, **found))


def _source(study: Study) -> str:
    """Return the text of the study's report; raises `CouldNotRun` when there is none."""
    file = study.folder / REPORT
    if not file.is_file():
        raise CouldNotRun(said("no report", study.settings.language, file=file))
    return decode(file.read_bytes()).text


class CouldNotRun(click.ClickException):
    """The command could not do its work; the message says why and what to do."""

    exit_code = 2

    def show(self, file: object = None) -> None:  # noqa: ARG002 - click's signature
        """Say it as the other commands do: wrapped, without a word in front."""
        tell(self.message)


def _formats(text: str, language: str) -> tuple[Format, ...]:
    wanted = [part.strip().lower().lstrip(".") for part in text.replace(";", ",").split(",") if part.strip()]
    unknown = [part for part in wanted if part not in FORMATS]
    if unknown or not wanted:
        raise CouldNotRun(
            said("no such format", language, value=", ".join(unknown) or text, formats=", ".join(FORMATS))
        )
    return cast("tuple[Format, ...]", tuple(dict.fromkeys(wanted)))


def _study(folder: Path, language: Language | None) -> Study:
    study = read_study_folder(folder, language=language)
    if any(problem.code in ("folder-missing", "settings-missing") for problem in study.problems):
        raise CouldNotRun("\n".join(str(problem) for problem in study.errors))
    if language and language != study.settings.language:
        study = replace(study, settings=replace(study.settings, language=language))
    return study


def _date(day: str | None, study: Study) -> str:
    if day is not None:
        try:
            return calendar_date.fromisoformat(day).isoformat()
        except ValueError as error:
            raise CouldNotRun(said("no date", study.settings.language, value=day)) from error
    try:
        return calendar_date.fromisoformat(study.settings.date).isoformat()
    except ValueError:
        # Only a command may look at the clock; the rest of the house is told the date.
        return calendar_date.today().isoformat()  # noqa: DTZ011 - the day where the person sits is meant


def _write(place: Path, files: Mapping[str, bytes], language: str, *, force: bool) -> None:
    """Write the files; one that somebody has changed since it was printed is left alone unless forced."""
    record = place / RECORD
    try:
        known = json.loads(record.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        known = {}
    changed = [name for name in files if not force and _changed(place / name, known.get(name, ""), files[name])]
    if changed:
        raise CouldNotRun(said("changed by hand", language, files=", ".join(changed), place=place))
    place.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (place / name).write_bytes(content)
        known[name] = _fingerprint(content)
    record.write_text(json.dumps(known, indent=2, sort_keys=True) + "\n", encoding="utf-8")


def _changed(file: Path, known: str, new: bytes) -> bool:
    if not file.exists():
        return False
    found = _fingerprint(file.read_bytes())
    return found not in (known, _fingerprint(new))


def _fingerprint(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
