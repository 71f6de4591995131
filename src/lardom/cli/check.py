"""`lardom check`: a draft report held against the study."""

import sys
from importlib.metadata import version
from pathlib import Path
from typing import Literal

import click

from lardom.cli.printing import tell, terminal_width
from lardom.cli.sentences import errors, said
from lardom.exchange.bundle import Study
from lardom.exchange.drafts import read_draft
from lardom.exchange.folder import read_study_folder
from lardom.exchange.own_report import REPORT, checked
from lardom.report.audit import Audit
from lardom.report.audit_html import audit_html
from lardom.report.audit_json import audit_json
from lardom.report.audit_sarif import audit_sarif
from lardom.report.audit_text import audit_text
from lardom.report.checks import Choice, audit
from lardom.report.rules.book import ABOUT_SETTINGS, RULES
from lardom.study.problems import Problem
from lardom.text.decoding import decode

_NO_STUDY = frozenset({"folder-missing", "settings-missing"})


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.argument("drafts", nargs=-1, type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(["text", "json", "sarif", "html"]), default="text",
              show_default=True, help="Text to read, JSON, SARIF 2.1.0, or an audit sheet in HTML.")  # fmt: skip
@click.option("--output", "-o", type=click.Path(path_type=Path, dir_okay=False), help="Write to this file.")
@click.option("--off", multiple=True, metavar="RULE", help="Leave a rule out (may be repeated).")
@click.option("--only", multiple=True, metavar="RULE", help="Ask only this rule (may be repeated).")
@click.option("--on", multiple=True, metavar="RULE", help="Ask a rule that must be asked for.")
@click.option("--language", type=click.Choice(["sv", "en"]), help="Language of the findings; the study's if left out.")
@click.option("--width", type=click.IntRange(40, 400), help="Columns of the text; the terminal's if left out.")
@click.option("--colour/--no-colour", default=None, help="Colours in the text; only in a terminal if left out.")
@click.pass_context
def check(  # noqa: PLR0917 -- click hands over one argument per option
    context: click.Context,
    folder: Path,
    drafts: tuple[Path, ...],
    form: str,
    output: Path | None,
    off: tuple[str, ...],
    only: tuple[str, ...],
    on: tuple[str, ...],
    language: Literal["sv", "en"] | None,
    width: int | None,
    *,
    colour: bool | None,
) -> None:
    """Find what a draft says that the study in FOLDER does not carry.

    Without DRAFTS the study's own report.md is checked, its living parts filled in.
    A draft may be .docx, .odt, .md, .html, .pdf or .txt. Every finding names the
    place, the facts and the way out; lardom explain RULE tells more.

    Exit status: 0 nothing found, 1 findings, 2 the check could not run.
    """
    study = read_study_folder(folder, language=language)
    told = language or study.settings.language
    _refuse_unknown(context, (*off, *only, *on), told)
    missing = [problem for problem in study.problems if problem.code in _NO_STUDY]
    if missing:
        _cannot(context, missing)
    if study.errors:
        tell(said("study has errors", told, errors=errors(len(study.errors), told), folder=folder))
    choice = Choice(tuple(map(str.upper, only)), tuple(map(str.upper, on)), tuple(map(str.upper, off)))
    audits, unread = _audits(study, drafts, choice, told)
    if audits:
        pen = audit_text_of(audits, width or terminal_width(), colour=_coloured(context, colour, output))
        _deliver(_formed(audits, form, pen), output)
    if unread:
        _cannot(context, unread)
    context.exit(0 if all(one.clean for one in audits) else 1)


def _refuse_unknown(context: click.Context, codes: tuple[str, ...], language: str) -> None:
    unknown = [code for code in codes if code.upper() not in {*RULES, *ABOUT_SETTINGS}]
    if unknown:
        tell(said("no rule", language, code=", ".join(unknown)))
        context.exit(2)


def _cannot(context: click.Context, problems: list[Problem]) -> None:
    for problem in problems:
        tell(str(problem))
    context.exit(2)


def _audits(
    study: Study, drafts: tuple[Path, ...], choice: Choice, language: str
) -> tuple[tuple[Audit, ...], list[Problem]]:
    own = study.folder / REPORT
    audits: list[Audit] = []
    unread: list[Problem] = []
    for path in drafts or (own,):
        if path.resolve() == own.resolve() and path.is_file():
            source = decode(path.read_bytes()).text
            audits.append(checked(study, source, choice=choice, language=language)[1])
            continue
        draft, problems = read_draft(path)
        unread += problems
        if draft is not None:
            audits.append(audit(draft, study.ground, facts=study.facts(), choice=choice, language=language,
                                corpus=study.corpus))  # fmt: skip
    return tuple(audits), unread


def audit_text_of(audits: tuple[Audit, ...], width: int, *, colour: bool) -> str:
    """Return the audits as text, one after the other."""
    return "\n".join(audit_text(one, width=width, colour=colour) for one in audits)


def _formed(audits: tuple[Audit, ...], form: str, text: str) -> str:
    if form == "json":
        return audit_json(audits)
    if form == "sarif":
        return audit_sarif(audits, version=version("lardom"))
    return audit_html(audits) if form == "html" else text


def _coloured(context: click.Context, asked: bool | None, output: Path | None) -> bool:
    if asked is not None:
        return asked
    return output is None and sys.stdout.isatty() and context.color is not False


def _deliver(text: str, output: Path | None) -> None:
    if output is None:
        click.echo(text, nl=False, color=True)
        return
    output.write_text(text, "utf-8")
    click.echo(str(output))
