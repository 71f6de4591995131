"""A real database with real people for the tests of the workbench."""

import sys
from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client

from lardom.web.exchange.actions import import_folder
from lardom.web.study import actions
from lardom.web.study.models import Person, Study

EXAMPLE = Path(__file__).resolve().parents[1] / "examples" / "innovationsprogram"
PASSWORD = "korrekt häst batteri häftklammer"  # noqa: S105 - nobody's


@pytest.fixture(autouse=True)
def forgotten() -> None:
    """Nothing is remembered from the test before: its rows are gone, and their numbers are given out again."""
    for name, module in list(sys.modules.items()):
        if name.startswith("lardom.web."):
            for kept in list(vars(module).values()):
                if hasattr(kept, "cache_clear"):
                    kept.cache_clear()
                elif isinstance(kept, OrderedDict):
                    kept.clear()


@pytest.fixture
def lead(db: None) -> Person:  # noqa: ARG001 - the fixture opens the database
    """The lead of a study, who also keeps the instance."""
    return Person.objects.create_user("eira@example.org", PASSWORD, name="Eira Lindh", is_owner=True, language="en")


@pytest.fixture
def study(lead: Person) -> Study:
    """An empty study."""
    return actions.make_study(title="Ljus i rätt tid", by=lead)


@pytest.fixture
def example(lead: Person) -> Study:
    """The example study, whole."""
    return import_folder(EXAMPLE, by=lead)


type Joined = Callable[..., Person]


@pytest.fixture
def joined(lead: Person) -> Joined:
    """Make a person with roles in a study: `joined(study, "Alma Rehn", "assistant")`."""

    def join(study: Study, name: str, *roles: str) -> Person:
        mail = name.casefold().replace(" ", ".") + "@example.org"
        person = Person.objects.create_user(mail, PASSWORD, name=name, language="en")
        actions.give_roles(study, person=person, roles=list(roles), by=lead)
        return person

    return join


type As = Callable[[Person], Client]


@pytest.fixture
def as_(db: None) -> As:  # noqa: ARG001 - as above
    """A browser signed in as somebody: `as_(lead).get(...)`."""

    def signed_in(person: Person) -> Client:
        client = Client(HTTP_HOST="127.0.0.1:8000")
        client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return signed_in
