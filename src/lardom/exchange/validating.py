"""All rules of a study folder that need more than one cell, run at once."""

from collections.abc import Callable, Iterable

from lardom.exchange.checks_claims import (
    answer_rules,
    claim_rules,
    project_rules,
    quotation_rules,
    tree_rules,
    word_rules,
)
from lardom.exchange.checks_coding import passage_rules, settlement_rules
from lardom.exchange.checks_people import interview_rules, sample_rules, unused_transcripts, withdrawn_consents
from lardom.exchange.contents import Contents
from lardom.exchange.references import unknown_evidence, unknown_references
from lardom.exchange.troubles import Trouble

RULES: tuple[Callable[[Contents], Iterable[Trouble]], ...] = (
    unknown_references,
    unknown_evidence,
    project_rules,
    sample_rules,
    interview_rules,
    unused_transcripts,
    withdrawn_consents,
    tree_rules,
    passage_rules,
    settlement_rules,
    answer_rules,
    quotation_rules,
    word_rules,
    claim_rules,
)
"""The rules, in the order a study is done."""


def validate(contents: Contents) -> tuple[Trouble, ...]:
    """Return everything the rules find wrong between the parts of a study.

    Single cells and ids are judged when a table is read (`lardom.exchange.sheets`), places of codings
    when they are looked up (`lardom.exchange.locating`).

    >>> from lardom.exchange.sheets import absent
    >>> from lardom.exchange.tables import TABLES
    >>> from lardom.study.settings import StudySettings
    >>> validate(Contents(StudySettings(), {table.name: absent(table) for table in TABLES}))
    ()
    """
    return tuple(trouble for rule in RULES for trouble in rule(contents))
