"""Ids of new codes: in the manner of those that stand beside them."""

import re
from collections import Counter
from collections.abc import Iterable

from lardom.coding.codebook import Code

_NUMBERED = re.compile(r"(.*?)(\d+)")


def next_id(codes: Iterable[Code], parent: str = "", *, taken: Iterable[str] = ()) -> str:
    """Return a free id for a new code below `parent`.

    Codes beside it that end in a number give the manner ("K01", "K02" → "K03"). The first code below another is called
    after it ("T1" → "T1-1"), the first of all "T1". `taken` are ids that were used before and must not come again.

    >>> next_id([Code("K01", "Avtal", "T0"), Code("K02", "Lag", "T0"), Code("T0", "Ram")], "T0")
    'K03'
    """
    book = list(codes)
    used = {one.id for one in book} | set(taken)
    beside = [match for one in book if one.parent == parent and (match := _NUMBERED.fullmatch(one.id))]
    prefix, width, number = (f"{parent}-" if parent else "T"), 1, 1
    if beside:
        prefix = Counter(match[1] for match in beside).most_common(1)[0][0]
        same = [match[2] for match in beside if match[1] == prefix]
        width, number = max(map(len, same)), max(map(int, same)) + 1
    while (found := f"{prefix}{number:0{width}d}") in used:
        number += 1
    return found
