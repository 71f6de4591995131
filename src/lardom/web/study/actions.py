"""Writing people, studies and roles."""

import datetime as dt
import re
import unicodedata

from django.utils import timezone
from django.utils.translation import gettext as _

from lardom.web.study.models import Coder, Event, Membership, Person, Study
from lardom.web.study.writing import Refused, one_writer, undo, writing

DAYS_TO_REGRET = 30
"""How long an act can be taken back."""


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


def coder_for(study: Study, person: Person) -> Coder:
    """Return the person's coder row; every member has one since the roles were given."""
    return Coder.objects.of(study).get(person=person)


def prefer(person: int | None, *, language: str | None = None, theme: str | None = None) -> None:
    """Keep how a person wants pages to be."""
    told = {name: value for name, value in (("language", language), ("theme", theme)) if value}
    with one_writer():
        Person.objects.filter(pk=person or 0).update(**told)


def take_back(study: Study, number: int, *, by: Person, lead: bool = False) -> Event:
    """Take back an act: one's own within thirty days, and as lead anybody's."""
    event = Event.objects.of(study).filter(number=number).first()
    if event is None:
        raise Refused(_("There is no act %(number)s in this study.") % {"number": number}, status=404)
    if event.person_id != by.pk and not lead:
        raise Refused(
            _("Act %(number)s is somebody else's; ask the lead to take it back.") % {"number": number}, status=403
        )
    if event.at < timezone.now() - dt.timedelta(days=DAYS_TO_REGRET):
        raise Refused(
            _("Act %(number)s is more than thirty days old and can no longer be taken back.") % {"number": number}
        )
    return undo(study, number, by=by)
