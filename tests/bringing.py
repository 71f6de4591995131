"""What the tests of the transcripts share: files sent, read and taken in."""

import uuid
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from workbench import As

from lardom.web.coding.queries import ground
from lardom.web.study import jobs
from lardom.web.study.models import Person, Study
from lardom.web.transcripts.models import Arrival, Delivery, Transcript
from lardom.web.transcripts.queries import texts as queries


@pytest.fixture(autouse=True)
def forgotten() -> Iterator[None]:
    """Documents and grounds are kept in memory by number, and each test's database begins its numbers anew."""
    for kept in (queries._documents, ground._kept, ground._kept_for):
        kept.clear()
    yield
    for kept in (queries._documents, ground._kept, ground._kept_for):
        kept.clear()


class Bringing:
    """A person who brings files in, step by step."""

    def __init__(self, study: Study, client: Client) -> None:
        self.study = study
        self.client = client

    def url(self, path: str = "") -> str:
        return f"/s/{self.study.slug}/transcripts/{path}"

    def post(self, path: str, **told: Any) -> Any:
        return self.client.post(self.url(path), {"act": str(uuid.uuid4())} | told)

    def send(self, *files: tuple[str, bytes], **told: Any) -> Delivery:
        """Send files and let them be read."""
        sent = [SimpleUploadedFile(name, content) for name, content in files]
        answer = self.post("bring/", files=sent, **told)
        assert answer.status_code == 302, answer.content.decode()[-600:]
        jobs.run_waiting()
        return Delivery.objects.of(self.study).latest("pk")

    def look(self, delivery: Delivery) -> str:
        return self.client.get(self.url(f"bring/{delivery.pk}/")).content.decode()

    def take(self, delivery: Delivery, answers: dict[str, dict[str, str]] | None = None, **told: str) -> Any:
        """Take a delivery in, with what is suggested unless `answers` (by file name) says otherwise."""
        page = self.client.get(self.url(f"bring/{delivery.pk}/"))
        fields: dict[str, str] = {}
        for form in page.context["form"].forms:
            begun = {name: form.get_initial_for_field(field, name) for name, field in form.fields.items()}
            begun |= (answers or {}).get(form.row.arrival.name, {})
            fields |= {form.add_prefix(name): str(value or "") for name, value in begun.items()}
        return self.post(f"bring/{delivery.pk}/", **fields, **told)

    def arrival(self, name: str) -> Arrival:
        return Arrival.objects.of(self.study).get(name=name)

    def transcript(self, ref: str) -> Transcript:
        return Transcript.objects.of(self.study).get(ref=ref, removed=False)


@pytest.fixture
def bringing(study: Study, lead: Person, as_: As) -> Bringing:
    """The lead of an empty study, who brings files in."""
    return Bringing(study, as_(lead))
