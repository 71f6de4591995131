"""What the board shows of each claim: its sentence, its count, how it stands and why, and the evidence on both sides."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property

from django.utils.translation import get_language

from lardom.claims.claim import Claim as ClaimValue
from lardom.claims.evidence import Count, reading_of
from lardom.claims.ground import Ground
from lardom.claims.offering import Offer, offer
from lardom.claims.standing import Standing, standing
from lardom.claims.ways_out import way_out
from lardom.report.claim_sheets import counted as counted_in_words
from lardom.study.settings import Language
from lardom.web.claims.models import Claim
from lardom.web.claims.queries.evidence import GroupView, Links, LinkView, groups_of
from lardom.web.claims.queries.values import Counted, claim_rows, counted_for
from lardom.web.study.models import Coder, Study
from lardom.web.study.remembering.values import remembered


def spoken_language() -> Language:
    """Return the language the reader has chosen, as the ground floor's sentences know it."""
    return "sv" if (get_language() or "sv").startswith("sv") else "en"


@dataclass(frozen=True)
class Card:
    """One claim as the board and its own page show it.

    `before`, `word` and `after` are its sentence parted at the quantifier; `told` is the count in words, `why` the
    ground floor's sentence and `out` what can be done; `offered` what the sentence says of itself when the author has
    not yet said it.
    """

    row: Claim
    value: ClaimValue
    found: Count
    standing: Standing
    before: str
    word: str
    after: str
    told: str
    base_told: str
    why: str
    out: str
    offered: Offer | None
    supports: tuple[LinkView, ...] = ()
    counters: tuple[LinkView, ...] = ()
    groups: tuple[GroupView, ...] = ()
    themes: frozenset[str] = frozenset()

    @cached_property
    def digest(self) -> str:
        """What tells the browser whether anything that changes with the coding has changed."""
        shown = (self.standing, self.told, self.why, self.out, self.supports, self.counters, self.groups,
                 self.found.unplaced)  # fmt: skip
        return hashlib.sha256(repr(shown).encode()).hexdigest()[:12]

    @property
    def shown(self) -> tuple[LinkView, ...]:
        """The links that carry the claim and are shown on the board; all of them stand on its own page."""
        return self.supports[:3]

    @cached_property
    def key(self) -> str:
        """What tells two cards apart that look different in more than `filling`."""
        row = self.row
        sides = [(replace(one, links=()), [link.still for link in one.shown]) for one in self.groups]
        return repr((
            row.pk, row.version, row.ref, row.section, self.standing, self.told, self.base_told, self.share, self.why, self.out,
            [one.still for one in self.shown], len(self.supports), [one.still for one in self.counters], sides,
            self.found.unplaced, self.found.inherited, self.offered,
        ))  # fmt: skip

    @property
    def filling(self) -> tuple[str, ...]:
        """What every coding may change on it, in the order of the page: the digest, the places behind each link."""
        first = [link for one in self.groups for link in one.shown] if self.groups else self.shown
        return (self.digest, *(str(one.n) for one in (*first, *self.counters) if one.n > 1))

    @property
    def still(self) -> str:
        """What tells two cards' heads apart, which no coding changes."""
        row = self.row
        return repr((row.pk, row.ref, row.section, self.before, self.word, self.after))

    @property
    def share(self) -> int:
        """How much of the base is counted, in per cent."""
        return round(100 * self.found.n / self.found.base) if self.found.n is not None and self.found.base else 0

    @property
    def links(self) -> int:
        """How many links of evidence it has, on both sides."""
        return len(self.supports) + len(self.counters)


@dataclass(frozen=True)
class Wanted:
    """What the reader of the board wants to see."""

    q: str = ""
    standing: str = ""
    section: str | None = None
    unit: str = ""
    theme: str = ""
    by: str = "section"


@dataclass(frozen=True)
class Group:
    """Claims under one heading of the board."""

    key: str
    cards: list[Card] = field(default_factory=list)

    @property
    def known(self) -> str:
        """What tells two groups apart that look different in more than `filling`."""
        return repr((self.key, [one.key for one in self.cards]))

    @property
    def filling(self) -> tuple[str, ...]:
        """What every coding may change on its cards."""
        return tuple(value for one in self.cards for value in one.filling)


@dataclass(frozen=True)
class Board:
    """The board: its groups, how many claims stand how (of those that the other filters let through), the choices.

    It is `veiled` when work that a blind reading hides from the person is left out of its counts.
    """

    groups: list[Group]
    cards: list[Card]
    totals: dict[str, int]
    shown: int
    all: int
    sections: list[str]
    units: list[str]
    themes: list[tuple[str, str]]
    veiled: bool


