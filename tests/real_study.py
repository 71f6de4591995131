"""A study put together from real files that nobody here wrote, and a draft report in Word about it, half of it wrong.

    python tests/real_study.py FOLDER [--corrected]

The portfolio is the Interreg workbook through its stored mapping; the material of three of its projects is played by
60 guideline texts with 874 codings from an NVivo project (A), three PDF interviews (B) and thirty Swedish
interpellations (C). Each statement of the draft stands in a paragraph of its own and begins with its number.
"""

import csv
import shutil
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

import docx

ROOT = Path(__file__).resolve().parents[1]
PROJECTS = {
    "A": "2014 - 2020 ESPON 2020 · BRIDGES",
    "B": "2014 - 2020 ESPON 2020 · COMPASS",
    "C": "2014 - 2020 ESPON 2020 · CPS",
}
MAPPING = ROOT / "docs" / "reference" / "mappings" / "interreg-keep.toml"


@dataclass(frozen=True, slots=True)
class Statement:
    """One paragraph of the draft: as it should be, as it is printed when wrong, and the claim it makes (if any).

    A claim is its quantifier, class and evidence, for the right text and for the wrong one.
    """

    right: str
    wrong: str = ""
    rule: str = ""
    claim: tuple[str, str, str] | None = None
    wrong_claim: tuple[str, str, str] | None = None

    @property
    def is_wrong(self) -> bool:
        return bool(self.wrong)


def counted(text: str, word: str, class_: str, code: str, *, instead: tuple[str, str, str] | None = None) -> Statement:
    """A claim about the twenty news sites of project A, resting on the codings with one code.

    With `instead` the text is wrong and `instead` (text, quantifier, class) is what the codings bear.
    """
    evidence = f"code:{code}"
    if instead is None:
        return Statement(text, claim=(word, class_, evidence))
    return Statement(
        instead[0], text, "C", claim=(instead[1], instead[2], evidence), wrong_claim=(word, class_, evidence)
    )


STATEMENTS = (
    Statement("The portfolio holds 191 projects with a Swedish partner."),
    Statement("The material of project A holds 60 texts.", "The material of project A holds 66 texts.", "N303"),
    Statement("The texts carry 874 codings."),
    Statement("The codebook has 172 codes.", "The codebook has 127 codes.", "N303"),
    Statement("Three projects were selected.", "Four projects were selected.", "N303"),
    Statement(
        "“We typically use them to identify trends and to identify nonlinear interactions.” (Project B, R1)",
    ),
    Statement(
        "“So the pain point is we usually create all these plots by hand, so we have to copy pasting old notebooks” (Project B, R1)",
        "“So the pain point is we always create all these plots by hand, so we have to copy pasting old notebooks” (Project B, R1)",
        "Q102",
    ),
    Statement("“Just for compliance reasons. […] So those are the two main areas we would use PDPs.” (Project B, R2)"),
    Statement(
        "“Scatter plots could also show every instance.” (Project B, R3)",
        "“Scatter plots could also show every instance.” (Project B, R2)",
        "Q103",
    ),
    Statement(
        "“I think we as a team find them very just hard to read and not useful […] so we just opt for PDP.” (Project B, R2)",
    ),
    Statement(
        "“Additional capabilities. […] To be honest, I think it's quite well rounded” (Project B, R3)",
        "“To be honest, the dashboard has changed how our whole department thinks about its models” (Project B, R3)",
        "Q101",
    ),
    Statement("“Den gröna industriella utvecklingen är oerhört positiv för vårt land.” (Project C, R{eriksson})"),
    Statement(
        "“Northland har meddelat att man stänger ned gruvan i Pajala kommun. Samtliga anställda har varslats.” (Project C, R{lahti})",
        "“Northland har meddelat att man öppnar gruvan i Pajala kommun. Samtliga anställda har varslats.” (Project C, R{lahti})",
        "Q102",
    ),
    Statement(
        "“All material published on the ABC's interactive services is at the ABC's sole discretion.” (Project A, R18)",
    ),
    Statement(
        "“Children's contributions should be supervised by an adult.” (Project A, R18)",
        "“Children's contributions should be supervised by an adult.” (Project A, R21)",
        "Q104",
    ),
    counted(
        "All of the respondents of project A write about copyright.",
        "All",
        "universal",
        "copyrights, intellectual property",
    ),
    counted(
        "All of the respondents of project A forbid swearing.",
        "All",
        "universal",
        "vulgar language, swearing",
        instead=("Half of the respondents of project A forbid swearing.", "Half", "half"),
    ),
    counted(
        "A majority of the respondents of project A forbid hate speech.",
        "A majority",
        "majority",
        "hate speech (racist, sexist, homophobic or discriminatory)",
    ),
    counted(
        "A majority of the respondents of project A ask that contributions be relevant.",
        "A majority",
        "majority",
        "be relevant",
        instead=("Several respondents of project A ask that contributions be relevant.", "Several", "several"),
    ),
    counted(
        "Most respondents of project A warn of harmful software.",
        "Most",
        "majority",
        "contains virus or any other harmful software",
    ),
    counted(
        "Most respondents of project A want to keep the discussion diverse.",
        "Most",
        "majority",
        "diverse",
        instead=("Some respondents of project A want to keep the discussion diverse.", "Some", "some"),
    ),
    counted(
        "Twelve respondents of project A ask readers to report others.",
        "Twelve",
        "number",
        "report others",
    ),
    counted(
        "Twelve respondents of project A speak of contempt of court.",
        "Twelve",
        "number",
        "in contempt of court",
        instead=("Eight respondents of project A speak of contempt of court.", "Eight", "number"),
    ),
    counted(
        "None of the respondents of project A mention contempt of court.",
        "None",
        "universal-negative",
        "in contempt of court",
        instead=("Several respondents of project A mention contempt of court.", "Several", "several"),
    ),
)


