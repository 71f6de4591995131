"""A tiny invented study for the tests of counting: four projects, seven people, five interviews.

    project  label  category  step-2  people                          parties
    p1       A      vatten            R1 (need owner)                 Norrvik (K), Sensab (B)
    p2       B      vatten    *       R1 (need owner), R2 (supplier)  Norrvik (K), Dalby (K), Sensab (B)
    p3       C      skola     *       R1, R2 (in one interview)       Region Öst (R)
    p4       D      skola             R1, R2 (withdrawn)              –

Each transcript is: Intervjuare asks, the respondents answer; `say` gives a sentence its place.
"""

from collections.abc import Iterable
from datetime import date

from lardom.claims.claim import Claim
from lardom.claims.devices import parse_quotation
from lardom.claims.ground import Ground
from lardom.claims.material import Material
from lardom.claims.quotation import Attribution, Quotation
from lardom.coding.codebook import Code
from lardom.coding.marks import Coding
from lardom.fieldwork.interviews import Interview
from lardom.fieldwork.respondents import Respondent
from lardom.fieldwork.scores import Answer
from lardom.portfolio.projects import Party, Project
from lardom.sampling.selection import Selection
from lardom.study.settings import Item, StudySettings
from lardom.transcripts.turns import Document, Turn

TALKS = {
    "a.txt": [("I", "Var tiden knapp?"), ("R1", "Tiden var mycket knapp för oss.")],
    "b1.txt": [("I", "Var tiden knapp?"), ("R1", "Ja, tiden räckte inte till.")],
    "b2.txt": [("I", "Hur gick det?"), ("R2", "Nja, tiden räckte faktiskt gott.")],
    "c.txt": [
        ("I", "Hur gick det?"),
        ("R1", "Vi sprang hela vägen, tiden var knapp."),
        ("R2", "Jag håller inte med, det fanns tid."),
        ("R1", "Men stoltheten var stor."),
    ],
    "d.txt": [("I", "Hur gick det?"), ("R2", "Ingen tid alls hade vi."), ("R1", "Stoltheten var stor.")],
}
PEOPLE = (
    Respondent("A-R1", "p1", "R1", "need owner", 1),
    Respondent("B-R1", "p2", "R1", "need owner", 1),
    Respondent("B-R2", "p2", "R2", "supplier", 2),
    Respondent("C-R1", "p3", "R1", "need owner", 1),
    Respondent("C-R2", "p3", "R2", "supplier", 2),
    Respondent("D-R1", "p4", "R1", "need owner", 1),
    Respondent("D-R2", "p4", "R2", "need owner", 1, withdrawn=date(2024, 9, 1)),
)
INTERVIEWS = (
    Interview("i1", "p1", step=1, respondents=("A-R1",), transcript="a.txt"),
    Interview("i2", "p2", step=1, respondents=("B-R1",), transcript="b1.txt"),
    Interview("i3", "p2", step=2, respondents=("B-R2",), transcript="b2.txt"),
    Interview("i4", "p3", step=1, respondents=("C-R1", "C-R2"), transcript="c.txt"),
    Interview("i5", "p4", step=1, respondents=("D-R1", "D-R2"), transcript="d.txt"),
)


def document(name: str) -> Document:
    text, turns = "", []
    for number, (speaker, words) in enumerate(TALKS[name], 1):
        text += f"{speaker}: "
        turns.append(Turn(number, len(text), len(text) + len(words), speaker))
        text += words + "\n"
    return Document(name, text, tuple(turns))


def say(name: str, words: str) -> tuple[int, int]:
    start = document(name).text.index(words)
    return start, start + len(words)


def coding(id: str, name: str, words: str, code: str, coder: str = "Kim") -> Coding:  # noqa: A002 # as the value calls it
    start, end = say(name, words)
    return Coding(id, name, start, end, code, coder)


CODINGS = (
    coding("k1", "a.txt", "Tiden var mycket knapp", "tid-knapp"),
    coding("k2", "b1.txt", "tiden räckte inte till", "tid-knapp"),
    coding("k3", "b1.txt", "Var tiden knapp?", "tid-knapp"),  # the interviewer
    coding("k4", "b2.txt", "tiden räckte faktiskt gott", "tid-god"),
    coding("k5", "c.txt", "tiden var knapp", "tid-knapp"),
    coding("k6", "c.txt", "Jag håller inte med, det fanns tid.", "tid-god"),
    coding("k7", "c.txt", "stoltheten var stor", "stolthet"),
    coding("k8", "d.txt", "Ingen tid alls hade vi.", "tid-knapp"),  # withdrawn
    coding("k9", "d.txt", "Stoltheten var stor.", "stolthet"),
    coding("k10", "a.txt", "Tiden var", "tid-knapp", coder="Alex"),  # the same passage by another coder
)


def material(claims: Iterable[Claim] = (), **changes: object) -> Material:
    values: dict[str, object] = {
        "settings": StudySettings(
            items=(Item("nojd", "Hur nöjd är du?"), Item("process", "Har processen ändrats?", step=1))
        ),
        "projects": (
            Project("p1", "Pump", category="vatten"),
            Project("p2", "Ventil", category="vatten"),
            Project("p3", "Skolväg", category="skola"),
            Project("p4", "Matsal", category="skola"),
            Project("p9", "Aldrig vald", category="skola"),
        ),
        "parties": (
            Party("p1", "Norrvik", "kommun", budget=5),
            Party("p1", "Sensab", "företag"),
            Party("p2", "Norrvik", "kommun"),
            Party("p2", "Dalby", "kommun"),
            Party("p2", "Sensab", "företag"),
            Party("p3", "Region Öst", "region"),
            Party("p9", "Västby", "kommun"),
        ),
        "sample": (
            Selection("p1", "selected", "A", (1,)),
            Selection("p2", "selected", "B", (1, 2)),
            Selection("p3", "selected", "C", (1, 2)),
            Selection("p4", "selected", "D", (1,)),
            Selection("p9", "out"),
        ),
        "respondents": PEOPLE,
        "interviews": INTERVIEWS,
        "documents": tuple(document(name) for name in TALKS),
        "codes": (
            Code("tid", "Tid"),
            Code("tid-knapp", "Tiden knapp", "tid"),
            Code("tid-god", "Tiden räckte", "tid"),
            Code("stolthet", "Stolthet"),
        ),
        "codings": CODINGS,
        "answers": (
            Answer("A-R1", "nojd", 5),
            Answer("B-R1", "nojd", 4),
            Answer("B-R2", "nojd", 2),
            Answer("C-R1", "nojd", None, "hann inte"),
            Answer("D-R1", "nojd", 3),
            Answer("D-R2", "nojd", 5),
            Answer("A-R1", "process", 2),
            Answer("B-R1", "process", 1),
        ),
        "quotations": (
            Quotation(
                "Q1", Attribution("C", ("R1",)), parse_quotation("Vi sprang […] tiden var knapp."), "c.txt", (2,)
            ),
            Quotation("Q2", Attribution("C", ("R2",)), parse_quotation("det fanns tid")),
            Quotation("Q3", Attribution("D", ("R2",)), parse_quotation("Ingen tid alls hade vi.")),
            Quotation("Q4", Attribution("A", ("R9",)), parse_quotation("Hej hopp i lingonskogen")),
        ),
        "claims": tuple(claims),
    }
    return Material(**(values | changes))  # type: ignore[arg-type] # the names are Material's own


def ground(*claims: Claim, **changes: object) -> Ground:
    return Ground(material(claims, **changes))
