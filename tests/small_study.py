"""A small invented study in memory, and the check of a text against it: what the tests of the linter's rules share."""

import json
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from functools import cache

import pypandoc

from lardom.claims.claim import Claim, Evidence
from lardom.claims.ground import Ground
from lardom.claims.material import Material
from lardom.coding.codebook import Code
from lardom.coding.marks import Coding
from lardom.fieldwork.interviews import Interview
from lardom.fieldwork.respondents import Respondent
from lardom.fieldwork.scores import Answer
from lardom.portfolio.projects import Party, Project
from lardom.report.audit import Audit
from lardom.report.checks import Choice, audit
from lardom.report.drafting import draft_from_pandoc
from lardom.report.findings import Finding
from lardom.sampling.selection import Selection
from lardom.study.settings import CheckSettings, Item, StudySettings
from lardom.transcripts.turns import Document, Turn

SAID = {
    "a.txt": (
        ("I", "Hur började det?"),
        ("R1", "Vi vågade prova sådant som den vanliga budgeten aldrig har plats för."),
        ("R2", "Och vi arbetade med forskare som vi annars inte möter."),
        ("R1", "Upphandlingen tog nästan ett helt år, det var tungt."),
    ),
    "b.txt": (("R1", "Vi träffade nya företag varje månad och det gav oss driv."),),
    "c.txt": (
        ("R1", "Tiden räckte inte till när allt annat också skulle göras."),
        ("R2", "Det där var en idé som jag bar på från första början."),
    ),
    "d.txt": (
        ("R1", "Vi hade en jurist med oss från första dagen."),
        ("R2", "Jag vill helst slippa se det här i tryck någonstans."),
    ),
    "e.txt": (("R1", "Styrelsen var tveksam till hela upplägget i början."),),
    "f.txt": (("R1", "Plattformen ska öppnas för alla som bor här, och vi som region är glada."),),
}
"""What was said, transcript by transcript."""

TABLE = """
| Kategori | Projekt | Respondenter |
|---|---|---|
| Hälsa | A* | R1, R2 |
| | B | R1 |
| | C | R1 |
| Klimat | D* | R1, R2 |
| | E | R1 |
| | F | R1 |

: Tabell 1. Projekt och respondenter.
"""
"""The table of respondents as it should be."""


def transcript(name: str) -> Document:
    """Return one of the transcripts: "label: words", a line per turn."""
    text, turns = "", []
    for number, (speaker, words) in enumerate(SAID[name], start=1):
        text += f"{speaker}: "
        turns.append(Turn(number, len(text), len(text) + len(words), speaker))
        text += words + "\n"
    return Document(name, text, tuple(turns))


def coding(id_: str, document: str, words: str, code: str) -> Coding:
    """Return a coding of words of a transcript."""
    start = transcript(document).text.index(words)
    return Coding(id_, document, start, start + len(words), code, "Eva" if id_ < "k4" else "Omar")


@cache
def study() -> Material:
    """Return the study: 24 projects, six of them (A-F) interviewed, eight respondents whose consent stands."""
    categories = ["Hälsa"] * 12 + ["Klimat"] * 12
    projects = tuple(
        Project(f"p{n}", f"Projekt nummer {n}", "genomförandeprojekt", categories[n - 1]) for n in range(1, 25)
    )
    parties = [Party(f"p{n}", f"Kommun {n}", "municipality", budget=2.0, country="Sweden") for n in range(1, 19)]
    # One tie, one region smaller than the municipality, one larger kind of its own: 16 + 7 + 1 = 24.
    parties += [
        Party(f"p{n}", f"Region {n}", "region", budget=b)
        for n, b in zip(range(16, 25), (1, 2, 3, *[1] * 6), strict=True)
    ]
    return Material(
        settings=StudySettings(
            title="Den lilla studien",
            items=(Item("nojd", "Hur nöjd är du med projektet?", step=1),),
            researchers=("Lo", "Kim"),
            assistants=("Eva", "Omar", "Siv"),
        ),
        projects=projects,
        parties=tuple(parties),
        sample=_sample(),
        respondents=_people(),
        interviews=_interviews(),
        documents=tuple(transcript(name) for name in SAID),
        codes=(Code("nya", "Nya samarbeten"), Code("tid", "Tidsbrist"), Code("mod", "Mod att prova")),
        codings=(
            coding("k1", "a.txt", "vi arbetade med forskare", "nya"),
            coding("k2", "b.txt", "Vi träffade nya företag", "nya"),
            coding("k3", "d.txt", "en jurist med oss", "nya"),
            coding("k4", "f.txt", "öppnas för alla", "nya"),
            coding("k5", "c.txt", "Tiden räckte inte till", "tid"),
            coding("k6", "a.txt", "nästan ett helt år", "tid"),
            coding("k7", "a.txt", "Vi vågade prova", "mod"),
        ),
        answers=tuple(
            Answer(person, "nojd", value)
            for person, value in (("A-R1", 5), ("B-R1", 4), ("C-R1", 2), ("D-R1", 4), ("E-R1", 5))
        ),
    )


