"""Whose voices the register of quotations lets be heard: how often each respondent and project is quoted."""

from collections import Counter
from dataclasses import dataclass

from lardom.claims.devices import spoken_words
from lardom.claims.ground import Ground
from lardom.fieldwork.respondents import Respondent


@dataclass(frozen=True, slots=True)
class Voice:
    """One respondent heard in the study, and how much the register quotes of what was said.

    `quotations` counts those that are ascribed to the person, `words` the spoken words in them (shared equally when
    several speak), `passages` the codings in which the person speaks; `may_be_quoted` is the consent, and `only_notes`
    tells that all the person said stands in notes, which are never quoted.
    """

    respondent_id: str
    project_id: str
    project: str
    label: str
    quotations: int
    words: int
    passages: int
    may_be_quoted: bool
    only_notes: bool = False

    @property
    def is_silent(self) -> bool:
        """Whether the person is never quoted, though it could be done."""
        return self.quotations == 0 and self.may_be_quoted and not self.only_notes


@dataclass(frozen=True, slots=True)
class ProjectVoice:
    """One project's part: its people, how many of them are quoted, its quotations, words and share of all words."""

    project_id: str
    project: str
    people: int
    quoted: int
    quotations: int
    words: int
    share: float


def quotable_people(ground: Ground) -> tuple[Respondent, ...]:
    """Return those whose words can be printed: they agreed, and not all they said stands in notes only.

    >>> from lardom.claims.material import Material
    >>> quotable_people(Ground(Material()))
    ()
    """
    talks = ground.material.interviews
    recorded = {one for talk in talks if talk.source != "notes" for one in talk.respondents}
    return tuple(person for person in ground.heard if person.may_be_quoted and (person.id in recorded or not talks))


def voices_quoted(ground: Ground) -> tuple[Voice, ...]:
    """Return everybody who was heard, in the study's order, with how often and how much each is quoted.

    >>> from lardom.claims.material import Material
    >>> voices_quoted(Ground(Material()))
    ()
    """
    quotations: Counter[str] = Counter()
    words: Counter[str] = Counter()
    for quotation in ground.material.quotations:
        told = quotation.attribution
        people = [person for label in told.respondents if (person := ground.respondent(told.project, label))]
        for person in people:
            quotations[person.id] += 1
            words[person.id] += round(spoken_words(quotation.pieces) / len(people))
    quotable = {person.id for person in quotable_people(ground)}
    passages: Counter[str] = Counter()
    for coding in ground.material.codings:
        passage = ground.passage(coding)
        passages.update(passage.respondents if passage else ())
    return tuple(
        Voice(
            person.id,
            person.project_id,
            ground.label_of(person.project_id),
            person.label,
            quotations[person.id],
            words[person.id],
            passages[person.id],
            person.may_be_quoted,
            only_notes=person.may_be_quoted and person.id not in quotable,
        )
        for person in ground.heard
    )


def projects_quoted(voices: tuple[Voice, ...]) -> tuple[ProjectVoice, ...]:
    """Return the projects of these voices by label, with each one's share of the quoted words (0-1).

    >>> one = Voice("A-R1", "p1", "A", "R1", 2, 30, 5, True)
    >>> [(p.project, p.people, p.quoted, p.share) for p in projects_quoted((one,))]
    [('A', 1, 1, 1.0)]
    """
    total = sum(one.words for one in voices)
    found: dict[str, list[Voice]] = {}
    for one in voices:
        found.setdefault(one.project_id, []).append(one)
    rows = (
        ProjectVoice(
            project_id,
            people[0].project or project_id,
            len(people),
            sum(one.quotations > 0 for one in people),
            sum(one.quotations for one in people),
            words := sum(one.words for one in people),
            words / total if total else 0.0,
        )
        for project_id, people in found.items()
    )
    return tuple(sorted(rows, key=lambda one: one.project))
