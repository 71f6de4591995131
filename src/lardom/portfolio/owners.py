"""The main need owner of a project: the public party with the largest budget in it.

Decision 1 of the requirements is taken at its word. A tie in the largest budget or *any* missing budget
among the public parties leaves the owner undetermined, also when there is only one public party: the
report says that the owner has the largest budget, and nothing may be printed about a sum nobody has
stated. The reason then names the party, so that the study can settle it by an override, which is one
line and needs a reason of its own. A budget of 0 is a stated budget. Several rows of one organisation
in a project are added up; a blank among them makes the sum unknown.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import fsum, isfinite
from typing import Literal

from lardom.portfolio.kinds import OTHER_PUBLIC_KINDS, UNKNOWN
from lardom.portfolio.projects import Party
from lardom.study.settings import DEFAULT_PUBLIC_KINDS, Language, Override

__all__ = ["UNDETERMINED", "Override", "Owner", "Reason", "main_need_owner"]

UNDETERMINED = "undetermined"

Reason = Literal[
    "largest budget", "only public party", "override",
    "tie", "missing budget", "two kinds", "other public kinds", "no public party",
]  # fmt: skip
"""Why the owner is what it is; the first three determine it, the others leave it undetermined."""

_SENTENCES: dict[Reason, tuple[str, str]] = {
    "largest budget": (
        "{names} har störst budget av projektets offentliga parter.",
        "{names} has the largest budget of the project's public parties.",
    ),
    "only public party": (
        "{names} är projektets enda offentliga part.",
        "{names} is the project's only public party.",
    ),
    "override": ("{names} är satt för hand: {note}", "{names} is set by hand: {note}"),
    "tie": (
        "Flera offentliga parter har lika stor budget, och ingen större: {names}.",
        "Several public parties have the same budget, and none a larger one: {names}.",
    ),
    "missing budget": ("Budgeten är okänd för {names}.", "The budget is unknown for {names}."),
    "two kinds": ("{names} står som flera slags organisation.", "{names} is listed as several kinds of organisation."),
    "other public kinds": (
        "De enda offentliga parterna är av andra slag än behovsägare: {names}.",
        "The only public parties are of other kinds than need owners: {names}.",
    ),
    "no public party": ("Projektet har ingen offentlig part.", "The project has no public party."),
}


@dataclass(frozen=True, slots=True)
class Owner:
    """The main need owner of a project, or why there is none.

    `kind` is the owner's kind, or `"undetermined"`; `organisation` is empty then. `reason` is one of
    `Reason`; `organisations` are those the reason speaks of; `budget` is the owner's budget in the
    project; `note` is the reason given for an override, and `unused` says why an override was not used
    ("no reason" or "no such party").
    """

    project_id: str
    kind: str
    organisation: str
    reason: Reason
    organisations: tuple[str, ...] = ()
    budget: float | None = None
    note: str = ""
    unused: Literal["", "no reason", "no such party"] = ""

    @property
    def determined(self) -> bool:
        """Whether the project has a main need owner."""
        return self.kind != UNDETERMINED

    def sentence(self, language: Language = "sv") -> str:
        """Return the reason as a sentence to a reader.

        >>> Owner("p1", "undetermined", "", "missing budget", ("Norrvik kommun",)).sentence("en")
        'The budget is unknown for Norrvik kommun.'
        """
        template = _SENTENCES[self.reason][0 if language == "sv" else 1]
        joined = f" {'och' if language == 'sv' else 'and'} ".join(
            part
            for part in (", ".join(self.organisations[:-1]), self.organisations[-1] if self.organisations else "")
            if part
        )
        return template.format(names=joined, note=self.note)


@dataclass(frozen=True, slots=True)
class _Share:
    """One organisation's whole part in a project."""

    organisation: str
    kinds: tuple[str, ...]
    budget: float | None


def _shares(parties: Iterable[Party]) -> list[_Share]:
    rows: dict[str, list[Party]] = {}
    for party in parties:
        rows.setdefault(party.identity, []).append(party)
    return sorted((_share(of_one) for of_one in rows.values()), key=lambda share: (share.organisation, share.kinds))


