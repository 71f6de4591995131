"""A study's own report from its text: composed and checked as it will be printed, then composed with what was found.

The command line and the workbench both call this; neither knows a rule about reports.
"""

from collections.abc import Iterable
from typing import Any

from lardom.exchange.bundle import Study
from lardom.exchange.drafts import markdown_tree
from lardom.report.audit import Audit
from lardom.report.checks import Choice, audit
from lardom.report.claim_sheets import ClaimSheet
from lardom.report.compose import Report, compose
from lardom.report.drafting import draft_from_pandoc
from lardom.study.problems import Problem

REPORT = "report.md"
"""What the study's own report is called in its folder, and in every finding about it."""


def checked(
    study: Study,
    source: str,
    *,
    choice: Choice | None = None,
    language: str = "",
    problems: Iterable[Problem] = (),
    known: Iterable[ClaimSheet] = (),
) -> tuple[Report, Audit]:
    r"""Return the report that `source` makes over the study, without its annexes, and what its check found.

    `source` is Markdown in NFC with `\n` line ends. `language` is that of the findings (the study's when not given),
    `problems` are troubles of the study that are told as findings too, `known` sheets of claims that an earlier
    composition over the same study has made. Raises `PandocError` for a text that never ends.

    >>> report, found = checked(Study(), "Det gick bra.\n")
    >>> found.errors, report.language
    (0, 'sv')
    """
    return _checked(
        study, markdown_tree(source), source, choice=choice, language=language, problems=problems, known=known
    )


def composed(study: Study, source: str, *, despite: str = "", problems: Iterable[Problem] = ()) -> tuple[Report, Audit]:
    r"""Return the whole report, ready to be printed, and what its check found.

    It is composed twice: once for the check, then with what the check found for its annexes. `despite` is the reason for
    which a report with errors is printed; without errors it is not used.

    >>> whole, found = composed(Study(), "Det gick bra.\n")
    >>> whole.problems, found.clean
    ((), True)
    """
    tree = markdown_tree(source)
    first, found = _checked(study, tree, source, problems=problems)
    whole = compose(
        tree,
        study.ground,
        language=study.settings.language,
        facts=study.facts(),
        file=REPORT,
        findings=found.findings,
        despite=despite if found.errors else "",
        known=first.sheets,
        excused=found.excused,
    )
    return whole, found


def _checked(
    study: Study,
    tree: dict[str, Any],
    source: str,
    *,
    choice: Choice | None = None,
    language: str = "",
    problems: Iterable[Problem] = (),
    known: Iterable[ClaimSheet] = (),
) -> tuple[Report, Audit]:
    facts, ground = study.facts(), study.ground
    report = compose(
        tree, ground, language=study.settings.language, facts=facts, file=REPORT, annexes=False, known=known
    )
    draft = draft_from_pandoc(report.ast, REPORT, source, language=report.language)
    found = audit(
        draft,
        ground,
        facts=facts,
        choice=choice,
        language=language,
        own=True,
        problems=(*report.problems, *problems),
        corpus=study.corpus,
    )
    return report, found
