"""Where a passage lies among a transcript's turns, and whose words it holds."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lardom.fieldwork.interviews import INTERVIEWER, Interview
from lardom.text.span import Span
from lardom.transcripts.turns import Document


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a transcript and whose words it holds: where a count is opened down to.

    `start`/`end` are code points of the document's text; `turns` the numbers (from 1) of the turns whose words lie
    in it, the interviewer's included; `respondents` the ids of those who speak in it, each once, in order; `coder`
    and `ref` say who pointed at it and under which id; `unknown` tells that somebody speaks in it whom the study has not
    named. Whoever has withdrawn the consent has neither turn nor voice.
    """

    document_id: str
    start: int
    end: int
    turns: tuple[int, ...] = ()
    respondents: tuple[str, ...] = ()
    project_id: str = ""
    coder: str = ""
    ref: str = ""
    unknown: bool = False

    @property
    def span(self) -> Span:
        """The stretch as a span of the document's text."""
        return Span(self.start, self.end)

    @property
    def is_evidence(self) -> bool:
        """Whether somebody answers in it: not only the interviewer, or somebody who has withdrawn the consent."""
        return bool(self.respondents) or self.unknown


@dataclass(frozen=True, slots=True)
class Talk:
    """A transcript as passages are placed in it: where its turns begin and end, their numbers, and whose each is (`None`: whoever has withdrawn).

    `alone` are those whose words they are when the transcript has no turns; `project_id` is the interview's; `projects` are
    those of the people who speak.
    """

    document: Document
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    numbers: tuple[int, ...]
    voices: tuple[str | None, ...]
    alone: tuple[str, ...]
    project_id: str
    projects: Mapping[str, str]


def talk_of(document: Document, voices: Sequence[str], interview: Interview | None, people: Mapping[str, str]) -> Talk:
    """Return a transcript as passages are placed in it.

    `voices` has one voice a turn; `people` are those whose consent stands, with their projects.

    >>> from lardom.transcripts.turns import Turn
    >>> text = Document("a.txt", "Ja. Nej.", (Turn(1, 0, 3), Turn(2, 4, 8)))
    >>> talk_of(text, ["R1", "R2"], None, {"R1": "p1"}).voices
    ('R1', None)
    """
    usable = {one: one in ("", INTERVIEWER) or one in people for one in set(voices)}
    lone = interview.respondents if interview and len(interview.respondents) == 1 else ()
    return Talk(
        document,
        tuple(turn.start for turn in document.turns),
        tuple(turn.end for turn in document.turns),
        tuple(turn.number for turn in document.turns),
        tuple(one if usable[one] else None for one in voices),
        tuple(one for one in lone if one in people),
        interview.project_id if interview else "",
        people,
    )


def passage_in(talk: Talk, start: int, end: int, *, coder: str = "", ref: str = "") -> Passage:
    """Return the passage from `start` to `end` of a transcript.

    A turn counts only when at least one letter or digit of its words lies in it, so that a selection that runs over a line
    end does not give the next speaker a voice.

    >>> from lardom.transcripts.turns import Turn
    >>> text = Document("a.txt", "Ja. Nej.", (Turn(1, 0, 3), Turn(2, 4, 8)))
    >>> passage_in(talk_of(text, ["R1", "R2"], None, {"R1": "p1", "R2": "p1"}), 0, 4).respondents
    ('R1',)
    """
    text, starts, ends, voices = talk.document.text, talk.starts, talk.ends, talk.voices
    numbers: list[int] = []
    people: list[str] = []
    unknown = False
    for at in range(max(0, bisect_right(starts, start) - 1), bisect_left(starts, end)):
        voice, first, last = voices[at], starts[at], ends[at]
        if voice is None or last <= start:
            continue
        first, last = max(first, start), min(last, end)
        if first < last and (text[first].isalnum() or any(map(str.isalnum, text[first:last]))):
            numbers.append(talk.numbers[at])
            if not voice:
                unknown = True
            elif voice != INTERVIEWER:
                people.append(voice)
    if not starts:
        people.extend(talk.alone)
    project = talk.project_id or next((talk.projects[one] for one in people), "")
    return Passage(
        talk.document.id, start, end, tuple(numbers), tuple(dict.fromkeys(people)), project, coder, ref,
        unknown and not people,
    )  # fmt: skip
