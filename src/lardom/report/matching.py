"""Which sentence of a draft states which registered claim.

The author can tie a stretch to a claim; otherwise the words decide. A sentence whose quantifier or
number was changed is still the same claim (that is what drift means), so quantified words are cut out
before two sentences are compared; a negation put in or taken out, an opposite, another project or step
makes it another claim.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from rapidfuzz import fuzz, process

from lardom.claims.claim import Claim
from lardom.claims.quantifiers import Quantified, find_quantifiers
from lardom.report.numerals import numerals
from lardom.report.opposites import opposed
from lardom.report.outline import Block
from lardom.report.passages import Sentence

ALIKE = 90.0
"""Two sentences are the same claim when so many per cent of their letters agree, quantified words aside."""

SHORTEST = 25
"""Below so many letters (quantified words aside) likeness proves nothing; such claims must be word for word."""

_NEGATIONS = frozenset(
    [
        "inte",
        "ej",
        "icke",
        "aldrig",
        "ingen",
        "inget",
        "inga",
        "varken",
        "knappast",
        "not",
        "never",
        "no",
        "none",
        "neither",
        "nor",
        "hardly",
        "cannot",
        "without",
        "utan",
        "don't",
        "didn't",
        "doesn't",
        "isn't",
        "aren't",
        "wasn't",
        "weren't",
        "won't",
    ]
)
_WORDS = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")


@dataclass(frozen=True, slots=True)
class Match:
    """A stretch of the draft that states a claim.

    `start`/`end` are code points of the block's text, `sentence` the number of the sentence it stands
    in (-1: none), `how` tells what tied the two.
    """

    claim: Claim
    block: int
    start: int
    end: int
    sentence: int
    how: Literal["tied", "same words", "alike"]


def plain(text: str) -> str:
    """Return the words of a sentence in small letters, without punctuation.

    >>> plain("De flesta – dock ej alla – är nöjda.")
    'de flesta dock ej alla är nöjda'
    """
    return " ".join(_WORDS.findall(text.casefold()))


def skeleton(text: str, quantified: Iterable[Quantified], language: str) -> str:
    """Return the words of a sentence without its quantified words, their units and its numbers."""
    cut = [(found.start, max(found.end, _unit_end(text, found))) for found in quantified if found.class_ not in _KEPT]
    cut += [(number.start, number.end) for number in numerals(text, language) if not number.article]
    letters = list(text)
    for start, end in cut:
        letters[start:end] = " " * (end - start)
    return plain("".join(letters))


_KEPT = frozenset({"hedge", "comparative", "contrast", "diversity", "generic", "indefinite", "anaphoric"})


def _unit_end(text: str, found: Quantified) -> int:
    """Where the noun that the quantifier counts ends, when it stands right after it."""
    if not found.noun:
        return found.end
    at = text.casefold().find(found.noun.casefold(), found.end, found.end + 40 + len(found.noun))
    return at + len(found.noun) if at >= 0 else found.end


def negations(text: str) -> tuple[str, ...]:
    """Return how often a sentence says no: what must agree before two sentences are one claim.

    >>> negations("Det var inte så.")
    ('no',)
    """
    return tuple("no" for word in _WORDS.findall(text.casefold()) if word in _NEGATIONS)


def match_claims(
    sentences: Sequence[Sentence],
    blocks: Sequence[Block],
    claims: Sequence[Claim],
    quantify: Callable[[Sentence], tuple[Quantified, ...]],
    language: str,
) -> tuple[Match, ...]:
    """Return the stretches of the draft that state registered claims, in the draft's order."""
    if not claims:
        return ()
    by_id = {claim.id: claim for claim in claims}
    found, taken = _tied(sentences, blocks, by_id)
    by_words: dict[str, Claim] = {}
    for claim in claims:
        by_words.setdefault(plain(claim.text), claim)
    bones = {
        claim.id: skeleton(claim.text, find_quantifiers(claim.text, language, previous=()), language)
        for claim in claims
    }
    first_words = _by_first_word(by_words)
    choices = {claim_id: text for claim_id, text in bones.items() if len(text) >= SHORTEST}
    for sentence in sentences:
        if sentence.number in taken:
            continue
        words = plain(sentence.text)
        said = by_words.get(words) or _inside(words, by_words, first_words)
        if said:
            found.append(Match(said, sentence.block, sentence.start, sentence.end, sentence.number, "same words"))
            continue
        bone = skeleton(sentence.text, quantify(sentence), language)
        alike = process.extract(bone, choices, scorer=fuzz.ratio, score_cutoff=ALIKE, limit=5)
        # "Inget projekt" denies by its quantifier, which drifts; any other "inte" makes it another claim.
        same = (by_id[one[2]] for one in alike if negations(one[0]) == negations(bone))
        nearest = next((one for one in same if not opposed(one.text, sentence.text)), None)
        if nearest:
            found.append(Match(nearest, sentence.block, sentence.start, sentence.end, sentence.number, "alike"))
    return tuple(sorted(found, key=lambda match: (match.block, match.start, match.claim.id)))


def _tied(
    sentences: Sequence[Sentence], blocks: Sequence[Block], by_id: dict[str, Claim]
) -> tuple[list[Match], set[int]]:
    by_block: dict[int, list[Sentence]] = {}
    for sentence in sentences:
        by_block.setdefault(sentence.block, []).append(sentence)
    found: list[Match] = []
    taken: set[int] = set()
    for index, block in enumerate(blocks):
        for start, end, claim_id in block.claim_spans:
            inside = [one for one in by_block.get(index, ()) if one.start < end and start < one.end]
            taken.update(one.number for one in inside)
            if claim_id in by_id:
                number = inside[0].number if inside else -1
                found.append(Match(by_id[claim_id], index, start, end, number, "tied"))
    return found, taken


def _by_first_word(by_words: dict[str, Claim]) -> dict[str, list[str]]:
    """Return the texts that are long enough to be known as a part of a sentence, by their first word."""
    found: dict[str, list[str]] = {}
    for text in by_words:
        if len(text) >= 2 * SHORTEST:
            found.setdefault(text.split(" ", 1)[0], []).append(text)
    return found


def _inside(words: str, by_words: dict[str, Claim], by_first_word: dict[str, list[str]]) -> Claim | None:
    """Return the claim that stands word for word as a part of a longer sentence."""
    for first in by_first_word.keys() & set(words.split()):
        for text in by_first_word[first]:
            if text in words and negations(text) == negations(words):
                return by_words[text]
    return None
