"""A draft read against a study: its sentences, quotations, quantified words, claims and tables.

Every rule of the linter looks at one `Reading`. Each part is worked out the first time a rule asks for
it, so that a check of one rule costs what that rule needs.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
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
from lardom.report.countries import country_statements, known_countries
from lardom.report.known import Known, known_numbers
from lardom.report.matching import Match, match_claims
from lardom.report.numerals import Numeral, numerals
from lardom.report.outline import Block, Draft
from lardom.report.passages import Cited, Sentence
from lardom.report.sections import Section, sections_of
from lardom.report.seen_tables import SeenTable, seen_tables
from lardom.report.statements import (
    Statement,
    code_statements,
    kind_statements,
    named_statements,
    study_statements,
)
from lardom.study.settings import Language, StudySettings
from lardom.text.quotemarks import quote_pairs
from lardom.text.sentences import sentences

RUNNING = frozenset({"paragraph", "item", "note", "cell", "quotation"})
"""Kinds of block that hold running text."""

PROSE = frozenset({"paragraph", "item", "note"})
"""Kinds of block in which the authors speak."""

_PROJECT_LABEL = re.compile(r"\b(?:[Pp]rojekt(?:et)?|[Pp]roject)s?\s+([A-ZÅÄÖ]{1,2}\d{0,2})\b")
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

    # ---- numbers of the study -------------------------------------------------------------------------------------

    @cached_property
    def known(self) -> Mapping[str, Known]:
        """The numbers the study knows about itself, by name."""
        return {**known_numbers(self.ground, self.facts), **known_countries(self.ground.material.parties)}

    @cached_property
    def statements(self) -> tuple[tuple[Sentence, Statement], ...]:
        """Every number of the prose whose words say which number of the study it is."""
        kinds = tuple(n.removeprefix("with:") for n in self.facts if n.startswith("with:") and n != "with:public")
        kinds = kinds or ("municipality", "region", "municipal company")
        codes = {code.name: code.id for code in self.ground.material.codes}
        found: list[tuple[Sentence, Statement]] = []
        for sentence in self.sentences:
            numbers = self.numerals(sentence)
            if not numbers:
                continue
            text, here = sentence.text, list[Statement]()
            here += country_statements(text, numbers, self.language)
            here += self._of_one_project(text, study_statements(text, numbers, self.language))
            here += kind_statements(text, numbers, self.language, kinds)
            if self._speaks_of_portfolio(sentence):
                here += named_statements(text, numbers, self.language, self._group_names)
            here += code_statements(sentence.raw, numbers, self.language, codes)
            taken: set[int] = set()
            for statement in here:
                if statement.numeral.start not in taken:
                    taken.add(statement.numeral.start)
                    found.append((sentence, statement))
        return tuple(found)

    def _of_one_project(self, text: str, found: Iterable[Statement]) -> Iterator[Statement]:
        """A sentence about one project ("the material of project A") states that project's numbers."""
        labels = set(_PROJECT_LABEL.findall(text))
        for statement in found:
            group, _, name = statement.fact.partition(":")
            if not labels or group != "study":
                yield statement
            elif len(labels) == 1 and name in ("texts", "respondents", "interviews", "codings"):
                yield replace(statement, fact=f"{name}:{next(iter(labels))}")

    @cached_property
    def _group_names(self) -> dict[str, str]:
        names = {}
        for fact in self.facts:
            group, _, name = fact.partition(":")
            if group in ("category", "type") and name != "none" and len(name) >= 4:
                names[name] = fact
        return names

    def _speaks_of_portfolio(self, sentence: Sentence) -> bool:
        about = r"portf[öo]lj|portfolio|kategori|categor|f[öo]rdel|distribut|programme"
        return sentence.section.kind == "portfolio" or bool(re.search(about, sentence.text, re.IGNORECASE))

    def sampled_by(self, group: str, name: str) -> int:
        """Return how many projects of the sample have a category (or type) of that name."""
        chosen = {one.project_id for one in self.ground.material.sample if one.decision == "selected"}
        projects = (project for project in self.ground.material.projects if project.id in chosen)
        return sum((project.category if group == "category" else project.type) == name for project in projects)

    def possible_bases(self, fact: str) -> frozenset[int]:
        """Return the numbers that "of the n respondents" may mean besides all of them: a step, a relation,
        those who answered an item, a category of the sample.
        """
        material = self.ground.material
        if fact != "study:respondents":
            return frozenset({known.value for name, known in self.known.items() if name == "study:projects"})
        heard = self.ground.heard
        groups = Counter(("step", str(person.step)) for person in heard)
        groups += Counter(("relation", person.relation) for person in heard)
        groups += Counter(("project", person.project_id) for person in heard)
        categories = {project.id: project.category for project in material.projects}
        groups += Counter(("category", categories.get(person.project_id, "")) for person in heard)
        groups += Counter(("item", answer.item_id) for answer in material.answers if answer.value is not None)
        return frozenset(groups.values())

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
        """Return the authors' sentence a quotation stands under (or in): the last before it, nothing but
        quotations between, in the same section.
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


def _blanked(text: str) -> str:
    letters = list(text)
    for pair in quote_pairs(text):
        if pair.depth == 0:
            for position in range(pair.start + 1, pair.end - 1):
                letters[position] = " "
    return "".join(letters)


_COMMON = {
    "sv": frozenset(["och", "att", "det", "som", "är", "av", "för", "på", "med", "den", "inte", "har", "var", "ett", "om", "men", "de", "vi", "till"]),
    "en": frozenset(["the", "and", "of", "to", "in", "that", "is", "was", "for", "on", "with", "as", "it", "not", "are", "have", "by", "be", "this"]),
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
