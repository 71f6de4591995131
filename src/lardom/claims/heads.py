"""What a quantifier counts: the noun behind it, in a Swedish or English sentence.

No grammar is parsed. The words after the quantifier are read one by one: adjectives are passed, a unit of the lexicon
settles the matter, a verb shows that the quantifier stands alone ("flera menar"), and any other noun shows that
something else is counted ("flera utmaningar"), which is no claim about respondents or projects.
"""

from dataclasses import dataclass
from typing import Literal

from lardom.text.numerals import number_at
from lardom.text.words import Lexicon, Token, UnitForm

HeadKind = Literal["unit", "thing", "alone", "none"]

_FARTHEST = 5


@dataclass(frozen=True, slots=True)
class Head:
    """What stands behind a quantifier.

    `kind`: "unit" (a countable unit), "thing" (another noun), "alone" (a verb follows, the unit is not said), "none"
    (nothing that makes it a quantity). `noun` is the word as written, `start`/`end` its code points, `after` the index
    of the first word behind it. `partitive` tells that "av/of" stood before it; `number` is the number said of the
    whole ("av de 26 respondenterna"); `them` that the whole is only "dem" or "them"; `asked` that it is those asked.
    """

    kind: HeadKind
    unit: str = ""
    noun: str = ""
    start: int = 0
    end: int = 0
    after: int = 0
    partitive: bool = False
    number: int | None = None
    form: UnitForm | None = None
    asked: bool = False
    them: bool = False


NOTHING = Head("none")


def unit_at(found: list[Token], index: int, words: Lexicon) -> tuple[UnitForm, int] | None:
    """Return the unit that begins at a word and how many words it has, or `None`.

    >>> from lardom.text.words import lexicon, tokens
    >>> unit_at(tokens("project leaders said"), 0, lexicon("en"))[0].unit
    'project leader'
    """
    if found[index].hangs:
        return None  # "företags- och projektstöd": only the first half of a compound
    for size in (3, 2, 1) if found[index].low in words.openers else (1,):
        if index + size > len(found) or any(found[at].parted for at in range(index + 1, index + size)):
            continue
        name = " ".join(token.low for token in found[index : index + size])
        form = words.unit_of(name) if size == 1 else words.units.get(name)
        if size > 1 and name in words.adjoined:
            last = words.unit_of(found[index + size - 1].low)
            if last:
                form = UnitForm(words.adjoined[name], last.plural, last.definite, last.singular, last.genitive)
        if form:
            return form, size
    return None


def head_after(text: str, found: list[Token], index: int, words: Lexicon) -> Head:
    """Return what is counted by a quantifier whose last word stands just before the word `index`.

    >>> from lardom.text.words import lexicon, tokens
    >>> text = "Många av de 26 respondenterna menar det."
    >>> head = head_after(text, tokens(text), 1, lexicon("sv"))
    >>> head.unit, head.number, head.partitive
    ('respondent', 26, True)
    """
    if index >= len(found) or found[index].parted:
        return Head("alone", after=index) if index > 0 else NOTHING
    # An English phrase may already end in "of" ("a number of", "each of the").
    opened = index > 0 and found[index - 1].low in words.around["partitive"]
    if opened or found[index].low in words.around["partitive"]:
        return _partitive(text, found, index if opened else index + 1, words)
    return _noun(text, found, index, words)


def _partitive(text: str, found: list[Token], index: int, words: Lexicon) -> Head:
    start = index
    number = None
    while index < len(found) and not found[index].parted and index - start < _FARTHEST:
        low = found[index].low
        if (counted := number_at(found, index, words.language)) and low not in words.around["articles"]:
            number, used = counted
            index += used
        elif low in words.around["determiners"] | words.around["them"] and not unit_at(found, index, words):
            index += 1
        else:
            break
    last = found[index - 1].low if index > start else ""
    if index >= len(found) or found[index].parted or found[index].low in words.around["stops"]:
        relative = index < len(found) and found[index].low in words.around["relative"] and index > start
        asked = relative and any(token.low in words.around["asked"] for token in found[index : index + 3])
        if not (relative or last in words.around["them"] or number is not None):
            return NOTHING
        return Head(
            "alone", after=index, partitive=True, number=number, asked=asked, them=not relative and number is None
        )
    head = _noun(text, found, index, words)
    if head.kind == "alone":
        them = last in words.around["pronouns"]
        return (
            Head("alone", after=index, partitive=True, number=number, them=them)
            if them or number is not None
            else NOTHING
        )
    if head.kind != "unit":
        return head
    asked = any(token.low in words.around["asked"] for token in found[start : head.after])
    return Head(
        "unit",
        head.unit,
        head.noun,
        head.start,
        head.end,
        head.after,
        partitive=True,
        number=number,
        form=head.form,
        asked=asked,
    )


def _noun(text: str, found: list[Token], index: int, words: Lexicon) -> Head:
    first = index
    while index < len(found) and index - first < _FARTHEST:
        token = found[index]
        if token.parted and index > first:
            break
        if (unit := unit_at(found, index, words)) is not None:
            form, size = unit
            if not _participle_before_noun(found, index, words) and not _modifies_a_noun(
                found, index + size, form, words
            ):
                start, end = token.start, found[index + size - 1].end
                return Head("unit", form.unit, text[start:end], start, end, index + size, form=form)
        elif (
            is_adjective(found, index, words)
            or number_at(found, index, words.language)
            or (token.low in words.around["coordinators"] and index > first and _between_modifiers(found, index, words))
        ):
            pass
        elif index > first:
            return _open_noun(text, found, index, words)
        else:
            return _other(text, found, index, words)
        index += 1
    # Adjectives only: "de flesta nya", "alla deltagande" — somebody or something is meant, not said.
    return Head("thing", noun=text[found[first].start : found[index - 1].end], after=index)


