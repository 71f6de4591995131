"""What "dessa projekt", "de" and "båda" refer to: the nearest earlier mention that fits."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from lardom.claims.heads import unit_at
from lardom.claims.quantified import Quantified, Sentence
from lardom.text.numerals import number_at
from lardom.text.quotemarks import quote_pairs

_PEOPLE = frozenset({"respondent", "project leader", "need owner", "supplier", "person"})


@dataclass(frozen=True, slots=True)
class Mention:
    """Something counted or named earlier: the words as written, the unit, and whether there are several."""

    text: str
    unit: str
    plural: bool


def antecedent_of(one: Quantified, here: Sequence[Mention], before: Sequence[str], language: str) -> Mention | None:
    """Return what a word that refers back refers to, or `None` when nothing earlier fits.

    `here` are the mentions before it in its own sentence, `before` the sentences before, oldest first. A unit must
    agree ("dessa projekt" needs projects); a bare pronoun takes the nearest plural; "another" the nearest of its unit.

    >>> antecedent_of(Quantified(0, 5, "Dessa", "anaphoric", unit="project", noun="projekt", anaphoric=True), (),
    ...               ["Några projekt startade sent."], "sv").text
    'Några projekt'
    """
    groups = [list(here), *(_earlier(text, language) for text in reversed(before))]
    for group in groups:
        for mention in reversed(group):
            agrees = one.unit in ("", mention.unit) or {one.unit, mention.unit} <= _PEOPLE
            if agrees and (mention.plural or one.class_ == "singular-other"):
                return mention
    return None


def mentions_in(sentence: Sentence, until: int) -> list[Mention]:
    """Return the plural units named before a code point of the sentence."""
    found: list[Mention] = []
    index = 0
    while index < len(sentence.words) and sentence.words[index].end <= until:
        unit = unit_at(sentence.words, index, sentence.lexicon)
        if unit is None:
            index += 1
            continue
        form, size = unit
        if not form.genitive:
            named = sentence.is_label(index + size)  # "Projekt F" is one project
            text = sentence.written(index, index + size) if named else _with_determiner(sentence, index, size)
            found.append(Mention(text, form.unit, form.plural and not named))
        index += size
    return found


def _with_determiner(sentence: Sentence, index: int, size: int) -> str:
    """Return the noun with the quantifier before it, as far as the lexicon knows one."""
    for back in (4, 3, 2, 1):
        first = index - back
        if first < 0 or any(sentence.words[at].parted for at in range(first + 1, index + 1)):
            continue
        phrase = sentence.lexicon.match(sentence.words, first)
        counts = phrase is not None and phrase.kind in ("counts", "noun")
        between = range(first + len(phrase.words), index) if phrase else range(0)
        others = any(unit_at(sentence.words, at, sentence.lexicon) for at in between)
        if phrase and counts and first + len(phrase.words) <= index and not others:
            return sentence.written(first, index + size - 1)
    numbered = index > 0 and number_at(sentence.words, index - 1, sentence.lexicon.language) and sentence.follows(index)
    return sentence.written(index - 1 if numbered else index, index + size - 1)


@lru_cache(maxsize=4096)
def _earlier(text: str, language: str) -> tuple[Mention, ...]:
    skip = [(pair.start, pair.end) for pair in quote_pairs(text) if pair.depth == 0]
    sentence = Sentence.read(text, language, skip=skip)
    return tuple(mentions_in(sentence, until=len(text)))
