"""Where one letter ends and the next begins, as a reader sees it: an accent or a skin tone is no letter of its own."""

import unicodedata

_JOINER = "\u200d"
_MARKS = frozenset({"Mn", "Mc", "Me"})
_SKIN_TONES = ("\U0001f3fb", "\U0001f3ff")
_FLAG_HALVES = ("\U0001f1e6", "\U0001f1ff")
_TAGS = ("\U000e0020", "\U000e007f")


def is_inside_letter(text: str, position: int) -> bool:
    r"""Tell whether `position` lies inside what a reader sees as one letter or picture.

    Accents and other marks belong to the letter before them, joined pictures (a family, a profession) and
    skin tones to each other, and two halves make a flag.

    >>> is_inside_letter("x\u0302y", 1), is_inside_letter("x\u0302y", 2), is_inside_letter("👍🏽!", 1)
    (True, False, True)
    """
    if position <= 0 or position >= len(text):
        return False
    before, after = text[position - 1], text[position]
    if after < "\u0300":
        return False
    if _JOINER in (before, after) or unicodedata.category(after) in _MARKS:
        return True
    if _SKIN_TONES[0] <= after <= _SKIN_TONES[1] or _TAGS[0] <= after <= _TAGS[1]:
        return True
    return _is_half(before) and _is_half(after) and _halves_before(text, position) % 2 == 1


def _is_half(sign: str) -> bool:
    return _FLAG_HALVES[0] <= sign <= _FLAG_HALVES[1]


def _halves_before(text: str, position: int) -> int:
    start = position
    while start > 0 and _is_half(text[start - 1]):
        start -= 1
    return position - start
