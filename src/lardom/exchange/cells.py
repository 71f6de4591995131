"""One cell of a table: from what the user wrote to a value, or to what is wrong with it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from rapidfuzz import fuzz, process

from lardom.claims.claim import EvidenceKind
from lardom.exchange.columns import SEPARATOR, Column
from lardom.text.values import parse_date, parse_number, split_list

Cell = str | int | float | date | tuple[str, ...] | tuple[int, ...] | tuple[tuple[str, str], ...] | None
"""What a cell can hold: `None` stands for an empty number or date, `""` and `()` for other empty cells."""

EVIDENCE_WORDS: Mapping[str, EvidenceKind] = {
    "coding": "coding", "kodning": "coding", "code": "code", "kod": "code", "quote": "quotation",
    "quotation": "quotation", "citat": "quotation", "answers": "answers", "answer": "answers", "svar": "answers",
    "claim": "claim", "påstående": "claim", "portfolio": "portfolio", "portfölj": "portfolio",
}  # fmt: skip
"""The words before the colon in a reference of `claims.csv`, with the kind of evidence each means."""

_LARGEST_WHOLE = 10**12
_MOST_TURNS = 10_000


@dataclass(frozen=True, slots=True)
class Flaw:
    """What is wrong with a cell (or one of its members): a code of `problems.toml`, the value, a suggestion."""

    code: str
    value: str
    near: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """One reference to evidence: `a/answers:use>=4` is group "a", kind "answers", ref "use>=4"."""

    kind: EvidenceKind
    ref: str
    group: str = ""


def nearest(value: str, choices: Iterator[str] | tuple[str, ...]) -> str:
    """Return the choice that `value` is most likely a slip for, or `""` when none is near.

    >>> nearest("P1O", ("P09", "P10", "P53")), nearest("x", ("municipality",))
    ('P10', '')
    """
    known = list(choices)
    folded = [choice.casefold() for choice in known]
    found = process.extractOne(value.casefold().strip(), folded, scorer=fuzz.ratio, score_cutoff=60)
    return known[found[2]] if found else ""


def parse_reference(text: str) -> Reference | None:
    """Return the reference to evidence that `text` is, or `None` when it is none.

    >>> parse_reference("a/answers:use>=4")
    Reference(kind='answers', ref='use>=4', group='a')
    """
    head, colon, ref = text.partition(":")
    group, stroke, word = head.rpartition("/")
    kind = EVIDENCE_WORDS.get(word.strip().casefold())
    group = group.strip().casefold()
    if not (colon and kind and ref.strip()) or (stroke and group not in ("a", "b")):
        return None
    return Reference(kind, ref.strip(), group)


def _whole(text: str) -> int | None:
    number = parse_number(text)
    if number is None or number != int(number) or abs(number) > _LARGEST_WHOLE:
        return None
    return int(number)


def _turns(member: str) -> tuple[int, ...]:
    """Return the turn numbers of "12" or "12-14", none when it is neither."""
    found = re.fullmatch(r"(\d{1,6})(?:\s*[-–]\s*(\d{1,6}))?", member, re.ASCII)
    if not found:
        return ()
    first, last = int(found[1]), int(found[2] or found[1])
    return tuple(range(first, last + 1)) if 1 <= first <= last < first + _MOST_TURNS else ()


def allowed_word(column: Column, text: str) -> tuple[str, Flaw | None]:
    """Return the allowed word that `text` stands for; columns that allow anything return it as it is.

    >>> from lardom.exchange.tables import table_named
    >>> allowed_word(table_named("sample").column("decision"), "Vald")
    ('selected', None)
    """
    if not column.allowed and not column.words:
        return text, None
    folded = " ".join(text.casefold().split())
    spellings = {word.casefold(): word for word in column.allowed}
    spellings |= {spelling.casefold(): word for spelling, word in column.words}
    if folded in spellings:
        return spellings[folded], None
    if not column.allowed:
        return text, None
    near = nearest(folded, tuple(spellings))
    return "", Flaw("not-allowed", text, spellings.get(near.casefold(), ""))


def _number(column: Column, text: str) -> tuple[Cell, Flaw | None]:
    number: float | None = _whole(text) if column.kind == "integer" else parse_number(text)
    if number is None:
        return None, Flaw("not-whole" if column.kind == "integer" else "not-number", text)
    if column.low is not None and number < column.low:
        return None, Flaw("too-low", text)
    if column.high is not None and number > column.high:
        return None, Flaw("too-high", text)
    return number, None


def _single(column: Column, text: str) -> tuple[Cell, Flaw | None]:
    if column.kind in ("integer", "number"):
        return _number(column, text)
    if column.kind == "date":
        day = parse_date(text)
        return day, None if day else Flaw("not-date", text)
    if column.kind == "colour":
        found = re.fullmatch(r"#?([0-9a-f]{6})", text, re.IGNORECASE | re.ASCII)
        return (f"#{found[1].lower()}", None) if found else ("", Flaw("not-colour", text))
    return allowed_word(column, text)


def _member(column: Column, text: str) -> tuple[tuple[object, ...], Flaw | None]:
    """Return what one member of a cell with several stands for (turns may be many), or its flaw."""
    if column.kind == "integers":
        number = _whole(text)
        return ((), Flaw("not-whole", text)) if number is None else ((number,), None)
    if column.kind == "turns":
        turns = _turns(text)
        return turns, None if turns else Flaw("not-turns", text)
    if column.kind == "pairs":
        left, equals, right = (part.strip() for part in text.rpartition("="))
        return (((left, right),), None) if equals and left and right else ((), Flaw("not-pair", text))
    if column.kind == "references":
        return ((text,), None) if parse_reference(text) else ((), Flaw("not-reference", text))
    word, flaw = allowed_word(column, text)
    return ((), flaw) if flaw else ((word,), None)


def _several(column: Column, text: str) -> tuple[Cell, tuple[Flaw, ...]]:
    members: list[object] = []
    flaws: list[Flaw] = []
    for member in split_list(text, SEPARATOR):
        values, flaw = _member(column, member)
        members.extend(value for value in values if value not in members)
        if flaw:
            flaws.append(flaw)
    return tuple(members), tuple(flaws)  # type: ignore[return-value] # one kind of member per column


def empty_cell(column: Column) -> Cell:
    """Return what an empty cell of the column stands for: `None`, `""` or `()`."""
    if column.several:
        return ()
    return None if column.kind in ("integer", "number", "date") else ""


def read_cell(column: Column, text: str) -> tuple[Cell, tuple[Flaw, ...]]:
    """Return the value a cell stands for and what is wrong with it; a wrong cell counts as empty.

    Of a cell with several members the right ones are kept.

    >>> from lardom.exchange.tables import table_named
    >>> read_cell(table_named("sample").column("steps"), "1; två")
    ((1,), (Flaw(code='not-whole', value='två', near=''),))
    """
    if not text.strip():
        return empty_cell(column), ()
    if column.several:
        return _several(column, text)
    value, flaw = _single(column, text.strip())
    return (empty_cell(column), (flaw,)) if flaw else (value, ())
