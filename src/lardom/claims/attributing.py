"""To whom a draft ascribes words: "(Projekt F, R1)" and its relatives, read from running text."""

import re
from dataclasses import dataclass
from typing import Literal

from lardom.claims.quotation import Attribution

SPEECH_VERBS = (
    r"(?:säger|sade|sa|sagt|berätta(?:r|de)|beskriv(?:er|s)|beskrev|mena(?:r|de)|uttryck(?:er|te)|förklara(?:r|de)|konstatera(?:r|de)|"
    r"tyck(?:er|te)|svara(?:r|de)|framhåller|framhöll|påpeka(?:r|de)|lyfter|reflektera(?:r|de)|sammanfatta(?:r|de)|formulera(?:r|de)|"
    r"minns|utveckla(?:r|de)|tillägger|la(?:de)? till|says?|said|explain(?:s|ed)|describe[sd]|puts?|note[sd]|argue[sd]|tells|told|"
    r"recall(?:s|ed)|add(?:s|ed)|reflect(?:s|ed)|state[sd]|observe[sd]|remember(?:s|ed)|sum(?:s|med) up)"
)
"""The verbs by which a sentence hands over to a speaker, Swedish and English."""

_KEYWORD = r"(?i:projekt(?:et|ets)?|project|proj\.?)"
_LABEL = r"(?!(?:R|IP)\s?\d)[A-ZÅÄÖ0-9](?:\w|-(?!(?:R|IP)\d))*"
_NAMED = rf"\b{_KEYWORD}\s+(?P<project>{_LABEL})"
_ONE = r"\b(?:(?:R|IP)\s?\d{1,3}|(?i:respondent(?:en|erna)?|intervjuperson(?:en)?|interviewee)s?\s+(?:nr\.?\s*)?R?\d{1,3})\b"
_JOIN = r"\s*(?:,|;|/|&|\+)?\s*(?:och|and|samt|respektive)?\s*"
_PEOPLE = rf"(?P<people>{_ONE}(?:(?:{_JOIN}(?:{_ONE})|\s*(?:,|och|and|&)\s*\d{{1,2}}\b(?!\s?%)|\s?[–-]\s?(?:R|IP)?\d{{1,2}}\b))*)"
_BARE = r"(?P<project>(?!(?:R|IP)\s?\d)[A-ZÅÄÖ]{1,2}\d{0,2})"
_OF = r"(?:i|in|från|from|of|at|on|for)"
_WHOLE = tuple(
    re.compile(form)
    for form in (
        rf"{_NAMED}[\s,;:/–-]*{_PEOPLE}",
        rf"{_PEOPLE}[\s,;:/–-]*(?:\s{_OF}\s+)?{_NAMED}",
        rf"{_BARE}\s?[,;:/–-]\s?{_PEOPLE}",
        rf"{_BARE}\s{_PEOPLE}",
        rf"{_PEOPLE}\s?[,;/–-]\s?{_BARE}",
        rf"(?P<project>){_PEOPLE}",
        rf"{_NAMED}(?P<people>)",
    )
)
_INSIDE = tuple(re.compile(form) for form in (rf"{_NAMED}\W(?:.*\W)?{_PEOPLE}", rf"{_PEOPLE}\W(?:.*\W)?{_NAMED}"))
_RUNNING = (
    re.compile(rf"{_PEOPLE}\s*(?:,\s*|\s+{_OF}\s+|\(\s*){_NAMED}"),
    re.compile(rf"{_PEOPLE}\s*\(\s*{_BARE}\s*\)"),
    re.compile(rf"{_NAMED}s?\s*[,(:]?\s*{_PEOPLE}"),
    re.compile(rf"{_NAMED}\b[^.!?:;]{{0,60}}?{_PEOPLE}"),
    re.compile(rf"{_PEOPLE}[^.!?:;]{{0,30}}?{_NAMED}"),
)
_ALONE = (
    re.compile(rf"\b{SPEECH_VERBS}\s+(?P<project>){_PEOPLE}"),
    re.compile(rf"(?P<project>){_PEOPLE}\s+(?:\w+\s+)?{SPEECH_VERBS}\b"),
)
_PAREN = re.compile(r"[\s.,;:!?…]{0,4}[(\[]\s*([^()\[\]]{1,90}?)\s*[)\]]")
_DASHED = re.compile(r"[\s.,;:!?…]{0,4}[–—-]{1,2}\s*([^\n–—]{1,70}?)[.\s]*(?:\n|$)")
_NEXT_LINE = re.compile(r"[.,;:!?…]?[ \t]*\n\s*([^\n]{1,70}?)[.\s]*(?:\n|$)")
_LAST_PAREN = re.compile(r"[(\[]\s*([^()\[\]]{1,90}?)\s*[)\]][\s.]*$")
_LAST_DASH = re.compile(r"(?:[\s.!?…\"”’»][–—-]{1,2}|\n)\s*([^\n–—]{1,70}?)[.\s]*$")
_SENTENCE_END = re.compile(r"[.!?…][)\"”’»]?\s+(?=[A-ZÅÄÖ(“”„«»\"])|\n")


@dataclass(frozen=True, slots=True)
class FoundAttribution:
    """An attribution and where it stands.

    `[start, end)` are code points of the text it was looked for in, brackets and dash included; `form`
    is "sign" for brackets, a dash or a line of its own, "running" for words of a sentence.
    """

    attribution: Attribution
    start: int
    end: int
    form: Literal["sign", "running"]


