"""Reading people, studies, roles and the trail."""

import datetime as dt
import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Protocol

from django.apps import apps
from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from lardom.exchange.settings import read_settings_text
from lardom.study.events import kinds, right_for, told
from lardom.study.roles import ROLES, may, rights, role_name
from lardom.study.settings import Language, StudySettings
from lardom.study.trail import Entry
from lardom.study.trail import broken_at as chain_broken_at
from lardom.web.study.models import Act, Coder, Event, Invitation, Membership, Person, Study, Token
from lardom.web.study.remembering.values import remembered
from lardom.web.study.remembering.words import Question
from lardom.web.study.writing import with_ways_back

type PersonRow = Person
type InvitationRow = Invitation
"""Names by which views may speak of what they are handed, without reaching for the tables."""


def _membership(person: int, slug: str) -> QuerySet[Membership]:
    return Membership.objects.held_by(person).filter(study__slug=slug).select_related("study")[:1]


_MEMBERSHIP = Question(_membership)


def membership(slug: str, person: Person) -> Membership | None:
    """Return the person's part in the study with that address, or `None`."""
    return _MEMBERSHIP.first(person.pk, slug)


def studies_of(person: Person) -> QuerySet[Membership]:
    """Return the person's studies with their roles, by title."""
    return Membership.objects.held_by(person).select_related("study").order_by("study__title")


def coder_of(study: Study, person: Person) -> Coder | None:
    """Return the label under which the person codes in the study, or `None` before the first coding."""
    return remembered(study, f"coder of {person.pk}", lambda: Coder.objects.of(study).filter(person=person).first())


def coders(study: Study) -> QuerySet[Coder]:
    """Return all who mark and code in the study, by label."""
    return Coder.objects.of(study).select_related("person").order_by("label")


def team(study: Study) -> QuerySet[Membership]:
    """Return who takes part, by name."""
    return Membership.objects.of(study).filter(removed=False).select_related("person").order_by("person__name")


def entries(study: Study) -> Iterator[Entry]:
    """Yield the trail as the ground floor knows it, first entry first."""
    rows = Event.objects.of(study).order_by("number")
    for number, at, person, kind, subject, facts, previous, hash_ in rows.values_list(
        "number", "at", "person_id", "kind", "subject", "facts", "previous", "hash"
    ).iterator():
        moment: dt.datetime = at
        yield Entry(number, moment.isoformat(), str(person or ""), kind, subject, facts, previous, hash_)


def recent(study: Study, number: int = 40) -> QuerySet[Event]:
    """Return the last acts in the study, the newest first."""
    return Event.objects.of(study).select_related("person").order_by("-number")[:number]


_PERSON = Question(lambda number: Person.objects.filter(pk=number, is_active=True))


def person(number: int) -> Person | None:
    """Return the person with that number, if they may still sign in."""
    return _PERSON.first(number)


_LAST = Question(lambda study: Study.objects.filter(pk=study).values_list("sequence"))


def last_number(study: int) -> int:
    """Return the number of the last entry of the study's trail; 0 before the first."""
    found = _LAST.first(study)
    return found[0] if found else 0


def first_answer(person: Person, key: uuid.UUID) -> object:
    """Return what an act of the person's under that key was answered with; nothing when there is no such act."""
    return Act.objects.filter(person=person, key=key).values_list("reply", flat=True).first()


def reachable() -> bool:
    """Ask the database something small; raises its error when it cannot be read."""
    return Study.objects.exists() or True


@lru_cache(maxsize=64)
def _settings(text: str, title: str, language: str) -> StudySettings:
    read = read_settings_text(text).settings
    spoken: Language = "en" if language == "en" else "sv"
    return replace(read, title=read.title or title, language=read.language if "language" in text else spoken)


def settings(study: Study) -> StudySettings:
    """Return the study's settings as values."""
    return _settings(study.settings, study.title, study.language)


def invitation(digest: str) -> Invitation | None:
    """Return the invitation whose link has this digest, if it can still be used."""
    return next(iter(_open(Invitation.objects.filter(digest=digest))), None)


def _open(rows: QuerySet[Invitation]) -> list[Invitation]:
    """Return those that can still be used: what somebody offers who may no longer invite is worth nothing."""
    good = rows.filter(used_at=None, revoked=False, expires__gt=timezone.now())
    found = list(good.select_related("study", "made_by", "signs_in").order_by("-pk"))
    return [one for one in found if one.study is None or one.made_by is None or _invites(one.made_by, one.study)]


