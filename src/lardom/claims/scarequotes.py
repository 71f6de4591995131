"""Words in quotation marks that are no quotations: scare quotes, terms, titles, references to writings."""

import re

from lardom.claims.attributing import SPEECH_VERBS

SCARE_WORDS = 3
"""So few words in marks without an attribution beside them are a way of speaking, not a quotation."""

TITLE_WORDS = 6
"""Up to so many words in marks are taken for a term or a title unless something shows that they are speech."""

_INTRODUCED = re.compile(
    r"(?i)\b(?:så kalla(?:d|de|t)|s\.\s?k\.|so[- ]called|(?:kalla|benämn|döp|rubricera|beteckna)(?:r|s|t|d|de|des|as|ts|te|tes|ades)?|called|"
    r"named|labelled|labeled|coded|titled|entitled|known as|(?:som|as|av typen|of the type)|(?:\w*(?:begrepp|term|ord|uttryck|fras|tema|kod|kategori|rubrik|titel|"
    r"rapport|bok|artikel|avsnitt|kapit(?:el|l)|utlysning|strategi|förstudie|konferens|programmet|projektet|dokument|uppsats))"
    r"(?:en|et|n|t|er|ar|or|na|erna|arna|orna|s)?|(?:concept|term|word|phrase|theme|code|category|heading|title|report|book|article|"
    r"section|chapter|call|strategy|programme|program|project|document|paper|name|namn|namnet)s?)(?:\s(?:ofta|ibland|även|också|för|often|sometimes|also))?\s+$"
)
# Items of a guide stand after a colon as well.
_ITEM = re.compile(
    r"(?i)\b(?:fråga(?:n|orna)?|påstående(?:t|na)?|svarsalternativ(?:et|en)?|rubrik(?:en)?|kod(?:en)?|tema(?:t)?|kategori(?:n)?|"
    r"questions?|statements?|items?|answers?|headings?|codes?|themes?|categor(?:y|ies))(?:\s+\d+)?\s*:?\s*$"
)
_REFERENCE = re.compile(r"\s*[.,]?\s*(?:\((?=[^()]*\b(?:1[89]|20)\d\d[a-z]?\b)[^()]*\)|\[\d+(?:[,–-]\s?\d+)*\])")
_LED_TO = re.compile(rf"(?i)(?::\s*|\b{SPEECH_VERBS}(?:\s+(?:att|that|som|så|det som))?,?\s*)$")
_FOLLOWED = re.compile(rf"(?i),?\s*(?:så\s)?{SPEECH_VERBS}\b")
_CLAUSE_WORDS = (
    "vi jag du ni han hon hen de dom man oss mig det är var har hade ska skulle kan kunde vill ville måste blir blev inte aldrig "
    "gör gjorde får fick går gick kommer kom tycker tror vet ju "
    "we i you he she they it is was are were have has had do did does can could will would should must not don't didn't isn't "
    "that's it's think know got get"
)
_CLAUSE = frozenset(_CLAUSE_WORDS.split())
_WORD = re.compile(r"\w[\w’'-]*")
_SPEECH_SIGN = re.compile(r"[.!?…]\s*$|\[…\]|\[\.\.\.\]|\[X+\]")


def is_quotation(inner: str, before: str, after: str, *, scare_words: int = SCARE_WORDS) -> bool:
    """Tell whether words in marks without attribution beside them are somebody's speech.

    `before` and `after` are the text of the same block on either side of the marks. Not speech are: up to
    `scare_words` words; what a word such as "så kallad", "begreppet" or "rapporten" introduces; items of an
    interview guide; what a reference with a year follows; and up to `TITLE_WORDS` words without a clause.

    >>> is_quotation("lyckat", "ett ", " projekt"), is_quotation("Vi vågade prova det här.", "En sa: ", "")
    (False, True)
    >>> is_quotation("Smarta städer i hela Sverige", "rapporten ", "")
    False
    """
    words = [word.casefold().replace("’", "'") for word in _WORD.findall(inner)]
    if len(words) <= scare_words or _INTRODUCED.search(before) or _ITEM.search(before) or _REFERENCE.match(after):
        return False
    if len(words) > TITLE_WORDS:
        return True
    led = _LED_TO.search(before) or _FOLLOWED.match(after)
    return bool(led or _SPEECH_SIGN.search(inner) or _CLAUSE.intersection(words))
