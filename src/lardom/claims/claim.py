"""A claim of the report, and the evidence it rests on."""

from dataclasses import dataclass
from typing import Literal

Relation = Literal["supports", "qualifies", "contradicts", "illustrates"]
EvidenceKind = Literal["coding", "code", "quotation", "answers", "claim", "portfolio"]
Voice = Literal["", "authors", "respondents"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """One link from a claim to what backs (or troubles) it.

    `kind` and `ref` together name the thing: `coding` a coding id, `code` every coding with that code
    (or a code below it), `quotation` a quotation id, `answers` an item id with an optional condition
    ("nojdhet>=4"), `claim` another claim, `portfolio` a named figure of the portfolio. `group` is "a"
    or "b" in a claim that sets one group against another.
    """

    relation: Relation
    kind: EvidenceKind
    ref: str
    group: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement of the report that can hold or not.

    `quantifier` is the word as written ("majoriteten"), `class_` its class in the lexicon
    ("majority"), `unit` what is counted (a canonical unit: "respondent", "project", "municipality",
    "region", "company", "interview", "case" …), `base` the total the share is of (a number, a named
    group such as "asked", "step 2", "category:…", or empty = all of the unit in the study), `scope` a
    restriction in words, `polarity` "+", "-" or empty, `hedge` the hedging word, `kind` "finding",
    "summary", "theme summary", "contrast", "comparison", "judgement" or "lesson", `parent` the body
    claim a summary claim restates, `object` what the claim is about (opposing claims share it),
    `group_a`/`group_b` the groups of a contrast (labels separated by ";"), `measure` the measure of a
    comparison, `number` the number stated when the class is "number".
    """

    id: str
    text: str
    section: str = ""
    voice: Voice = ""
    quantifier: str = ""
    class_: str = ""
    unit: str = ""
    base: str = ""
    scope: str = ""
    polarity: str = ""
    hedge: str = ""
    kind: str = ""
    parent: str = ""
    object: str = ""
    group_a: str = ""
    group_b: str = ""
    measure: str = ""
    number: int | None = None
    evidence: tuple[Evidence, ...] = ()
