"""What the ground floor makes of a draft, remembered while neither the text nor the study's material has changed."""

import hashlib
import threading
from collections import OrderedDict
from dataclasses import dataclass, field, replace
from typing import Any, cast

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from lardom.claims.evidence import Count
from lardom.claims.ground import Ground
from lardom.exchange.bundle import Study as Values
from lardom.exchange.own_report import checked
from lardom.exchange.pandoc import PandocError
from lardom.report.audit import Audit
from lardom.report.claim_sheets import ClaimSheet
from lardom.report.compose import Report
from lardom.text.decoding import decode
from lardom.web.comparison.queries.summaries import material as whole
from lardom.web.study.models import Event, Study
from lardom.web.study.writing import Refused

KEPT_STUDIES = 4
KEPT_TEXTS = 24
"""How many studies and checked texts a process keeps: those written on at the moment."""

_APART = ("report.", "comment.")
"""Entries of the trail that change no material: writing a draft must not make the whole study be read again."""


@dataclass(frozen=True)
class Basis:
    """A study's values as one entry of the trail left them, with the sheets of claims made so far."""

    stands: int
    values: Values
    sheets: dict[str, ClaimSheet] = field(default_factory=dict)

    @property
    def ground(self) -> Ground:
        """The study's index."""
        return self.values.ground

    def count(self, claim: str) -> Count:
        """Return the count of a claim."""
        return self.values.count(claim)


@dataclass(frozen=True)
class Found:
    """One text checked: the composed report and what was found, over the material as it `stands`."""

    stands: int
    report: Report
    audit: Audit
    digest: str


_bases: OrderedDict[tuple[int, str], Basis] = OrderedDict()
_texts: OrderedDict[tuple[int, str, str, int, str], Found] = OrderedDict()
_keeping = threading.Lock()


def standing(study: Study) -> int:
    """Return the last entry of the trail that can have changed what a report is made of."""
    entries = Event.objects.of(study).order_by("-number")
    for kind in _APART:
        entries = entries.exclude(kind__startswith=kind)
    return entries.values_list("number", flat=True).first() or 0


def basis(study: Study, language: str) -> Basis:
    """Return the study's values for a report in a language, read anew only when the material has changed."""
    stands, key = standing(study), (study.pk, language)
    with _keeping:
        kept = _bases.get(key)
        if kept is not None and kept.stands == stands:
            return kept
    values = Values.of(whole(study, key=True))
    if values.settings.language != language:
        told = cast("Any", language)  # a draft is in one of the study's two languages
        values = replace(values, settings=replace(values.settings, language=told))
    new = Basis(stands, values)
    with _keeping:
        _bases[key] = new
        _bases.move_to_end(key)
        while len(_bases) > KEPT_STUDIES:
            _bases.popitem(last=False)
    return new


def as_written(text: str) -> str:
    r"""Return a text as a file would hold it: letters composed, lines that end with `\n`, one at the end."""
    plain = decode(text.encode("utf-8", "replace")).text
    return plain if not plain or plain.endswith("\n") else plain + "\n"


def digest_of(text: str) -> str:
    """Return the fingerprint of a text: what a signature stands under."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def found_in(study: Study, text: str, *, language: str, told: str = "") -> Found:
    """Return a text composed and checked, findings in the reader's language (or the one `told`).

    Raises `Refused` for a text that never ends.
    """
    words = told or ("en" if (get_language() or "sv").startswith("en") else "sv")
    on, digest = basis(study, language), digest_of(text)
    key = (study.pk, language, words, on.stands, digest)
    with _keeping:
        kept = _texts.get(key)
    if kept is not None:
        return kept
    try:
        report, audit = checked(on.values, text, language=words, known=tuple(on.sheets.values()))
    except (PandocError, RecursionError) as error:
        raise Refused(
            _(
                "The text cannot be read to its end: a footnote refers to itself, or lists stand too deep. Undo the last change."
            )
        ) from error
    on.sheets.update((sheet.id, sheet) for sheet in report.sheets)
    new = Found(on.stands, report, audit, digest)
    with _keeping:
        _texts[key] = new
        while len(_texts) > KEPT_TEXTS:
            _texts.popitem(last=False)
    return new
