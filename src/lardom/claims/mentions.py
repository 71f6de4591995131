"""Claims about how many that no counting word makes: there are, some … others, bare plurals, "man", passives."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from lardom.claims.heads import is_adjective, unit_at
from lardom.claims.quantified import Quantified, Sentence
from lardom.text.numerals import number_at
from lardom.text.words import lexicon

_FARTHEST = 4


@cache
def _split(language: str, section: str, key: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(form.split()) for form in lexicon(language).data[section][key])


@cache
def _pairs(language: str, section: str, key: str) -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    return tuple((tuple(left.split()), tuple(right.split())) for left, right in lexicon(language).data[section][key])


@cache
def _first_words(language: str, section: str, key: str) -> frozenset[str]:
    return frozenset(form[0] for form in _split(language, section, key))


def implied(sentence: Sentence, previous: str) -> Iterator[Quantified]:
    """Yield what the sentence claims without a counting word; `previous` is the sentence before it."""
    yield from _existential(sentence)
    yield from _indefinite(sentence)
    yield from _generic(sentence)
    yield from _contrasts(sentence, previous)
    yield from _nor(sentence)
    yield from _diversity(sentence)


def _phrases_at(sentence: Sentence, section: str, key: str) -> Iterator[tuple[int, int]]:
    language = sentence.lexicon.language
    firsts = _first_words(language, section, key)
    if firsts.isdisjoint(sentence.present):
        return
    last = -1
    for index, token in enumerate(sentence.words):
        if index <= last or token.low not in firsts:
            continue
        fitting = [form for form in _split(language, section, key) if sentence.starts_with(index, form)]
        if fitting:
            last = index + max(map(len, fitting)) - 1
            yield index, last


def _existential(sentence: Sentence) -> Iterator[Quantified]:
    """Yield "det finns projekt som", "även projekt som", "det finns en upplevelse av"."""
    data = sentence.lexicon.data["existential"]
    for first, last in _phrases_at(sentence, "existential", "there"):
        at = last + 1
        if sentence.low(at) in sentence.lexicon.around["articles"] and sentence.follows(at + 1) in data["felt"]:
            yield sentence.found(first, last, "existential")
        elif unit := _bare_unit(sentence, at):
            yield replace(sentence.found(first, last, "existential"), unit=unit[0], noun=unit[1])
    for index, token in enumerate(sentence.words if sentence.present.intersection(data["also"]) else ()):
        if token.low in data["also"] and (unit := _bare_unit(sentence, index + 1, reach=1)):
            relative = sentence.follows(index + 2)
            if relative in sentence.lexicon.around["relative"]:
                yield replace(sentence.found(index, index, "existential"), unit=unit[0], noun=unit[1])


def _bare_unit(sentence: Sentence, at: int, reach: int = _FARTHEST) -> tuple[str, str] | None:
    """Return the first plural unit behind an index unless a quantifier or another noun stands before it."""
    for index in range(at, min(at + reach, len(sentence.words))):
        if sentence.words[index].parted and index > at:
            return None
        if unit := unit_at(sentence.words, index, sentence.lexicon):
            form, size = unit
            taken = index in sentence.taken or not form.plural or form.genitive
            return None if taken else (form.unit, sentence.written(index, index + size - 1))
        phrase = sentence.lexicon.match(sentence.words, index)
        if phrase and phrase.kind in ("counts", "noun"):
            return None
        adverb = sentence.has("adverbs", index) or sentence.low(index) in ("exempel", "på", "examples", "of")
        if not adverb and not is_adjective(sentence.words, index, sentence.lexicon):
            return None
    return None


def _indefinite(sentence: Sentence) -> Iterator[Quantified]:
    data = sentence.lexicon.data["indefinite"]
    around = sentence.lexicon.around
    for index, token in enumerate(sentence.words if sentence.present.intersection(data["pronouns"]) else ()):
        if token.low not in data["pronouns"] or index in sentence.taken:
            continue
        alone = sentence.low(index - 1) not in (*around["articles"], "no", "every", "ung", "äldre", "samma", "the")
        if token.low == "one" and sentence.low(index - 1) in ("this", "that", "only", "just", "which", "last", "first"):
            continue
        if sentence.lexicon.language == "sv" or _verb_follows(sentence, index + 1):
            determined = is_adjective(sentence.words, index - 1, sentence.lexicon) if index else False
            opens = index == 0 or token.parted or sentence.low(index - 1) in data["after"]
            if alone and not determined and (token.low != "people" or opens):
                yield sentence.found(index, index, "indefinite")
    for first, last in _phrases_at(sentence, "indefinite", "passives"):
        near = [sentence.low(at) for at in range(last + 1, last + 5)]
        told_where = any(token.low in around["numbered"] for token in sentence.words[:first])
        relative = sentence.low(first - 1) in around["relative"]
        if not (relative or told_where or any(word in data["agent"] for word in near)):
            yield sentence.found(first, last, "indefinite")


def _verb_follows(sentence: Sentence, at: int) -> bool:
    for index in range(at, min(at + 3, len(sentence.words))):
        if sentence.words[index].parted:
            return False
        if sentence.has("verbs", index):
            return True
        adverb = sentence.has("adverbs", index) or (
            sentence.lexicon.language == "en" and sentence.low(index).endswith("ly")
        )
        if not adverb:
            return False
    return False


def _generic(sentence: Sentence) -> Iterator[Quantified]:
    """Yield a plural unit that opens the sentence without any quantifier ("Projekten har …", "Privata företag …")."""
    around, words = sentence.lexicon.around, sentence.words
    index = 1 if sentence.low(0) == "the" else 0
    while index < min(3, len(words)) and is_adjective(words, index, sentence.lexicon):
        if index in sentence.taken or words[index].parted:
            return
        index += 1
    unit = unit_at(words, index, sentence.lexicon) if index < len(words) else None
    if unit is None or index in sentence.taken or (index and words[index].parted):
        return
    form, size = unit
    last = index + size - 1
    names_one = sentence.is_label(last + 1) or number_at(words, last + 1, "") if last + 1 < len(words) else None
    if not form.plural or form.genitive or names_one or (form.singular and form.definite):
        return
    follows = sentence.follows(last + 1)
    verbal = _verb_follows(sentence, last + 1) or follows in around["relative"] or follows in around["prepositions"]
    verbal = verbal or (sentence.lexicon.language == "sv" and follows.endswith(("ades", "des", "ats", "tes")))
    pronoun = words[index].low in sentence.lexicon.data["indefinite"]["pronouns"]
    if verbal and not pronoun and (sentence.low(0) != "the" or index):
        yield replace(sentence.found(0, last, "generic"), unit=form.unit, noun=sentence.written(index, last))


def _contrasts(sentence: Sentence, previous: str) -> Iterator[Quantified]:
    language = sentence.lexicon.language
    spoken: set[int] = set()
    for left, right in _pairs(language, "contrast", "pairs"):
        if left[0] not in sentence.present or right[0] not in sentence.present:
            continue
        start = _index_of(sentence, left, 0)
        end = None if start is None else _other_side(sentence, right, start + len(left))
        if start is not None and end is not None and not spoken & {start, end} and end not in sentence.taken:
            spoken.update(range(start, end + len(right)))
            yield sentence.found(start, end + len(right) - 1, "contrast")
    if not spoken and previous and _other_side(sentence, ("andra",) if language == "sv" else ("others",), 0) == 0:
        before = Sentence.read(previous, language)
        lefts = {left for left, _ in _pairs(language, "contrast", "pairs")}
        if any(_index_of(before, left, 0) is not None for left in lefts):
            yield sentence.found(0, 0, "contrast")
    for left, right in _pairs(language, "contrast", "either"):
        start = _index_of(sentence, left, 0)
        end = None if start is None else _index_of(sentence, right, start + 2)
        if start is None or end is None:
            continue
        near = range(max(0, start - 2), start) if start else range(1, min(5, end))
        if any(unit_at(sentence.words, at, sentence.lexicon) for at in near):
            yield sentence.found(start, end, "contrast")
    for first, last in _phrases_at(sentence, "contrast", "single"):
        if last not in spoken:
            yield sentence.found(first, last, "contrast")


def _other_side(sentence: Sentence, right: tuple[str, ...], at: int) -> int | None:
    """Return where the second group of a contrast is named as a subject ("andra menar"), not just anyone else."""
    index = _index_of(sentence, right, at)
    while index is not None:
        after = index + len(right)
        told = right[-1] not in ("andra", "others", "other") or _verb_follows(sentence, after)
        if not told and right[-1] == "andra":
            told = sentence.low(index - 1) == "medan" and after < len(sentence.words)
        if not told and right[-1] == "other":
            told = (
                unit_at(sentence.words, after, sentence.lexicon) is not None if after < len(sentence.words) else False
            )
        apart = index > at or right[-1] not in ("andra", "other") or at == 0
        if told and apart:
            return index
        index = _index_of(sentence, right, index + 1)
    return None


def _index_of(sentence: Sentence, phrase: tuple[str, ...], at: int) -> int | None:
    if phrase[0] in sentence.present:
        for index in range(at, len(sentence.words)):
            if sentence.starts_with(index, phrase):
                return index
    return None


def _nor(sentence: Sentence) -> Iterator[Quantified]:
    """Yield "varken … eller" said of a unit: none in the named group."""
    for left, right in _pairs(sentence.lexicon.language, "negative", "pairs"):
        start = _index_of(sentence, left, 0)
        end = None if start is None else _index_of(sentence, right, start + len(left) + 1)
        if start is None or end is None:
            continue
        for at in range(start - 1, -1, -1):
            if sentence.words[at + 1].parted or sentence.has("infinitive", at):
                break  # another clause: what it denies is not said of the unit
            unit = unit_at(sentence.words, at, sentence.lexicon)
            if unit and unit[0].plural:
                form, size = unit
                noun = sentence.written(at, at + size - 1)
                yield replace(sentence.found(start, end, "universal-negative"), unit=form.unit, noun=noun)
                break


def _diversity(sentence: Sentence) -> Iterator[Quantified]:
    of = sentence.lexicon.data["diversity"]["of"]
    for first, last in _phrases_at(sentence, "diversity", "word"):
        if first in sentence.taken or sentence.low(first - 1) in ("de", "the"):
            continue
        follows = sentence.follows(last + 1)
        unit = unit_at(sentence.words, last + 1, sentence.lexicon) if follows else None
        if unit and unit[0].plural:
            yield replace(sentence.found(first, last, "diversity"), unit=unit[0].unit, noun=sentence.low(last + 1))
        elif follows in of:
            yield replace(sentence.found(first, last, "diversity"), noun=sentence.written(last + 1, last + 1))
    for first, last in _phrases_at(sentence, "diversity", "verbs"):
        yield sentence.found(first, last, "diversity")
