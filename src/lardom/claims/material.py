"""All that a study holds, as one frozen value that claims, checks and reports draw upon."""

from dataclasses import dataclass, field

from lardom.claims.claim import Claim
from lardom.claims.quotation import Quotation
from lardom.claims.summaries import Pairing, Summary
from lardom.coding.codebook import Code
from lardom.coding.marks import Coding, Group, Mark, Memo, Unplaced
from lardom.coding.settling import Settled
from lardom.coding.visibility import Reading, Round
from lardom.fieldwork.interviews import Interview
from lardom.fieldwork.respondents import KeyName, Respondent
from lardom.fieldwork.scores import Answer
from lardom.portfolio.projects import Party, Project
from lardom.sampling.selection import Selection
from lardom.study.settings import StudySettings
from lardom.transcripts.turns import Document


@dataclass(frozen=True)
class Material:
    """The values of a study. Each tuple is a table: `polars.DataFrame(material.codings)` works as is.

    `codings` are all codings, those too that a settlement set aside (`settled`); a `Ground` counts without these.
    `unplaced` are marks and codings without a place in the text as it is now. `summaries` and `pairings` are what
    people wrote themselves in the framework and the joint display. `key_names` are the names and words of the key file
    that must never be printed; they are held in memory only to search for them.
    """

    settings: StudySettings = field(default_factory=StudySettings)
    projects: tuple[Project, ...] = ()
    parties: tuple[Party, ...] = ()
    sample: tuple[Selection, ...] = ()
    respondents: tuple[Respondent, ...] = ()
    interviews: tuple[Interview, ...] = ()
    documents: tuple[Document, ...] = ()
    codes: tuple[Code, ...] = ()
    codings: tuple[Coding, ...] = ()
    marks: tuple[Mark, ...] = ()
    answers: tuple[Answer, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    claims: tuple[Claim, ...] = ()
    key_names: tuple[KeyName, ...] = ()
    rounds: tuple[Round, ...] = ()
    readings: tuple[Reading, ...] = ()
    groups: tuple[Group, ...] = ()
    settled: tuple[Settled, ...] = ()
    memos: tuple[Memo, ...] = ()
    unplaced: tuple[Unplaced, ...] = ()
    summaries: tuple[Summary, ...] = ()
    pairings: tuple[Pairing, ...] = ()
