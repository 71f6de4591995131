"""Joint display: what people answered beside what they said, row by row.

After T. Guetterman, M. Fetters & J. Creswell, "Integrating quantitative and qualitative results in health science mixed methods
research through joint displays", Annals of Family Medicine 13 (2015) 554–561. The numbers and the passages are worked out; how
they relate, and what to conclude, is a person's judgement and stands as such.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from lardom.claims.ground import Ground
from lardom.claims.passages import Passage
from lardom.claims.summaries import Pairing
from lardom.comparison.contrast import AnswerContrast, answer_contrast
from lardom.fieldwork.scores import Score, score


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the answers, the theme's respondents and passages, and how those who speak of the theme answered.

    `contrast` sets the answers of those who speak of the theme against those of the others. `silent_there` tells that
    there are answers but nobody speaks of the theme.
    """

    pairing: Pairing
    score: Score | None
    respondents: tuple[str, ...]
    projects: tuple[str, ...]
    passages: tuple[Passage, ...]
    contrast: AnswerContrast

    @property
    def silent_there(self) -> bool:
        """Whether there are answers, and nobody who speaks of the theme."""
        return self.score is not None and self.score.n > 0 and not self.respondents


def joint_display(ground: Ground, pairings: Iterable[Pairing]) -> tuple[Row, ...]:
    """Return a row for each pairing. An item that the study does not have gives a row without numbers.

    >>> from lardom.claims.material import Material
    >>> joint_display(Ground(Material()), [Pairing("nojd", "t1")])[0].contrast.why
    'no answers'
    """
    return tuple(_row(ground, one) for one in pairings)


def _row(ground: Ground, pairing: Pairing) -> Row:
    material = ground.material
    item = next((one for one in material.settings.items if one.id == pairing.item), None)
    passages = ground.passages_under(pairing.theme)
    speaking = {one for passage in passages for one in passage.respondents}
    return Row(
        pairing,
        score(item, material.answers, material.respondents) if item else None,
        tuple(sorted(speaking)),
        tuple(sorted({passage.project_id for passage in passages} - {""})),
        passages,
        satisfaction(ground, pairing.item, speaking),
    )


def satisfaction(ground: Ground, item: str, speaking: Iterable[str]) -> AnswerContrast:
    """Return how some respondents answered against all others who were heard.

    >>> from lardom.claims.material import Material
    >>> satisfaction(Ground(Material()), "nojd", ["A-R1"]).why
    'no answers'
    """
    these = set(speaking)
    projects = {person.id: person.project_id for person in ground.heard}
    rest = [one for one in projects if one not in these]
    scale = next(((one.low, one.high) for one in ground.material.settings.items if one.id == item), None)
    return answer_contrast([one for one in projects if one in these], rest, ground.answers_to(item), projects, scale)


def process_and_satisfaction(ground: Ground, code: str, item: str) -> AnswerContrast:
    """Return the answers of people in projects where a code was given against those in all other projects.

    The join is by project: a process that one respondent tells of is the whole project's. Refused, with the reason, when a
    group has answers from fewer than two projects.

    >>> from lardom.claims.material import Material
    >>> process_and_satisfaction(Ground(Material()), "t1", "nojd").means is None
    True
    """
    shown = ground.projects_under(code)
    return satisfaction(ground, item, [person.id for person in ground.heard if person.project_id in shown])
