"""Reading people, studies, roles and the trail."""

import uuid
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from django.apps import apps
from django.db.models import QuerySet
from django.utils import timezone

from lardom.exchange.settings import read_settings_text
from lardom.study.roles import may
from lardom.study.settings import Language, StudySettings
from lardom.study.trail import Entry
from lardom.web.study.models import Act, Coder, Event, Invitation, Membership, Person, Study, Token

if TYPE_CHECKING:
    import datetime as dt

type PersonRow = Person
type InvitationRow = Invitation
"""Names by which views may speak of what they are handed, without reaching for the tables."""


def membership(slug: str, person: Person) -> Membership | None:
    """Return the person's part in the study with that address, or `None`."""
    return Membership.objects.held_by(person).filter(study__slug=slug).select_related("study").first()


def studies_of(person: Person) -> QuerySet[Membership]:
    """Return the person's studies with their roles, by title."""
    return Membership.objects.held_by(person).select_related("study").order_by("study__title")


def coder_of(study: Study, person: Person) -> Coder | None:
    """Return the label under which the person codes in the study, or `None` before the first coding."""
    return Coder.objects.of(study).filter(person=person).first()


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


def person(number: int) -> Person | None:
    """Return the person with that number, if they may still sign in."""
    return Person.objects.filter(pk=number, is_active=True).first()


def last_number(study: int) -> int:
    """Return the number of the last entry of the study's trail; 0 before the first."""
    return Study.objects.filter(pk=study).values_list("sequence", flat=True).first() or 0


def first_answer(person: Person, key: uuid.UUID) -> object:
    """Return what an act of the person's under that key was answered with; nothing when there is no such act."""
    return Act.objects.filter(person=person, key=key).values_list("reply", flat=True).first()


def reachable() -> bool:
    """Ask the database something small; raises its error when it cannot be read."""
    return Study.objects.exists() or True


@lru_cache(maxsize=64)
def _settings(text: str, title: str, language: str) -> StudySettings:
    told = read_settings_text(text).settings
    spoken: Language = "en" if language == "en" else "sv"
    return replace(told, title=told.title or title, language=told.language if "language" in text else spoken)


def settings(study: Study) -> StudySettings:
    """Return the study's settings as values."""
    return _settings(study.settings, study.title, study.language)


def invitation(digest: str) -> Invitation | None:
    """Return the invitation whose link has this digest, if it can still be used."""
    rows = Invitation.objects.filter(digest=digest, used_at=None, revoked=False, expires__gt=timezone.now())
    return rows.select_related("study", "made_by", "signs_in").first()


def person_at(email: str) -> Person | None:
    """Return the person with that address."""
    return Person.objects.filter(email=email.strip().casefold()).first()


def open_invitations(email: str) -> list[Invitation]:
    """Return the study invitations to that address that can still be used."""
    rows = Invitation.objects.filter(
        email=email.strip().casefold(), used_at=None, revoked=False, expires__gt=timezone.now(), study__isnull=False,
    )  # fmt: skip
    return list(rows.select_related("study", "made_by"))


ANSWERS_FOR_A_STUDY = frozenset({"lead", "key-holder"})
"""The roles whose holders must have a second factor."""


def lacks_factor(person: Person) -> bool:
    """Tell whether somebody who leads a study, holds its key or keeps the instance has no second factor."""
    answers = person.is_owner or any(
        ANSWERS_FOR_A_STUDY & set(roles) for roles in Membership.objects.held_by(person).values_list("roles", flat=True)
    )
    factors = apps.get_model("mfa", "Authenticator")._default_manager
    return answers and not factors.filter(user_id=person.pk, type__in=["totp", "webauthn"]).exists()


def studies_with(person: Person, right: str) -> list[Study]:
    """Return the studies in which the person has the right, by title."""
    return [one.study for one in studies_of(person) if may(one.roles, right)]


def tokens_of(person: Person) -> QuerySet[Token]:
    """Return a person's own keys for programs that still work or once did, the newest first."""
    return Token.objects.held_by(person).select_related("study").order_by("-pk")
