"""Writing people, studies and roles."""

import datetime as dt
import hashlib
import re
import secrets
import unicodedata
from collections.abc import Callable
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from lardom.exchange.settings import read_settings_text
from lardom.study.events import right_for
from lardom.web.study import queries
from lardom.web.study.models import Coder, Event, Invitation, Membership, Person, Study, Token
from lardom.web.study.writing import Conflict, Refused, one_writer, undo, writing


def slug_for(title: str) -> str:
    """Return an address for a study that no other study has.

    The title's letters without their marks, then a number when it is taken.
    """
    plain = unicodedata.normalize("NFKD", title.casefold()).encode("ascii", "ignore").decode()
    stem = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:48] or "studie"
    slug, number = stem, 2
    while Study.objects.filter(slug=slug).exists():
        slug, number = f"{stem}-{number}", number + 1
    return slug


def make_study(*, title: str, by: Person, language: str = "sv", settings: str = "") -> Study:
    """Make an empty study that `by` leads."""
    with one_writer():
        study = Study.objects.create(slug=slug_for(title), title=title, language=language, settings=settings)
        with writing(study, by=by, kind="study.made") as act:
            act.add(Membership(person=by, roles=["lead", "researcher"]))
            act.add(Coder(label=free_label(study, by.name), person=by))
    return study


def free_label(study: Study, name: str) -> str:
    """Return the initials of a name, or the name itself when somebody else has them."""
    initials = "".join(word[0] for word in name.split() if word[0].isalpha()).upper() or name[:3]
    taken = set(Coder.objects.of(study).values_list("label", flat=True))
    for label in (initials, name, *(f"{initials}{n}" for n in range(2, 1000))):
        if label and label not in taken:
            return label
    raise Refused(f"There is no free label left for {name}.")


def give_roles(study: Study, *, person: Person, roles: list[str], by: Person | None) -> Membership:
    """Give a person these roles in the study (all others are taken), and a coder's label."""
    with writing(study, by=by, kind="roles.given", subject=f"person:{person.pk}", facts={"roles": roles}) as act:
        found = Membership.objects.of(study).filter(person=person).first()
        if found is None:
            found = act.add(Membership(person=person, roles=roles))
        else:
            act.change(found, roles=roles, removed=False)
        if not Coder.objects.of(study).filter(person=person).exists():
            act.add(Coder(label=free_label(study, person.name), person=person))
    return found


def change_roles(study: Study, number: int, *, roles: list[str], seen: int | None, by: Person) -> Membership:
    """Change what a member takes part as; a study keeps at least one lead."""
    found = _member(study, number)
    with writing(study, by=by, kind="roles.given", subject=f"person:{found.person_id}", facts={"roles": roles}) as act:
        act.change(found, seen=seen, roles=roles)
        _somebody_leads(study)
    return found


def remove_member(study: Study, number: int, *, seen: int | None, by: Person) -> None:
    """End somebody's part in the study, at once; what they did stays under their name."""
    found = _member(study, number)
    with writing(study, by=by, kind="member.removed", subject=f"person:{found.person_id}") as act:
        act.remove(found, seen=seen)
        _somebody_leads(study)
        Token.objects.of(study).filter(person=found.person_id).update(revoked=True)


def _member(study: Study, number: int) -> Membership:
    found = Membership.objects.of(study).filter(pk=number, removed=False).select_related("person").first()
    if found is None:
        raise Refused(_("There is no member %(number)s in this study.") % {"number": number}, status=404)
    return found


def _somebody_leads(study: Study) -> None:
    held = Membership.objects.of(study).filter(removed=False, person__is_active=True).values_list("roles", flat=True)
    if not any("lead" in roles for roles in held):
        raise Refused(_("A study must have somebody who leads it. Give the role to another first."))


def close_account(number: int, *, by: Person, closed: bool = True) -> None:
    """Close or open a person's way in; a closed one is out at once, on every machine."""
    if closed and number == by.pk:
        raise Refused(_("You cannot close your own account. Let another who keeps the instance do it."))
    with one_writer():
        if not Person.objects.filter(pk=number).update(is_active=not closed):
            raise Refused(_("There is no person %(number)s here.") % {"number": number}, status=404)


def coder_for(study: Study, person: Person) -> Coder:
    """Return the person's coder row; every member has one since the roles were given."""
    return Coder.objects.of(study).get(person=person)


def prefer(person: int | None, *, name: str = "", language: str = "", theme: str = "") -> None:
    """Keep how a person is called and wants pages to be."""
    told = {field: value for field, value in (("name", name), ("language", language), ("theme", theme)) if value}
    with one_writer():
        Person.objects.filter(pk=person or 0).update(**told)


def take_back(study: Study, number: int, *, by: Person, may: Callable[[str], bool]) -> Event:
    """Take back an act: one's own within thirty days, as lead anybody's, and only what one may do oneself, now."""
    event = Event.objects.of(study).filter(number=number).first()
    if event is None:
        raise Refused(_("There is no act %(number)s in this study.") % {"number": number}, status=404)
    if event.person_id != by.pk and not may("study.people"):
        raise Refused(
            _("Act %(number)s is somebody else's; ask the lead to take it back.") % {"number": number}, status=403
        )
    if event.at < timezone.now() - dt.timedelta(days=queries.DAYS_TO_REGRET):
        raise Refused(
            _("Act %(number)s is more than thirty days old and can no longer be taken back.") % {"number": number}
        )
    if not may(right_for(event.facts.get("of", event.kind))):
        raise Refused(
            _("Act %(number)s can be taken back only by somebody who may do such a thing.") % {"number": number},
            status=403,
        )
    with one_writer():
        done = undo(study, number, by=by)
        _somebody_leads(study)
    return done


