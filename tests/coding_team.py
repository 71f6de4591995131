"""A small team over three short transcripts, for the acts of the coding room."""

import uuid
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.test import Client
from workbench import As, Joined

from lardom.web.coding.models import Code, Coding, Mark, Reading, Round
from lardom.web.study.models import Coder, Event, Person, Study
from lardom.web.transcripts.models import Transcript, Version

WORDS = "Vi fick mod att pröva. Upphandlingen tog tid. Ingen tog över när projektet var slut."
"""What the only turn of each of the three transcripts says."""


@dataclass
class Team:
    """The lead, three assistants, three transcripts, and what they do in the room."""

    study: Study
    lead: Person
    alma: Person
    bo: Person
    cilla: Person
    texts: list[Transcript]
    as_: As
    clients: dict[int, Client] = field(default_factory=dict)

    def client(self, person: Person) -> Client:
        """Return the person's browser."""
        return self.clients.setdefault(person.pk, self.as_(person))

    def act(self, person: Person, path: str, **fields: Any) -> int:
        """Do an act and return how it was answered."""
        told = {"act": str(uuid.uuid4())} | fields
        return self.client(person).post(f"/s/{self.study.slug}/coding/{path}", told).status_code

    def see(self, person: Person, path: str) -> str:
        """Return a page as the person sees it."""
        return self.client(person).get(f"/s/{self.study.slug}/coding/{path}").content.decode()

    def coder(self, person: Person) -> Coder:
        """Return the label under which the person codes."""
        return Coder.objects.of(self.study).get(person=person)

    def mark(self, person: Person, words: str, *, text: int = 0, **more: Any) -> Mark:
        """Let a person mark some words."""
        return Mark.objects.create(**self._place(person, words, text, Mark.objects.of(self.study).count()), **more)

    def code(self, ref: str, name: str = "", **more: Any) -> Code:
        """Put a code in the book."""
        order = Code.objects.of(self.study).count()
        return Code.objects.create(study=self.study, ref=ref, name=name or ref, order=order, **more)

    def coding(self, person: Person, words: str, code: Code, *, text: int = 0, **more: Any) -> Coding:
        """Let a person give some words a code."""
        number = Coding.objects.of(self.study).count()
        return Coding.objects.create(**self._place(person, words, text, number), code=code, **more)

    def last(self) -> Event:
        """Return the last entry of the trail."""
        return Event.objects.of(self.study).latest("number")

    def _place(self, person: Person, words: str, text: int, number: int) -> dict[str, Any]:
        start = WORDS.index(words)
        row = self.texts[text]
        return {
            "study": self.study, "ref": f"r{number}", "transcript": row, "document": row.current,
            "start": start, "end": start + len(words), "coder": self.coder(person),
        }  # fmt: skip


@pytest.fixture
def team(study: Study, lead: Person, joined: Joined, as_: As) -> Team:
    """Three assistants and three transcripts."""
    people = [joined(study, name, "assistant") for name in ("Alma Rehn", "Bo Ek", "Cilla Öst")]
    texts = []
    for n, name in enumerate("ABC"):
        row = Transcript.objects.create(study=study, ref=f"{name}.txt", order=n)
        row.current = Version.objects.create(
            study=study, transcript=row, number=1, text=WORDS, turns=[[1, 0, len(WORDS), "R1", None, None, 1, False]],
            paragraphs=[0], fingerprint=name,
        )  # fmt: skip
        row.save()
        texts.append(row)
    alma, bo, cilla = people
    return Team(study, lead, alma, bo, cilla, texts, as_)


def coded(team: Team, *, blind: bool = True, closed: tuple[Person, ...] = ()) -> Round:
    """Three code two transcripts in a round: Alma and Bo nearly alike, Cilla otherwise."""
    row = Round.objects.create(study=team.study, name="Kodning", kind="coding", blind=blind)
    theme = team.code("T0", "Mod")
    inner = team.code("T1", "Pröva", parent=theme)
    for text in (0, 1):
        for person in (team.alma, team.bo, team.cilla):
            state = "closed" if person in closed else "begun"
            Reading.objects.create(
                study=team.study, round=row, transcript=team.texts[text], coder=team.coder(person), state=state
            )
        team.coding(team.alma, "mod att pröva", inner, text=text, round=row)
        team.coding(team.bo, "mod", inner, text=text, round=row)
        team.coding(team.cilla, "Upphandlingen tog tid", theme, text=text, round=row)
    return row
