"""A transcript on a desk, and acts as the island sends them."""

import json
import uuid
from dataclasses import dataclass
from typing import Any

from django.test import Client

from lardom.transcripts.turns import Document, Turn
from lardom.web.coding.models import Code, Reading, Round
from lardom.web.study.models import Coder, Person, Study
from lardom.web.study.writing import writing
from lardom.web.transcripts.actions.bringing import bring_in
from lardom.web.transcripts.models import Transcript

TEXT = "Hur började det?\nDet började med en eldsjäl. Hon fick ingen tid 😀 avsatt.\nOch sedan?\nSedan slutade hon."


def _turns(text: str) -> tuple[Turn, ...]:
    found, start = [], 0
    for number, line in enumerate(text.split("\n"), 1):
        found.append(Turn(number, start, start + len(line), "I" if number % 2 else "R1", begins=number * 61.0))
        start += len(line) + 1
    return tuple(found)


def make_transcript(study: Study, person: Person, ref: str = "A-1.txt", text: str = TEXT) -> Transcript:
    """Put a small transcript into the study, a turn a line."""
    document = Document(ref, text, _turns(text), format="txt", fingerprint="0" * 64)
    with writing(study, by=person, kind="study.imported") as act:
        return bring_in(act, [document], {}, person)[ref]


def make_code(study: Study, person: Person, name: str = "Eldsjälar", **more: Any) -> Code:
    """Put a code into the codebook."""
    with writing(study, by=person, kind="code.made") as act:
        return act.add(Code(ref=name.casefold()[:40], name=name, **more))


def assign(study: Study, transcript: Transcript, *people: Person, round_: Round | None = None, **kind: Any) -> Round:
    """Open a round and ask people to read the transcript in it."""
    with writing(study, by=None, kind="round.made") as act:
        found = round_ or act.add(Round(name="Omgång 1", **kind))
        for person in people:
            act.add(Reading(round=found, transcript=transcript, coder=Coder.objects.of(study).get(person=person)))
    return found


@dataclass
class Island:
    """Somebody's reader in the browser: sends acts, each under a key of its own."""

    browser: Client
    person: Person
    transcript: Transcript

    @property
    def url(self) -> str:
        return f"/s/{self.transcript.study.slug}/coding/read/{self.transcript.pk}/"

    def act(self, kind: str, key: str = "", /, **told: Any) -> Any:
        """Send one act."""
        body = {"person": str(self.person.pk), "kind": kind, "document": self.transcript.current_id, **told}
        return self.browser.post(
            f"{self.url}acts/", json.dumps(body), content_type="application/json",
            headers={"Accept": "application/json", "Idempotency-Key": key or str(uuid.uuid4())},
        )  # fmt: skip

    def changes(self, since: int = 0, refs: str = "") -> dict[str, Any]:
        """Ask what has happened since."""
        found: dict[str, Any] = self.browser.get(f"{self.url}changes/", {"since": str(since), "refs": refs}).json()
        return found

    def refs(self) -> list[str]:
        """The references of the passages on the page."""
        page = self.browser.get(self.url)
        return [row[0] for row in page.context["data"]["passages"]]
