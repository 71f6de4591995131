"""A draft read against a study: its sentences, quotations, quantified words, claims and tables.

Every rule of the linter looks at one `Reading`. Each part is worked out the first time a rule asks for
it, so that a check of one rule costs what that rule needs.
"""

import re
from collections import Counter
from collections.abc import Iterable
from functools import cached_property

from lardom.claims.citing import Citation, find_quotations
from lardom.claims.ground import Ground
from lardom.claims.quantifiers import Quantified, find_quantifiers
from lardom.claims.verifying import Corpus
from lardom.portfolio.counts import Facts
from lardom.report.matching import Match, match_claims
from lardom.report.numerals import Numeral, numerals
from lardom.report.outline import Block, Draft
from lardom.report.passages import Cited, Sentence
from lardom.report.sections import Section, sections_of
from lardom.study.settings import StudySettings
from lardom.text.quotemarks import quote_pairs
from lardom.text.sentences import sentences

RUNNING = frozenset({"paragraph", "item", "note", "cell", "quotation"})
"""Kinds of block that hold running text."""

PROSE = frozenset({"paragraph", "item", "note"})
"""Kinds of block in which the authors speak."""


class Reading:
    """A draft and the study it is checked against, with everything the rules ask for."""

    def __init__(
        self, draft: Draft, ground: Ground, *, facts: Facts, settings: StudySettings, corpus: Corpus | None = None
    ) -> None:
        self.draft = draft
        self.ground = ground
        self.facts = facts
        self.settings = settings
        self.verified: Counter[str] = Counter()
        self._corpus = corpus

    @cached_property
    def language(self) -> str:
        """The language the draft is written in, "sv" or "en": as the file says, else by its commonest words."""
        if self.draft.language in ("sv", "en"):
            return self.draft.language
        return language_of((block.text for block in self.draft.blocks), self.settings.language)

    @cached_property
    def corpus(self) -> Corpus:
        """Everything that was said, ready to be searched."""
        return self._corpus or Corpus(self.ground)

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """For each block the section it stands in."""
        return sections_of(self.draft.blocks)

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The draft's blocks."""
        return self.draft.blocks

    # ---- quotations -----------------------------------------------------------------------------------------------

    @cached_property
    def citations(self) -> tuple[Citation, ...]:
        """Every quotation of the draft, in order."""
        texts = [block.text if block.kind in RUNNING else "" for block in self.blocks]
        marked = [block.kind == "quotation" for block in self.blocks]
        return find_quotations(texts, block=marked, language=self.language)

    @cached_property
    def cited(self) -> tuple[Cited, ...]:
        """Every quotation with its verdict."""
        return tuple(self._cite(citation) for citation in self.citations)

    def _cite(self, citation: Citation) -> Cited:
        section = self.sections[citation.block]
        attribution = citation.attribution
        project_id, people, unknown = "", [], []
        if attribution:
            project_id = self.ground.project_id(attribution.project)
            if attribution.project and not project_id:
                unknown.append(attribution.project)
            for label in attribution.respondents:
                person = self.ground.respondent(attribution.project, label)
                if person:
                    people.append(person)
                elif project_id:
                    unknown.append(label)
        usable = attribution if attribution and not unknown and people else None
        verdict = self.corpus.verify(citation.pieces, usable)
        return Cited(citation, verdict, project_id, tuple(people), tuple(unknown), section)

    # ---- sentences ------------------------------------------------------------------------------------------------

    @cached_property
    def masked(self) -> tuple[str, ...]:
        """The text of each block with everything inside quotation marks blanked out, lengths kept."""
        return tuple(_blanked(block.text) if block.kind in PROSE else "" for block in self.blocks)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The authors' sentences in order: block quotations, headings, captions and tables left out."""
        cited_whole = {one.block for one in self.citations if one.display == "block"}
        found: list[Sentence] = []
        for index, block in enumerate(self.blocks):
            section = self.sections[index]
            if block.kind not in PROSE or index in cited_whole or section.kind in ("references", "contents"):
                continue
            for span in sentences(block.text, self.language):
                text = self.masked[index][span.start : span.end]
                raw = block.text[span.start : span.end]
                found.append(Sentence(len(found), index, span.start, span.end, text, raw, section))
        return tuple(found)

    @cached_property
    def sentences_of_block(self) -> dict[int, tuple[Sentence, ...]]:
        """The sentences of each block."""
        found: dict[int, list[Sentence]] = {}
        for sentence in self.sentences:
            found.setdefault(sentence.block, []).append(sentence)
        return {block: tuple(those) for block, those in found.items()}

    @cached_property
    def _quantified(self) -> dict[int, tuple[Quantified, ...]]:
        return {}

    def quantified(self, sentence: Sentence) -> tuple[Quantified, ...]:
        """Return the quantified words of a sentence; positions count from the sentence's start."""
        if sentence.number not in self._quantified:
            before = [one.text for one in self.before(sentence, 3)]
            self._quantified[sentence.number] = find_quantifiers(sentence.text, self.language, previous=before)
        return self._quantified[sentence.number]

    def before(self, sentence: Sentence, count: int) -> tuple[Sentence, ...]:
        """Return up to `count` sentences before one, of the same section, in order."""
        earlier = self.sentences[max(0, sentence.number - count) : sentence.number]
        return tuple(one for one in earlier if one.section.index == sentence.section.index)

    @cached_property
    def _numerals(self) -> dict[int, tuple[Numeral, ...]]:
        return {}

    def numerals(self, sentence: Sentence) -> tuple[Numeral, ...]:
        """Return the numbers of a sentence; positions count from the sentence's start."""
        if sentence.number not in self._numerals:
            self._numerals[sentence.number] = numerals(sentence.text, self.language)
        return self._numerals[sentence.number]

    # ---- claims ---------------------------------------------------------------------------------------------------

    @cached_property
    def matches(self) -> tuple[Match, ...]:
        """The draft's sentences that state a registered claim, in the order of the draft."""
        return match_claims(self.sentences, self.blocks, self.ground.material.claims, self.quantified, self.language)

    @cached_property
    def matched(self) -> frozenset[int]:
        """Numbers of the sentences that state a registered claim."""
        return frozenset(match.sentence for match in self.matches if match.sentence >= 0)


def _blanked(text: str) -> str:
    letters = list(text)
    for pair in quote_pairs(text):
        if pair.depth == 0:
            for position in range(pair.start + 1, pair.end - 1):
                letters[position] = " "
    return "".join(letters)


_COMMON = {
    "sv": frozenset("och att det som är av för på med den inte har var ett om men de vi till".split()),
    "en": frozenset("the and of to in that is was for on with as it not are have by be this".split()),
}


def language_of(texts: Iterable[str], default: str) -> str:
    """Return "sv" or "en", whichever language's commonest words the texts have more of.

    >>> language_of(["Det är inte så att vi har sett det."], "en")
    'sv'
    """
    counted: Counter[str] = Counter()
    for text in texts:
        counted.update(re.findall(r"[^\W\d_]+", text.casefold()))
        if sum(counted.values()) > 4000:
            break
    score = {name: sum(counted[word] for word in words) for name, words in _COMMON.items()}
    if score["sv"] == score["en"]:
        return default
    return "sv" if score["sv"] > score["en"] else "en"
