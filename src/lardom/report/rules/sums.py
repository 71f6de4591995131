"""Numbers against each other: parts and wholes, shares, one number told in two ways."""

# ruff: noqa: D401 -- a rule's docstring says what the rule demands of a report

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from lardom.report.numerals import Numeral
from lardom.report.passages import Sentence
from lardom.report.reading import Reading
from lardom.report.rules.rule import Hit, Rule
from lardom.report.rules.tables import table_sums
from lardom.report.statements import Statement

_OF = {
    "sv": re.compile(r"\s+av\s+(?:de\s+|totalt\s+|sammanlagt\s+|alla\s+|samtliga\s+|våra\s+|studiens\s+|portföljens\s+)?$", re.IGNORECASE),
    "en": re.compile(r"\s+(?:out\s+)?of\s+(?:the\s+|a\s+total\s+of\s+|all\s+|our\s+)?$", re.IGNORECASE),
}  # fmt: skip
_ABOUT = re.compile(r"(?:cirka|ca\.?|ungefär|omkring|runt|drygt|knappt|nästan|närmare|about|around|roughly|approximately|"
                    r"nearly|almost|some|just (?:over|under))\s*$", re.IGNORECASE)  # fmt: skip
_SHARED = {
    "sv": re.compile(r"\b(?:varav|fördelade? (?:på|sig)|fördelar sig|uppdela\w+|indela\w+|delas in|nämligen|fördelningen|fördelas)\b|:", re.IGNORECASE),
    "en": re.compile(r"\b(?:of which|of whom|distributed|divided|broken down|split|namely|distribution)\b|:", re.IGNORECASE),
}  # fmt: skip
_OVERLAPPING = re.compile(
    r"\b(?:minst|åtminstone|at least|flera|both|både|överlapp\w*|overlap\w*|bland annat|till exempel|t\.ex\.|exempelvis|"
    r"for example|including|inklusive|such as|såsom|resten|övriga|återstående|the rest|remaining|others|vardera|each|"
    r"per|medel\w*|mean|average|median|mer än|fler än|more than|upp till|up to)\b",
    re.IGNORECASE,
)


_COUNTED = {
    # "5 respondenter av 6" is a fraction, "5 leddes av två" tells who led them.
    "sv": r"^\s+(?:\w*[^\Ws]\s+)??(?=av\s)",
    "en": r"^\s+(?:\w+\s+)??(?=(?:out\s+)?of\s)",
}


def _fractions(reading: Reading, sentence: Sentence) -> Iterator[tuple[Numeral, Numeral]]:
    """Pairs "a of b" of a sentence."""
    found = [one for one in reading.numerals(sentence) if one.whole is not None and not one.percent]
    for part, whole in pairwise(found):
        between = sentence.text[part.end : whole.start]
        noun = re.sub(_COUNTED[reading.language], " ", between)
        if not whole.article and _OF[reading.language].fullmatch(noun):
            yield part, whole


def part_above_whole(reading: Reading) -> Iterator[Hit]:
    """A part is never larger than its whole."""
    for sentence in reading.sentences:
        for part, whole in _fractions(reading, sentence):
            reading.verified["fractions"] += 1
            if part.value > whole.value:
                values = {"part": int(part.value), "whole": int(whole.value)}
                yield Hit(sentence.block, sentence.start + part.start, sentence.start + whole.end, values=values)


def wrong_share(reading: Reading) -> Iterator[Hit]:
    """A percentage beside its fraction is that fraction's."""
    for sentence in reading.sentences:
        percents = [one for one in reading.numerals(sentence) if one.percent]
        if len(percents) == 0:
            continue
        for part, whole in _fractions(reading, sentence):
            near = [one for one in percents if _beside(sentence.text, part, whole, one)]
            if len(near) != 1 or not whole.value or part.value > whole.value:
                continue
            percent = near[0]
            true = 100 * part.value / whole.value
            slack = 0.5 * 10.0**-percent.decimals + 1e-9
            if _ABOUT.search(sentence.text[: percent.start]):
                slack += 2.0
            reading.verified["shares"] += 1
            if abs(true - percent.value) > slack:
                values = {"said": percent.value, "part": int(part.value), "whole": int(whole.value),
                          "true": round(true, percent.decimals)}  # fmt: skip
                yield Hit(sentence.block, sentence.start + percent.start, sentence.start + percent.end, values=values)


def _beside(text: str, part: Numeral, whole: Numeral, percent: Numeral) -> bool:
    """The percentage stands in brackets after the fraction, or the fraction in brackets after it."""
    if percent.start > whole.end:
        between = text[whole.end : percent.start]
        return len(between) <= 60 and bool(re.fullmatch(r"[^().;\d]*\(\s*[^()\d;]*|(?:\s+\w+(?=,))?\s*,?\s*(?:dvs\.?|det vill säga|alltså|"
                                                        r"eller|vilket (?:är|motsvarar)|i\.e\.|that is|or)\s+\w*\s*", between))  # fmt: skip
    between = text[percent.end : part.start]
    closes = re.match(r"[^().;\d]{0,20}\)", text[whole.end :])
    if re.fullmatch(r"\s*(?:%|procent(?:en)?|per ?cent)?\s*,\s*(?:dvs\.?\s*|alltså\s+|that is,?\s+)?", between):
        # "74 procent, 14 av 19, svarade": an apposition, closed by its comma.
        return bool(re.match(r"\s*[,)]", text[whole.end :]))
    inside = re.fullmatch(r"\s*(?:%|procent(?:en)?|per ?cent)[^().;\d]{0,30}\(\s*", between)
    return bool(inside and closes)


