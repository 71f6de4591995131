"""Attributes and addresses that an author writes, held to what every printed form can carry without harm.

A name or an attribute goes into the code of a web page, of Typst and of Word. What is no plain name,
length or language is taken away before any writer sees it: no text can become code.
"""

import re
from typing import Any

_NOT_IN_A_NAME = re.compile(r"[^\w.:-]+")
_LENGTH = re.compile(r"\d{1,4}(\.\d{1,3})?(%|cm|mm|in|px|pt|em)?")
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_KEPT = {
    "lang": _LANGUAGE,
    "dir": re.compile("ltr|rtl|auto"),
    "width": _LENGTH,
    "height": _LENGTH,
    # Our own, written by the composition and read by the writers.
    "ref": re.compile(".*", re.DOTALL),
    "number": re.compile(r"[\d.]*"),
    "of": re.compile(r"\w*"),
}
_SCHEME = re.compile(r"\s*([A-Za-z][A-Za-z0-9+.-]*)\s*:")
_LEADING_OUT = frozenset({"http", "https", "mailto", "tel"})
_IGNORED = re.compile(r"[\x00-\x20\x7f]+")


def harmless(triple: list[Any]) -> list[Any]:
    """Return pandoc's attribute triple with plain names and known attributes only.

    >>> harmless(['t> #panic()', ["note", "a b"], [["lang", "sv"], ["onclick", "x()"], ["typst:fill", "red"]]])
    ['t-panic-', ['note', 'a-b'], [['lang', 'sv']]]
    """
    identifier, classes, pairs = triple
    kept = [[key, value] for key, value in pairs if key in _KEPT and _KEPT[key].fullmatch(str(value))]
    return [plain_name(identifier), [plain_name(name) for name in classes], kept]


def plain_name(name: str) -> str:
    """Return a name with letters, digits and . : _ - only; each run of anything else is one "-".

    >>> plain_name("tab-svar på frågan"), plain_name("x>#y")
    ('tab-svar-på-frågan', 'x-y')
    """
    return _NOT_IN_A_NAME.sub("-", str(name))


def may_be_followed(address: str) -> bool:
    r"""Tell whether a link may lead to an address: the web, post, telephone, or a place in the report.

    >>> [may_be_followed(one) for one in ("https://a.se", "#tab-1", "java\tscript:x()", "file:///etc", "//a.se")]
    [True, True, False, False, False]
    """
    bare = _IGNORED.sub("", address)
    found = _SCHEME.match(bare)
    if found:
        return found[1].casefold() in _LEADING_OUT
    return not bare.startswith(("//", "\\\\"))
