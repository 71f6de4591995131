"""Quantified words against the count: whether "majoriteten" holds, of what, and who says so."""

# ruff: noqa: D401 -- a rule's docstring says what the rule demands of a report

import re
from collections.abc import Iterator

from lardom.claims.judging import GROUPED, LOGICAL, Judgement, judge
from lardom.claims.quantifiers import Quantified
from lardom.report.findings import Level  # noqa: TC001 -- as everywhere here, types are imported plainly
from lardom.report.matching import Match
from lardom.report.passages import Sentence
from lardom.report.reading import Reading
from lardom.report.rules.rule import Fact, Hit, Rule

COUNTING = frozenset({
    "universal", "universal-negative", "nearly-all", "majority", "minority", "half", "large", "several", "some", "few",
    "handful", "pair", "number", "percent", "fraction",
})  # fmt: skip
"""Classes of words that say how many of something."""

_SHARES = frozenset({"majority", "minority", "half", "nearly-all"})
_RESULTS = frozenset({"findings", "lessons"})
_UNITS = frozenset({"respondent", "project", "municipality", "region", "company", "interview"})
_PORTFOLIO = re.compile(r"portf[öo]lj|portfolio", re.IGNORECASE)
_ANYBODY = frozenset(["people", "personer", "människor", "folk", "person", "persons"])
"""Nouns that may be anybody's, not only the study's respondents."""

_FREE_KINDS = frozenset({"judgement"})
_TELLS = re.compile(
    r"\b(?:menar|anser|upplever|upplevde|beskriver|säger|berättar|tycker|uppger|lyfter|framhåller|uttrycker|pekar|betonar|"
    r"nämner|vittnar|känner|ser|tror|önskar|efterfrågar|vill|say|says|said|think|feel|felt|experience[ds]?|describe[ds]?|"
    r"report(?:s|ed)?|mention(?:s|ed)?|stress(?:es|ed)?|believe|want(?:s|ed)?|tell|told|express(?:es|ed)?|agree[ds]?)\b",
    re.IGNORECASE,
)


def main_word(reading: Reading, match: Match) -> Quantified | None:
    """Return the quantified word by which a stretch of the draft states its claim.

    The registered one if it stands there, else the first that counts. Positions are code points of the
    block's text.
    """
    found = reading.quantified_in(match.block, match.start, match.end)
    counting = [one for one in found if one.class_ in COUNTING or one.class_ == match.claim.class_]
    wanted = match.claim.quantifier.casefold()
    same = [one for one in counting if wanted and one.word.casefold() == wanted]
    alike = [one for one in counting if one.class_ == match.claim.class_]
    return next(iter(same or alike or counting), None)


def judged(reading: Reading, match: Match) -> tuple[Quantified | None, Judgement] | None:
    """Judge the word that the draft uses by what the register counts (or its parent's, for a summary).

    `None` when nothing can be counted, or two groups are compared.
    """
    count = reading.count(match.claim)
    word = main_word(reading, match)
    if count.n is None or count.class_ in GROUPED:
        return None
    same = word is not None and word.class_ == match.claim.class_ and word.number == match.claim.number
    if word is None or (same and word.word.casefold() == match.claim.quantifier.casefold()):
        return word, count.judgement
    judgement = judge(
        word.class_, count.n, count.base, settings=reading.settings, number=word.number, share=word.share,
        bound=word.bound, negated=word.negated, word=word.word,
    )  # fmt: skip
    return word, judgement


def _facts(reading: Reading, match: Match, judgement: Judgement) -> tuple[Fact, ...]:
    count = reading.count(match.claim)
    facts: list[Fact] = (
        [("judgement", {"sentence": judgement.sentence(reading.message_language)})] if judgement.sv else []
    )
    ids = ", ".join(reading.printed_id(count.unit, one) for one in count.ids[:14])
    more = " …" if len(count.ids) > 14 else ""
    base = count.base if count.base is not None else "–"
    facts.append(("counted", {"n": count.n or 0, "base": base, "unit": count.unit, "ids": (ids + more) or "–"}))
    # Two coders often mark the same words: each place is told once.
    places = list(dict.fromkeys((passage.document_id, passage.turns) for passage in count.passages))
    for document, numbers in places[:3]:
        turns = ", ".join(map(str, numbers[:4])) or "–"
        facts.append(("passage", {"document": document, "turns": turns}))
    if len(places) > 3:
        facts.append(("more passages", {"n": len(places) - 3}))
    return tuple(facts)


def _at(match: Match, word: Quantified | None) -> tuple[int, int, int]:
    if word is None:
        return match.block, match.start, match.end
    return match.block, word.start, word.end


def _failing(reading: Reading, wanted: str) -> Iterator[Hit]:
    for match in reading.matches:
        outcome = judged(reading, match)
        if outcome is None:
            continue
        word, judgement = outcome
        if judgement.verdict not in ("warn", "wrong"):
            if wanted == "C201" and judgement.verdict == "ok":
                reading.verified[f"claim:{match.claim.id}"] = 1  # a claim told in two places is one claim
            continue
        class_ = word.class_ if word else match.claim.class_
        if word and _told_already(reading, match, word):
            continue
        code = "C215" if class_ in ("number", "percent", "fraction") else "C201" if judgement.blocks else "C204"
        if code == wanted:
            values = {"word": word.word if word else match.claim.quantifier, "claim": match.claim.id}
            key = judgement.reason.replace(" ", "-")
            yield Hit(*_at(match, word), key=key, values=values, facts=_facts(reading, match, judgement),
                      claim_id=match.claim.id)  # fmt: skip


