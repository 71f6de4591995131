"""Finding a name in a text: as a whole word, with a genitive s."""

import re
from functools import cache


@cache
def name_pattern(name: str, *, exact: bool) -> re.Pattern[str] | None:
    """Return what finds a name as a whole word, with a genitive s; `None` when it is too short to look for.

    `exact` heeds capitals, so that Sten is no sten.

    >>> bool(name_pattern("Sten", exact=True).search("Stens hus")), name_pattern("S", exact=True)
    (True, None)
    """
    name = name.strip()
    if len(name) < 2:
        return None
    return re.compile(rf"(?<![\w-]){re.escape(name)}(?:s|'s|’s)?(?![\w])", 0 if exact else re.IGNORECASE)
