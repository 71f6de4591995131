"""A small whole study in the pattern of the real Table 1: 14 projects A-N, 26 respondents, 21 interviews."""

from dataclasses import replace
from datetime import date, timedelta

from annex_c import CATEGORIES, annex_c

from lardom.claims.claim import Claim, Evidence
from lardom.claims.devices import parse_quotation
from lardom.claims.material import Material
from lardom.claims.quotation import Attribution, Quotation
from lardom.coding.codebook import Code
from lardom.coding.marks import Coding
from lardom.fieldwork.interviews import Interview
from lardom.fieldwork.respondents import Respondent
from lardom.fieldwork.scores import Answer
from lardom.sampling.selection import Selection
from lardom.study.settings import Item, Step, StudySettings
from lardom.transcripts.turns import Document, Turn

PATTERN = "A3* B2 C1 D1 E2* F4* G1 H2* I1 J1 K4* L2 M1 N1"
"""Respondents per project; the star marks the projects of step 2."""

PLACES = (18, 1, 2, 3, 4, 21, 22, 23, 24, 25, 48, 49, 37, 38)
"""Where the projects A-N stand in the portfolio of Annex C, so that their categories are 1, 4, 5, 2 and 2."""

ORDER = ("IoT infrastruktur", "Hälsa, vård och omsorg", "Klimat och miljö", "Skola och utbildning", "Samhällsbyggnad")

QUOTED = "Tekniken tog fem månader, avtalet tog fjorton."


def study() -> Material:
    """Return the study; what the respondents say is invented and says its own number."""
    projects, parties = annex_c()
    sample: list[Selection] = []
    people: list[Respondent] = []
    talks: list[Interview] = []
    documents: list[Document] = []
    for index, (mark, place) in enumerate(zip(PATTERN.split(), PLACES, strict=True)):
        project = projects[place - 1].id
        label, number, starred = mark[0], int(mark[1]), mark.endswith("*")
        steps = (1, 2) if starred else (1,)
        sample.append(Selection(project, "selected", label, steps, "completed", date(2026, 1, 12), "interviewed"))
        for which in range(1, number + 1):
            step = 2 if starred and which == number else 1
            name = f"{label}-R{which}"
            people.append(Respondent(name, project, f"R{which}", "need owner", step, ("record", "quote")))
            words = f"{QUOTED} Jag är {name}."
            documents.append(Document(f"{name}.txt", words, (Turn(1, 0, len(words), name),), (0,)))
            day = date(2026, 2, 1) + timedelta(days=len(talks))
            talks.append(
                Interview(name, project, day, step, "digital", 45 + index, (name,), ("Alma", "Bashir"), f"{name}.txt",
                          ((name, name),), "recording", "sv")
            )  # fmt: skip
    sample += [
        Selection("P50", "reserve", contacted=date(2026, 1, 12), outcome="changed job"),
        Selection("P51", "reserve", contacted=date(2026, 1, 12), outcome="no reply"),
        Selection("P52", "out", contacted=date(2026, 1, 12), outcome="declined"),
    ]
    return Material(
        settings=StudySettings(
            title="Signaler",
            subtitle="En utvärdering",
            authors=("Dag Holm",),
            programme="Nära signaler",
            date="2026-06-15",
            steps=(Step(1, "Behovsägare"), Step(2, "Leverantörer")),
            items=(Item("nojd", "Hur nöjd är du?", text_en="How satisfied are you?", step=1), Item("igen", "Igen?")),
            categories=ORDER,
            glossary=(("behovsägare", "den som har behovet"), ("sensor", "en givare som mäter")),
        ),
        projects=projects,
        parties=parties,
        sample=tuple(sample),
        respondents=tuple(people),
        interviews=tuple(talks),
        documents=tuple(documents),
        codes=(
            Code("T1", "Samarbete", kind="effect", order=1),
            Code("S1", "Nya parter", parent="T1", order=2),
            Code("T2", "Ramar", kind="context", order=3),
        ),
        codings=tuple(
            Coding(f"k{index}", f"{person.id}.txt", 0, len(QUOTED), "S1" if index % 2 else "T2", "AR")
            for index, person in enumerate(people)
        ),
        answers=tuple(
            Answer(person.id, "nojd", 3 + index % 3) for index, person in enumerate(people) if person.step == 1
        ),
        quotations=(
            Quotation("Q01", Attribution("A", ("R1",)), parse_quotation(QUOTED), "A-R1.txt"),
            Quotation("Q02", Attribution("F", ("R2", "R3")), parse_quotation(f"R2: {QUOTED} R3: Ja."), display="block"),
        ),
        claims=(
            Claim("C001", "Majoriteten beskriver ramar.", quantifier="Majoriteten", class_="majority",
                  unit="respondent", evidence=(Evidence("supports", "code", "T2"),)),
            Claim("C002", "Några citeras.", quantifier="Några", class_="some", unit="respondent",
                  evidence=(Evidence("supports", "code", "S1"), Evidence("illustrates", "quotation", "Q01"))),
        ),
    )  # fmt: skip


def without_consent(material: Material, *ids: str) -> Material:
    """Return the study after the persons named have taken back their consent."""
    changed = tuple(
        replace(person, withdrawn=date(2026, 5, 1)) if person.id in ids else person for person in material.respondents
    )
    return replace(material, respondents=changed)


assert sum(number for _, number in CATEGORIES) == 53
