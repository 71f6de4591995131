"""What a verdict says to a person, in Swedish and English."""

from lardom.claims.quotation import Attribution
from lardom.claims.rendering import MARKS, render_attribution
from lardom.claims.verifying import Verdict
from lardom.fieldwork.interviews import INTERVIEWER

REASONS = {
    "no words": (
        "Citatet består bara av markeringar: det finns inga ord att söka efter.",
        "The quotation consists of devices only: there are no words to look for.",
    ),
    "no attribution": (
        "Citatet har ingen hänvisning till projekt och respondent.",
        "The quotation is not ascribed to any project and respondent.",
    ),
    "no project named": (
        "Respondenternas nummer gäller inom ett projekt: skriv vilket projekt.",
        "Respondents are numbered within a project: name the project.",
    ),
    "no such project": ("Studien har inget projekt med den beteckningen.", "The study has no project of that label."),
    "no such respondent": (
        "Projektet har ingen respondent med den beteckningen.",
        "The project has no respondent of that label.",
    ),
    "no material": (
        "Det finns ingen utskrift med de angivna respondenterna.",
        "There is no transcript with the respondents named.",
    ),
    "not all heard": (
        "Alla som anges talar inte i det citerade.",
        "Not everybody named speaks in the words quoted.",
    ),
    "tag not attributed": (
        "Citatet märker ut en talare som hänvisningen inte nämner.",
        "The quotation tags a speaker whom the attribution does not name.",
    ),
    "another speaker": (
        "Det som liknar mest har sagts av någon annan.",
        "The nearest words were said by somebody else.",
    ),
    "speaker unknown": (
        "Utskriften säger inte vem som talar.",
        "The transcript does not say who speaks.",
    ),
    "notes, not speech": (
        "Texten är anteckningar, inte tal: återge den som anteckning, inte som citat.",
        "The text is notes, not speech: print it as a note, not as a quotation.",
    ),
    "consent withdrawn": (
        "Samtycket är återtaget: orden får inte användas.",
        "The consent has been withdrawn: the words must not be used.",
    ),
    "no consent to quote": (
        "Samtycket omfattar inte citat.",
        "The consent does not cover quotation.",
    ),
    "several transcripts": (
        "Delarna kommer ur skilda intervjuer.",
        "The parts come from different interviews.",
    ),
    "other transcript": (
        "Orden står i en annan utskrift än registret anger.",
        "The words stand in another transcript than the register says.",
    ),
    "other turns": (
        "Orden står i andra repliker än registret anger.",
        "The words stand in other turns than the register says.",
    ),
    "other order": (
        "Allt är sagt, men inte i den ordningen eller inte så nära varandra.",
        "All of it was said, but not in that order or not that near together.",
    ),
    "turn left out": (
        "En annans replik är struken utan […].",
        "Somebody else's turn has been left out without […].",
    ),
    "marks only": (
        "Bara versaler eller skiljetecken skiljer.",
        "Only capitals or punctuation differ.",
    ),
}
"""What each key of `Verdict.reason` says, Swedish and English."""

_KINDS = {
    "exact": ("Citatet är ordagrant.", "The quotation is verbatim."),
    "exact after devices": (
        "Citatet är ordagrant bortsett från markerade ändringar.",
        "The quotation is verbatim apart from what it marks.",
    ),
    "wrong speaker": ("Orden är sagda, men av {who}.", "The words were said, but by {who}."),
    "altered": ("Citatet är ändrat.", "The quotation has been altered."),
    "not found": ("Orden finns inte i materialet.", "The words are nowhere in the material."),
}
_INTERVIEWER = ("intervjuaren", "the interviewer")
_NOBODY = ("någon som utskriften inte namnger", "somebody the transcript does not name")


def explain(verdict: Verdict, language: str = "sv", attribution: Attribution | None = None) -> str:
    """Return the verdict in whole sentences: what it is, the smallest difference, and the reasons.

    `attribution` is the one printed; when the words are its own, "said by" is left out.

    >>> explain(Verdict("altered", difference=("gjorde mycket", "gjorde lite")), "en")
    'The quotation has been altered. Printed: “gjorde mycket”; said: “gjorde lite”.'
    >>> explain(Verdict("wrong speaker", said_by=Attribution("K", ("R2",)), respondents=("K-R2",)))
    'Orden är sagda, men av Projekt K, R2.'
    """
    tongue = 0 if language == "sv" else 1
    sentences = [_KINDS[verdict.kind][tongue].format(who=who_said_it(verdict, language))]
    if (
        verdict.kind == "wrong speaker"
        and verdict.said_by == attribution
        and "tag not attributed" not in verdict.reasons
    ):
        sentences = [("Talarna är förväxlade i citatet.", "The speakers of the quotation are mixed up.")[tongue]]
    if verdict.difference is not None:
        sentences.append(_difference(verdict.difference, tongue, language))
    sentences += [REASONS[key][tongue] for key in verdict.reasons if key in REASONS]
    if "another speaker" in verdict.reasons and verdict.said_by:
        sentences[-1] = f"{sentences[-1].rstrip('.')}: {who_said_it(verdict, language)}."
    return " ".join(sentences)


def who_said_it(verdict: Verdict, language: str = "sv") -> str:
    """Return who really said the words, as a report names them.

    >>> who_said_it(Verdict("wrong speaker", respondents=("interviewer",)))
    'intervjuaren'
    """
    tongue = 0 if language == "sv" else 1
    if verdict.said_by is not None:
        return render_attribution(verdict.said_by, language)
    return (_INTERVIEWER if INTERVIEWER in verdict.respondents else _NOBODY)[tongue]


def _difference(difference: tuple[str, str], tongue: int, language: str) -> str:
    opening, closing = MARKS.get(language, MARKS["sv"])[0]
    printed, said = (f"{opening}{words}{closing}" for words in difference)
    if not difference[1]:
        return (f"Inget liknande är sagt: {printed}.", f"Nothing like it was said: {printed}.")[tongue]
    return (f"Tryckt: {printed}; sagt: {said}.", f"Printed: {printed}; said: {said}.")[tongue]
