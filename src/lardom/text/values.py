"""Numbers, dates, yes/no and lists as people write them in a table's cells.

Every function takes the cell's text and returns `None` for what cannot be read, so that the caller
can say where the cell stands. Nothing is guessed where two readings are both likely.
"""

import re
from calendar import monthrange
from datetime import date
from typing import Literal

_SPACES = "\u00a0\u2007\u2009\u202f\u2002\u2003\u200a\u2006\u2005"
_CURRENCY = re.compile(
    r"^(?:sek|eur|nok|dkk|usd|kr|€|\$)\s*|\s*(?:sek|eur|nok|dkk|usd|kr\.?|kronor|€|\$|:-)$", re.IGNORECASE
)
_PLAIN = re.compile(r"[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|\.[0-9]+")

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari january jan",
            "februari february feb",
            "mars march mar",
            "april apr",
            "maj may",
            "juni june jun",
            "juli july jul",
            "augusti august aug",
            "september sep sept",
            "oktober october okt oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
_TIME = r"(?:[T\s]\s*\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\s*(?:Z|[+-]\d{2}:?\d{2})?)?"
_YEAR_FIRST = re.compile(rf"(\d{{4}})([-/.])(\d{{1,2}})\2(\d{{1,2}}){_TIME}", re.ASCII)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})", re.ASCII)
_DAY_FIRST = re.compile(rf"(\d{{1,2}})([-/.])(\d{{1,2}})\2(\d{{4}}){_TIME}", re.ASCII)
_DAY_MONTH = re.compile(
    r"(?:den\s+)?(\d{1,2})(?:\.|:e|st|nd|rd|th)?\s+(?:of\s+)?([^\W\d]+)\.?,?\s+(\d{4})", re.ASCII | re.IGNORECASE
)
_MONTH_DAY = re.compile(r"([^\W\d]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})", re.ASCII | re.IGNORECASE)
_YEAR_MONTH = re.compile(r"(\d{4})[-/.](\d{1,2})", re.ASCII)
_YEAR = re.compile(r"(\d{4})", re.ASCII)

_YES = frozenset(["true", "sant", "yes", "y", "ja", "j", "1", "x"])
_NO = frozenset(["false", "falskt", "no", "n", "nej", "0"])


def _grouped(digits: str, separators: str) -> str | None:
    """Return `digits` without thousands separators, or `None` when the groups are not threes."""
    for separator in separators:
        if separator in digits:
            head, *groups = digits.split(separator)
            right = 1 <= len(head) <= 3 and head.isdigit() and all(len(g) == 3 and g.isdigit() for g in groups)
            return head + "".join(groups) if right else None
    return digits


def _decimal_sign(text: str) -> str:
    """Return the sign that parts the decimals in `text`: the last of the two kinds, if it stands once."""
    comma, point = text.rfind(","), text.rfind(".")
    sign = "," if comma > point else "."
    other = "." if sign == "," else ","
    if text.count(sign) > 1:
        return other if other in text else ("." if sign == "," else ",")
    return sign


def parse_number(text: str, *, decimal: str = "") -> float | None:
    """Return the number a cell holds, or `None` when it holds none.

    Decimal comma and decimal point, thousands parted by spaces (also no-break and thin ones), points,
    commas or apostrophes, a minus in any of its signs, a leading or trailing currency. One comma is a
    decimal comma ("1,234" is a little more than one) unless `decimal="."` says that the table writes
    decimal points. Groups of thousands must be threes: "160 00" is a postal code, not a number.

    >>> parse_number("2 000 000 kr"), parse_number("892,228.58"), parse_number("562093,75")
    (2000000.0, 892228.58, 562093.75)
    >>> parse_number("500,000", decimal="."), parse_number("−1,5"), parse_number("okänt")
    (500000.0, -1.5, None)
    """
    cleaned = _CURRENCY.sub("", text.strip()).strip()
    sign = -1.0 if cleaned[:1] in ("-", "−", "–") else 1.0
    cleaned = cleaned.lstrip("+") if cleaned[:1] == "+" else cleaned[1:] if sign < 0 else cleaned
    cleaned = cleaned.strip().translate({ord(space): " " for space in _SPACES})
    if _PLAIN.fullmatch(cleaned) and decimal != ",":
        return _finite(sign, cleaned)
    mark = decimal or _decimal_sign(cleaned)
    whole, _, fraction = cleaned.partition(mark)
    joined = _grouped(whole, " ',.’" if mark not in " '" else "")
    if joined is None or not (joined + fraction).isascii() or not (joined + fraction).isdigit():
        return None
    return _finite(sign, f"{joined or '0'}.{fraction or '0'}")