def is_adjective(found: list[Token], index: int, words: Lexicon) -> bool:
    """Tell whether a word looks like an adjective or a participle before a noun."""
    low = found[index].low
    if low in words.around["adjectives"]:
        return True
    if found[index].hangs and low not in words.around["stops"]:
        return True  # "prototyp- och genomförandeprojekt"
    if low in words.around["verbs"] and not _unit_follows(found, index, words):
        return False
    return len(low) > 4 and low.endswith(words.adjective_endings) and not low.endswith(words.noun_endings)


def _participle_before_noun(found: list[Token], index: int, words: Lexicon) -> bool:
    """Tell whether "intervjuade" or "inblandade" goes on to a noun instead of standing for the people."""
    if not found[index].low.endswith(("ade", "ande", "rda")) or index + 1 >= len(found) or found[index + 1].parted:
        return False
    low, around = found[index + 1].low, words.around
    closed = around["stops"] | around["verbs"] | around["adverbs"] | around["modals"] | around["relative"]
    return low not in closed and not _reads_as_verb(found, index + 1, words)


def _unit_follows(found: list[Token], index: int, words: Lexicon) -> bool:
    return index + 1 < len(found) and not found[index + 1].parted and unit_at(found, index + 1, words) is not None


def _between_modifiers(found: list[Token], index: int, words: Lexicon) -> bool:
    """Tell whether "och" joins two adjectives before one noun ("små och medelstora företag")."""
    after = index + 1
    if after >= len(found) or found[after].parted:
        return False
    return is_adjective(found, after, words) or unit_at(found, after, words) is not None


def _modifies_a_noun(found: list[Token], after: int, form: UnitForm, words: Lexicon) -> bool:
    """Tell whether an English singular unit only stands before the real noun ("interview guide")."""
    if words.language != "en" or form.plural or form.genitive or after >= len(found) or found[after].parted:
        return form.genitive and form.singular and not form.plural
    low = found[after].low
    known = words.around
    if (
        low in known["stops"]
        or low in known["verbs"]
        or low in known["adverbs"] | known["modals"] | known["verbs_of_one"]
    ):
        return False
    return not (low.endswith(("ed", "s", "ly")) and not low.endswith(("ness", "ss"))) or _plural_noun(low, words)


def _plural_noun(low: str, words: Lexicon) -> bool:
    return low.endswith(words.noun_endings) or low in ("results", "activities", "goals", "leaders", "plans", "budgets")


def _open_noun(text: str, found: list[Token], index: int, words: Lexicon) -> Head:
    """Read a word after adjectives that is neither unit nor adjective; an English one may modify a unit further on."""
    low = found[index].low
    if words.language == "en" and _may_modify(found, index, words):
        inner = _noun(text, found, index + 1, words)
        if inner.kind == "unit":
            return inner
    if (
        low in words.around["verbs"]
        or low in words.around["relative"]
        or (index <= 2 and _reads_as_verb(found, index, words))
    ):
        return Head("alone", after=index)
    return Head("thing", noun=text[found[index].start : found[index].end], after=index)


def _other(text: str, found: list[Token], index: int, words: Lexicon) -> Head:
    """Read a first word that is neither unit nor adjective: a verb, a preposition or another noun."""
    low = found[index].low
    around = words.around
    at = index
    while at < len(found) and at - index < 2 and found[at].low in around["adverbs"]:
        at += 1
    if at < len(found) and found[at].low in around["verbs"]:
        return Head("alone", after=index)
    if low in around["relative"]:
        return Head("alone", after=index)
    if low in around["prepositions"] and index == 1:
        return Head("alone", after=index)
    if low in around["stops"] or low in around["verbs"]:
        return NOTHING
    if words.language == "en" and _may_modify(found, index, words):
        inner = _noun(text, found, index + 1, words)
        if inner.kind == "unit":
            return inner
    if index <= 2 and _reads_as_verb(found, index, words):
        return Head("alone", after=index)
    return Head("thing", noun=text[found[index].start : found[index].end], after=index)


def _may_modify(found: list[Token], index: int, words: Lexicon) -> bool:
    low = found[index].low
    if index + 1 >= len(found) or found[index + 1].parted or low in words.around["stops"]:
        return False
    return low not in words.around["verbs"] and not (low.endswith("s") and not low.endswith(("ss", "us", "is")))


def _reads_as_verb(found: list[Token], index: int, words: Lexicon) -> bool:
    """Tell whether an unknown Swedish word is a verb, by its ending and the word after it ("efterfrågar att")."""
    low = found[index].low
    if words.language != "sv" or low.endswith(words.noun_endings) or not low.endswith(("ar", "er", "ade", "de", "te")):
        return False
    follows = found[index + 1].low if index + 1 < len(found) and not found[index + 1].parted else ""
    return follows in ("att", "sig", "det", "den", "hur", "vikten", "en", "ett", "också", "även", "inte", "mer")
