"""A real database with real people for the tests of the workbench."""

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import connection, transaction
from django.test import Client
from django.test.client import ClientHandler
from forgetting import forget

from lardom.web.exchange.actions import import_folder
from lardom.web.study import actions
from lardom.web.study.models import Person, Study

EXAMPLE = Path(__file__).resolve().parents[1] / "examples" / "innovationsprogram"
PASSWORD = "korrekt häst batteri häftklammer"  # noqa: S105 - nobody's


@pytest.fixture(autouse=True)
def forgotten(request: pytest.FixtureRequest) -> None:
    """Nothing is remembered from the test before: its rows are gone, and their numbers are given out again."""
    if not DATABASES.isdisjoint(request.fixturenames) or request.node.get_closest_marker("django_db"):
        forget()


@cache
def _hashed() -> str:
    """The password as it is kept: made to take long, so it is made once for all people."""
    return make_password(PASSWORD)


def person(mail: str, name: str, *, is_owner: bool = False) -> Person:
    """Return a person who can sign in with `PASSWORD`."""
    found = Person.objects.create_user(mail, name=name, is_owner=is_owner, language="en")
    found.password = _hashed()
    found.save(update_fields=["password"])
    return found


LEAD = "eira@example.org"
DATABASES = {"db", "transactional_db"}
"""What a test has when it asks the database: the others find nothing there to remember."""


@pytest.fixture
def lead(db: None) -> Person:  # noqa: ARG001 - the fixture opens the database
    """The lead of a study, who also keeps the instance."""
    return Person.objects.filter(email=LEAD).first() or person(LEAD, "Eira Lindh", is_owner=True)


@pytest.fixture
def study(lead: Person) -> Study:
    """An empty study."""
    return actions.make_study(title="Ljus i rätt tid", by=lead)


@pytest.fixture(scope="module")
def brought_in(django_db_setup: None, django_db_blocker: Any) -> Iterator[int]:  # noqa: ARG001 - makes the database
    """The example study, brought in once for the tests of a file: each begins again from there."""
    around = transaction.atomic()
    around._from_testcase = True  # type: ignore[attr-defined] # as Django's own around a class of tests
    with django_db_blocker.unblock(), around:
        lead = Person.objects.filter(email=LEAD).first() or person(LEAD, "Eira Lindh", is_owner=True)
        found = import_folder(EXAMPLE, by=lead)
        with pytest.MonkeyPatch.context() as patch:
            # A test that is over closes the connection, and with it what was brought in would be gone.
            patch.setattr(connection, "close", lambda: None)
            yield found.pk
        transaction.set_rollback(True)


@pytest.fixture
def example(brought_in: int, db: None) -> Study:  # noqa: ARG001 - the fixture opens the database
    """The example study, whole."""
    return Study.objects.get(pk=brought_in)


type Joined = Callable[..., Person]


@pytest.fixture
def joined(lead: Person) -> Joined:
    """Make a person with roles in a study: `joined(study, "Alma Rehn", "assistant")`."""

    def join(study: Study, name: str, *roles: str) -> Person:
        mail = name.casefold().replace(" ", ".") + "@example.org"
        found = person(mail, name)
        actions.give_roles(study, person=found, roles=list(roles), by=lead)
        return found

    return join


@cache
def _handler() -> ClientHandler:
    """The way through the middleware, made once for all browsers: it looks through all static files."""
    return ClientHandler(enforce_csrf_checks=False)


type As = Callable[[Person], Client]


@pytest.fixture
def as_(db: None) -> As:  # noqa: ARG001 - as above
    """A browser signed in as somebody: `as_(lead).get(...)`."""

    def signed_in(person: Person) -> Client:
        client = Client(HTTP_HOST="127.0.0.1:8000")
        client.handler = _handler()
        client.force_login(person, backend=settings.AUTHENTICATION_BACKENDS[0])
        return client

    return signed_in
