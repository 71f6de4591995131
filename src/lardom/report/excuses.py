"""Why a number that differs from the study's is not called wrong: the sentence may well mean another number.

Reading which fact a number states is one thing (`statements`); this is the other half. A false alarm on a
true sentence costs the reader's trust in every other finding, so each doubt a careful reader would have is
written down here.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lardom.report.numerals import numerals
from lardom.report.parts import (
    adds_up,
    counts_the_same,
    is_base,
    is_rough,
    kind_may_be_part,
    may_be_part,
    of_another_study,
)
from lardom.report.statements import Statement

_COUNTED = re.compile(
    r"^(?:study|base|with|exactly|organisations|participations|portfolio|status|team|respondents|interviews|texts|codings):|"
    r"^(?:projects|contacted|groups|items|categories|parties|kinds>=2|public=1-2|step:\d)$"
)
_KIND = re.compile(r"^(?:with|exactly|organisations|participations):|^(?:kinds>=2|public=1-2)$")
_LABELS = re.compile(
    r"\b(?:[Pp]rojekt(?:en|et)?|[Pp]rojects?)\s+[A-ZÅÄÖ]\d{0,2}\s*(?:,|–|-|\b(?:och|samt|eller|and|or|to|till)\b)\s*"
    r"(?:[Pp]roje[kc]t\s+)?[A-ZÅÄÖ]\d{0,2}\b"
)
_NOUN = re.compile(
    r"respond|inform|interv|person|people|individ|particip|projekt|project|text|transkr|transcr|kodning|coding|koder|codes",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around a number: its sentence, the sentences before it, the whole paragraph.

    `codes` and `groups` are the study's names of codes and of categories; `projects` how many projects the
    portfolio has (0: unknown).
    """

    text: str
    language: str
    before: str = ""
    paragraph: Sequence[str] = ()
    codes: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    projects: int = 0


def excused(statement: Statement, allowed: Iterable[float], around: Surroundings) -> bool:
    """Tell whether a number that is none of the `allowed` ones may be right all the same.

    It may when the sentence is about another study, when the number is rough or a share's base, when it
    counts something else, when it is a part and not larger than the whole, or when it makes the whole
    together with the other numbers of its paragraph.

    >>> from lardom.report.statements import study_statements
    >>> def wrong(text):
    ...     (one,) = study_statements(text, numerals(text, "sv")[:1], "sv")
    ...     return not excused(one, [8], Surroundings(text, "sv", paragraph=[text]))
    >>> wrong("Fem respondenter intervjuades digitalt."), wrong("Nio respondenter intervjuades digitalt.")
    (False, True)
    """
    if not _COUNTED.search(statement.fact):
        return False
    before = around.text[: statement.numeral.start]
    if of_another_study(around.text, around.language) or is_rough(before, around.language):
        return True
    if _counts_something_else(statement, around):
        return True
    whole = sorted({int(one) for one in allowed})
    if whole and statement.value < whole[-1] and _may_be_part(statement, around):
        return True
    return any(_adds_up(statement, total, around) for total in whole)


def _may_be_part(statement: Statement, around: Surroundings) -> bool:
    text, start, language = around.text, statement.numeral.start, around.language
    if _KIND.search(statement.fact):
        if kind_may_be_part(text, statement.end, language, around.groups):
            return True
        return _share_of_some(text[statement.numeral.end :], around)
    if statement.fact == "study:respondents" and _all_of_some(text[:start], around):
        return True
    return may_be_part(text, start, statement.end, statement.fact, language)


def _share_of_some(after: str, around: Surroundings) -> bool:
    """Tell whether the number is a share ("5 of the 6 projects") of something else than the portfolio."""
    found = re.match(r"\s+(?:av|of|out of)\s+", after, re.IGNORECASE)
    if not found:
        return False
    whole = next(iter(numerals(after[found.end() :], around.language)), None)
    return whole is not None and not whole.article and whole.value != around.projects


def _all_of_some(before: str, around: Surroundings) -> bool:
    """Tell whether "all three respondents" are those the sentences before spoke of."""
    if not re.search(r"\b(?:alla|samtliga|all)\s+(?:the\s+)?$", before, re.IGNORECASE):
        return False
    return bool(re.search(r"\bprojekt(?:et)?\b|\b(?:the|this|that) project\b|\b[Pp]roject [A-Z]\b", around.before))


