"""What may stand in an attribute of a REFI-QDA file, and the one spelling that Lärdom keeps of it."""

import re
from calendar import monthrange
from collections.abc import Callable, Mapping
from functools import lru_cache
from uuid import UUID, uuid5

from lardom.exchange.refi.declared import AttributeKind

_GUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_ZONE = r"(?:Z|[+-](?:0\d|1[0-3]):[0-5]\d|[+-]14:00)?"
_DATE = r"(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])"
_MOMENT = re.compile(rf"{_DATE}T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?{_ZONE}", re.ASCII)
_DAY = re.compile(rf"{_DATE}{_ZONE}", re.ASCII)
_WHOLE = re.compile(r"[+-]?\d{1,18}", re.ASCII)
_DECIMAL = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)", re.ASCII)
_COLOUR = re.compile(r"#([0-9a-fA-F]{6}|[0-9a-fA-F]{3})")
_NAMESPACE = UUID("8b2f0b3e-6a0a-5d53-9d0c-3c1a7b1f5a10")

WORDS: Mapping[AttributeKind, frozenset[str]] = {
    "variable": frozenset({"Text", "Boolean", "Integer", "Float", "Date", "DateTime"}),
    "direction": frozenset({"Associative", "OneWay", "Bidirectional"}),
    "shape": frozenset(
        {
            "Person", "Oval", "Rectangle", "RoundedRectangle", "Star", "LeftTriangle", "RightTriangle", "UpTriangle",
            "DownTriangle", "Note",
        }
    ),
    "line": frozenset({"dotted", "dashed", "solid"}),
}  # fmt: skip
"""The words that the schema allows in attributes of each kind."""

_TRUTHS = {"true": True, "1": True, "false": False, "0": False}


def made_guid(*parts: object) -> str:
    """Return the GUID that is always given to the thing told by `parts`.

    >>> made_guid("code", "nytta") == made_guid("code", "nytta") != made_guid("code", "oro")
    True
    """
    # Lone halves of characters have no UTF-8, but an id must not fail on them.
    return str(uuid5(_NAMESPACE, "\x1f".join(map(str, parts)).encode("utf-8", "replace").decode()))


@lru_cache(maxsize=1 << 16)
def guid(text: str) -> tuple[str, bool]:
    """Return a GUID in one spelling, and whether it was one; anything else gets a GUID made from it.

    >>> guid("{5215CC69-b628-4e02-afb9-9beeaee55808}")
    ('5215cc69-b628-4e02-afb9-9beeaee55808', True)
    >>> guid("")
    ('', True)
    """
    found = text.strip().strip("{}").lower()
    if _GUID.fullmatch(found):
        return found, True
    return (made_guid("guid", found), False) if found else ("", True)


def whole(text: str) -> tuple[int | None, bool]:
    """Return a whole number, and whether it was written as one; `None` when it is none at all.

    >>> whole(" 12 "), whole("12.6"), whole("x")
    ((12, True), (13, False), (None, False))
    """
    text = text.strip()
    if _WHOLE.fullmatch(text):
        return int(text), True
    return (round(float(text)) if len(text) < 18 and _DECIMAL.fullmatch(text) else None), False


@lru_cache(maxsize=1 << 12)
def moment(text: str) -> tuple[str, bool]:
    """Return a date and time as XML Schema writes them; "" for anything else."""
    found = text.strip()
    return (found, True) if not found or _in_calendar(_MOMENT, found) else ("", False)


def _in_calendar(pattern: re.Pattern[str], text: str) -> bool:
    """Tell whether text is a day, or a time on one, that the calendar has."""
    found = pattern.fullmatch(text)
    if found is None:
        return False
    year, month, day = map(int, found.groups())
    return year > 0 and day <= monthrange(year, month)[1]


def colour(text: str) -> tuple[str, bool]:
    """Return a colour as `#rrggbb` (or `#rgb`); "" for anything else."""
    found = text.strip()
    return (found.lower(), True) if not found or _COLOUR.fullmatch(found) else ("", False)


def truth(text: str) -> tuple[bool, bool]:
    """Return a yes or no; anything else is a yes."""
    found = text.strip()
    folded = found.lower()
    return _TRUTHS.get(folded, True), found in _TRUTHS


def _word(kind: AttributeKind) -> Callable[[str], tuple[str, bool]]:
    by_folded = {one.lower(): one for one in WORDS[kind]}

    def found(text: str) -> tuple[str, bool]:
        word = by_folded.get(text.strip().lower(), "")
        return word, word == text.strip()

    return found


READERS: Mapping[AttributeKind, Callable[[str], tuple[object, bool]]] = {
    "text": lambda text: (text, True),
    "guid": guid,
    "moment": moment,
    "whole": whole,
    "truth": truth,
    "colour": colour,
    **{kind: _word(kind) for kind in WORDS},
}
"""How each kind of attribute is read: the value, and whether it was as the schema asks."""

_VALUES: Mapping[str, Callable[[str], bool]] = {
    "TextValue": lambda _: True,
    "BooleanValue": lambda text: text in _TRUTHS,
    "IntegerValue": lambda text: _WHOLE.fullmatch(text) is not None,
    "FloatValue": lambda text: _DECIMAL.fullmatch(text) is not None,
    "DateValue": lambda text: _in_calendar(_DAY, text),
    "DateTimeValue": lambda text: _in_calendar(_MOMENT, text),
}


def value(kind: str, text: str) -> tuple[tuple[str, str], bool]:
    """Return a variable's value as its type asks; a value that is not of its type is kept as text.

    >>> value("IntegerValue", " 3 "), value("IntegerValue", "tre")
    ((('IntegerValue', '3'), True), (('TextValue', 'tre'), False))
    """
    if kind == "TextValue":
        return (kind, text), True
    found = text.strip()
    return ((kind, found), True) if _VALUES[kind](found) else (("TextValue", text), False)