def _finite(sign: float, digits: str) -> float | None:
    number = sign * float(digits)
    return number if abs(number) < float("inf") else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def parse_date(text: str, *, fill: Literal["", "start", "end"] = "") -> date | None:
    """Return the day a cell holds, or `None`.

    Read are 2024-05-01, 2024/05/01, 20240501 (with or without a time of day after), 1.5.2024, and
    "1 maj 2024" in Swedish and English. A date with strokes and the year last is read only when one
    reading is possible: 17/07/2025, 07/17/2025, but not 05/06/2025. With `fill` a bare month or year
    is taken as its first ("start") or last ("end") day; without it, it is no date.

    >>> parse_date("2024-05-01 12:00:00"), parse_date("1 maj 2024") == parse_date("1.5.2024")
    (datetime.date(2024, 5, 1), True)
    >>> parse_date("05/06/2025"), parse_date("2021-02", fill="end"), parse_date("2024-02-30")
    (None, datetime.date(2021, 2, 28), None)
    """
    cleaned = " ".join(text.split())
    if found := _YEAR_FIRST.fullmatch(cleaned):
        return _date(int(found[1]), int(found[3]), int(found[4]))
    if found := _COMPACT.fullmatch(cleaned):
        return _date(int(found[1]), int(found[2]), int(found[3]))
    if found := _DAY_FIRST.fullmatch(cleaned):
        return _day_first(int(found[1]), int(found[3]), int(found[4]), found[2])
    if found := _DAY_MONTH.fullmatch(cleaned):
        return _date(int(found[3]), _MONTHS.get(found[2].casefold(), 0), int(found[1]))
    if found := _MONTH_DAY.fullmatch(cleaned):
        return _date(int(found[3]), _MONTHS.get(found[1].casefold(), 0), int(found[2]))
    return _filled(cleaned, fill) if fill else None


def _day_first(first: int, second: int, year: int, mark: str) -> date | None:
    if mark == "." or first > 12 or first == second:
        return _date(year, second, first)
    return _date(year, first, second) if second > 12 else None


def _filled(text: str, fill: str) -> date | None:
    if found := _YEAR_MONTH.fullmatch(text):
        year, month = int(found[1]), int(found[2])
    elif found := _YEAR.fullmatch(text):
        year, month = int(found[1]), 1 if fill == "start" else 12
    else:
        return None
    if not (year >= 1 and 1 <= month <= 12):
        return None
    return date(year, month, 1 if fill == "start" else monthrange(year, month)[1])


def parse_bool(text: str) -> bool | None:
    """Return whether a cell says yes or no, in Swedish or English, or `None` when it says neither.

    >>> parse_bool("Ja"), parse_bool("FALSE"), parse_bool("x"), parse_bool("kanske")
    (True, False, True, None)
    """
    word = text.strip().casefold()
    return True if word in _YES else False if word in _NO else None


def split_list(text: str, separator: str = ";") -> tuple[str, ...]:
    """Return the members of a list inside a cell, without empty ones and outer spaces.

    >>> split_list("K-R3; K-R4;")
    ('K-R3', 'K-R4')
    """
    return tuple(part for part in (piece.strip() for piece in text.split(separator)) if part)