def _write(path: Path, header: str, rows: list[list[str]]) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(header.split(","))
        writer.writerows(rows)


def _authors(folder: Path) -> dict[str, list[tuple[str, str]]]:
    """Return interpellation authors with the files and labels they speak in, in order of first appearance."""
    from lardom.transcripts.reading import read_transcript

    found: dict[str, list[tuple[str, str]]] = {}
    for path in sorted(folder.glob("*.xml")):
        document, _ = read_transcript(path)
        assert document is not None
        label = document.speakers[0]
        found.setdefault(label.split(" (")[0], []).append((path.name, label))
    return found


def assemble(folder: Path, data: Path, *, corrected: bool = False) -> Path:
    """Write the study and its draft into `folder`; return the Word file."""
    from lardom.exchange.qdpx import read_qdpx

    for name in ("portfolio", "transcripts"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    shutil.copy(data / "portfolio" / "interreg_keep_2014-2020.xlsx", folder / "portfolio")
    nvivo = data / "interchange" / "nvivo-mac20-constructive-turn.qdpx"
    shutil.copy(nvivo, folder / "codings.qdpx")
    for path in [
        *(data / "transcripts" / "en" / "interviews-pdpilot").glob("P?.pdf"),
        *(data / "transcripts" / "sv" / "riksdag-interpellationer").glob("*.xml"),
    ]:
        shutil.copy(path, folder / "transcripts")
    tomllib.loads(MAPPING.read_text(encoding="utf-8"))  # a mapping that cannot be read fails here, by name
    (folder / "study.toml").write_text(
        'title = "A study of real files"\nlanguage = "en"\ndate = "2026-11-23"\n\n'
        + MAPPING.read_text(encoding="utf-8"),
        encoding="utf-8",
    )
    _write(
        folder / "sample.csv",
        "project_id,decision,label,steps,status,contacted,outcome,reason",
        [
            [one, "selected", label, "", "completed", "", "interviewed", "real material"]
            for label, one in PROJECTS.items()
        ],
    )
    people: list[list[str]] = []
    interviews: list[list[str]] = []
    authors = _authors(folder / "transcripts")
    project, _ = read_qdpx(nvivo)
    assert project is not None
    people += [[f"A-R{number}", PROJECTS["A"], f"R{number}", "outside", "", "", ""] for number in range(1, 21)]
    for document in project.documents:
        number = int(document.id.split(".")[0])
        interviews.append(
            [
                f"A-{len(interviews)}",
                PROJECTS["A"],
                "",
                "",
                "",
                "",
                f"A-R{number}",
                "",
                document.id,
                "",
                "recording",
                "en",
            ]
        )
    for number in (1, 2, 3):
        people.append([f"B-R{number}", PROJECTS["B"], f"R{number}", "other party", "", "", ""])
        voices = f"Participant=B-R{number}; Dan=interviewer"
        interviews.append(
            [
                f"B-{number}",
                PROJECTS["B"],
                "",
                "",
                "",
                "",
                f"B-R{number}",
                "Dan",
                f"P{number}.pdf",
                voices,
                "recording",
                "en",
            ]
        )
    for number, (_, files) in enumerate(authors.items(), start=1):
        people.append([f"C-R{number}", PROJECTS["C"], f"R{number}", "outside", "", "", ""])
        for name, label in files:
            interviews.append(
                [
                    f"C-{name}",
                    PROJECTS["C"],
                    "",
                    "",
                    "",
                    "",
                    f"C-R{number}",
                    "",
                    name,
                    f"{label}=C-R{number}",
                    "recording",
                    "sv",
                ]
            )
    _write(folder / "respondents.csv", "respondent_id,project_id,label,relation,step,consent,withdrawn", people)
    _write(
        folder / "interviews.csv",
        "interview_id,project_id,date,step,mode,minutes,respondents,interviewers,transcript,speakers,source,language",
        interviews,
    )
    numbers = {name: n for n, name in enumerate(authors, start=1)}
    labels = {"eriksson": numbers["Sofie Eriksson"], "lahti": numbers["Birger Lahti"]}
    texts = [
        (one.right if corrected or not one.is_wrong else one.wrong)
        .replace("R{", "{R")
        .format(**{f"R{k}": f"R{v}" for k, v in labels.items()})
        for one in STATEMENTS
    ]
    _write(
        folder / "claims.csv",
        "claim_id,text,quantifier,class,unit,base,supports",
        [
            [f"C{n:02}", text, claim[0], claim[1], "respondent", "20", claim[2]]
            for n, (one, text) in enumerate(zip(STATEMENTS, texts, strict=True), start=1)
            if (claim := one.claim if corrected or not one.is_wrong else one.wrong_claim)
        ],
    )
    (folder / "report.md").write_text("# Findings\n\n" + "\n\n".join(texts) + "\n", encoding="utf-8")
    draft = docx.Document()
    draft.add_heading("Findings", level=1)
    for text in texts:
        draft.add_paragraph(text)
    draft.save(str(folder / "draft.docx"))
    return folder / "draft.docx"


if __name__ == "__main__":
    print(assemble(Path(sys.argv[1]), ROOT.parent / "shared" / "data", corrected="--corrected" in sys.argv))  # noqa: T201 - a script
