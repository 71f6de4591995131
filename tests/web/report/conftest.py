"""A study with a draft, and its people."""

import uuid
from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client
from workbench import As, Joined

from lardom.web.report import actions, queries
from lardom.web.report.checking import digest_of
from lardom.web.report.models import Draft, DraftVersion
from lardom.web.study.models import Person, Study

TEXT = "# Resultat\n\nDet gick bra.\n"


@dataclass
class Desk:
    """A draft at work: the lead (a researcher), an assistant and somebody who only reads."""

    study: Study
    draft: Draft
    lead: Person
    alma: Person
    reader: Person
    as_: As

    def address(self, path: str = "") -> str:
        """Return the address of a page of the draft."""
        return f"/s/{self.study.slug}/report/{self.draft.pk}/{path}"

    def get(self, person: Person, path: str = "", **fields: Any) -> Any:
        """Look at a page of the draft."""
        return self.as_(person).get(self.address(path), fields)

    def post(
        self, person: Person, path: str, *, client: Client | None = None, json: bool = False, **fields: Any
    ) -> Any:
        """Do an act on the draft."""
        told = {"act": str(uuid.uuid4())} | fields
        more = {"headers": {"accept": "application/json"}} if json else {}
        return (client or self.as_(person)).post(self.address(path), told, **more)  # type: ignore[arg-type]

    def save(self, person: Person, text: str, base: int = 1, **more: Any) -> Any:
        """Save a text."""
        return self.post(person, "save/", text=text, base=base, **more)

    def hand_over(self, person: Person | None = None) -> int:
        """Hand the draft over for review."""
        return int(self.post(person or self.alma, "review/ask/", seen=self.now.version).status_code)

    def sign(self, person: Person, digest: str = "") -> Any:
        """Sign what stands, or what one has seen."""
        return self.post(person, "sign/", digest=digest or digest_of(self.text), read="on")

    @property
    def now(self) -> Draft:
        """The draft as the database has it."""
        found = queries.draft(self.study, self.draft.pk)
        assert found is not None
        return found

    @property
    def text(self) -> str:
        """The text that stands."""
        assert self.now.current is not None
        return self.now.current.text

    @property
    def versions(self) -> int:
        """How many versions there are."""
        return DraftVersion.objects.of(self.study).filter(draft=self.draft).count()


def desk_of(study: Study, draft: Draft, lead: Person, joined: Joined, as_: As) -> Desk:
    return Desk(study, draft, lead, joined(study, "Alma Rehn", "assistant"), joined(study, "Rut Ask", "reader"), as_)


@pytest.fixture
def desk(study: Study, lead: Person, joined: Joined, as_: As) -> Desk:
    """A draft of a few words in an empty study."""
    draft = actions.begin(study, title="Slutrapport", by=lead)
    actions.save(draft, text=TEXT, base=1, by=lead)
    found = queries.draft(study, draft.pk)
    assert found is not None
    return desk_of(study, found, lead, joined, as_)


@pytest.fixture
def whole(example: Study, lead: Person, joined: Joined, as_: As) -> Desk:
    """The report of the example study."""
    draft = queries.drafts(example).first()
    assert draft is not None
    found = queries.draft(example, draft.pk)
    assert found is not None
    return desk_of(example, found, lead, joined, as_)
