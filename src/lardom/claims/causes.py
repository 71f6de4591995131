"""Words that claim more than counting can show: that one thing causes another, and that an effect is measured."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from lardom.text.quotemarks import quote_pairs
from lardom.text.span import Span
from lardom.text.words import lexicon


@dataclass(frozen=True, slots=True)
class Wording:
    """A word or phrase of a text that a reader will take as a claim: where it stands and what it is."""

    start: int
    end: int
    word: str

    @property
    def span(self) -> Span:
        """The phrase as a span of the text."""
        return Span(self.start, self.end)


def find_causal(text: str, language: str, *, skip: Sequence[Span] = ()) -> tuple[Wording, ...]:
    """Return the causal wording of a text ("bidrar till", "because of"), outside quotation marks and `skip`.

    >>> [found.word for found in find_causal("Arbetssättet är bidragande till nöjdheten.", "sv")]
    ['bidragande till']
    """
    return _find(text, language, "causal", skip)


def find_measurable(text: str, language: str, *, skip: Sequence[Span] = ()) -> tuple[Wording, ...]:
    """Return the words that promise a measure ("mätbara", "measurable") and so ask for a number.

    >>> [found.word for found in find_measurable("Projekten gav mätbara effekter.", "sv")]
    ['mätbara']
    """
    return _find(text, language, "measurable", skip)


def find_hedges(text: str, language: str, *, skip: Sequence[Span] = ()) -> tuple[Wording, ...]:
    """Return the hedging words of a text ("tycks", "seems"), which must survive into a summary.

    >>> [found.word for found in find_hedges("This seems to have helped.", "en")]
    ['seems']
    """
    return _find(text, language, "hedge", skip)


@cache
def _pattern(language: str, section: str) -> re.Pattern[str]:
    data = lexicon(language).data
    if section == "hedge":
        forms = [form for phrase in data["phrase"] if phrase["class"] == "hedge" for form in phrase["forms"]]
    else:
        forms = data[section]["forms"]
    ordered = sorted(forms, key=len, reverse=True)
    return re.compile(
        r"(?<!\w)(?:" + "|".join(map(re.escape, ordered)).replace(r"\ ", r"\s+") + r")(?!\w)", re.IGNORECASE
    )


def _find(text: str, language: str, section: str, skip: Sequence[Span]) -> tuple[Wording, ...]:
    holes = [(span.start, span.end) for span in skip]
    holes += [(pair.start, pair.end) for pair in quote_pairs(text) if pair.depth == 0]
    return tuple(
        Wording(match.start(), match.end(), match.group())
        for match in _pattern(language, section).finditer(text)
        if not any(start < match.end() and match.start() < end for start, end in holes)
    )
