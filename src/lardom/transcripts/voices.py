"""Whose voice each turn is: from speaker labels to respondents."""

from collections.abc import Iterable

from lardom.fieldwork.interviews import INTERVIEWER, Interview
from lardom.fieldwork.respondents import Respondent
from lardom.transcripts.turns import Document

INTERVIEWER_LABELS = frozenset(
    {
        "i",
        "int",
        "intervjuare",
        "intervjuaren",
        "interviewer",
        "interviewers",
        "frågeställare",
        "moderator",
        "moderatorn",
        "m",
        "q",
    }
)
"""Labels that mean the interviewer when a study does not map them itself."""


def voice_of(label: str, interview: Interview, respondents: Iterable[Respondent]) -> str:
    """Return the respondent id a speaker label stands for, `"interviewer"`, or `""` when unknown.

    The interview's own speaker map is asked first, then respondent ids and labels of the interview's
    project, then the usual words for an interviewer; last, a lone respondent owns the only label left.

    >>> person = Respondent("F-R1", "p6", "R1")
    >>> voice_of("R1", Interview("i1", "p6", respondents=("F-R1",)), [person])
    'F-R1'
    """
    wanted = label.casefold().strip()
    for name, voice in interview.speakers:
        if name.casefold().strip() == wanted:
            return voice
    here = [person for person in respondents if person.id in interview.respondents]
    for person in here:
        if wanted in (person.id.casefold(), person.label.casefold()):
            return person.id
    if wanted in INTERVIEWER_LABELS or wanted in {name.casefold() for name in interview.interviewers}:
        return INTERVIEWER
    return ""


def voices(document: Document, interview: Interview | None, respondents: Iterable[Respondent]) -> tuple[str, ...]:
    """Return one voice per turn of `document`: a respondent id, `"interviewer"` or `""` (unknown).

    When the interview has one respondent, the only label that nobody explained is that person's; a text
    without any labels is that person's throughout.

    >>> from lardom.transcripts.turns import Turn
    >>> letter = Document("brev.txt", "Vi är nöjda.", (Turn(1, 0, 12),))
    >>> voices(letter, Interview("i1", "p6", respondents=("F-R1",)), [Respondent("F-R1", "p6", "R1")])
    ('F-R1',)
    """
    if interview is None:
        return tuple("" for _ in document.turns)
    people = tuple(respondents)
    by_label = {label: voice_of(label, interview, people) for label in {t.speaker for t in document.turns}}
    unknown = [label for label, voice in by_label.items() if not voice]
    # What stands before the first label (a title, a date) is no voice, unless nothing else can be one.
    unknown = [label for label in unknown if label] or unknown
    # One person interviewed and one label nobody explained, or no labels at all: it is that person's.
    if len(unknown) == 1 and len(interview.respondents) == 1 and interview.respondents[0] not in by_label.values():
        by_label[unknown[0]] = interview.respondents[0]
    return tuple(by_label[turn.speaker] for turn in document.turns)


def suggested_voices(
    labels: Iterable[str], interview: Interview, respondents: Iterable[Respondent], earlier: Iterable[Interview]
) -> dict[str, str]:
    """Return whose voice each label probably is, to be confirmed by a person; `""` where nobody can tell.

    What the interview itself says comes first, then what the label has meant in every earlier interview that
    maps it: interviewers are the same from interview to interview, and a label such as "R1" is not. The only
    label left is the only respondent's.

    >>> before = Interview("i1", "p1", speakers=(("Alma", "interviewer"), ("R1", "A-R1")))
    >>> suggested_voices(["Alma", "R1"], Interview("i2", "p2"), [], [before])
    {'Alma': 'interviewer', 'R1': ''}
    """
    people = tuple(respondents)
    meant: dict[str, set[str]] = {}
    for one in earlier:
        for label, voice in one.speakers:
            meant.setdefault(label.casefold().strip(), set()).add(voice)
    found = {}
    for label in labels:
        told = voice_of(label, interview, people)
        before = meant.get(label.casefold().strip(), set())
        if not told and len(before) == 1 and before <= {INTERVIEWER, *interview.respondents}:
            told = next(iter(before))
        found[label] = told
    unknown = [label for label, voice in found.items() if not voice]
    if len(unknown) == 1 and len(interview.respondents) == 1 and interview.respondents[0] not in found.values():
        found[unknown[0]] = interview.respondents[0]
    return found
