"""How many words people say: what numbers of codings are set against when talkative projects should not count for more."""

from typing import Literal

from lardom.claims.ground import Ground

type Sayer = Literal["project", "respondent"]


def words_said(ground: Ground, by: Sayer = "project") -> dict[str, int]:
    """Return the words that respondents say, by the id of their project or their own.

    An interviewer's words, those of unknown voices and of people whose consent does not stand are not counted. A transcript
    without turns is its one respondent's. A project or a respondent without words is left out.

    >>> from lardom.claims.material import Material
    >>> words_said(Ground(Material()))
    {}
    """
    found: dict[str, int] = {}
    for document in ground.material.documents:
        interview = ground.interview_of(document.id)
        lone = interview.respondents if interview and not document.turns else ()
        said = [
            (turn.span.of(document.text), voice)
            for turn, voice in zip(document.turns, ground.voices(document.id), strict=True)
        ]
        said += [(document.text, lone[0])] if len(lone) == 1 else []
        for text, voice in said:
            person = ground.person(voice)
            words = len(text.split()) if person and ground.may_be_used(voice) else 0
            if person and words:
                project = (interview and interview.project_id) or person.project_id
                key = project if by == "project" else person.id
                found[key] = found.get(key, 0) + words
    return found
