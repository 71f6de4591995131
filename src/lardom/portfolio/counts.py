"""The figures of a portfolio, counted from its projects and parties.

Names of the figures:

- `projects`; `type:<type>`, `category:<category>` (`none` when it is not stated): each sums to all;
- `with:<kind>`: projects with at least one party of the kind; `with:public` of any public kind;
- `participations:<kind>`: an organisation counted once for each project it takes part in (*ej unika*);
  `organisations:<kind>`: each organisation once (*unika*); both also for `public`;
- `kinds>=2`: projects with at least two public kinds; `three-kinds`: with at least three, with the
  identity that ties the counts together as its detail;
- `public=<n>`: projects with n public parties, n from 0, sums to all; `public=1-2`: with one or two;
- `pattern:<kinds joined by +>` (`none` for no public kind): sums to all;
- `owner:<kind>`, `owner:undetermined`: main need owners, sums to all;
- `most:<kind>`: projects with the largest number of the kind; `outliers:<kind>`: those far above.

A party row whose project is not in the portfolio is not counted (the validator reports it). Two rows
of one organisation in one project are one participation. The order of rows never matters.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from lardom.portfolio.facts import Fact, Facts
from lardom.portfolio.kinds import canonical_kind, kind_name
from lardom.portfolio.outliers import most, outliers, upper_fence
from lardom.portfolio.owners import UNDETERMINED, Override, Owner, main_need_owner
from lardom.portfolio.patterns import identity, patterns
from lardom.portfolio.projects import Party, Project
from lardom.study.settings import Language, StudySettings

__all__ = ["NOT_STATED", "PUBLIC", "Fact", "Facts", "facts"]

PUBLIC = "public"
NOT_STATED = "none"
_REASONS_TOLD = 20


@dataclass(frozen=True, slots=True)
class _Portfolio:
    """The portfolio put in order once: ids sorted, kinds canonical, participations by kind.

    `members[kind][project]` are the identities of the project's parties of that kind.
    """

    projects: Mapping[str, Project]
    parties: Mapping[str, Sequence[Party]]
    members: Mapping[str, Mapping[str, set[str]]]
    public_kinds: tuple[str, ...]
    kinds: tuple[str, ...]
    language: Language

    def numbers(self, kind: str) -> dict[str, int]:
        """How many parties of `kind` each project has, all projects included."""
        members = self.members.get(kind, {})
        return {project: len(members.get(project, ())) for project in self.projects}


def _natural(text: str) -> tuple[tuple[int, int, str], ...]:
    """Sort key by which p2 comes before p10."""
    parts = re.findall(r"[0-9]+|[^0-9]+", text)
    return tuple((0, int(part), part) if part[0].isdigit() else (1, 0, part) for part in parts)


def _first_of_each(projects: Iterable[Project]) -> dict[str, Project]:
    """Return one project per id (of doubles, the same one in every order of rows), ids in natural order."""
    by_id: dict[str, Project] = {}
    for project in projects:
        other = by_id.get(project.id)
        by_id[project.id] = project if other is None else min(project, other, key=repr)
    return {name: by_id[name] for name in sorted(by_id, key=_natural)}


def _ordered(projects: Iterable[Project], parties: Iterable[Party], settings: StudySettings) -> _Portfolio:
    by_id = _first_of_each(projects)
    public_kinds = tuple(dict.fromkeys(canonical_kind(kind, settings.kinds) for kind in settings.public_kinds))
    canonical: dict[str, str] = {}
    of_project: dict[str, list[Party]] = {project: [] for project in by_id}
    members: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for party in parties:
        rows = of_project.get(party.project_id)
        if rows is None:
            continue
        kind = canonical.get(party.kind)
        if kind is None:
            kind = canonical[party.kind] = canonical_kind(party.kind, settings.kinds)
        rows.append(party if party.kind == kind else replace(party, kind=kind))
        identity_ = party.identity
        members[kind][party.project_id].add(identity_)
        if kind in public_kinds:
            members[PUBLIC][party.project_id].add(identity_)
    others = sorted(kind for kind in members if kind not in (*public_kinds, PUBLIC))
    return _Portfolio(by_id, of_project, members, public_kinds, (*public_kinds, *others), settings.language)


def _grouped(name: str, values: Mapping[str, str], order: Sequence[str]) -> list[Fact]:
    """One fact per value met (and per value in `order`, met or not): the projects that have it."""
    groups: dict[str, list[str]] = {value: [] for value in order}
    for project, value in values.items():
        groups.setdefault(" ".join(value.split()) or NOT_STATED, []).append(project)
    rest = sorted(group for group in groups if group not in order and group != NOT_STATED)
    last = [NOT_STATED] if NOT_STATED in groups and NOT_STATED not in order else []
    return [
        Fact(f"{name}:{group}", len(groups[group]), tuple(groups[group]), base=len(values))
        for group in (*order, *rest, *last)
    ]


def _kind_facts(portfolio: _Portfolio) -> list[Fact]:
    kinds = (*portfolio.kinds, PUBLIC)
    found: dict[str, list[Fact]] = {"with": [], "participations": [], "organisations": []}
    for kind in kinds:
        members = portfolio.members.get(kind, {})
        having = tuple(project for project in portfolio.projects if project in members)
        pairs = tuple(f"{project} · {one}" for project in having for one in sorted(members[project]))
        unique = tuple(sorted({one for project in having for one in members[project]}))
        found["with"].append(Fact(f"with:{kind}", len(having), having, base=len(portfolio.projects)))
        found["participations"].append(Fact(f"participations:{kind}", len(pairs), pairs, "participation"))
        found["organisations"].append(Fact(f"organisations:{kind}", len(unique), unique, "organisation"))
    return [fact for facts_ in found.values() for fact in facts_]


def _meeting_facts(portfolio: _Portfolio) -> list[Fact]:
    """How public kinds meet: at least two, the patterns, at least three with the identity."""
    public = portfolio.public_kinds
    kinds_of = {
        project: {kind for kind in public if project in portfolio.members.get(kind, {})}
        for project in portfolio.projects
    }
    base = len(kinds_of)
    two = tuple(project for project, kinds in kinds_of.items() if len(kinds) >= 2)
    three = tuple(project for project, kinds in kinds_of.items() if len(kinds) >= 3)
    sentence = identity(kinds_of, public).sentence(portfolio.language) if public else ""
    return [
        Fact("kinds>=2", len(two), two, base=base),
        Fact("three-kinds", len(three), three, base=base, detail=sentence),
        *(Fact(f"pattern:{name}", len(ids), tuple(ids), base=base) for name, ids in patterns(kinds_of, public).items()),
    ]


def _number_facts(portfolio: _Portfolio) -> list[Fact]:
    """Projects by their number of public parties, and one or two together."""
    numbers = portfolio.numbers(PUBLIC)
    groups: dict[int, list[str]] = {number: [] for number in range(max(numbers.values(), default=0) + 1)}
    for project, number in numbers.items():
        groups[number].append(project)
    one_or_two = tuple(project for project, number in numbers.items() if 1 <= number <= 2)
    base = len(numbers)
    return [
        *(Fact(f"public={number}", len(groups[number]), tuple(groups[number]), base=base) for number in groups),
        Fact("public=1-2", len(one_or_two), one_or_two, base=base),
    ]


def _owner_facts(portfolio: _Portfolio, owners: Sequence[Owner]) -> list[Fact]:
    base, found = len(owners), []
    met = sorted({owner.kind for owner in owners if owner.determined} - set(portfolio.public_kinds))
    for kind in (*portfolio.public_kinds, *met, UNDETERMINED):
        ids = tuple(owner.project_id for owner in owners if owner.kind == kind)
        detail = _reasons(owners, portfolio.language) if kind == UNDETERMINED else ""
        found.append(Fact(f"owner:{kind}", len(ids), ids, base=base, detail=detail))
    return found


def _reasons(owners: Sequence[Owner], language: Language) -> str:
    """Tell the reasons of the first undetermined owners; `Facts.owners` has them all."""
    undetermined = [owner for owner in owners if not owner.determined]
    told = [f"{owner.project_id}: {owner.sentence(language)}" for owner in undetermined[:_REASONS_TOLD]]
    if more := len(undetermined) - len(told):
        told.append(f"… och {more} till." if language == "sv" else f"… and {more} more.")
    return " ".join(told)


def _standing_out(portfolio: _Portfolio) -> list[Fact]:
    found, swedish, base = [], portfolio.language == "sv", len(portfolio.projects)
    for kind in (*portfolio.kinds, PUBLIC):
        numbers = portfolio.numbers(kind)
        largest, ids = most(numbers)
        name = kind_name(kind, portfolio.language, largest)
        detail = f"{largest} {name} i vart och ett" if swedish else f"{largest} {name} in each"
        found.append(Fact(f"most:{kind}", len(ids), ids, base=base, number=largest, detail=detail if ids else ""))
        far, fence = outliers(numbers), upper_fence(numbers)
        told = ", ".join(f"{project}: {numbers[project]}" for project in far)
        found.append(Fact(f"outliers:{kind}", len(far), far, base=base, number=fence, detail=told))
    return found


def facts(
    projects: Iterable[Project],
    parties: Iterable[Party],
    *,
    settings: StudySettings | None = None,
    overrides: Iterable[Override] = (),
) -> Facts:
    """Return every figure of the portfolio with the ids behind it; the names stand at the top of this module.

    Of `settings` are used: `public_kinds`, `kinds` (the study's words for kinds), `categories` (their
    order in the report), `owners` (main need owners set by hand, to which `overrides` add) and `language`
    (of the details).

    >>> found = facts([Project("p1", "Sensors", category="Climate")], [Party("p1", "Norrvik", "kommun", budget=10.0)])
    >>> found["with:municipality"].value, found["owner:municipality"].ids, found["category:Climate"].value
    (1, ('p1',), 1)
    """
    settings = settings or StudySettings()
    portfolio, by_hand = _ordered(projects, parties, settings), (*settings.owners, *overrides)
    owners = tuple(
        main_need_owner(
            rows,
            public_kinds=portfolio.public_kinds,
            overrides=[one for one in by_hand if one.project_id == project],
            project_id=project,
        )
        for project, rows in portfolio.parties.items()
    )
    types = {project: value.type for project, value in portfolio.projects.items()}
    categories = {project: value.category for project, value in portfolio.projects.items()}
    return Facts(
        (
            Fact("projects", len(types), tuple(types)),
            *_grouped("type", types, ()),
            *_grouped("category", categories, settings.categories),
            *_kind_facts(portfolio),
            *_meeting_facts(portfolio),
            *_number_facts(portfolio),
            *_owner_facts(portfolio, owners),
            *_standing_out(portfolio),
        ),
        owners,
    )
