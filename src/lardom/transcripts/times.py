"""Time stamps in transcripts, as seconds."""

import re

STAMP = r"(?:\d{1,3}:)?[0-5]?\d:[0-5]\d(?:[.,]\d{1,3}|:\d\d(?=\s*\\?\])|-\d(?=\s*#))?"
"""A pattern for one time stamp: `0:03`, `12:03`, `00:01:02`, `00:01:02.345`, `00:01:02,345`, `00:01:02-3`."""

_RANGE = rf"(?P<time>{STAMP})(?:\s*(?:-->|[-–—]|to|till)\s*(?P<until>{STAMP}))?"

BRACKETED = re.compile(
    rf"(?:\\?\[\s*{_RANGE}\s*\\?\]|\(\s*{_RANGE}\s*\)|\{{\s*{_RANGE}\s*\}}|#\s*{_RANGE}\s*#)".replace(
        "(?P<time>", "("
    ).replace("(?P<until>", "(")
)
r"""A stamp in brackets: `[00:01:02]`, `(12:03)`, `#00:01:02-3#`, `\[04:03\]`; groups come in pairs of from and until."""

_ALONE = re.compile(rf"[\[({{#<]?\s*{_RANGE}\s*[\])}}#>]?\s*[:\-–—]?")
_LONGEST_STAMP = 60


def alone(line: str) -> re.Match[str] | None:
    """Return the match of a line that holds nothing but a stamp: its groups `time` and `until`.

    >>> found = alone(" [00:10] ")
    >>> found and found["time"], alone("00:10 Ja.")
    ('00:10', None)
    """
    words = line.strip()
    return _ALONE.fullmatch(words) if len(words) <= _LONGEST_STAMP else None


def seconds(stamp: str) -> float:
    """Return the seconds that a time stamp says: hours, minutes and seconds, or minutes and seconds.

    A comma or a point begins fractions; so does the hyphen of transcription programs that count tenths.

    >>> seconds("00:01:02,5"), seconds("12:03"), seconds("1:00:00"), seconds("00:01:02-3")
    (62.5, 723.0, 3600.0, 62.3)
    """
    total = 0.0
    # A fourth number counts the pictures of a film.
    for part in stamp.strip().replace(",", ".").replace("-", ".").split(":")[:3]:
        total = total * 60 + float(part)
    return round(total, 3)


def bracketed(match: re.Match[str]) -> tuple[float, float | None]:
    """Return from and until of a match of `BRACKETED`, in seconds.

    >>> found = BRACKETED.match("[00:10 - 00:12] Ja.")
    >>> bracketed(found) if found else None
    (10.0, 12.0)
    """
    begins, ends = next((match[i], match[i + 1]) for i in range(1, len(match.groups()) + 1, 2) if match[i] is not None)
    return seconds(begins), seconds(ends) if ends else None
