"""The ground of a report: everything the study holds, indexed so that any claim or quotation finds its way down.

A `Ground` is made once from a study's `Material`. Each index is built the first time it is asked for, so that a
rule that only needs the labels of projects never waits for the transcripts.
"""

from collections.abc import Callable, Hashable
from dataclasses import replace
from functools import cached_property
from itertools import chain
from operator import itemgetter
from typing import Any

from lardom.claims.claim import Claim
from lardom.claims.file_names import by_file_name, named
from lardom.claims.material import Material
from lardom.claims.passages import Passage, Talk, passage_in, talk_of
from lardom.claims.quotation import Quotation
from lardom.coding.codebook import Code
from lardom.coding.marks import Coding, Mark, Unplaced
from lardom.coding.settling import standing
from lardom.fieldwork.interviews import Interview
from lardom.fieldwork.respondents import Respondent
from lardom.portfolio.counts import facts
from lardom.portfolio.facts import Facts
from lardom.portfolio.kinds import canonical_kind
from lardom.portfolio.projects import Project
from lardom.text.span import Span
from lardom.transcripts.turns import Document
from lardom.transcripts.voices import voices

_TALKS = ("documents", "interviews", "respondents", "sample")
"""What decides who said what where, and what they are called."""

_PORTFOLIO = ("projects", "parties", "settings")
"""What the figures of the portfolio are worked out from."""


type _Placed = tuple[tuple[str, int, int, str], Coding]
_FIRST = itemgetter(0)

MOST_WORKED_OUT = 8
"""What is kept of that which others work out from the whole of a ground (`Ground.once`): the last few."""


def _key(text: str) -> str:
    return " ".join(text.casefold().split())


