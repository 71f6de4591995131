"""Where each sentence of a text begins and ends.

A report is read sentence by sentence: a claim is one, a finding points at one. Full stops that end nothing
(abbreviations, initials, decimals, list numbers) are passed over, and a quotation stays whole with its attribution.
"""

import re
from bisect import bisect_right
from functools import cache

from lardom.text.quotemarks import quote_pairs
from lardom.text.span import Span

_NEVER_LAST = {
    "sv": "t.ex bl.a dvs d.v.s s.k ca c:a kap fig tab nr jfr jmf resp inkl exkl fr.o.m t.o.m f.n f.ö f.d p.g.a m.a.o "
    "avd sid betr enl hr dr prof doc univ övers et.al al tel",
    "en": "e.g i.e cf vs viz approx ca chap fig figs tab pp et.al al dr mr mrs ms prof jr sr rev dept univ incl excl resp",
}
_BEFORE_A_NUMBER = {  # ordinary words otherwise
    "sv": "s st p vol art kl min max jan feb mar apr jun jul aug sep sept okt nov dec punkt §",
    "en": "no nos p ch sec sect eq ref vol art st ed jan feb mar apr jun jul aug sep sept oct nov dec",
}
_MAY_BE_LAST = {
    "sv": "m.m m.fl o.s.v osv etc o.d o.dyl dyl e.d m.a kr mnkr tkr mkr mdkr milj ab",
    "en": "etc inc ltd co corp u.s u.k e.u a.m p.m ph.d m.sc b.sc",
}
_LABELLED = (
    "projekt projektet projekten project projects bilaga appendix grupp group kategori category del part alternativ "
    "option typ type steg step fas phase och and eller or"
)
_BEFORE_A_LABEL = frozenset(_LABELLED.split())

_END = re.compile(r"(?P<mark>[.!?]+|…)(?P<closers>[”\"’'»“)\]*_]*)(?=\s|$)")
_BREAK = re.compile(r"\n[ \t]*\n\s*")
_NAMED = re.compile(r"\s*\((?:projekt|project|respondent|R\d)[^()\n]{0,80}\)(?:\.(?=\s|$))?", re.IGNORECASE)
_ATTRIBUTION = re.compile(r"\s*\([^()\n]{1,90}\)(?:\.(?=\s|$))?")
_WORD_BEFORE = re.compile(r"[\w.:]*\w$")
_OPENERS = "“”\"‘’'«»„([*_—–-"


@cache
def _abbreviations(language: str, kind: str) -> frozenset[str]:
    table = {"never": _NEVER_LAST, "number": _BEFORE_A_NUMBER, "last": _MAY_BE_LAST}[kind]
    return frozenset(table.get(language, table["en"]).split())


def sentences(text: str, language: str) -> tuple[Span, ...]:
    """Return the sentences of `text` in order, as spans of code points without the white space around them.

    `language` is "sv" or "en" and decides which abbreviations are known. A blank line always ends a sentence. A full
    stop inside a pair of quotation marks ends none, and an attribution in brackets after a quotation belongs to it.
    An empty text has no sentence.

    >>> text = "Det tog tid, t.ex. 3.5 år. ”Vi lärde oss. Allt.” (Projekt F, R1) Sedan var det klart."
    >>> [span.of(text) for span in sentences(text, "sv")][1]
    '”Vi lärde oss. Allt.” (Projekt F, R1)'
    """
    found: list[Span] = []
    start = 0
    for gap in _BREAK.finditer(text):
        found.extend(_in_paragraph(text, start, gap.start(), language))
        start = gap.end()
    found.extend(_in_paragraph(text, start, len(text), language))
    return tuple(found)


def _in_paragraph(text: str, start: int, end: int, language: str) -> list[Span]:
    found: list[Span] = []
    quoted = [(pair.start + start, pair.end + start) for pair in quote_pairs(text[start:end]) if pair.depth == 0]
    begins = [opening for opening, _ in quoted]
    first = start
    for match in _END.finditer(text, start, end):
        if match.start() < first:
            continue
        index = bisect_right(begins, match.start()) - 1
        inside = index >= 0 and match.end() < quoted[index][1]
        if inside or not _ends_here(text, first, match, end, language):
            continue
        last = match.end()
        after = _ATTRIBUTION if match["closers"] else _NAMED
        if attribution := after.match(text, last, end):
            last = attribution.end()
        found.append(Span(first, last))
        first = last
    found.append(Span(first, end))
    trimmed = (_trim(text, span) for span in found)
    return [span for span in trimmed if len(span)]


def _ends_here(text: str, first: int, match: re.Match[str], end: int, language: str) -> bool:
    follows = text[match.end() : min(end, match.end() + 40)].lstrip()
    if not follows:
        return True
    mark = match["mark"]
    if "[" in text[max(first, match.start() - 1) : match.start()] and "]" in match["closers"]:
        return False  # […] leaves words out, it ends nothing
    if follows[0] == "(" and match["closers"] and match["closers"][0] in "”\"’'»“":
        return True
    head = follows.lstrip(_OPENERS)
    if not head or head[0].islower():
        return False
    return mark != "." or _full_stop_ends(text[first : match.start()], head, language)


def _full_stop_ends(before: str, follows: str, language: str) -> bool:
    found = _WORD_BEFORE.search(before)
    word = found.group() if found else ""
    if not word:
        return True
    if word.isdigit() and not before[: -len(word)].strip(" \n\t*_#"):
        return False  # "3. Metod": a number in front of a list item or heading
    low = word.lower()
    if len(word) == 1 and word.isalpha() and word.isupper() and not follows[0].isdigit():
        previous = before[: -len(word)].lower().split()
        return bool(previous) and previous[-1].strip("(,") in _BEFORE_A_LABEL
    if low in _abbreviations(language, "never") or (follows[0].isdigit() and low in _abbreviations(language, "number")):
        return False
    if low in _abbreviations(language, "last"):
        return follows[0].isupper()
    return True


def _trim(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
