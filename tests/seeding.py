"""Fills an instance with the example study and a team; a command of its own, since an instance is a process's own.

`LARDOM_HOME=… python tests/seeding.py` prints as JSON whom one may be (session keys by name) and what there is.
"""

import json
import os
import sys
from pathlib import Path
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lardom.web.site.settings")
ROOT = Path(__file__).resolve().parents[1]
PASSWORD = "korrekt häst batteri häftklammer"  # noqa: S105 - nobody's
TEAM = (
    ("Eira Lindh", ["lead", "researcher"]),
    ("Dag Holm", ["researcher", "key-holder"]),
    ("Alma Rehn", ["assistant"]),
    ("Bashir Noori", ["assistant"]),
    ("Cecilia Tun", ["assistant"]),
)


def seed(language: str = "en") -> dict[str, Any]:
    """Make the database, the people and the study, and tell what there is."""
    from django.contrib.auth.hashers import make_password
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    from lardom.web.coding.models import Code
    from lardom.web.exchange.actions import import_folder
    from lardom.web.study import actions
    from lardom.web.study.models import Person
    from lardom.web.transcripts.models import Transcript

    people = {
        name: Person.objects.create_user(
            name.casefold().replace(" ", ".") + "@example.org", name=name, language=language,
            is_owner=name == "Eira Lindh",
        )
        for name, _ in TEAM
    }  # fmt: skip
    hashed = make_password(PASSWORD)  # made once: it takes long by design
    for one in people.values():
        one.password = hashed
    Person.objects.bulk_update(people.values(), ["password"])
    lead = people["Eira Lindh"]
    study = import_folder(ROOT / "examples" / "innovationsprogram", by=lead)
    for name, roles in TEAM:
        actions.give_roles(study, person=people[name], roles=list(roles), by=lead)
    return {
        "study": study.slug,
        "sessions": {name: session_of(person) for name, person in people.items()},
        "people": {name: person.pk for name, person in people.items()},
        "transcripts": {one.ref: [one.pk, one.current_id] for one in Transcript.objects.of(study)},
        "codes": {one.ref: one.pk for one in Code.objects.of(study)},
    }


def session_of(person: Any) -> str:
    """Return a session key with which a browser is that person."""
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    session = SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.create()
    return str(session.session_key)


if __name__ == "__main__":
    django.setup()
    sys.stdout.write(json.dumps(seed(*sys.argv[1:])))
