"""Find the quotations of a draft: which words are quoted, and to whom they are ascribed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from lardom.claims.attributing import (
    FoundAttribution,
    attribution_after,
    attribution_at_end,
    attribution_before,
    whole_attribution,
)
from lardom.claims.devices import parse_quotation
from lardom.claims.quotation import Attribution, Piece
from lardom.claims.scarequotes import SCARE_WORDS, is_quotation
from lardom.text.quotemarks import DOUBLE, QuotePair, quote_pairs, unbalanced_marks

LONGEST_SPAN = 6
"""A quotation that one block opens is looked for in so many blocks after it."""

_SHARED = re.compile(r"\s*,?\s*(?:och|and|samt|eller|or|respektive)?\s*(?:att|that)?\s*")
_MARKS_ONLY = " \n\t.,;:!?()[]–—-\"“”„‟«»'‘’"
_FIRST_PERSON = re.compile(r"(?i)\b(?:jag|vi|oss|mig|vår|vårt|våra|min|mitt|mina|we|us|our|my|me|i)\b")
_ABOUT_THEM = re.compile(r"(?i)\b(?:respondent|intervjuperson|informant|intervjuade|interviewee)")
_TAG = re.compile(r"(?:^|[\s.!?])((?:R|IP)\s?\d{1,3})\s?:\s*$")
_DEVICE = re.compile(r"\[(?:…|\.{3}|X+)\]|(?:^|\n)\s*R\d+\s?:")


@dataclass(frozen=True, slots=True)
class Citation:
    """A quotation found in a draft.

    `block` is the index of the block it begins in, `end_block` the one it ends in (the same, unless it
    runs over several); `start` and `inner_start` are code points of the first block's text, `end` and
    `inner_end` of the last one's. `start`–`end` includes the marks, `inner_…` does not. `text` are the
    words between the marks, blocks joined by line ends. The attribution may stand in another block;
    `attribution_block` is -1 when there is none.
    """

    block: int
    start: int
    end: int
    inner_start: int
    inner_end: int
    pieces: tuple[Piece, ...]
    attribution: Attribution | None = None
    attribution_block: int = -1
    attribution_start: int = 0
    attribution_end: int = 0
    display: Literal["block", "inline"] = "inline"
    text: str = ""
    end_block: int = -1


def find_quotations(
    texts: Sequence[str], *, block: Sequence[bool] = (), language: str = "sv", scare_words: int = SCARE_WORDS
) -> tuple[Citation, ...]:
    """Find the quotations in consecutive blocks of a draft, in order.

    `texts` are the blocks as plain text; `block[i]` tells that the format marks block `i` as a block
    quotation. Quoted is what the format marks, what stands in quotation marks (scare quotes, terms and
    titles left out, see `scarequotes.is_quotation`), and an unmarked paragraph that an attribution closes
    and that reads as speech. The attribution is looked for after the words, at their end, in the next
    block, and in the sentence before.

    >>> found = find_quotations(["Det var ett “lyckat” projekt.", "”Vi vågade [...] prova.” (Projekt F, R1)"])
    >>> [(c.block, c.text, c.attribution.respondents, c.display) for c in found]
    [(1, 'Vi vågade [...] prova.', ('R1',), 'block')]
    """
    reader = _Reader(texts, tuple(block) + (False,) * (len(texts) - len(block)), language, scare_words)
    found: list[Citation] = []
    index = 0
    while index < len(texts):
        citations, index = reader.read(index)
        found += citations
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Reader:
    texts: Sequence[str]
    marked: tuple[bool, ...]
    language: str
    scare_words: int

    def read(self, index: int) -> tuple[list[Citation], int]:
        """Return the quotations that begin in a block, and the index of the next block to read."""
        text = self.texts[index]
        if not text.strip() or whole_attribution(text):
            return [], index + 1
        if self.marked[index] and sum(1 for c in self._inline(index) if c.attribution_block == index) < 2:
            return self._marked(index)
        if spanning := self._spanning(index):
            return [*self._inline(index, until=spanning.start), spanning], spanning.end_block + 1
        if lone := self._one_sided(index):
            return [lone], index + 1
        found = list(self._inline(index))
        if not found and (unmarked := self._unmarked(index)):
            found = [unmarked]
        return found, index + 1

    # ---- whole blocks ---------------------------------------------------------------------------------------------

    def _marked(self, index: int) -> tuple[list[Citation], int]:
        """Read a block quotation of the format; paragraphs without an end of their own belong together."""
        last = index
        while not self._is_complete(last) and last + 1 < len(self.texts) and self.marked[last + 1]:
            if whole_attribution(self.texts[last + 1]) or self._is_complete_start(last + 1):
                break
            last += 1
        found = attribution_at_end(self.texts[last])
        end = len(self.texts[last].rstrip()) if found is None else found.start
        start = len(self.texts[index]) - len(self.texts[index].lstrip())
        if last == index and not self.texts[index][start:end].strip(_MARKS_ONLY):
            return [], last + 1
        citation = self._citation(index, start, last, end, display="block")
        if found is not None:
            return [_ascribe(citation, last, found)], last + 1
        return [self._ascribed_around(citation)], last + 1

    def _is_complete(self, index: int) -> bool:
        text = self.texts[index].strip()
        return attribution_at_end(text) is not None or self._encloses(text)

    def _is_complete_start(self, index: int) -> bool:
        return self._encloses(self.texts[index].strip())

    def _encloses(self, text: str) -> bool:
        return any((pair.start, pair.end) == (0, len(text)) for pair in quote_pairs(text)[:1])

    def _spanning(self, index: int) -> Citation | None:
        """Return the quotation that opens in this block and closes in a later one."""
        opened = [at for at, key in self._loose(index) if key == "unclosed"]
        if not opened or attribution_at_end(self.texts[index]):
            return None
        from_start = not self.texts[index][: opened[0]].strip()
        for last in range(index + 1, min(len(self.texts), index + 1 + LONGEST_SPAN)):
            text, loose = self.texts[last], self._loose(last)
            end = next((at + 1 for at, key in loose if key == "unopened"), None)
            # Each paragraph of a long quotation may open anew; the last of them then looks balanced.
            anew = next((pair.end for pair in quote_pairs(text)[:1] if not text[: pair.start].strip()), None)
            end = end or (anew if from_start else None)
            if end is not None:
                citation = self._citation(index, opened[0] if from_start else opened[-1], last, end, display="block")
                found = attribution_after(text, end)
                return _ascribe(citation, last, found) if found else self._ascribed_around(citation)
            goes_on = any(key == "unclosed" and not text[:at].strip() for at, key in loose)
            if attribution_at_end(text) or (quote_pairs(text) and not goes_on):
                break
        return None

    def _loose(self, index: int) -> list[tuple[int, str]]:
        """Return the double marks of a block that have no partner in it."""
        text = self.texts[index]
        return [(at, key) for at, key in unbalanced_marks(text) if text[at] in DOUBLE]

    def _one_sided(self, index: int) -> Citation | None:
        """Return the quotation of a paragraph in which one of the outer marks was forgotten."""
        text = self.texts[index]
        loose = self._loose(index)
        if len(loose) != 1:
            return None
        at, key = loose[0]
        if key == "unclosed" and not text[:at].strip() and (found := attribution_at_end(text)):
            return _ascribe(self._citation(index, at, index, found.start, display="block"), index, found)
        if key == "unopened" and (found := attribution_after(text, at + 1)) and not quote_pairs(text):
            return _ascribe(self._citation(index, 0, index, at + 1, display="block"), index, found)
        return None

    def _unmarked(self, index: int) -> Citation | None:
        """Return a paragraph without marks that an attribution closes, when it reads as speech."""
        text = self.texts[index]
        found = attribution_at_end(text)
        after = None if found else self._next_attribution(index)
        if (found is None and after is None) or quote_pairs(text[: found.start if found else None]):
            return None
        words = text[: found.start] if found else text
        led = index > 0 and self.texts[index - 1].rstrip().endswith(":")
        speech = _DEVICE.search(words) or (_FIRST_PERSON.search(words) and not _ABOUT_THEM.search(words))
        if (
            not (led or speech or after)
            or len(words.split()) < 3
            or (found and not found.attribution.project and not led)
        ):
            return None
        start = len(text) - len(text.lstrip())
        citation = self._citation(index, start, index, found.start if found else len(text.rstrip()), display="block")
        return _ascribe(citation, index, found) if found else _ascribe(citation, index + 1, after)

    # ---- inside a paragraph ---------------------------------------------------------------------------------------

    def _inline(self, index: int, until: int | None = None) -> Iterator[Citation]:
        text = self.texts[index]
        pairs = [pair for pair in quote_pairs(text) if pair.depth == 0 and (until is None or pair.end <= until)]
        found: list[Citation] = []
        done = 0
        for number, pair in enumerate(pairs):
            following = pairs[number + 1].start if number + 1 < len(pairs) else None
            citation = self._pair(index, pair, done, following)
            if citation is None:
                continue
            found.append(citation)
            done = pair.end
        yield from _share(text, found)

    def _pair(self, index: int, pair: QuotePair, done: int, following: int | None) -> Citation | None:
        """Return the quotation between two marks, or `None` when the words are no quotation."""
        text = self.texts[index]
        citation = self._citation(index, pair.start, index, pair.end)
        if found := attribution_at_end(citation.text):
            # Inside the marks by mistake: the words end where it begins.
            shift = citation.inner_start
            moved = replace(found, start=found.start + shift, end=found.end + shift)
            lone = not (text[: pair.start] + text[pair.end :]).strip(" .,;:!?")
            shortened = self._shorten(citation, moved.start)
            return replace(_ascribe(shortened, index, moved), display="block" if lone else "inline")
        alone = not text[: pair.start].strip()
        after = attribution_after(text, pair.end, following)
        if after and after.form == "sign":
            rest = text[after.end :].strip(" .,;:!?")
            return replace(_ascribe(citation, index, after), display="block" if alone and not rest else "inline")
        if alone and not text[pair.end :].strip(" .,;:!?…"):
            citation = replace(citation, display="block")
            if (around := self._ascribed_around(citation)).attribution:
                return around
        running = after or attribution_before(text, done, pair.start)
        words = len(citation.text.split())
        if running and words > self.scare_words:
            return _ascribe(citation, index, running)
        quoted = is_quotation(citation.text, text[done : pair.start], text[pair.end :], scare_words=self.scare_words)
        return citation if quoted else None

    # ---- making citations -----------------------------------------------------------------------------------------

    def _citation(
        self, first: int, start: int, last: int, end: int, *, display: Literal["block", "inline"] = "inline"
    ) -> Citation:
        """Make the citation of a stretch, with or without marks at its ends."""
        end = len(self.texts[last][:end].rstrip())
        lead, trail = _marks_around("\n".join(self._stretch(first, start, last, end)))
        words = "\n".join(self._stretch(first, start + lead, last, end - trail))
        pieces = parse_quotation(words, self.language)
        return Citation(
            first, start, end, start + lead, end - trail, pieces, display=display, text=words, end_block=last
        )

    def _stretch(self, first: int, start: int, last: int, end: int) -> list[str]:
        """Return the words of a stretch block by block, marks that open a block anew taken off."""
        if first == last:
            return [self.texts[first][start:end]]
        later = [self.texts[i].strip() for i in range(first + 1, last)] + [self.texts[last][:end].strip()]
        return [self.texts[first][start:].rstrip(), *(text[1:] if text[:1] in DOUBLE else text for text in later)]

    def _shorten(self, citation: Citation, end: int) -> Citation:
        words = self.texts[citation.block][citation.inner_start : end].rstrip()
        inner_end = citation.inner_start + len(words)
        return replace(citation, inner_end=inner_end, text=words, pieces=parse_quotation(words, self.language))

    def _ascribed_around(self, citation: Citation) -> Citation:
        """Look for the attribution in the block after, then in the words that lead up to a block quotation."""
        if after := self._next_attribution(citation.end_block):
            return _ascribe(citation, citation.end_block + 1, after)
        if citation.block > 0 and not self.marked[citation.block - 1]:
            before = self.texts[citation.block - 1]
            if before.rstrip().endswith((":", ",")) and (found := attribution_before(before, 0, len(before))):
                return _ascribe(citation, citation.block - 1, found)
        return citation

    def _next_attribution(self, index: int) -> FoundAttribution | None:
        if index + 1 >= len(self.texts):
            return None
        text = self.texts[index + 1]
        attribution = whole_attribution(text)
        # A lone "R1" may be a cell of a table; a dash or bracket shows that it is meant.
        if attribution is None or not (attribution.project or text.strip()[:1] in "(–—-["):
            return None
        return FoundAttribution(attribution, len(text) - len(text.lstrip()), len(text.rstrip()), "sign")


def _marks_around(words: str) -> tuple[int, int]:
    """Return how many characters at either end of the words are their quotation marks (with a stop outside)."""
    stop = len(words.rstrip(".,;!?"))
    if any(pair.start == 0 and pair.end == stop for pair in quote_pairs(words)):
        return 1, len(words) - stop + 1
    loose = unbalanced_marks(words)
    opens = (0, "unclosed") in loose
    closes = (stop - 1, "unopened") in loose
    return int(opens), len(words) - stop + 1 if closes else 0


def _ascribe(citation: Citation, block: int, found: FoundAttribution | None) -> Citation:
    if found is None:
        return citation
    return replace(
        citation,
        attribution=found.attribution,
        attribution_block=block,
        attribution_start=found.start,
        attribution_end=found.end,
    )


def _told_by(citation: Citation, closing: Citation, respondent: str) -> Citation:
    """Ascribe a quotation to one of those whom the attribution behind the last of them names."""
    project = closing.attribution.project if closing.attribution else ""
    return replace(
        citation,
        attribution=Attribution(project, (respondent,)),
        attribution_block=closing.attribution_block,
        attribution_start=closing.attribution_start,
        attribution_end=closing.attribution_end,
    )


def _share(text: str, found: Sequence[Citation]) -> list[Citation]:
    """Let “a” and “b” (Projekt F, R1) both be F's R1: a bare "och" between them hands it on.

    In R4: “a” R3: “b” (Projekt K, R3 och R4) the labels before the marks say whose words are whose.
    """
    shared: list[Citation] = []
    closing: Citation | None = None
    for citation in reversed(found):
        after = shared[-1] if shared else None
        if citation.attribution is not None:
            closing = citation
        tag = _TAG.search(text[: citation.start])
        several = closing.attribution if closing is not None else None
        if (
            tag
            and closing
            and several
            and len(several.respondents) > 1
            and tag[1].replace(" ", "") in several.respondents
        ):
            citation = _told_by(citation, closing, tag[1].replace(" ", ""))  # noqa: PLW2901 - now with its speaker
        elif (
            citation.attribution is None
            and after is not None
            and after.attribution is not None
            and _SHARED.fullmatch(text[citation.end : after.start])
        ):
            citation = replace(  # noqa: PLW2901 - the same quotation, now with its attribution
                citation,
                attribution=after.attribution,
                attribution_block=after.attribution_block,
                attribution_start=after.attribution_start,
                attribution_end=after.attribution_end,
            )
        shared.append(citation)
    return shared[::-1]