def _adds_up(statement: Statement, total: int, around: Surroundings) -> bool:
    """Tell whether the number and others that count the same thing in the paragraph make the total."""
    noun = _NOUN.search(around.text[statement.numeral.start : statement.end])
    if not noun or statement.numeral.whole is None:
        return False
    others = []
    for text in around.paragraph or (around.text,):
        for number in numerals(text, around.language):
            same_sentence = text == around.text
            if same_sentence and number.start == statement.numeral.start:
                continue
            following = text[number.end : number.end + 40].split(",")[0]
            explicit = noun[0].casefold()[:4] in following.casefold().replace("\n", " ")
            if number.whole is not None and not number.percent and (
                explicit or (same_sentence and not number.article)
            ) and counts_the_same(text, number.end, noun[0], around.language):  # fmt: skip
                others.append(number.whole)
    return adds_up(int(statement.value), others, total)


_TALK = {
    "sv": r"interv|\bstudien|undersökning|utvärdering|material|\brespond|underlag",
    "en": r"interv|\bstudy|evaluation|material|\brespond|\bdata\b|spoke|talked",
}
_PEOPLE = re.compile(r"\b(?:person|individ|people|participant)", re.IGNORECASE)
_INTERVIEWED = re.compile(
    r"\bintervjuade\b(?!\s+person)(?!\s*(?:[.,;:()–-]|$))(?!\s+(?:är|var|har|hade|i|från|säger|menar|beskriver|som|svara|uppge|"
    r"anser|berättar|vill|kan|ser|tycker|och)\b)",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"\s+(?:om|kring|rörande|gällande|inriktade|riktade|about|on|concerning|focused|focusing|aimed|related|led|run)\s",
    re.IGNORECASE,
)
_OWN_WORDS = re.compile(
    r"i (?:studien|urvalet|undersökningen)|utvalda|in the (?:study|sample)|selected projects", re.IGNORECASE
)


def _counts_something_else(statement: Statement, around: Surroundings) -> bool:
    text, fact, language = around.text, statement.fact, around.language
    said = text[statement.numeral.start : statement.end]
    if _LABELS.search(text) and re.match(r"study:|respondents:|interviews:|texts:|codings:", fact):
        return True
    if fact == "study:respondents":
        rest = text[statement.numeral.end :]
        other = _INTERVIEWED.match(rest.lstrip()) is not None
        return other or (bool(_PEOPLE.search(said)) and not re.search(_TALK[language], text, re.IGNORECASE))
    if fact in ("study:projects", "step:2"):
        return is_base(text[: statement.numeral.start], language) and not _OWN_WORDS.search(said)
    if fact == "projects":
        return bool(_ABOUT.match(text, statement.end))
    if fact == "study:texts":
        others = r"interv|trans[ck]ri|\btext|enkät|survey"
        rest = text[: statement.numeral.start] + text[statement.end :]
        return bool(re.search(r"do[ck]ument", said, re.IGNORECASE) and re.search(others, rest, re.IGNORECASE))
    if fact == "study:codings":
        return any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) for name in around.codes if len(name) >= 3)
    if fact == "items":
        # "14 frågor och en sluten fråga": the number itself must be called closed.
        closed = re.search(r"slutna|kvantitativa|korta|closed|quantitative|short", said, re.IGNORECASE)
        return not closed and bool(
            re.search(r"\bslut(?:en|et)\b|\böpp(?:en|na)\b|guide|\bopen\b|\bclosed\b", text, re.IGNORECASE)
        )
    if fact == "categories":
        return bool(
            re.search(
                r"respond|\broll|\brole|\bkod|\bcode|\btem[ae]|\bthem|aktör|\bpart(?:er|ner)|actors",
                text,
                re.IGNORECASE,
            )
        )
    if fact == "study:codes":
        return bool(
            re.match(
                r"\s+(?:mer|fler|färre|bara|minst|som|more|fewer|only|at least)\b", text[statement.end :], re.IGNORECASE
            )
        )
    return False
