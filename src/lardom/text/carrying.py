"""Carry a passage to a new version of its text: where the words stand now, or that nobody can tell.

Most of a text stands unchanged between two versions, and a passage in it only moves
(`lardom.text.blocks`). Other passages are looked for by their words in what is *new* in the new version:
unchanged text already belongs to what stood there before. Of several places the one with the old
surroundings wins, if it wins clearly; altered words are proposed, and trusted only when they are much the
same and stand between the same neighbours. Whatever is not certain says so.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from rapidfuzz import fuzz

from lardom.text.blocks import Block, Blocks, common_blocks
from lardom.text.indexed import MANY_PLACES, RUN_OF_WORDS, IndexedText, starts_of
from lardom.text.letters import is_inside_letter
from lardom.text.quote import Folded, find, fold, is_inside_word
from lardom.text.span import Span

How = Literal["same place", "moved", "words changed", "not found", "several places"]
"""What became of a passage."""

CONTEXT = 64
"""Characters on each side that tell two places apart: a short sentence. Hypothesis keeps 32, which in an
interview is often no more than a speaker's label and a hesitation."""

SAME_SURROUNDINGS = 0.65
"""From which likeness (0-1) the surroundings are the old ones. Unrelated prose reaches 0.5; one side kept whole
and the other rewritten reaches 0.7."""

CLEARLY = 0.15
"""By how much the surroundings of one place must be more like the old ones than those of the next."""

MANY_WORDS = 6
"""So many words in a row are hardly said twice: they are known again without their surroundings."""

MUCH_THE_SAME = 0.75
"""From which likeness of the words a passage between the same neighbours is sure to be the altered one: about one
word in five exchanged."""

STILL_LIKE = 0.5
"""Below this likeness altered words are no longer proposed: unrelated prose of some length reaches 0.45."""

STILL_LIKE_ELSEWHERE = 0.7
"""The same away from the old place, where likeness by chance is commoner."""

NARROW = 4_000
"""Characters between two unchanged stretches within which "between the same neighbours" still means something:
a long answer."""

LONG_PASSAGE = 1_000
"""Characters from which altered words are compared with all that stands between their neighbours, not with every
part of it, which would take seconds."""


@dataclass(frozen=True, slots=True)
class Carried:
    """What became of one passage.

    `span` is where it stands in the new text (code points), `None` when it is not found or stands in several
    places. `sure` tells that the place needs no person's eyes; a `span` without it is a proposal. (That altered
    words still mean the same is never sure: "words changed" says so.) `likeness` is how much of the words is
    the same, from 0 to 1. `places` are the places to choose among, the likeliest first.
    """

    span: Span | None
    how: How
    sure: bool = False
    likeness: float = 0.0
    places: tuple[Span, ...] = ()


NOT_FOUND = Carried(None, "not found")
"""The passage is gone, or so altered that it would have to be guessed."""


def carry(old_text: str, span: Span, new_text: str) -> Carried:
    """Return what became of one passage of `old_text` in `new_text`; for many, `carry_all` is faster.

    >>> old = "R1: Det märks redan på morgonen. R2: Jo."
    >>> carry(old, Span(4, 32), "I: Berätta! " + old)
    Carried(span=Span(start=16, end=44), how='moved', sure=True, likeness=1.0, places=())
    >>> carry(old, Span(4, 32), "R1: Det märks redan på kvällen. R2: Jo.").how
    'words changed'
    >>> carry(old, Span(4, 32), "R2: Jo.").how
    'not found'
    """
    return carry_all(old_text, new_text, (span,))[0]


def carry_all(old_text: str, new_text: str, spans: Iterable[Span]) -> tuple[Carried, ...]:
    """Return what became of each passage of `old_text` in `new_text`, in the order given.

    Raises `ValueError` when a passage ends after the old text does.

    >>> [one.span for one in carry_all("ett två tre", "ett och två tre", (Span(0, 3), Span(4, 7)))]
    [Span(start=0, end=3), Span(start=8, end=11)]
    """
    pair = _Versions(old_text, new_text)
    return tuple(pair.carried(span) for span in spans)


@dataclass(frozen=True, slots=True)
class _Passage:
    """A passage of the old version: its words, where they would stand, and the unchanged stretch it lies in."""

    span: Span
    quote: str
    ids: tuple[int, ...]
    before: int
    region: Span
    block: Block | None

    @property
    def near(self) -> bool:
        """Whether its neighbours leave little room for it."""
        return len(self.region) <= max(NARROW, 2 * len(self.span))