# ---- letting people in -------------------------------------------------------------------------------------------

DAYS_TO_ANSWER = 7
"""How long an invitation's link is good."""


def digest(secret: str) -> str:
    """Return what is kept of a link or a token: from it the secret cannot be had back."""
    return hashlib.sha256(secret.encode()).hexdigest()


def _link(**told: Any) -> str:
    secret = secrets.token_urlsafe(32)
    expires = timezone.now() + dt.timedelta(days=DAYS_TO_ANSWER)
    Invitation.objects.create(digest=digest(secret), expires=expires, **told)
    return secret


def add_person(email: str, *, name: str, is_owner: bool = False) -> Person:
    """Make a person without a password; a link lets them in."""
    with one_writer():
        return Person.objects.create_user(email, name=name, is_owner=is_owner)


def invite_owner() -> str | None:
    """Make the one-time link by which an instance nobody has set up gets its first owner; earlier links die."""
    with one_writer():
        if Person.objects.exists():
            return None
        Invitation.objects.filter(owner=True, used_at=None).update(revoked=True)
        return _link(owner=True)


def let_in(person: Person) -> str:
    """Make a one-time link that signs a person in (for who keeps the machine: the demo, a lost password)."""
    with one_writer():
        return _link(signs_in=person, email=person.email)


def invite(study: Study, *, email: str, roles: list[str], by: Person, name: str = "") -> str:
    """Invite an address to a study with roles and return the link's secret, which is kept nowhere."""
    email = email.strip().casefold()
    member = Membership.objects.of(study).filter(person__email=email, removed=False).first()
    if member is not None:
        raise Refused(
            _("%(name)s takes part in the study already; change the roles instead.") % {"name": member.person}
        )
    with writing(study, by=by, kind="person.invited", facts={"roles": roles}) as act:
        Invitation.objects.filter(study=study, email=email, used_at=None).update(revoked=True)
        return _link(study=act.study, email=email, name=name, roles=roles, made_by=by)


def revoke(study: Study, number: int, *, by: Person) -> None:
    """Make an invitation's link worthless."""
    with writing(study, by=by, kind="invitation.revoked", facts={"invitation": number}):
        if not Invitation.objects.filter(pk=number, study=study, used_at=None, revoked=False).update(revoked=True):
            raise Refused(_("There is no open invitation %(number)s in this study.") % {"number": number}, status=404)


def accept(invitation: Invitation, *, person: Person | None = None, name: str = "", email: str = "",
           password: str | None = None, language: str = "sv") -> Person:  # fmt: skip
    """Use an invitation up: make the person when there is none, and give the roles it carries."""
    with one_writer():
        now = timezone.now()
        open_ = Invitation.objects.filter(pk=invitation.pk, used_at=None, revoked=False, expires__gt=now)
        if not open_.update(used_at=now):
            raise Refused(_("This link has been used, withdrawn or has grown too old. Ask for a new one."), status=410)
        if person is None:
            address = (invitation.email or email).strip().casefold()
            if Person.objects.filter(email=address).exists():
                raise Refused(
                    _("There is a person with the address %(email)s already; sign in first.") % {"email": address}
                )
            person = Person.objects.create_user(
                address, password, name=name, language=language, is_owner=invitation.owner
            )
        if invitation.study is not None:
            give_roles(invitation.study, person=person, roles=list(invitation.roles), by=invitation.made_by)
    return person


TOKEN_PREFIX = "lardom_"  # noqa: S105 - what every key begins with, so that a lost one is recognised
"""Begins every key for programs, so that one left in a file is recognised."""


def make_token(*, study: Study, by: Person, name: str, writes: bool, days: int) -> str:
    """Make a key by which a program acts for a person in one study, and return it; only its digest is kept."""
    secret = TOKEN_PREFIX + secrets.token_urlsafe(32)
    expires = timezone.now() + dt.timedelta(days=days)
    with writing(study, by=by, kind="token.made", facts={"writes": writes, "days": days}) as act:
        act.add(Token(person=by, name=name, digest=digest(secret), writes=writes, expires=expires))
    return secret


def revoke_token(number: int, *, by: Person) -> None:
    """Make one of the person's own keys worthless."""
    found = Token.objects.held_by(by).filter(pk=number).select_related("study").first()
    if found is None:
        raise Refused(_("You have no key with the number %(number)s.") % {"number": number}, status=404)
    with writing(found.study, by=by, kind="token.revoked", subject=f"token:{number}"):
        Token.objects.held_by(by).filter(pk=number).update(revoked=True)


def note_use(token: Token) -> None:
    """Remember that a key was used: once an hour is enough to see which are alive."""
    now = timezone.now()
    if token.used_at is None or token.used_at < now - dt.timedelta(hours=1):
        with one_writer():
            Token.objects.of(token.study_id).filter(pk=token.pk).update(used_at=now)


def change_settings(study: Study, *, text: str, by: Person, seen: int | None = None) -> Event | None:
    """Change the text of the study's settings; raises `Conflict` when somebody else has changed it since it was `seen`."""
    told = read_settings_text(text).settings
    with writing(study, by=by, kind="study.settings", facts={"characters": len(text)}) as act:
        if seen is not None and act.study.version != seen:
            raise Conflict(act.study, {"settings": text})
        act.study.settings = text
        act.study.title = told.title or act.study.title
        act.study.language = told.language
        act.study.version += 1
        act.study.save(update_fields=["settings", "title", "language", "version"])
    return act.event