def _invites(person: Person, study: Study) -> bool:
    held = membership(study.slug, person) if person.is_active else None
    return held is not None and may(held.roles, "study.people")


def person_at(email: str) -> Person | None:
    """Return the person with that address."""
    return Person.objects.filter(email=email.strip().casefold()).first()


def open_invitations(email: str) -> list[Invitation]:
    """Return the study invitations to that address that can still be used."""
    return _open(Invitation.objects.filter(email=email.strip().casefold(), study__isnull=False))


ANSWERS_FOR_A_STUDY = frozenset({"lead", "key-holder"})
"""The roles whose holders must have a second factor."""


def lacks_factor(person: Person) -> bool:
    """Tell whether somebody who leads a study, holds its key or keeps the instance has no second factor."""
    answers = person.is_owner or any(
        ANSWERS_FOR_A_STUDY & set(roles) for roles in Membership.objects.held_by(person).values_list("roles", flat=True)
    )
    factors = apps.get_model("mfa", "Authenticator")._default_manager
    return answers and not factors.filter(user_id=person.pk, type__in=["totp", "webauthn"]).exists()


def member(study: Study, number: int) -> Membership | None:
    """Return one member of the study."""
    return Membership.objects.of(study).filter(pk=number, removed=False).select_related("person").first()


def invited_to(study: Study) -> list[Invitation]:
    """Return who has been invited to the study and has not answered, the newest first."""
    return _open(Invitation.objects.filter(study=study))


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the table of rights as it is read aloud: what one may, and for each role whether it may."""

    right: str
    sentence: str
    may: tuple[bool, ...]


def rules_aloud(language: str) -> list[Rule]:
    """Return the table of rights in a language, in the order of a study."""
    return [
        Rule(
            right.name,
            right.sv if language.startswith("sv") else right.en,
            tuple(role in right.roles for role in ROLES),
        )
        for right in rights().values()
    ]


def persons() -> list[Person]:
    """Return everybody who has ever had a way into the instance, with the studies they take part in, by name."""
    return list(Person.objects.prefetch_related(
        Prefetch("memberships", Membership._default_manager.filter(removed=False).select_related("study"), "parts")
    ).order_by("-is_active", "name"))  # fmt: skip


def studies() -> list[Study]:
    """Return all studies of the instance, by title, with how many take part."""
    return list(Study.objects.order_by("title"))


def studies_with(person: Person, right: str) -> list[Study]:
    """Return the studies in which the person has the right, by title."""
    return [one.study for one in studies_of(person) if may(one.roles, right)]


def tokens_of(person: Person) -> QuerySet[Token]:
    """Return a person's own keys for programs that still work or once did, the newest first."""
    return Token.objects.held_by(person).select_related("study").order_by("-pk")


# ---- the trail ---------------------------------------------------------------------------------------------------

DAYS_TO_REGRET = 30
"""How long an act can be taken back."""

ON_A_PAGE = 100
"""Entries of the trail on a page."""


class AskedOfTrail(Protocol):
    """Which entries are wanted (the trail's form says it)."""

    @property
    def person(self) -> int | None: ...  # noqa: D102 - told by their names
    @property
    def kind(self) -> str: ...  # noqa: D102
    @property
    def day(self) -> dt.date | None: ...  # noqa: D102
    @property
    def before(self) -> int | None: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class TrailEntry:
    """One entry as it is shown; `can_undo` says whether the reader may take it back."""

    number: int
    at: dt.datetime
    name: str
    what: str
    details: str
    undone_by: int | None
    can_undo: bool


@dataclass(frozen=True, slots=True)
class TrailPage:
    """A page of the trail, and the number before which the next one begins (nothing on the last)."""

    entries: tuple[TrailEntry, ...]
    older: int | None


def people_of_trail(study: Study) -> list[tuple[int, str]]:
    """Return who takes part in the study or has ever done anything in it, by name."""
    did = Event.objects.of(study).exclude(person=None).order_by().values("person")
    part = Membership.objects.of(study).order_by().values("person")
    found = Person.objects.filter(Q(pk__in=did) | Q(pk__in=part))
    return list(found.order_by("name").values_list("pk", "name"))