def card(row: Claim, here: Counted, links: Links) -> Card:
    """Return one claim as it is shown."""
    ground, value, found = here.ground, here.ground.claims[row.ref], here.counts[row.ref]
    language, tongue = spoken_language(), 0 if spoken_language() == "sv" else 1
    own = ground.material.settings.language
    reading = reading_of(value, own)
    start, end = (reading.start, reading.end) if reading else (0, 0)
    offered = None if value.class_ or value.unit else offer(
        value.text, own, categories=ground.material.settings.categories
    )  # fmt: skip
    supports, counters = links.of(row.pk)
    return Card(
        row=row, value=value, found=found, standing=standing(found),
        before=value.text[:start], word=value.text[start:end], after=value.text[end:],
        told=counted_in_words(found.n, found.base, found.unit, language), base_told=found.base_told[tongue],
        why=found.judgement.sentence(language), out=way_out(value, found, ground)[tongue], offered=offered,
        supports=supports, counters=counters, groups=groups_of(found, ground, supports),
        themes=themes_of(value, ground),
    )  # fmt: skip


def themes_of(claim: ClaimValue, ground: Ground, deep: int = 3) -> frozenset[str]:
    """Return the themes at the top of the codebook that a claim's evidence stands under."""
    found: set[str] = set()
    for link in claim.evidence:
        if link.kind == "coding" and (coding := ground.codings.get(link.ref)):
            found.add(_top(coding.code_id, ground))
        elif link.kind == "code":
            found.add(_top(link.ref, ground))
        elif link.kind == "claim" and deep and (other := ground.claims.get(link.ref)):
            found |= themes_of(other, ground, deep - 1)
    return frozenset(found - {""})


def _top(code: str, ground: Ground) -> str:
    seen: set[str] = set()
    while code in ground.codes and code not in seen and ground.codes[code].parent:
        seen.add(code)
        code = ground.codes[code].parent
    return code if code in ground.codes else ""


def cards(study: Study, coder: Coder | None, only: Iterable[int] | None = None) -> list[Card]:
    """Return the claims of the study in their order, counted; with `only`, those of them."""
    here, language = counted_for(study, coder), spoken_language()
    rows, wanted = remembered(study, "claims in order", lambda: tuple(claim_rows(study))), set(only or ())
    found: list[Card] = []
    links: Links | None = None
    for row in rows:
        if row.ref not in here.counts or (only is not None and row.pk not in wanted):
            continue
        # Whoever sees the same is shown the same card, as long as its count stands.
        made, key = here.shown.setdefault(row.ref, {}), ("card", row.version, language)
        if key not in made:
            links = links or Links(study, here.ground, coder)
            made[key] = card(row, here, links)
        found.append(made[key])
    return found


def board(study: Study, wanted: Wanted, coder: Coder | None) -> Board:
    """Return the board as it is asked for."""
    everything = cards(study, coder)
    here = counted_for(study, coder)
    ground = here.ground
    fitting = [one for one in everything if _fits(one, wanted)]
    shown = [one for one in fitting if wanted.standing in ("", one.standing)]
    groups: dict[str, Group] = {}
    for one in shown:
        for key in _keys(one, wanted.by):
            groups.setdefault(key, Group(key)).cards.append(one)
    used = {theme for one in everything for theme in one.themes}
    return Board(
        groups=list(groups.values()),
        cards=everything,
        totals={name: sum(one.standing == name for one in fitting) for name in ("holds", "fails", "open")},
        shown=len(shown),
        all=len(everything),
        sections=list(dict.fromkeys(one.value.section for one in everything)),
        units=sorted({one.value.unit for one in everything if one.value.unit}),
        themes=[(ref, code.name) for ref, code in ground.codes.items() if ref in used],
        veiled=here.veiled,
    )


def _fits(one: Card, wanted: Wanted) -> bool:
    words = wanted.q.casefold().split()
    text = f"{one.value.id} {one.value.text}".casefold()
    return (
        all(word in text for word in words)
        and (wanted.section is None or one.value.section == wanted.section)
        and wanted.unit in ("", one.value.unit)
        and (not wanted.theme or wanted.theme in one.themes)
    )


def _keys(one: Card, by: str) -> Iterable[str]:
    if by == "standing":
        return (one.standing,)
    if by == "theme":
        return sorted(one.themes) or ("",)
    return (one.value.section,)
