"""What a team leaves behind, as values: rounds, readings, groups, memos, a settled disagreement, a passage without a place."""

from datetime import date

from lardom.claims.claim import Claim, Evidence
from lardom.claims.material import Material
from lardom.claims.summaries import Pairing, Summary
from lardom.coding.codebook import Code
from lardom.coding.marks import Coding, Group, Mark, Memo, Unplaced
from lardom.coding.settling import Settled
from lardom.coding.visibility import Reading, Round
from lardom.fieldwork.interviews import Interview
from lardom.fieldwork.respondents import KeyName, Respondent
from lardom.portfolio.projects import Project
from lardom.study.settings import Item, StudySettings
from lardom.transcripts.reading import document_from_text

TEXT = "R1: Vi fick mod att pröva. Upphandlingen tog tid.\nR2: Ingen tog över när projektet var slut."


def span(words: str) -> tuple[int, int]:
    """Where some words of the text stand."""
    start = TEXT.index(words)
    return start, start + len(words)


def team_work() -> Material:
    """Two readers who disagreed on one passage, which was settled; one more passage waits for its place."""
    mod, tid = span("Vi fick mod"), span("Upphandlingen tog tid")
    return Material(
        settings=StudySettings(items=(Item("nojd", "Hur nöjd är du?"),)),
        projects=(Project("P1", "Ljus"),),
        respondents=(Respondent("A-R1", "P1", "R1"), Respondent("A-R2", "P1", "R2")),
        interviews=(
            Interview("I1", "P1", respondents=("A-R1", "A-R2"), transcript="A.txt", speakers=(("R1", "A-R1"), ("R2", "A-R2"))),
        ),
        documents=(document_from_text("A.txt", TEXT),),
        codes=(Code("mod", "Mod"), Code("tid", "Tid", order=1)),
        codings=(
            Coding("k1", "A.txt", *tid, "mod", "AR", round_id="r1"),
            Coding("k2", "A.txt", *tid, "tid", "BE", round_id="r1", doubt="words changed"),
            Coding("k3", "A.txt", *mod, "mod", "AR", mark_id="m1"),
        ),
        marks=(Mark("m1", "A.txt", *mod, "AR", "kärnan", "g1", "r1"), Mark("m2", "A.txt", *tid, "BE")),
        unplaced=(
            Unplaced("k4", "A.txt", "det gick över styr", "not found", "tid", "AR", "fråga A-R1", "", "m2", "r1"),
            Unplaced("m3", "A.txt", "över styr", "kept", "", "BE", "", "g1"),
        ),
        rounds=(Round("r1", opened=True, name="Första läsningen"), Round("r2", blind=False, closed=True, kind="coding")),
        readings=(Reading("r1", "A.txt", "AR", "closed", date(2024, 10, 14)), Reading("r1", "A.txt", "BE", "begun")),
        groups=(Group("g1", "Mod", "en kärna", "decided", "mod"), Group("g2")),
        settled=(Settled("A.txt", *tid, ("k1", "k2"), ("k2",), "Det är tiden.", "EL"),),
        memos=(Memo("A.txt", 2, "AR", "Här vänder\nsamtalet."), Memo("A.txt", 1, "BE", "Se m1.", "m1")),
        claims=(
            Claim("C1", "Två vågade.", unit="respondent", evidence=(Evidence("supports", "code", "mod"),)),
            Claim("C2", "Tiden räckte inte.", unit="respondent", evidence=(Evidence("supports", "code", "tid"),)),
            Claim("C3", "En sade det.", unit="respondent", evidence=(Evidence("supports", "coding", "k4"),)),
        ),
        summaries=(Summary("P1", "mod", "De vågade,\nmen bara en gång."), Summary("P1", "tid", "Tiden; den räckte inte.")),
        pairings=(Pairing("nojd", "mod", "expands", "Modet syns inte i svaren."), Pairing("nojd", "tid")),
        key_names=(KeyName("Parkgatan", "[X]", "ort"),),
    )  # fmt: skip