def _share(rows: Sequence[Party]) -> _Share:
    name = min(row.organisation for row in rows)
    kinds = tuple(sorted({row.kind for row in rows}))
    budgets = [row.budget for row in rows if row.budget is not None and isfinite(row.budget)]
    # fsum, so that no order of rows can change the last digit; six decimals, so that 0.1 + 0.2 is 0.3.
    return _Share(name, kinds, round(fsum(budgets), 6) if len(budgets) == len(rows) else None)


def _undetermined(project_id: str, reason: Reason, shares: Iterable[_Share]) -> Owner:
    return Owner(project_id, UNDETERMINED, "", reason, tuple(share.organisation for share in shares))


def _by_budget(project_id: str, public: Sequence[_Share]) -> Owner:
    """Apply the rule to the public parties (at least one) of a project."""
    missing = [share for share in public if share.budget is None]
    if missing:
        return _undetermined(project_id, "missing budget", missing)
    largest = max(share.budget or 0.0 for share in public)
    leading = [share for share in public if share.budget == largest]
    if len(leading) > 1:
        return _undetermined(project_id, "tie", leading)
    (owner,) = leading
    if len(owner.kinds) > 1:
        return _undetermined(project_id, "two kinds", leading)
    reason: Reason = "largest budget" if len(public) > 1 else "only public party"
    return Owner(project_id, owner.kinds[0], owner.organisation, reason, (owner.organisation,), owner.budget)


def _project_of(parties: Sequence[Party]) -> str:
    ids = {party.project_id for party in parties}
    if len(ids) > 1:
        raise ValueError(f"The parties belong to several projects: {', '.join(sorted(ids))}.")
    return ids.pop() if ids else ""


def _overridden(project_id: str, parties: Sequence[Party], override: Override) -> Owner | None:
    wanted = " ".join(override.organisation.casefold().split())
    named = [p for p in parties if wanted in (p.identity.casefold(), " ".join(p.organisation.casefold().split()))]
    if not named:
        return None
    share = _share(named)
    kind = share.kinds[0] or UNKNOWN
    return Owner(project_id, kind, share.organisation, "override", (share.organisation,), share.budget, override.reason)


def main_need_owner(
    parties_of_one_project: Iterable[Party],
    *,
    public_kinds: Iterable[str] = DEFAULT_PUBLIC_KINDS,
    overrides: Iterable[Override] = (),
    project_id: str = "",
) -> Owner:
    """Return who is the main need owner of the project the parties belong to, with the reason.

    Among the parties of `public_kinds` the one with the largest budget; the rules for ties, missing
    budgets, other public kinds and overrides stand at the top of this module. `project_id` is needed
    only for a project without parties. Raises `ValueError` when the parties belong to several projects
    (a mistake of the caller, not of the user).

    >>> parties = [Party("p1", "Norrvik kommun", "municipality", budget=400_000.0),
    ...            Party("p1", "Region Norr", "region", budget=250_000.0)]
    >>> main_need_owner(parties).organisation
    'Norrvik kommun'
    >>> main_need_owner(parties, overrides=[Override("p1", "Region Norr", "Leder arbetet.")]).kind
    'region'
    """
    parties = list(parties_of_one_project)
    project_id = project_id or _project_of(parties)
    kinds = set(public_kinds)
    owner = _by_rule(project_id, parties, kinds)
    for override in sorted(
        (o for o in overrides if o.project_id == project_id), key=lambda o: (o.organisation, o.reason)
    ):
        if not override.reason.strip():
            return _unused(owner, "no reason")
        return _overridden(project_id, parties, override) or _unused(owner, "no such party")
    return owner


def _unused(owner: Owner, why: Literal["no reason", "no such party"]) -> Owner:
    return Owner(
        owner.project_id, owner.kind, owner.organisation, owner.reason, owner.organisations, owner.budget, "", why
    )


def _by_rule(project_id: str, parties: Sequence[Party], kinds: set[str]) -> Owner:
    public = _shares(party for party in parties if party.kind in kinds)
    if public:
        return _by_budget(project_id, public)
    others = _shares(party for party in parties if party.kind in OTHER_PUBLIC_KINDS)
    return _undetermined(project_id, "other public kinds" if others else "no public party", others)
