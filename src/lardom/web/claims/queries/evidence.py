"""What stands behind and against claims, as a person reads it: names, words, who said them and where."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse

from lardom.claims.backing import backing_of, parse_condition
from lardom.claims.claim import Evidence as EvidenceValue
from lardom.claims.evidence import Count
from lardom.claims.ground import Ground
from lardom.claims.groups import Group
from lardom.claims.passages import Passage
from lardom.claims.rendering import render_attribution, render_quotation
from lardom.web.claims.models import Evidence
from lardom.web.claims.queries.values import evidence_rows
from lardom.web.coding.queries import sight as sights
from lardom.web.study.models import Coder, Study
from lardom.web.study.remembering.values import remembered
from lardom.web.transcripts.queries import texts as transcripts

COUNTER = frozenset({"qualifies", "contradicts"})
LONGEST = 180
"""So many letters of a passage are shown on the board; the reader shows the rest."""


@dataclass(frozen=True)
class Place:
    """A passage as it is shown: its words, who says them, and where the reader opens it."""

    words: str
    who: str
    href: str = ""
    hidden: bool = False


@dataclass(frozen=True)
class LinkView:
    """One link of evidence: what it is called, what it says, how much stands behind it, and where it leads."""

    pk: int
    version: int
    relation: str
    kind: str
    ref: str
    group: str
    name: str
    words: str = ""
    who: str = ""
    n: int = 0
    missing: bool = False
    href: str = ""
    hidden: bool = False
    doubtful: bool = False

    @property
    def still(self) -> str:
        """All that is shown of it but how many places stand behind it, which every coding may change."""
        shown = (self.pk, self.relation, self.kind, self.name, self.words, self.who, self.href)
        return repr((*shown, self.missing, self.hidden, self.doubtful, self.n > 1))


@dataclass(frozen=True)
class GroupView:
    """One side of a contrast: its name, its members with what they have behind them, its measure, its evidence."""

    name: str
    members: tuple[tuple[str, bool], ...]
    unknown: tuple[str, ...]
    value: float | None
    n: int
    backed: int
    links: tuple[LinkView, ...]

    @property
    def shown(self) -> tuple[LinkView, ...]:
        """The links that are shown on the board; all of them stand on the claim's own page."""
        return self.links[:4]


def unit_name(ground: Ground, unit_id: str) -> str:
    """Return what a unit may be called: a respondent by project and label, a project by its letter."""
    person = ground.person(unit_id)
    if person is not None:
        return f"{ground.label_of(person.project_id) or person.project_id} {person.label}"
    return ground.label_of(unit_id) or unit_id


class Places:
    """Passages as they may be shown to one reader: nothing of whoever withdrew, nothing of a veiled reading."""

    def __init__(self, study: Study, ground: Ground, coder: Coder | None) -> None:
        self.ground, self._slug = ground, study.slug
        names = remembered(study, "names of transcripts", lambda: tuple(transcripts.transcript_names(study)))
        self._numbers = {ref: number for number, ref in names}
        self._unseen = sights.unseen_codings(study, coder)
        self._pages: dict[int, str] = {}

    def hides(self, ref: str) -> bool:
        """Tell whether a coding is hidden from the reader."""
        return ref in self._unseen

    def place(self, passage: Passage, longest: int = LONGEST) -> Place:
        """Return a passage as it is shown."""
        if self.hides(passage.ref):
            return Place("", "", hidden=True)
        who = ", ".join(unit_name(self.ground, one) for one in passage.respondents)
        return Place(shortened(self.ground.words_of(passage), longest), who, self.href(passage))

    def href(self, passage: Passage) -> str:
        """Return where the reader opens a passage, empty when there is no reader for it."""
        number = self._numbers.get(passage.document_id)
        page = self._page(number) if number else ""
        return f"{page}#turn-{passage.turns[0]}" if page and passage.turns else page

    def _page(self, number: int) -> str:
        if number not in self._pages:
            try:
                self._pages[number] = reverse("coding:read", args=[self._slug, number])
            except NoReverseMatch:
                self._pages[number] = ""
        return self._pages[number]


