"""Words broken at the end of a line, put together again."""

import re
from collections.abc import Iterable

_BROKEN = re.compile(r"([^\W\d_]+)-$")
_SUSPENDED = frozenset(["och", "eller", "samt", "respektive", "and", "or", "und", "oder"])
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


def words_in(lines: Iterable[str]) -> frozenset[str]:
    """Return the words that stand whole in the lines, folded: what a broken word is compared with.

    >>> sorted(words_in(["VA-övervakning och teknik-", "utveckling"]))
    ['och', 'utveckling', 'va-övervakning']
    """
    found: set[str] = set()
    for line in lines:
        whole = _BROKEN.sub("", line.rstrip())
        found.update(word.casefold() for word in _WORD.findall(whole))
    return frozenset(found)


def joined(first: str, second: str, known: frozenset[str]) -> str:
    """Join two lines of one paragraph.

    A hyphen at the break is soft ("teknik-/utveckling") unless the hyphenated word stands elsewhere in
    the text, its first part is an abbreviation or a number ("VA-/övervakning"), or it is kept for a
    word to come ("teknik- och …").

    >>> joined("både teknik-", "utveckling", frozenset())
    'både teknikutveckling'
    >>> joined("smart VA-", "övervakning", frozenset())
    'smart VA-övervakning'
    >>> joined("teknik-", "och metodutveckling", frozenset())
    'teknik- och metodutveckling'
    """
    first, second = first.rstrip(), second.lstrip()
    soft = first.endswith(("\xad", "\x02"))
    if soft:
        first = first[:-1] + "-"
    broken = _BROKEN.search(first)
    following = _WORD.match(second)
    if not broken or not following:
        return f"{first} {second}" if not first.endswith("-") or not following else first + second
    head, tail = broken[1], following[0]
    if tail.casefold() in _SUSPENDED:
        return f"{first} {second}"
    if _hyphen_stays(head, tail, known, soft=soft):
        return first + second
    return first[:-1] + second


def _hyphen_stays(head: str, tail: str, known: frozenset[str], *, soft: bool) -> bool:
    if f"{head}{tail}".casefold() in known:
        return False
    if f"{head}-{tail}".casefold() in known:
        return True
    if soft:
        return False
    return not tail[0].islower() or (len(head) > 1 and head[-1].isupper())