def parts_and_whole(reading: Reading) -> Iterator[Hit]:
    """Parts announced as a division of a whole add up to it."""
    for sentence in reading.sentences:
        yield from _division(reading, sentence)
    for sentence, parts in _owner_statements(reading):
        yield from _owners(reading, sentence, parts)
    yield from table_sums(reading)


def _owner_statements(reading: Reading) -> list[tuple[Sentence, list[Statement]]]:
    found: dict[int, tuple[Sentence, list[Statement]]] = {}
    for sentence, statement in reading.statements:
        if statement.fact.startswith("owner:"):
            found.setdefault(sentence.number, (sentence, []))[1].append(statement)
    return list(found.values())


def _division(reading: Reading, sentence: Sentence) -> Iterator[Hit]:
    found = [one for one in reading.numerals(sentence) if one.whole is not None and not one.percent]
    sign = _SHARED[reading.language].search(sentence.text)
    if not sign or _OVERLAPPING.search(sentence.text):
        return
    wholes = [one for one in found if one.end <= sign.start() and not one.article]
    parts = [one for one in found if one.start >= sign.end() and (not one.article or _is_count(sentence.text, one))]
    if len(wholes) != 1 or len(parts) < 3 or not _is_list(sentence.text, parts):
        return
    whole, total = int(wholes[0].value), sum(int(one.value) for one in parts)
    if _counts_groups(wholes[0], parts) or (1900 <= whole <= 2100 and not wholes[0].is_word):
        return
    reading.verified["sums"] += 1
    if whole != total:
        shown = " + ".join(str(int(one.value)) for one in parts)
        values = {"whole": whole, "total": total, "missing": abs(whole - total)}
        start, end = sentence.start + wholes[0].start, sentence.start + parts[-1].end
        key = "short" if total < whole else "over"
        yield Hit(
            sentence.block, start, end, key=key, values=values, facts=(("sum", {"shown": shown, "total": total}),)
        )


def _counts_groups(whole: Numeral, parts: Sequence[Numeral]) -> bool:
    """Tell "fem kategorier: hälsa 17, …": the number counts the groups, not what is in them."""
    return int(whole.value) == len(parts)


def _is_count(text: str, numeral: Numeral) -> bool:
    """Tell whether "ett" counts: the list goes on as its neighbours do, a number and then a noun."""
    return bool(re.match(r"\s+\w+", text[numeral.end :])) and bool(
        re.search(r"(?:,|\boch|\band)\s*$", text[: numeral.start])
    )


def _is_list(text: str, parts: Sequence[Numeral]) -> bool:
    for one, following in pairwise(parts):
        between = text[one.end : following.start]
        if len(between) > 60 or not re.search(r",|;|\boch\b|\band\b|\bsamt\b", between):
            return False
        if re.search(r"[.!?]\s|\b(?:som|who|that|which)\b", between):
            return False
    return True


def _owners(reading: Reading, sentence: Sentence, parts: Sequence[Statement]) -> Iterator[Hit]:
    """Main need owners divide all projects: parts and, where some are undetermined, a rest."""
    if len(parts) < 2:
        return
    projects = reading.facts.get("projects")
    near = [sentence, *(one for one in reading.sentences_of_block.get(sentence.block, ()))]
    total = sum(one.value for one in parts)
    if projects is None or total == projects.value:
        return
    rest = projects.value - total
    numbers = {number.whole for one in near for number in reading.numerals(one) if not number.article}
    others = {"sv": r"\b(?:övriga|återstående|obestäm|resterande|inte (?:kunnat )?(?:avgöra|bestäm)|oklar)",
              "en": r"\b(?:remaining|other|rest|undetermined|could not be|unclear)"}[reading.language]  # fmt: skip
    if rest in numbers and any(re.search(others, one.text, re.IGNORECASE) for one in near):
        return
    shown = " + ".join(str(one.value) for one in parts)
    values = {"whole": projects.value, "total": total, "missing": abs(rest)}
    start, end = sentence.start + parts[0].start, sentence.start + parts[-1].end
    key = "short" if rest > 0 else "over"
    yield Hit(sentence.block, start, end, key=key, values=values, facts=(("sum", {"shown": shown, "total": total}),))


RULES = (
    Rule("N301", "parts-and-whole", "error", parts_and_whole),
    Rule("N304", "wrong-share", "error", wrong_share),
    Rule("N305", "part-above-whole", "error", part_above_whole),
)
