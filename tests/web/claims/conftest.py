"""Ways to do things on the claims board, as a browser does them."""

import uuid
from collections.abc import Callable
from typing import Any
from urllib.parse import urljoin

import pytest
from django.http import HttpResponse
from workbench import As

from lardom.claims.evidence import Count
from lardom.web.claims.models import Claim
from lardom.web.claims.queries.values import counted
from lardom.web.study.models import Person, Study

type Post = Callable[..., HttpResponse]


@pytest.fixture
def post(example: Study, lead: Person, as_: As) -> Post:
    """Send an act to an address of the room: `post("new/", text="…")`."""
    browser = as_(lead)

    def send(address: str, *, by: Person | None = None, **fields: Any) -> Any:
        who = as_(by) if by else browser
        return who.post(urljoin(f"/s/{example.slug}/claims/", address), {"act": str(uuid.uuid4()), **fields})

    return send


@pytest.fixture
def page(example: Study, lead: Person, as_: As) -> Callable[..., HttpResponse]:
    """Open an address of the room."""
    browser = as_(lead)

    def look(address: str = "", **asked: Any) -> Any:
        return browser.get(f"/s/{example.slug}/claims/{address}", asked)

    return look


@pytest.fixture
def claim(example: Study) -> Callable[[str], Claim]:
    """Return a claim by its id in the study."""
    return lambda ref: Claim.objects.of(example).get(ref=ref, removed=False)


@pytest.fixture
def count_of(example: Study) -> Callable[[str], Count]:
    """Return the count of a claim as it stands now."""

    def found(ref: str) -> Count:
        example.refresh_from_db()
        return counted(example).counts[ref]

    return found