def _sample() -> tuple[Selection, ...]:
    chosen = {"p1": "A", "p2": "B", "p3": "C", "p13": "D", "p14": "E", "p15": "F"}
    found = [
        Selection(
            project,
            "selected",
            label,
            (1, 2) if label in "AD" else (1,),
            "ongoing" if label == "F" else "completed",
            date(2024, 5, 1),
            "interviewed",
        )
        for project, label in chosen.items()
    ]
    refused = [Selection(f"p{n}", "reserve", contacted=date(2024, 5, 2), outcome="declined") for n in (4, 5, 16)]
    return tuple(found + refused)


def _people() -> tuple[Respondent, ...]:
    everything = ("record", "transcribe", "quote")
    rows = (
        ("A", "p1", "R1", 1), ("A", "p1", "R2", 2), ("B", "p2", "R1", 1), ("C", "p3", "R1", 1), ("C", "p3", "R2", 1),
        ("D", "p13", "R1", 1), ("D", "p13", "R2", 2), ("E", "p14", "R1", 1), ("F", "p15", "R1", 1),
    )  # fmt: skip
    people = [Respondent(f"{label}-{name}", project, name, "", step, everything) for label, project, name, step in rows]
    changed = {"C-R2": {"withdrawn": date(2024, 9, 1)}, "D-R2": {"consent": ("record", "transcribe")}}
    return tuple(replace(person, **changed.get(person.id, {})) for person in people)  # type: ignore[arg-type]


def _interviews() -> tuple[Interview, ...]:
    rows = (
        ("p1", "a.txt", ("A-R1", "A-R2"), 52), ("p2", "b.txt", ("B-R1",), 48), ("p3", "c.txt", ("C-R1", "C-R2"), 55),
        ("p13", "d.txt", ("D-R1", "D-R2"), 60), ("p14", "e.txt", ("E-R1",), 45), ("p15", "f.txt", ("F-R1",), 50),
    )  # fmt: skip
    return tuple(
        Interview(f"i{n}", project, minutes=minutes, respondents=people, transcript=text,
                  source="notes" if text == "e.txt" else "recording")
        for n, (project, text, people, minutes) in enumerate(rows, start=1)
    )  # fmt: skip


def claim(id_: str, text: str, code: str = "", **values: object) -> Claim:
    """Return a claim about respondents that rests on a code (or on nothing)."""
    evidence = (Evidence("supports", "code", code),) if code else ()
    return replace(Claim(id_, text, unit="respondent", evidence=evidence), **values)  # type: ignore[arg-type]


HALF = claim(
    "K1",
    "Hälften av respondenterna har arbetat med parter som de annars inte möter.",
    "nya",
    quantifier="Hälften",
    class_="half",
)
"""A claim that holds: four of eight."""


def with_claims(*claims: Claim) -> Material:
    """Return the study with a register of claims."""
    return replace(study(), claims=claims)


def with_check(**settings: object) -> Material:
    """Return the study with other settings of the check."""
    changed = replace(study().settings, check=CheckSettings(**settings))  # type: ignore[arg-type]
    return replace(study(), settings=changed)


def checked(
    text: str,
    material: Material | None = None,
    *,
    choice: Choice | None = None,
    language: str = "",
    file: str = "utkast.md",
    own: bool = False,
) -> Audit:
    """Check a Markdown text against the study."""
    tree = json.loads(
        pypandoc.convert_text(text, "json", format="commonmark_x-smart+sourcepos", extra_args=["--sandbox"])
    )
    draft = draft_from_pandoc(tree, file, text)
    return audit(draft, Ground(material or study()), choice=choice, language=language, own=own)


def found(text: str, material: Material | None = None) -> list[str]:
    """Return the codes of what the check finds, in order."""
    return [finding.rule for finding in checked(text, material).findings]


def only(code: str, text: str, material: Material | None = None) -> Finding:
    """Return the one finding of a text, which must be of the rule `code` and the only one."""
    findings = checked(text, material).findings
    assert [finding.rule for finding in findings] == [code], [(f.rule, f.message) for f in findings]
    return findings[0]


def silent(text: str, material: Material | None = None) -> None:
    """Assert that a text gives no finding at all."""
    findings = checked(text, material).findings
    assert not findings, [(f.rule, f.passage, f.message) for f in findings]


def lines(*paragraphs: str, heading: str = "# Resultat") -> str:
    """Return paragraphs as Markdown under a heading."""
    return "\n\n".join([heading, *paragraphs]) + "\n"


type Fix = Callable[[Material], Material]


def ids(findings: Iterable[Finding]) -> list[str]:
    """Return the rules of findings."""
    return [finding.rule for finding in findings]