def _told_already(reading: Reading, match: Match, word: Quantified) -> bool:
    """The number is one of the study's own and wrong as such: one fault, one finding."""
    for sentence, statement in reading.statements:
        known = reading.known.get(statement.fact)
        here = sentence.block == match.block and sentence.start + statement.numeral.start == word.start
        if here and known is not None and not known.allows(statement.value, statement.slack):
            return True
    return False


def word_against_count(reading: Reading) -> Iterator[Hit]:
    """A word with a logical threshold holds for what the material shows."""
    yield from _failing(reading, "C201")


def soft_word(reading: Reading) -> Iterator[Hit]:
    """A word without a logical threshold lies within the study's own limits for it."""
    yield from _failing(reading, "C204")


def number_against_count(reading: Reading) -> Iterator[Hit]:
    """A stated number of units, and the total beside it, are those counted."""
    yield from _failing(reading, "C215")
    for match in reading.matches:
        word = main_word(reading, match)
        count = reading.count(match.claim)
        if word is None or count.n is None or not word.base.isdigit():
            continue
        if count.base is not None and int(word.base) != count.base:
            values = {"said": int(word.base), "base": count.base, "claim": match.claim.id, "word": word.word}
            yield Hit(*_at(match, word), key="base", values=values, claim_id=match.claim.id,
                      facts=_facts(reading, match, Judgement("no rule", "", "", "")))  # fmt: skip


def unit_not_stated(reading: Reading) -> Iterator[Hit]:
    """A word that counts says what it counts."""
    for match in reading.matches:
        claim = match.claim
        word = main_word(reading, match)
        counts = claim.class_ in COUNTING or (word is not None and word.class_ in COUNTING)
        if counts and not claim.unit and not (word and (word.unit or word.of)) and claim.kind not in _FREE_KINDS:
            values = {"word": word.word if word else claim.quantifier, "claim": claim.id}
            yield Hit(*_at(match, word), key="claim", values=values, claim_id=claim.id)
    for sentence in reading.sentences if reading.ground.heard else ():
        if sentence.number in reading.matched or sentence.section.kind not in (*_RESULTS, "summary"):
            continue
        for word in reading.quantified(sentence):
            nothing = not (word.unit or word.noun or word.of or word.anaphoric)
            counting = word.class_ in COUNTING - {"number", "percent"}
            if nothing and counting and _TELLS.search(sentence.text[word.end : word.end + 40]):
                yield _in(sentence, word, "")


def _in(sentence: Sentence, word: Quantified, key: str) -> Hit:
    start, end = sentence.start + word.start, sentence.start + word.end
    return Hit(sentence.block, start, end, key=key, values={"word": word.word, "noun": word.noun})


def no_evidence(reading: Reading) -> Iterator[Hit]:
    """A quantified claim rests on something."""
    for match in reading.matches:
        claim = match.claim
        counts = claim.class_ in COUNTING or claim.quantifier
        if counts and reading.count(claim).n is None and not reading.rests(claim) and claim.kind not in _FREE_KINDS:
            word = main_word(reading, match)
            class_ = word.class_ if word else claim.class_
            values = {"word": word.word if word else claim.quantifier, "claim": claim.id}
            level: Level = "error" if class_ in LOGICAL else "warning"
            yield Hit(*_at(match, word), key="claim", values=values, claim_id=claim.id, level=level)
    registered = bool(reading.ground.material.claims)
    stated = {(sentence.number, one.numeral.start) for sentence, one in reading.statements}
    for sentence in reading.sentences if reading.ground.heard else ():
        if (
            sentence.number in reading.matched
            or sentence.section.kind not in _RESULTS
            or _PORTFOLIO.search(sentence.text)
        ):
            continue
        for word in reading.quantified(sentence):
            told = (sentence.number, word.start) in stated or word.anaphoric or word.noun.casefold() in _ANYBODY
            if word.unit in _UNITS and not told and _needs_evidence(sentence, word, registered=registered):
                yield _in(sentence, word, "register" if registered else "none")
                break


def _needs_evidence(sentence: Sentence, word: Quantified, *, registered: bool) -> bool:
    if word.class_ in _SHARES:
        return True
    if word.class_ in ("universal", "universal-negative"):
        return bool(_TELLS.search(sentence.text[word.end :]))
    if word.unit not in ("respondent", "project", "interview"):
        return False
    if word.class_ in ("number", "percent", "fraction"):
        return registered and bool(_TELLS.search(sentence.text[word.end :]))
    return registered and word.class_ in COUNTING


RULES = (
    Rule("C201", "word-against-count", "error", word_against_count),
    Rule("C202", "unit-not-stated", "warning", unit_not_stated),
    Rule("C203", "no-evidence", "warning", no_evidence),
    Rule("C204", "soft-word-against-count", "warning", soft_word),
    Rule("C215", "number-against-count", "error", number_against_count),
)
