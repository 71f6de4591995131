"""Colours of codes: whether one is seen against the page, light or dark."""

import re

PAPERS = ("#ffffff", "#1d2024")
"""The sheet of a light and of a dark page."""

ENOUGH = 3.0
"""The least contrast for a sign that is not text (WCAG 2.2, success criterion 1.4.11)."""

_HEX = re.compile(r"#[0-9a-f]{6}", re.IGNORECASE)


def is_colour(text: str) -> bool:
    """Tell whether the text is a colour such as `#0072b2`.

    >>> is_colour("#0072b2"), is_colour("blå")
    (True, False)
    """
    return _HEX.fullmatch(text) is not None


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour, from 0 (black) to 1 (white), as WCAG 2.2 defines it.

    >>> luminance("#000000"), luminance("#ffffff")
    (0.0, 1.0)
    """
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast between two colours, from 1 (alike) to 21.

    >>> contrast("#000000", "#ffffff")
    21.0
    """
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def is_seen(colour: str) -> bool:
    """Tell whether a sign in the colour is seen on light and on dark pages.

    >>> is_seen("#0072b2"), is_seen("#f3dfea")
    (True, False)
    """
    return all(contrast(colour, paper) >= ENOUGH for paper in PAPERS)