def kinds_of_trail(study: Study, language: str) -> list[tuple[str, str]]:
    """Return the kinds of acts there are in the study's trail, with their names."""
    found = Event.objects.of(study).order_by().values_list("kind", flat=True).distinct()
    return sorted(((kind, told(kind, language)) for kind in found), key=lambda one: one[1])


def trail(study: Study, asked: AskedOfTrail, *, language: str, by: Person, may: Callable[[str], bool]) -> TrailPage:
    """Return a page of the trail, the latest entries first."""
    rows = with_ways_back(Event.objects.of(study).select_related("person")).order_by("-number")
    if asked.person is not None:
        rows = rows.filter(person=asked.person)
    if asked.kind:
        rows = rows.filter(kind=asked.kind)
    if asked.day is not None:
        rows = rows.filter(at__date=asked.day)
    if asked.before is not None:
        rows = rows.filter(number__lt=asked.before)
    found = list(rows[: ON_A_PAGE + 1])
    since, lead = timezone.now() - dt.timedelta(days=DAYS_TO_REGRET), may("study.people")
    about = _about([row.subject for row in found])
    shown = tuple(
        TrailEntry(
            row.number, row.at, str(row.person or ""), told(row.kind, language),
            ": ".join(part for part in (about.get(row.subject, ""), _details(row.facts, language)) if part),
            row.undone_by, row.can_be and row.undone_by is None and row.at >= since and (lead or row.person_id == by.pk)
            and may(right_for(row.facts.get("of", row.kind))),
        )
        for row in found[:ON_A_PAGE]
    )  # fmt: skip
    return TrailPage(shown, shown[-1].number if len(found) > ON_A_PAGE else None)


def _about(subjects: Iterable[str]) -> dict[str, str]:
    """Return the names of the people whom acts were about: whose roles were given, whose part was ended."""
    asked = {subject.removeprefix("person:") for subject in subjects if subject.startswith("person:")}
    found = Person.objects.filter(pk__in=[one for one in asked if one.isdigit()]) if asked else ()
    return {f"person:{one.pk}": one.name for one in found}


def _details(facts: Mapping[str, Any], language: str) -> str:
    told_ = []
    for name, value in facts.items():
        if name == "roles":
            told_.append(", ".join(role_name(role, language) for role in value))
        elif isinstance(value, int) and f"fact.{name}" in kinds():
            told_.append(f"{told(f'fact.{name}', language)}: {value}")
    return "; ".join(told_)


def what_was_taken_back(event: Event, language: str) -> str:
    """Return what an act that took another back did, in a sentence: which act it was, or that it is done again."""
    of = Event.objects.of(event.study_id).filter(number=event.undoes or 0).first()
    facts = {"what": told(event.facts.get("of", ""), language), "number": event.undoes}
    if of is not None and of.undoes is not None:
        return _("Done again: %(what)s.") % facts
    return _("Taken back: %(what)s (act %(number)s).") % facts


def broken_at(study: Study) -> int | None:
    """Go through the study's whole trail and return the first number at which the chain does not hold."""
    fresh = Study.objects.get(pk=study.pk)
    return chain_broken_at(entries(study), last_number=fresh.sequence, head=fresh.head)


def trail_rows(study: Study, language: str) -> Iterator[dict[str, Any]]:
    """Yield every entry with all its fields, the first first: enough to check the chain elsewhere."""
    names = dict(Person.objects.values_list("pk", "name"))
    undoes = dict(Event.objects.of(study).exclude(undoes=None).values_list("number", "undoes"))
    for one in entries(study):
        yield {
            "number": one.number, "at": one.at, "person": one.person, "kind": one.kind, "subject": one.subject,
            "name": names.get(int(one.person), "") if one.person else "", "what": told(one.kind, language),
            "facts": dict(one.facts), "undoes": undoes.get(one.number), "previous": one.previous, "hash": one.hash,
        }  # fmt: skip


def token_holder(digest: str) -> Token | None:
    """Return the key for programs with that digest, if it still works and its person may still sign in."""
    now = timezone.now()
    return (
        Token.objects.known_by(digest)
        .filter(revoked=False, person__is_active=True)
        .filter(Q(expires=None) | Q(expires__gt=now))
        .select_related("person")
        .first()
    )