def parse_attribution(text: str) -> Attribution | None:
    """Read the words of an attribution, with or without brackets; `None` when they are none.

    A respondent without project ("R1") gives `project=""`: it names nobody, because labels are given
    per project. Ranges ("R1–R3") are written out.

    >>> parse_attribution("(Projekt K, R3 och R4)")
    Attribution(project='K', respondents=('R3', 'R4'))
    >>> parse_attribution("respondent 1, projekt F"), parse_attribution("F:R2"), parse_attribution("Vinnova, 2019")
    (Attribution(project='F', respondents=('R1',)), Attribution(project='F', respondents=('R2',)), None)
    """
    words = " ".join(text.split()).strip(" .,;:()[]–—-")
    for form in _WHOLE:
        if match := form.fullmatch(words):
            return _read(match)
    if len(words) <= 80 and ". " not in words:
        for form in _INSIDE:
            if match := form.search(words):
                return _read(match)
    return None


def _read(match: re.Match[str]) -> Attribution:
    found: list[str] = []
    prefix, last = "R", 0
    for part in re.finditer(r"(?P<range>[–-]\s?)?(?P<prefix>IP|R)?\s?(?P<number>\d{1,3})", match.group("people")):
        prefix, number = part.group("prefix") or prefix, int(part.group("number"))
        first = last + 1 if part.group("range") and 0 < last < number <= last + 20 else number
        found += [f"{prefix}{n}" for n in range(first, number + 1)]
        last = number
    return Attribution(match.group("project") or "", tuple(dict.fromkeys(found)))


def attribution_after(text: str, position: int, until: int | None = None) -> FoundAttribution | None:
    """Find the attribution that follows a closing quotation mark at `position`, before `until`.

    It may stand in brackets, after a dash, on the next line, or in the rest of the sentence.

    >>> text = "”Vi vågade.” (Projekt F, R1). Sedan"
    >>> attribution_after(text, 12)
    FoundAttribution(attribution=Attribution(project='F', respondents=('R1',)), start=13, end=28, form='sign')
    >>> attribution_after("”Vi vågade”, säger R1 i projekt F. Sedan", 12).attribution
    Attribution(project='F', respondents=('R1',))
    """
    rest = text[position:until]
    for form in (_PAREN, _DASHED, _NEXT_LINE):
        match = form.match(rest)
        if match and (attribution := parse_attribution(match.group(1))):
            start, end = match.span()
            lead = len(match.group()) - len(match.group().lstrip(" \t\n.,;:!?…"))
            end -= len(match.group()) - len(match.group().rstrip())
            return FoundAttribution(attribution, position + start + lead, position + end, "sign")
    stop = _SENTENCE_END.search(rest)
    sentence = rest[: stop.start() if stop else len(rest)][:160]
    # Words after a full stop belong to the next sentence, not to the quotation.
    if re.match(r"\s*[.!?…]", rest) or not re.match(
        rf",?\s*(?:så\s|som\s|as\s)?(?:{SPEECH_VERBS}|(?:\w+\s){{0,2}}{_ONE})", sentence
    ):
        return None
    return _running(sentence, position)


def attribution_before(text: str, start: int, position: int) -> FoundAttribution | None:
    """Find the attribution in the sentence that leads up to an opening mark at `position`.

    Only `text[start:position]` is read. A respondent without project needs a verb of saying.

    >>> attribution_before("Allt löste sig. R1 i projekt F säger: ”Vi vågade.”", 0, 38).attribution
    Attribution(project='F', respondents=('R1',))
    """
    sentence_start = start
    for match in _SENTENCE_END.finditer(text, start, position):
        if text[match.end() : position].strip():
            sentence_start = match.end()
    found = _running(text[sentence_start:position], sentence_start)
    # "… (Projekt F, R1)." closes the statement before; it does not lead up to what comes.
    closed = found and text[found.end : position].strip(" )") in (".", "!", "?")
    return None if closed else found


def _running(sentence: str, offset: int) -> FoundAttribution | None:
    for form in (*_RUNNING, *_ALONE):
        matches = list(form.finditer(sentence))
        if matches:
            match = matches[-1]
            return FoundAttribution(_read(match), offset + match.start(), offset + match.end(), "running")
    return None


def attribution_at_end(text: str) -> FoundAttribution | None:
    """Find the attribution that closes a text: in brackets, after a dash or on the last line.

    >>> attribution_at_end("Vi vågade. — R1, Projekt F").start
    11
    """
    if match := _LAST_PAREN.search(text):
        if attribution := parse_attribution(match.group(1)):
            return FoundAttribution(attribution, match.start(), len(text.rstrip()), "sign")
        return None
    match = _LAST_DASH.search(text)
    if match and (attribution := parse_attribution(match.group(1))):
        start = match.start() + next(
            i for i, c in enumerate(match.group()) if c in "–—-\n" or i == len(match.group()) - 1
        )
        start += len(text[start:]) - len(text[start:].lstrip())
        return FoundAttribution(attribution, start, len(text.rstrip()), "sign")
    return None


def whole_attribution(text: str) -> Attribution | None:
    """Return the attribution a whole block consists of, `None` when it says anything else.

    >>> whole_attribution("— R1, Projekt F"), whole_attribution("Projekt F deltog.")
    (Attribution(project='F', respondents=('R1',)), None)
    """
    words = " ".join(text.split()).strip(" .,;:()[]–—-")
    match = next((match for form in _WHOLE if (match := form.fullmatch(words))), None)
    return _read(match) if match and match.group("people") else None