class Ground:
    """The study's values by id, label and file name.

    All look-ups return `None`, an empty string or an empty tuple for what the study does not hold; none raises.
    Labels are compared without regard to case, ids as they are.

    >>> from lardom.sampling.selection import Selection
    >>> ground = Ground(Material(sample=(Selection("p6", "selected", "F"),), respondents=(Respondent("F-R1", "p6", "R1"),)))
    >>> ground.label_of("p6"), ground.project_id("f"), ground.respondent("F", "R1").id
    ('F', 'p6', 'F-R1')
    """

    def __init__(self, material: Material) -> None:
        if material.settled:  # what a settlement set aside is kept in the study, but never counted
            codings, unplaced = (
                standing(material.codings, material.settled),
                standing(material.unplaced, material.settled),
            )
            material = replace(material, codings=codings, unplaced=unplaced)
        self.material = material
        self._voices: dict[str, tuple[str, ...]] = {}
        self._talks: dict[str, Talk | None] = {}
        self._below: dict[str, frozenset[str]] = {}
        self._by_place: dict[str, list[_Placed]] = {}
        self._projects_by_code: dict[str, frozenset[str]] = {}
        self._passages: dict[Coding | Mark, Passage | None] = {}
        self.worked_out: dict[Hashable, Any] = {}
        """What others have worked out from the talks alone (who said what where), kept as long as the talks stand."""
        self._once: dict[Hashable, Any] = {}

    def once[Value](self, name: Hashable, make: Callable[[], Value]) -> Value:
        """Return what `make` returned for the name before; it may rest on all that the ground holds, which never changes.

        The value is shared: whoever gets it must not change it.

        >>> ground = Ground(Material())
        >>> ground.once("a", list) is ground.once("a", list), ground.renewed(Material()).once("a", tuple)
        (True, ())
        """
        try:
            return self._once[name]  # type: ignore[no-any-return]
        except KeyError:
            made = make()
        self._once = dict([*self._once.items(), (name, made)][-MOST_WORKED_OUT:])
        return made

    def renewed(self, material: Material) -> "Ground":
        """Return the ground of changed material, keeping what was worked out from talks that have not changed.

        A coding more or less changes neither who speaks in a transcript nor where a quotation stands. Recounting
        after an act is quick because of it.

        >>> ground = Ground(Material())
        >>> ground.renewed(Material()).worked_out is ground.worked_out, ground.renewed(Material(documents=(Document("a.txt", ""),))).worked_out
        (True, {})
        """
        new = Ground(material)
        if all(getattr(material, name) == getattr(self.material, name) for name in _TALKS):
            new._voices, new._passages, new.worked_out = self._voices, self._passages, self.worked_out
            new._talks = self._talks
            new._documents, new._interviews = self._documents, self._interviews
        if all(getattr(material, name) == getattr(self.material, name) for name in _PORTFOLIO):
            new.__dict__.update({name: self.__dict__[name] for name in ("projects", "facts") if name in self.__dict__})
        return new

    # ---- projects -------------------------------------------------------------------------------------------------

    @cached_property
    def _labels(self) -> dict[str, str]:
        return {choice.project_id: choice.label for choice in self.material.sample if choice.label}

    @cached_property
    def _project_ids(self) -> dict[str, str]:
        return {_key(label): project_id for project_id, label in self._labels.items()}

    @cached_property
    def projects(self) -> dict[str, Project]:
        """The projects of the portfolio by id."""
        return {project.id: project for project in self.material.projects}

    @cached_property
    def facts(self) -> Facts:
        """The figures of the portfolio, by name."""
        return facts(self.material.projects, self.material.parties, settings=self.material.settings)

    def label_of(self, project_id: str) -> str:
        """Return the pseudonym of a project ("F"), or `""` when it was not chosen or has none."""
        return self._labels.get(project_id, "")

    def project_id(self, label: str) -> str:
        """Return the id of the project that the report calls `label`, or `""`."""
        return self._project_ids.get(_key(label), "")

    @cached_property
    def _parties(self) -> dict[str, dict[str, set[str]]]:
        found: dict[str, dict[str, set[str]]] = {}
        for party in self.material.parties:
            kind = canonical_kind(party.kind, self.material.settings.kinds)
            found.setdefault(party.project_id, {}).setdefault(kind, set()).add(party.identity)
        return found

    def parties_of(self, project_id: str, kind: str = "organisation") -> tuple[str, ...]:
        """Return the identities of a project's parties of one canonical kind, sorted; "organisation" is any kind."""
        by_kind = self._parties.get(project_id, {})
        kinds = by_kind if kind == "organisation" else {kind: by_kind.get(kind, set())}
        return tuple(sorted({name for one in kinds for name in by_kind.get(one, ())}))

    # ---- people ---------------------------------------------------------------------------------------------------

    @cached_property
    def _people(self) -> dict[str, Respondent]:
        return {person.id: person for person in self.material.respondents}

    @cached_property
    def _by_labels(self) -> dict[tuple[str, str], Respondent]:
        return {(person.project_id, _key(person.label)): person for person in self.material.respondents}

    def person(self, respondent_id: str) -> Respondent | None:
        """Return the respondent with that id, withdrawn or not."""
        return self._people.get(respondent_id)

    def respondent(self, project_label: str, respondent_label: str) -> Respondent | None:
        """Return the respondent that an attribution such as "(Projekt F, R1)" names, withdrawn or not."""
        project = self.project_id(project_label)
        return self._by_labels.get((project, _key(respondent_label))) if project else None

    def may_be_used(self, respondent_id: str) -> bool:
        """Tell whether the id is a respondent's whose consent stands."""
        person = self._people.get(respondent_id)
        return person is not None and person.may_be_used

    @cached_property
    def heard(self) -> tuple[Respondent, ...]:
        """The respondents who were interviewed and whose consent stands, in the study's order.

        A study that registers no interviews counts everyone in its table of respondents.
        """
        interviewed = {one for interview in self.material.interviews for one in interview.respondents}
        return tuple(
            person
            for person in self.material.respondents
            if person.may_be_used and (person.id in interviewed or not self.material.interviews)
        )

    # ---- transcripts ----------------------------------------------------------------------------------------------

    @cached_property
    def _documents(self) -> dict[str, Document]:
        return by_file_name((document.id, document) for document in self.material.documents)

    @cached_property
    def _interviews(self) -> dict[str, Interview]:
        return by_file_name((one.transcript, one) for one in self.material.interviews if one.transcript)

    def document(self, document_id: str) -> Document | None:
        """Return the transcript with that file name (case and a lone missing extension are forgiven)."""
        return named(self._documents, document_id)

    def interview_of(self, document_id: str) -> Interview | None:
        """Return the interview that the transcript is of."""
        return named(self._interviews, document_id)

    def voices(self, document_id: str) -> tuple[str, ...]:
        """Return one voice per turn of the transcript: a respondent id, `"interviewer"` or `""` (unknown)."""
        document = self.document(document_id)
        if document is None:
            return ()
        if document.id not in self._voices:
            interview = self.interview_of(document.id)
            here = interview.respondents if interview else ()
            people = [self._people[one] for one in here if one in self._people]
            self._voices[document.id] = voices(document, interview, people)
        return self._voices[document.id]

    @cached_property
    def _most_passages(self) -> int:
        return 2 * (len(self.material.codings) + len(self.material.marks)) + 20_000

    # ---- passages -------------------------------------------------------------------------------------------------

    def passage(self, place: Coding | Mark) -> Passage | None:
        """Return the passage a coding or a mark covers, or `None` when its transcript is missing."""
        try:
            return self._passages[place]
        except KeyError:
            if len(self._passages) > self._most_passages:  # a ground is renewed act by act: what is gone must not stay
                self._passages.clear()
            coder = place.coder if isinstance(place, Coding) else place.reader
            found = self._passages[place] = self.passage_at(place.document_id, place.span, coder=coder, ref=place.id)
            return found

    def passage_at(self, document_id: str, span: Span, *, coder: str = "", ref: str = "") -> Passage | None:
        """Return the passage that `span` covers in a transcript, or `None` when the transcript is missing.

        A turn counts only when at least one letter or digit of its words lies in the span, so that a selection that
        runs over a line end does not give the next speaker a voice.
        """
        talk = self._talk(document_id)
        if talk is None:
            return None
        return passage_in(talk, span.start, span.end, coder=coder, ref=ref)

    def _talk(self, document_id: str) -> Talk | None:
        try:
            return self._talks[document_id]
        except KeyError:
            found = self._talks[document_id] = self._talk_in(self.document(document_id))
            return found

    def _talk_in(self, document: Document | None) -> Talk | None:
        if document is None:
            return None
        return talk_of(document, self.voices(document.id), self.interview_of(document.id), self._consenting)

    @cached_property
    def _consenting(self) -> dict[str, str]:
        return {one: person.project_id for one, person in self._people.items() if person.may_be_used}

    def words_of(self, passage: Passage) -> str:
        """Return the words of a passage, without those of anybody who has withdrawn the consent.

        >>> Ground(Material(documents=(Document("a.txt", "Ja, tiden."),))).words_of(Passage("a.txt", 4, 9))
        'tiden'
        """
        document = self.document(passage.document_id)
        if document is None:
            return ""
        if not document.turns:
            return passage.span.of(document.text)
        said = (
            turn.span.clip(passage.span) for turn in document.turns_in(passage.span) if turn.number in passage.turns
        )
        return " ".join(part.of(document.text).strip() for part in said if part)

    # ---- answers --------------------------------------------------------------------------------------------------

    @cached_property
    def _answers(self) -> dict[str, dict[str, int | None]]:
        found: dict[str, dict[str, int | None]] = {}
        for answer in self.material.answers:
            if self.may_be_used(answer.respondent_id):
                found.setdefault(answer.item_id, {}).setdefault(answer.respondent_id, answer.value)
        return found

    def answers_to(self, item_id: str) -> dict[str, int | None]:
        """Return the answers to an item by respondent id; `None` for a missing one. The first answer counts."""
        return self._answers.get(item_id, {})

    # ---- codes, codings, quotations, claims -----------------------------------------------------------------------

    @cached_property
    def codes(self) -> dict[str, Code]:
        """The codes of the codebook by id."""
        return {code.id: code for code in self.material.codes}

    @cached_property
    def codings(self) -> dict[str, Coding]:
        """The codings by id."""
        return {coding.id: coding for coding in self.material.codings}

    @cached_property
    def unplaced(self) -> dict[str, Unplaced]:
        """The codings by id that are not counted because a person must still say where they stand."""
        return {one.id: one for one in self.material.unplaced if one.code_id and one.waits}

    @cached_property
    def quotations(self) -> dict[str, Quotation]:
        """The quotations of the register by id."""
        return {quotation.id: quotation for quotation in self.material.quotations}

    @cached_property
    def claims(self) -> dict[str, Claim]:
        """The claims of the register by id."""
        return {claim.id: claim for claim in self.material.claims}

    @cached_property
    def _children(self) -> dict[str, list[str]]:
        children: dict[str, list[str]] = {}
        for code in self.material.codes:
            children.setdefault(code.parent, []).append(code.id)
        return children

    @cached_property
    def _codings_by_code(self) -> dict[str, list[Coding]]:
        found: dict[str, list[Coding]] = {}
        for coding in self.material.codings:
            found.setdefault(coding.code_id, []).append(coding)
        return found

    def _placed(self, code_id: str) -> list[_Placed]:
        """Return the codings with one code, by document and place, each with what it is put in order by."""
        if code_id not in self._by_place:
            here = self._codings_by_code.get(code_id, ())
            told = (((one.document_id, one.start, one.end, one.id), one) for one in here)
            self._by_place[code_id] = sorted(told, key=_FIRST)
        return self._by_place[code_id]

    def _projects_of(self, code_id: str) -> frozenset[str]:
        """Return the projects in which somebody speaks of one code."""
        if code_id not in self._projects_by_code:
            told = map(self.passage, self._codings_by_code.get(code_id, ()))
            those = frozenset(one.project_id for one in told if one and one.is_evidence)
            self._projects_by_code[code_id] = those - {""}
        return self._projects_by_code[code_id]

    def codes_below(self, code_id: str) -> frozenset[str]:
        """Return the code and every code below it in the tree (a circle in the tree is walked once)."""
        if code_id not in self._below:
            seen: set[str] = set()
            waiting = [code_id]
            while waiting:
                one = waiting.pop()
                if one and one not in seen:
                    seen.add(one)
                    waiting.extend(self._children.get(one, ()))
            self._below[code_id] = frozenset(seen)
        return self._below[code_id]

    def codings_under(self, code_id: str) -> tuple[Coding, ...]:
        """Return the codings with the code or any code below it, by document and place."""
        rows = [self._placed(code) for code in self.codes_below(code_id) if code in self._codings_by_code]
        # Those of each code are in order already: putting them together is quick.
        return tuple(one for _, one in (rows[0] if len(rows) == 1 else sorted(chain(*rows), key=_FIRST)))

    def passages_under(self, code_id: str) -> tuple[Passage, ...]:
        """Return the passages with the code or any code below it in which somebody answers, by document and place.

        >>> Ground(Material()).passages_under("T1")
        ()
        """
        told = map(self.passage, self.codings_under(code_id))
        return tuple(passage for passage in told if passage and passage.is_evidence)

    def projects_under(self, code_id: str) -> frozenset[str]:
        """Return the projects in which somebody speaks of the code or of any code below it.

        >>> Ground(Material()).projects_under("T1")
        frozenset()
        """
        return frozenset(chain.from_iterable(map(self._projects_of, self.codes_below(code_id))))

    def unplaced_under(self, code_id: str) -> tuple[Unplaced, ...]:
        """Return the codings with the code or any code below it that are not counted until they have a place."""
        under = self.codes_below(code_id)
        return tuple(one for one in self.unplaced.values() if one.code_id in under)
