"""Where the codings of a table stand in their transcripts: by positions, by words, or by both."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from lardom.exchange.sheets import Record, Sheet
from lardom.exchange.troubles import Trouble, shortened
from lardom.text.decoding import normalised
from lardom.text.quote import Folded, find, fold
from lardom.text.span import Span
from lardom.transcripts.turns import Document

CLOSE_ENOUGH = 70.0
"""From which likeness (0-100, rapidfuzz's partial ratio) a passage is shown as the closest one."""

_SHORTEST_TO_COMPARE = 8
_SPACES = re.compile(r"\s+")


@dataclass(slots=True)
class Searched:
    """A transcript that is searched many times; its folded form is made when it is first needed."""

    document: Document
    _folded: Folded | None = field(default=None)

    @property
    def folded(self) -> Folded:
        """The text without differences of typesetting."""
        if self._folded is None:
            self._folded = fold(self.document.text)
        return self._folded


def places_of(quote: str, searched: Searched) -> tuple[Span, ...]:
    r"""Return every place of the words in the transcript, in order.

    Words that stand there letter by letter win; only when there are none are other line breaks,
    quotation marks and dashes forgiven.

    >>> places_of("en ”bra” dag", Searched(Document("a.txt", 'R1: En "bra"\ndag, en dag.')))
    (Span(start=4, end=16),)
    """
    exact = tuple(_exact(quote, searched.document.text))
    needle = "" if exact else fold(quote).text.strip()
    if not needle:
        return exact
    folded = searched.folded
    return tuple(Span(*folded.original(at, at + len(needle))) for at in find(needle, folded.text))


def _exact(quote: str, text: str) -> Iterator[Span]:
    at = text.find(quote) if quote else -1
    while at >= 0:
        yield Span(at, at + len(quote))
        at = text.find(quote, at + 1)


def closest(quote: str, document: Document) -> str:
    """Return the passage most like the words, in whole words, or `""` when none is like them.

    >>> closest("det märks redan på kvällen", Document("a.txt", "R1: Jo, det märks redan på morgonen."))
    'det märks redan på morgonen.'
    """
    if len(quote) < _SHORTEST_TO_COMPARE:
        return ""
    text = document.text
    found = fuzz.partial_ratio_alignment(quote, text, score_cutoff=CLOSE_ENOUGH)
    if not found:
        return ""
    bounds = [0, *(at for match in _SPACES.finditer(text) for at in match.span()), len(text)]
    start, end = (min(bounds, key=lambda at: abs(at - edge)) for edge in (found.dest_start, found.dest_end))
    return text[start:end].strip()


@dataclass(frozen=True, slots=True)
class Located:
    """The stretch of text of each row (by row number) and what was wrong with the others."""

    places: Mapping[int, Span]
    troubles: tuple[Trouble, ...]


def locate(sheet: Sheet, documents: Mapping[str, Document]) -> Located:
    """Return where each row of `codings.csv` stands; one in doubt that has only its words stands nowhere yet.

    `documents` maps the names that the rows use to transcripts; rows of other transcripts are passed
    over (that the transcript is unknown is told elsewhere).
    """
    searched = {name: Searched(document) for name, document in documents.items()}
    places: dict[int, Span] = {}
    troubles: list[Trouble] = []
    for record in sheet.records:
        here = searched.get(record.text("transcript"))
        if here is None or record.wrong & {"start", "end", "doubt"} or is_unplaced(record):
            continue
        found = _place(sheet, record, here)
        if isinstance(found, Span):
            places[record.row] = found
        else:
            troubles.append(found)
    return Located(places, tuple(troubles))


def is_unplaced(record: Record) -> bool:
    """Tell whether a row of `codings.csv` is in doubt and has its words only: a person must say where they stand."""
    told = record.whole("start") is not None or record.whole("end") is not None
    return bool(record.text("doubt") and record.text("quote")) and not told


def _place(sheet: Sheet, record: Record, here: Searched) -> Span | Trouble:
    start, end = record.whole("start"), record.whole("end")
    quote = normalised(record.text("quote")).replace("\ufeff", "").strip()
    if start is None and end is None:
        return _by_words(sheet, record, quote, here)
    if start is None or end is None:
        column = "start" if start is None else "end"
        return sheet.trouble("passage-half", record, column, "")
    if end <= start:
        return sheet.trouble("passage-backwards", record, "end", str(end), start=start)
    text = here.document.text
    if end > len(text):
        return sheet.trouble("passage-outside", record, "end", str(end), length=len(text))
    there = text[start:end]
    if quote and not _agree(quote, there):
        return sheet.trouble("quote-disagrees", record, "quote", quote, start=start, end=end, there=shortened(there))
    return Span(start, end)


def _by_words(sheet: Sheet, record: Record, quote: str, here: Searched) -> Span | Trouble:
    if not quote:
        return sheet.trouble("passage-nowhere", record, "start", "")
    found, facts = places_of(quote, here), {"transcript": here.document.id}
    if len(found) == 1:
        return found[0]
    if found:
        first = found[0]
        return sheet.trouble(
            "quote-ambiguous", record, "quote", quote, **facts, times=len(found), start=first.start, end=first.end
        )
    near = closest(quote, here.document)
    if near:
        return sheet.trouble("quote-altered", record, "quote", quote, **facts, closest=shortened(near))
    return sheet.trouble("quote-missing", record, "quote", quote, **facts)


def _agree(quote: str, there: str) -> bool:
    return quote == there.strip() or fold(quote).text.strip() == fold(there).text.strip()
