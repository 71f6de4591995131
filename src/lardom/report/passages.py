"""The passages of a draft that the linter looks at: sentences of the authors, quotations of the people."""

from dataclasses import dataclass

from lardom.claims.citing import Citation
from lardom.claims.verifying import Verdict
from lardom.fieldwork.respondents import Respondent
from lardom.report.sections import Section


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the authors.

    `text` has every quotation blanked out (same length as `raw`); `start`/`end` are code points of the
    block's text; `number` counts the draft's sentences from 0.
    """

    number: int
    block: int
    start: int
    end: int
    text: str
    raw: str
    section: Section


@dataclass(frozen=True, slots=True)
class Cited:
    """One quotation of the draft: where it stands, what the material says, whom it is ascribed to.

    `unknown` names what of the attribution the study does not have: the project's label, or respondents'.
    """

    citation: Citation
    verdict: Verdict
    project_id: str
    respondents: tuple[Respondent, ...]
    unknown: tuple[str, ...]
    section: Section
