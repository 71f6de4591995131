"""All the rules of the linter, in the order of their codes."""

from itertools import chain

from lardom.report.rules import (
    counts,
    disclosure,
    drift,
    groups,
    method,
    numbers,
    pointing_words,
    quotations,
    references,
    style,
    sums,
    tables,
    terms,
    voices,
)
from lardom.report.rules.rule import Rule

_ROOMS = (
    quotations, counts, groups, drift, pointing_words, sums, numbers, tables, references, voices, disclosure, style,
    terms, method,
)  # fmt: skip

RULES: dict[str, Rule] = {
    rule.code: rule for rule in sorted(chain.from_iterable(room.RULES for room in _ROOMS), key=lambda rule: rule.code)
}
"""Every rule by its code."""

ABOUT_SETTINGS = ("X901", "X902", "X903", "X904")
"""Codes of findings about the check itself: an exception that excuses nothing, a rule that does not exist, an
exception without a reason, a living part that cannot be filled."""

SUBJECTS = {"Q": "quotations", "C": "claims", "N": "numbers", "T": "tables", "V": "voices", "D": "disclosure",
            "S": "style", "M": "method", "X": "check"}  # fmt: skip
"""What the first letter of a code says."""


def slug_of(code: str) -> str:
    """Return the name of a rule (or of a finding about the check itself), as it stands in its page's file name.

    >>> slug_of("Q101"), slug_of("X901")
    ('quotation-not-found', 'unused-exception')
    """
    own = {"X901": "unused-exception", "X902": "unknown-rule", "X903": "exception-without-reason",
           "X904": "living-part"}  # fmt: skip
    return own.get(code) or RULES[code].slug
