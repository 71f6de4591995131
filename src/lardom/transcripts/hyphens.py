"""Words broken at the end of a line or page, mended only where that is safe."""

import re
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet

_BROKEN = re.compile(r"([^\W\d_]+)[-\u00ad\u2010\ufffe]$")
_REST = re.compile(r"[^\W\d_]+")
_LONGEST_WORD = 80
_AND = frozenset(["och", "eller", "samt", "respektive", "som", "och/eller", "and", "or", "to", "und"])


def joint(before: str, after: str, known: AbstractSet[str]) -> str:
    """Return what stands between two lines that belong together: a space, nothing, or the kept hyphen.

    `known` are the words of the document. A hyphen goes when the whole word is used elsewhere, or when one
    of its halves is no word of the document; it stays in `well-known` when both halves are words there and
    the whole is not, before a capital or a digit, and before "och" (`kommun- och regionnivå`).

    The result replaces the last sign of `before` when it is a hyphen: "" (mended) or "-" (kept).

    >>> joint("teknik-", "utveckling pågår", {"teknikutveckling"}), joint("kommun-", "och", set())
    ('', '- ')
    >>> joint("en rad", "till", set())
    ' '
    """
    # A paragraph grows line by line: only its last word is looked at.
    broken = _BROKEN.search(before, max(0, len(before) - _LONGEST_WORD))
    if not broken:
        return "-" if before[-2:-1].isdigit() and before.endswith("-") and after[:1].isdigit() else " "
    rest = _REST.match(after)
    if rest is None or rest[0] in _AND:
        return "- "
    first, last = broken[1], rest[0]
    if not last[0].islower():
        return "-"
    whole = first + last
    lowered = {whole, whole.lower(), whole.capitalize()}
    if lowered & known:
        return ""
    return "-" if first.lower() in known and last.lower() in known else ""


def vocabulary(lines: Iterable[str]) -> frozenset[str]:
    """Return the words of at least three letters in `lines`, without the halves of broken words.

    >>> sorted(vocabulary(["mot teknik-", "utveckling och teknik"]))
    ['mot', 'och', 'teknik']
    """
    words: set[str] = set()
    broken = False
    for line in lines:
        found = _REST.findall(line)
        first = 1 if broken else 0
        broken = _BROKEN.search(line) is not None
        words.update(word for word in found[first : len(found) - broken] if len(word) > 2)
    return frozenset(words)


def mend(parts: Sequence[str], known: AbstractSet[str]) -> str:
    """Join parts of a speech that a page break parted.

    >>> mend(["mot könsdiskri-", "minering."], set())
    'mot könsdiskriminering.'
    """
    text = parts[0]
    for part in parts[1:]:
        between = joint(text, part, known)
        text = (text if between == " " else text[:-1]) + between + part
    return text
