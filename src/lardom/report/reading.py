"""A draft read against a study: its sentences, quotations, quantified words, claims and tables.

Every rule of the linter looks at one `Reading`. Each part is worked out the first time a rule asks for
it, so that a check of one rule costs what that rule needs.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property

from lardom.claims.citing import Citation, find_quotations
from lardom.claims.claim import Claim
from lardom.claims.evidence import Count, count
from lardom.claims.ground import Ground
from lardom.claims.quantifiers import Quantified, find_quantifiers
from lardom.claims.quotation import Piece
from lardom.claims.verifying import Corpus
from lardom.portfolio.counts import Facts
from lardom.report.answered import known_answers
from lardom.report.blanking import blanked
from lardom.report.budgets import known_budgets
from lardom.report.countries import known_countries
from lardom.report.known import Known, known_numbers
from lardom.report.languages import language_of
from lardom.report.matching import Match, match_claims
from lardom.report.numerals import Numeral, numerals
from lardom.report.outline import Block, Draft
from lardom.report.passages import Cited, Sentence
from lardom.report.peopled import known_people
from lardom.report.sections import Section, sections_of
from lardom.report.seen_tables import SeenTable, seen_tables
from lardom.report.stated import all_statements
from lardom.report.statements import Statement
from lardom.report.yearly import known_years
from lardom.study.settings import Language, StudySettings
from lardom.text.sentences import sentences

RUNNING = frozenset({"paragraph", "item", "note", "cell", "quotation"})
"""Kinds of block that hold running text."""

PROSE = frozenset({"paragraph", "item", "note"})
"""Kinds of block in which the authors speak."""

_MADE = frozenset({"table-block", "table-note", "figure-block"})
"""Classes of what the study itself filled in: its sentences are not the authors'."""


class Reading:
    """A draft and the study it is checked against, with everything the rules ask for."""

    def __init__(
        self,
        draft: Draft,
        ground: Ground,
        *,
        facts: Facts,
        settings: StudySettings,
        corpus: Corpus | None = None,
        message_language: str = "",
    ) -> None:
        self.draft = draft
        self.ground = ground
        self.facts = facts
        self.settings = settings
        self.message_language = message_language or settings.language
        self.verified: Counter[str] = Counter()
        self._corpus = corpus

    @cached_property
    def language(self) -> str:
        """The language the draft is written in, "sv" or "en": as the file says, else by its commonest words."""
        if self.draft.language in ("sv", "en"):
            return self.draft.language
        return language_of((block.text for block in self.draft.blocks), self.settings.language)

    @property
    def report_language(self) -> Language:
        """The draft's language, as the settings write it."""
        return "sv" if self.language == "sv" else "en"

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
        verdict = self.corpus.verify(citation.pieces, attribution)
        return Cited(citation, verdict, project_id, tuple(people), tuple(unknown), section)

    def quotation_id(self, cited: Cited) -> str:
        """Return the id of a quotation in the register: named by its block, or the same words."""
        named = self.blocks[cited.citation.block].quotation_id
        return named or self._registered.get(cited.citation.pieces, "")

    @cached_property
    def _registered(self) -> dict[tuple[Piece, ...], str]:
        return {quotation.pieces: quotation.id for quotation in self.ground.material.quotations}

    # ---- sentences ------------------------------------------------------------------------------------------------

    @cached_property
    def masked(self) -> tuple[str, ...]:
        """The text of each block with everything inside quotation marks blanked out, lengths kept."""
        return tuple(blanked(block.text) if block.kind in PROSE else "" for block in self.blocks)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The authors' sentences in order: block quotations, headings, captions and tables left out."""
        cited_whole = {one.block for one in self.citations if one.display == "block"}
        found: list[Sentence] = []
        for index, block in enumerate(self.blocks):
            section = self.sections[index]
            if block.kind not in PROSE or index in cited_whole or section.kind in ("references", "contents"):
                continue
            if any(key == "class" and not _MADE.isdisjoint(value.split()) for key, value in block.attributes):
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

    # ---- numbers and tables ---------------------------------------------------------------------------------------

    @cached_property
    def known(self) -> Mapping[str, Known]:
        """The numbers the study knows about itself, by name."""
        return {
            **known_numbers(self.ground, self.facts),
            **known_countries(self.ground.material.parties),
            **known_years(self.ground),
            **known_budgets(self.ground),
            **known_answers(self.ground),
            **known_people(self.ground),
        }

    @cached_property
    def statements(self) -> tuple[tuple[Sentence, Statement], ...]:
        """Every number of the prose whose words say which number of the study it is."""
        return tuple(all_statements(self.sentences, self.numerals, self.ground, self.facts, self.language))

    @cached_property
    def tables(self) -> tuple[SeenTable, ...]:
        """The draft's tables, recognised."""
        return seen_tables(self.blocks, self.settings.items)

    # ---- claims ---------------------------------------------------------------------------------------------------

    @cached_property
    def matches(self) -> tuple[Match, ...]:
        """The draft's sentences that state a registered claim, in the order of the draft."""
        return match_claims(self.sentences, self.blocks, self.ground.material.claims, self.quantified, self.language)

    def sentence_before(self, cited: Cited) -> Sentence | None:
        """Return the authors' sentence a quotation stands under (or in).

        It is the last one before it in the same section, with nothing but quotations between.
        """
        citation = cited.citation
        within = [
            one for one in self.sentences_of_block.get(citation.block, ()) if one.start < citation.start < one.end
        ]
        if within:
            return within[0]
        index = bisect_right(self._starts, (citation.block, citation.start)) - 1
        if index < 0 or self.sentences[index].section.index != cited.section.index:
            return None
        return self.sentences[index]

    @cached_property
    def _starts(self) -> list[tuple[int, int]]:
        return [(sentence.block, sentence.start) for sentence in self.sentences]

    def match_before(self, cited: Cited) -> Match | None:
        """Return the claim that a quotation stands under, if that sentence states one."""
        sentence = self.sentence_before(cited)
        if sentence is None:
            return None
        return next((match for match in self.matches if match.sentence == sentence.number), None)

    def quantified_in(self, block: int, start: int, end: int) -> tuple[Quantified, ...]:
        """Return the quantified words of a stretch; positions are code points of the block's text."""
        found = []
        for sentence in self.sentences_of_block.get(block, ()):
            for word in self.quantified(sentence):
                at = sentence.start + word.start
                if start <= at and sentence.start + word.end <= end:
                    found.append(replace(word, start=at, end=sentence.start + word.end))
        return tuple(found)

    @cached_property
    def _counts(self) -> dict[str, Count]:
        return {}

    def count(self, claim: Claim) -> Count:
        """Return the count of a claim."""
        if claim.id not in self._counts:
            self._counts[claim.id] = count(claim, self.ground)
        return self._counts[claim.id]

    def rests(self, claim: Claim) -> bool:
        """Tell whether a claim, or the body claim it restates, has any evidence at all."""
        parent = self.ground.claims.get(claim.parent)
        return bool(claim.evidence) or (parent is not None and parent.id != claim.id and bool(parent.evidence))

    def printed_id(self, unit: str, unit_id: str) -> str:
        """Return a counted unit as a report would call it: "F R1" for a respondent, "F" for a project."""
        if unit == "respondent" and (person := self.ground.person(unit_id)):
            return f"{self.ground.label_of(person.project_id) or person.project_id} {person.label}"
        return self.ground.label_of(unit_id) or unit_id

    @cached_property
    def matched(self) -> frozenset[int]:
        """Numbers of the sentences that state a registered claim."""
        return frozenset(match.sentence for match in self.matches if match.sentence >= 0)
