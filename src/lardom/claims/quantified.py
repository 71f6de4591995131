"""A quantifier found in a sentence, and the sentence as the finders read it."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from lardom.text.span import Span
from lardom.text.words import Lexicon, Token, lexicon, tokens


@dataclass(frozen=True, slots=True)
class Quantified:
    """One word or phrase that claims how many, how often, how much or how sure.

    `start`/`end` are code points of the text read and cover the quantifier as written (`word`). `class_` is its class
    in the lexicon. `noun` is the head noun as written and `unit` what it counts: a canonical unit, `""` when the
    sentence does not say, "thing" when something else than people, projects or organisations is counted (only
    reported on request). `base` is what the share is of, as a claim writes it ("26", "asked", "step 2",
    "category:…"), and `of` the words that say so. `number` and `share` are what the words state, `bound` how a number
    is meant ("=", ">=", ">", "<=", "<", "~"). `negated`: "inte" stands before. `antecedent` is what "dessa" or
    "de" refer to, as written in an earlier place, empty when nothing fits. `direction` is +1 (higher, more) or -1 for
    a comparative.
    """

    start: int
    end: int
    word: str
    class_: str
    unit: str = ""
    noun: str = ""
    base: str = ""
    number: int | None = None
    antecedent: str = ""
    negated: bool = False
    of: str = ""
    share: float | None = None
    bound: str = "="
    anaphoric: bool = False
    direction: int = 0

    @property
    def span(self) -> Span:
        """The quantifier as a span of the text."""
        return Span(self.start, self.end)


@dataclass(slots=True)
class Sentence:
    """One sentence being read: its text, where it begins in the whole text, its words and the lexicon.

    `taken` are the indices of words that a quantifier has used; `present` are all its words, to pass quickly over
    phrases that cannot be in it.
    """

    text: str
    offset: int
    words: list[Token]
    lexicon: Lexicon
    taken: set[int] = field(default_factory=set)
    present: frozenset[str] = frozenset()

    @classmethod
    def read(cls, text: str, language: str, *, offset: int = 0, skip: Iterable[tuple[int, int]] = ()) -> "Sentence":
        """Split a sentence into its words, leaving out the stretches to skip (in the sentence's own code points)."""
        words = tokens(text, skip)
        return cls(text, offset, words, lexicon(language), present=frozenset(token.low for token in words))

    def low(self, index: int) -> str:
        """Return the word at an index in lower case, `""` outside the sentence."""
        return self.words[index].low if 0 <= index < len(self.words) else ""

    def follows(self, index: int) -> str:
        """Return the word at an index when no comma or quotation parts it from the word before, else `""`."""
        return self.low(index) if 0 < index < len(self.words) and not self.words[index].parted else ""

    def has(self, name: str, index: int) -> bool:
        """Tell whether the word at an index belongs to a small word class of the lexicon."""
        return self.low(index) in self.lexicon.around[name]

    def written(self, first: int, last: int) -> str:
        """Return the words from index `first` to `last` (inclusive) as written."""
        return self.text[self.words[first].start : self.words[last].end]

    def found(self, first: int, last: int, class_: str) -> Quantified:
        """Return a quantifier that covers the words from `first` to `last` (inclusive)."""
        start, end = self.words[first].start, self.words[last].end
        return Quantified(start + self.offset, end + self.offset, self.text[start:end], class_)

    def starts_with(self, index: int, phrase: tuple[str, ...]) -> bool:
        """Tell whether the phrase's words stand at the index without a stop between them."""
        return self.low(index) == phrase[0] and all(
            self.follows(index + step) == word for step, word in enumerate(phrase[1:], 1)
        )

    def is_label(self, index: int) -> bool:
        """Tell whether the word at an index is a pseudonym: one capital ("Projekt F") or a letter with digits ("R1")."""
        if not self.follows(index):
            return False
        token = self.words[index]
        raw = self.text[token.start : token.end]
        return raw[0].isupper() and (len(raw) == 1 or raw[1:].isdigit())