def shortened(words: str, longest: int = LONGEST) -> str:
    """Return the words cut at a space when they are long."""
    words = " ".join(words.split())
    return words if len(words) <= longest else words[:longest].rsplit(" ", 1)[0] + " …"


class Links:
    """The links of every claim of a study, made ready to be shown together."""

    def __init__(self, study: Study, ground: Ground, coder: Coder | None) -> None:
        self._ground = ground
        self._places = Places(study, ground, coder)
        self._items = {item.id: item for item in ground.material.settings.items}
        self._by_claim: dict[int, list[Evidence]] = {}
        for row in remembered(study, "evidence in order", lambda: tuple(evidence_rows(study))):
            self._by_claim.setdefault(row.claim_id, []).append(row)

    def of(self, claim: int) -> tuple[tuple[LinkView, ...], tuple[LinkView, ...]]:
        """Return a claim's links: those that carry it, and those that trouble it."""
        shown = [self.view(row) for row in self._by_claim.get(claim, ())]
        return (
            tuple(one for one in shown if one.relation not in COUNTER),
            tuple(one for one in shown if one.relation in COUNTER),
        )

    def view(self, row: Evidence) -> LinkView:
        """Return one link as it is shown."""
        link = EvidenceValue(row.relation, row.kind, row.target, row.group)  # type: ignore[arg-type]
        if row.kind == "coding" and self._places.hides(row.target):
            return LinkView(
                row.pk, row.version, row.relation, row.kind, row.target, row.group, "", "", "", 0, hidden=True
            )
        backing = backing_of([link], self._ground)
        name, words, who, place = self._told(row.kind, row.target)
        return LinkView(
            row.pk, row.version, row.relation, row.kind, row.target, row.group, name, words, who,
            len(backing.passages) or len(backing.respondents) or len(backing.projects) or len(backing.organisations),
            bool(backing.missing), place.href if place else "", bool(place and place.hidden),
            row.kind == "coding" and row.target in self._ground.unplaced,
        )  # fmt: skip

    def _told(self, kind: str, ref: str) -> tuple[str, str, str, Place | None]:
        ground = self._ground
        if kind == "coding" and (one := ground.codings.get(ref)):
            passage = ground.passage(one)
            place = self._places.place(passage) if passage else None
            code = ground.codes.get(one.code_id)
            return code.name if code else one.code_id, place.words if place else "", place.who if place else "", place
        if kind == "coding" and (waiting := ground.unplaced.get(ref)):  # whose words they are is not known until placed
            code = ground.codes.get(waiting.code_id)
            return code.name if code else waiting.code_id, "", "", Place("", "", hidden=self._places.hides(ref))
        if kind == "code" and ref in ground.codes:
            return ground.codes[ref].name, "", "", None
        if kind == "quotation" and (quotation := ground.quotations.get(ref)):
            language = ground.material.settings.language
            words = shortened(render_quotation(quotation.pieces, language=language, display="inline"))
            return quotation.id, words, render_attribution(quotation.attribution, language), None
        if kind == "answers":
            item = self._items.get(parse_condition(ref)[0])
            return ref, item.text if item else "", "", None
        if kind == "claim" and (claim := ground.claims.get(ref)):
            return claim.id, shortened(claim.text), "", None
        if kind == "portfolio" and (fact := ground.facts.get(ref)):
            return ref, fact.detail or str(fact.value), "", None
        return ref, "", "", None


def groups_of(found: Count, ground: Ground, links: Iterable[LinkView]) -> tuple[GroupView, ...]:
    """Return the two sides of a contrast, each with its members and its own evidence."""
    held = tuple(links)
    own = any(one.group for one in held)
    return tuple(_group(group, ground, tuple(one for one in held if one.group == (group.name if own else ""))) for group in found.groups)  # fmt: skip


def _group(group: Group, ground: Ground, links: tuple[LinkView, ...]) -> GroupView:
    backed = set(group.ids)
    members = tuple(
        (unit_name(ground, one), one in backed or unit_name(ground, one) in backed)
        for one in (group.members or group.ids)
    )
    return GroupView(group.name, members, group.unknown, group.value, group.n, len(group.ids), links)