class _Versions:
    """Two versions of a text, compared once."""

    def __init__(self, old: str, new: str) -> None:
        self.same = old == new
        numbers: dict[str, int] = {}
        self.old, self.new = IndexedText(old, numbers), IndexedText(new, numbers)
        self.blocks: Blocks = common_blocks(old, new, (self.old.words, self.new.words))

    def carried(self, span: Span) -> Carried:
        """Return what became of one passage."""
        if span.end > len(self.old.text):
            raise ValueError(
                f"The passage {span.start}-{span.end} ends after the text ({len(self.old.text)} characters) does."
            )
        if self.same:
            return self._kept(span, span, sure=True)
        passage = self._passage(span)
        if passage.block and self._is_well_inside(passage, passage.block):
            return self._kept(span, _image(span, passage.block), sure=True)
        if not passage.quote.strip():
            return NOT_FOUND
        return self._by_its_words(passage) or self._otherwise_set(passage) or self._altered(passage) or NOT_FOUND

    def _passage(self, span: Span) -> _Passage:
        words = self.old.words
        first, end = words.within(span)
        before = words.starts[first] - span.start if end > first else 0
        block, region = self.blocks.around(span), self.blocks.between(span)
        return _Passage(span, span.of(self.old.text), words.ids[first:end], before, region, block)

    def _kept(self, old: Span, new: Span, *, sure: bool) -> Carried:
        return Carried(new, "same place" if old == new else "moved", sure=sure, likeness=1.0)

    def _is_well_inside(self, passage: _Passage, block: Block) -> bool:
        """Tell whether the passage stands unchanged with so much around it that it cannot be another one."""
        span, end = passage.span, block.old + block.length
        if len(passage.ids) < MANY_WORDS and (
            block.old > max(0, span.start - CONTEXT) or end < min(len(self.old.text), span.end + CONTEXT)
        ):
            return False
        return self._cuts_alike(span, _image(span, block))

    def _cuts_alike(self, old: Span, new: Span) -> bool:
        """Tell whether the new edges part no word and no letter that the old ones left whole."""
        return all(
            not _cuts(self.new.text, there) or _cuts(self.old.text, here)
            for here, there in ((old.start, new.start), (old.end, new.end))
        )

    # ---- the same words -------------------------------------------------------------------------------------------

    def _by_its_words(self, passage: _Passage) -> Carried | None:
        """Look for the words as they were, in text that is not known to be something else."""
        own = _image(passage.span, passage.block) if passage.block else None
        starts = self.new.places_of(passage.quote, passage.ids, passage.before)
        many = len(starts) > MANY_PLACES
        if many and passage.near:
            starts = starts_of(passage.quote, self.new.text, passage.region.start, passage.region.end)
        places = (Span(start, start + len(passage.quote)) for start in starts)
        found = [
            place
            for place in places
            if (place == own or not self.blocks.covers(place)) and self._cuts_alike(passage.span, place)
        ]
        if many and not passage.near and found:
            return Carried(None, "several places", likeness=1.0, places=tuple(found))
        return self._chosen(passage, found) if found else None

    def _chosen(self, passage: _Passage, found: Sequence[Span]) -> Carried:
        """Choose among the places of the words by where they are and by what stands around them."""
        here = [place for place in found if passage.near and passage.region.contains(place)]
        around = {place: self._likeness_around(passage.span, place) for place in here or found}
        if passage.block and max(around.values()) < SAME_SURROUNDINGS:
            # Matched among strangers: perhaps by chance, so that all places count.
            around = {place: self._likeness_around(passage.span, place) for place in found}
        first, *others = sorted(around, key=lambda place: -around[place])
        if others and (around[first] < SAME_SURROUNDINGS or around[first] - around[others[0]] < CLEARLY):
            return Carried(None, "several places", likeness=1.0, places=(first, *others))
        known = len(passage.ids) >= MANY_WORDS or around[first] >= SAME_SURROUNDINGS
        # A single word is said again too easily for its neighbours' place alone to be enough.
        at_home = bool(here) and passage.block is None and len(passage.ids) > 1
        sure = (known or at_home) and not self._is_claimed(passage, first, around[first])
        return self._kept(passage.span, first, sure=sure)

    def _is_claimed(self, passage: _Passage, place: Span, likeness: float) -> bool:
        """Tell whether another old passage of the same words could just as well be the one at `place`."""
        size = len(passage.quote)
        for start in self.old.places_of(passage.quote, passage.ids, passage.before):
            rival = Span(start, start + size)
            # One that stands unchanged elsewhere claims nothing here.
            if rival == passage.span or self.blocks.around(rival):
                continue
            if self._likeness_around(rival, place) > likeness - CLEARLY:
                return True
        return False

    def _likeness_around(self, old: Span, new: Span) -> float:
        ours, theirs = self.old.text, self.new.text
        before = _alike(ours[max(0, old.start - CONTEXT) : old.start], theirs[max(0, new.start - CONTEXT) : new.start])
        return (before + _alike(ours[old.end : old.end + CONTEXT], theirs[new.end : new.end + CONTEXT])) / 2

    # ---- other line breaks, quotation marks, dashes ----------------------------------------------------------------

    def _otherwise_set(self, passage: _Passage) -> Carried | None:
        """Look between the old neighbours for the words in another typesetting."""
        needle = fold(passage.quote).text.strip()
        if not needle or not passage.near:
            return None
        folded: Folded = fold(passage.region.of(self.new.text))
        found = [Span(*folded.original(at, at + len(needle))) for at in find(needle, folded.text)]
        places = [place.shift(passage.region.start) for place in found]
        places = [place for place in places if self._cuts_alike(passage.span, place)]
        return self._chosen(passage, places) if places else None

    # ---- other words ------------------------------------------------------------------------------------------------

    def _altered(self, passage: _Passage) -> Carried | None:
        """Return the stretch most like the passage: between the old neighbours, else in other new text."""
        near = self._most_like(passage.quote, passage.region) if passage.near else None
        if near and near.likeness >= STILL_LIKE:
            sure = near.likeness >= MUCH_THE_SAME and not near.rivalled
            return Carried(near.span, "words changed", sure=sure, likeness=round(near.likeness, 3))
        return self._altered_elsewhere(passage)

    def _most_like(self, quote: str, region: Span) -> "_Like | None":
        start, end = _stripped(self.new.text, self._grown(region, Span(0, len(self.new.text))))
        text = self.new.text[start:end]
        if not text:
            return None
        whole = _Like(Span(start, end), _alike(quote, text))
        found = (
            fuzz.partial_ratio_alignment(quote, text) if len(quote) < len(text) and len(quote) <= LONG_PASSAGE else None
        )
        if not found:
            return whole
        grown = self._grown(Span(start + found.dest_start, start + found.dest_end), Span(start, end))
        part = Span(*_stripped(self.new.text, grown))
        like = _Like(part, _alike(quote, part.of(self.new.text)))
        if whole.likeness >= like.likeness:
            return whole
        rest = max(_partly(quote, self.new.text[start : part.start]), _partly(quote, self.new.text[part.end : end]))
        return _Like(part, like.likeness, rivalled=rest > like.likeness - CLEARLY)

    def _grown(self, span: Span, within: Span) -> Span:
        """Return the span grown to whole words and letters."""
        start, end = span.start, span.end
        while start > within.start and _cuts(self.new.text, start):
            start -= 1
        while end < within.end and _cuts(self.new.text, end):
            end += 1
        return Span(start, end)

    def _altered_elsewhere(self, passage: _Passage) -> Carried | None:
        """Look where runs of the words meet in new text; what is found far off is sure only if nearly the same."""
        found: list[_Like] = []
        for region in self._regions_sharing(passage):
            like = self._most_like(passage.quote, region)
            if (
                like
                and like.likeness >= STILL_LIKE_ELSEWHERE
                and not any(like.span.overlaps(one.span) for one in found)
            ):
                found.append(like)
        if not found:
            return None
        first, *others = sorted(found, key=lambda like: -like.likeness)
        if others and first.likeness - others[0].likeness < CLEARLY:
            places = tuple(like.span for like in (first, *others))
            return Carried(None, "several places", likeness=round(first.likeness, 3), places=places)
        sure = len(passage.ids) >= MANY_WORDS and first.likeness >= 0.9 and not first.rivalled
        return Carried(first.span, "words changed", sure=sure, likeness=round(first.likeness, 3))

    def _regions_sharing(self, passage: _Passage) -> list[Span]:
        """Return the few stretches of new text that share most runs of three words with the passage."""
        ids, words = passage.ids, self.new.words
        votes: dict[int, int] = {}
        for shift in range(len(ids) - 2):
            places = self.new.runs.get(ids[shift : shift + RUN_OF_WORDS], [])
            for at in places if len(places) <= MANY_PLACES else ():
                if not self.blocks.covers(Span(words.starts[at], words.ends[at + 2])):
                    votes[at - shift] = votes.get(at - shift, 0) + 1
        best = sorted(votes, key=lambda first: (-votes[first], first))[:4]
        slack = 2 + len(ids) // 4
        last = len(words.ids) - 1
        return [
            Span(words.starts[max(0, first - slack)], words.ends[min(last, max(0, first + len(ids) - 1 + slack))])
            for first in best
        ]


@dataclass(frozen=True, slots=True)
class _Like:
    """A stretch of the new version, how like the passage it is, and whether another is nearly as like."""

    span: Span
    likeness: float
    rivalled: bool = False


def _image(span: Span, block: Block) -> Span:
    return span.shift(block.new - block.old)


def _cuts(text: str, position: int) -> bool:
    return is_inside_word(text, position) or is_inside_letter(text, position)


def _alike(one: str, other: str) -> float:
    return fuzz.ratio(one, other) / 100


def _partly(quote: str, text: str) -> float:
    return fuzz.partial_ratio(quote, text) / 100 if len(text) >= len(quote) // 2 else 0.0


def _stripped(text: str, span: Span) -> tuple[int, int]:
    start, end = span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
