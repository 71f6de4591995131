"""Two groups set against each other: who is in each, what backs it, and what its measure is."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import fmean

from lardom.claims.backing import backing_of
from lardom.claims.bases import base_for
from lardom.claims.claim import Claim
from lardom.claims.ground import Ground
from lardom.claims.judging import Judgement
from lardom.claims.passages import Passage
from lardom.claims.units import lift, units_of
from lardom.text.numerals import number

_PROJECT = re.compile(r"^(?:projekt|project)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Group:
    """One side of a contrast or comparison.

    `named` are the labels as the claim writes them, `members` the ids of the units they name (empty when the claim
    names none), `ids` the units that evidence or answers stand behind, `unknown` labels nobody has. `value` is the
    group's measure: the mean of an item (1-5), or the share coded (0-1), over `n` respondents or units; `projects` is
    how many projects they come from.
    """

    name: str
    named: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    passages: tuple[Passage, ...] = ()
    value: float | None = None
    n: int = 0
    projects: int = 0


def groups_of(claim: Claim, ground: Ground) -> tuple[Group, Group]:
    """Return the two groups of a claim.

    A label may be a project ("H"), a respondent ("F-R1", "F R1"), an item of the closed questions, or a base such as
    "step 2" and "category:…".
    """
    return _group("a", claim.group_a, claim, ground), _group("b", claim.group_b, claim, ground)


def _group(name: str, labels: str, claim: Claim, ground: Ground) -> Group:
    named = tuple(label.strip() for label in labels.split(";") if label.strip())
    unit = claim.unit or "project"
    items = [label for label in named if label in {item.id for item in ground.material.settings.items}]
    people: set[str] = set()
    unknown: list[str] = []
    for label in named:
        if label in items:
            continue
        here = _people_of(label, ground)
        people |= here
        if not here:
            unknown.append(label)
    members = tuple(sorted(lift(people, unit, ground)))
    own = any(one.group for one in claim.evidence)
    backing = backing_of((one for one in claim.evidence if one.group == (name if own else "")), ground)
    found = units_of(backing, unit, ground).ids
    # Units that only answers or a code measure are backed by the measure itself.
    ids = tuple(one for one in found if one in members) if named and members else found
    measured = people or (backing.respondents if own else set())
    if not named and not found:
        measured = set()
    value, n, behind = _measure(claim.measure, items, measured, unit, ground)
    if claim.measure and n and not ids:
        ids = tuple(sorted(lift(behind, unit, ground)))
    passages = tuple(one for one in backing.sorted_passages() if not people or people.intersection(one.respondents))
    projects = {person.project_id for one in behind if (person := ground.person(one))}
    if items:
        ids = tuple(items)
    return Group(name, named, members, ids, tuple(unknown), passages, value, n, len(projects))


def _people_of(label: str, ground: Ground) -> set[str]:
    bare = _PROJECT.sub("", label)
    project = ground.project_id(bare) or (label if label in ground.projects else "")
    if project:
        return {person.id for person in ground.heard if person.project_id == project}
    if person := ground.person(label):
        return {person.id} if person.may_be_used else set()
    first, _, second = bare.replace(",", " ").partition(" ")
    if second and (person := ground.respondent(first, second.strip())):
        return {person.id} if person.may_be_used else set()
    base = base_for(label, "respondent", backing_of((), ground), ground)
    return set(base.ids)


def _measure(
    measure: str, items: list[str], people: set[str], unit: str, ground: Ground
) -> tuple[float | None, int, set[str]]:
    """Return the measure of a group: value, how many it rests on, and the respondents behind it."""
    if items:
        means = [[v for v in ground.answers_to(item).values() if v is not None] for item in items]
        given = [fmean(values) for values in means if values]
        everyone = {one for item in items for one, value in ground.answers_to(item).items() if value is not None}
        return (fmean(given) if given else None), sum(map(len, means)), everyone
    kind, _, ref = measure.partition(":")
    if kind.strip().lower() == "code" and ref.strip():
        coded = {one for passage in ground.passages_under(ref.strip()) for one in passage.respondents}
        here, all_here = lift(people & coded, unit, ground), lift(people, unit, ground)
        return (len(here) / len(all_here) if all_here else None), len(all_here), people
    item = ref.strip() if kind.strip().lower() == "answers" and ref.strip() else measure.strip()
    answers = ground.answers_to(item)
    given_here = {one: answers[one] for one in sorted(people) if answers.get(one) is not None}
    values = [value for value in given_here.values() if value is not None]
    return (fmean(values) if values else None), len(values), set(given_here)


def judge_groups(claim: Claim, groups: Iterable[Group], *, class_: str, direction: int = 0) -> Judgement:
    """Judge a contrast or a comparison.

    Both groups must be named and have something behind them; a comparison needs a measure that goes the way the words
    say (`direction` +1: the first is higher, -1: lower, 0: not said). An empty group blocks; the rest warns.

    >>> judge_groups(Claim("C1", "…", group_a="H"), (Group("a", ("H",), ("p8",), ("p8",)), Group("b")), class_="contrast").blocks
    True
    """
    a, b = groups
    for group in (a, b):
        labels = ", ".join(group.named)
        if group.unknown:
            listed = ", ".join(group.unknown)
            return _wrong(
                f"Grupp {group.name} nämner ”{listed}”, som inte finns i studien.",
                f"Group {group.name} names “{listed}”, which the study does not have.",
            )
        if not group.ids:
            return _wrong(
                f"Grupp {group.name} ({labels or 'utan namn'}) är tom: inget belägg gäller den.",
                f"Group {group.name} ({labels or 'not named'}) is empty: no evidence is about it.",
            )
    if both := sorted(set(a.ids) & set(b.ids)):
        listed = ", ".join(both)
        return Judgement("warn", "overlap", f"{listed} finns i båda grupperna.", f"{listed} is in both groups.")
    if class_ == "contrast" and not claim.measure:
        sv, en = f"Grupp a: {len(a.ids)}, grupp b: {len(b.ids)}.", f"Group a: {len(a.ids)}, group b: {len(b.ids)}."
        return Judgement("ok", "holds", sv, en)
    if a.value is None or b.value is None:
        return Judgement(
            "warn",
            "no measure",
            "Jämförelsen saknar mått: ange en fråga (answers:…) eller en kod (code:…).",
            "The comparison has no measure: give an item (answers:…) or a code (code:…).",
        )
    return _compared(a, b, direction)


def _wrong(sv: str, en: str) -> Judgement:
    return Judgement("wrong", "empty group", sv, en, blocks=True)


def _compared(a: Group, b: Group, direction: int) -> Judgement:
    first, second = a.value or 0.0, b.value or 0.0
    sv = f"Grupp a: {number(first, 'sv', 2)} (n = {a.n}), grupp b: {number(second, 'sv', 2)} (n = {b.n})"
    en = f"Group a: {number(first, 'en', 2)} (n = {a.n}), group b: {number(second, 'en', 2)} (n = {b.n})"
    if direction and (first - second) * direction < 0:
        return Judgement(
            "wrong", "other way", f"{sv}; måttet går åt andra hållet.", f"{en}; the measure goes the other way."
        )
    if direction and first == second:
        return Judgement("warn", "no difference", f"{sv}; ingen skillnad.", f"{en}; no difference.")
    if min(a.projects, b.projects) < 2 and not set(a.ids) <= set(a.named):
        return Judgement(
            "warn",
            "small group",
            f"{sv}; en av grupperna kommer från ett enda projekt.",
            f"{en}; one of the groups comes from a single project.",
        )
    return Judgement("ok", "holds", f"{sv}.", f"{en}.")
