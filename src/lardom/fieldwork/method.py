"""The facts of the method a reader will ask for: how many, when, how long, how, by whom."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from statistics import median

from lardom.fieldwork.interviews import Interview
from lardom.fieldwork.respondents import Respondent


@dataclass(frozen=True, slots=True)
class MethodFacts:
    """What the tables of interviews and respondents say of how the study was done.

    `respondents` counts persons heard (in an interview), `registered` all who are in the table and
    have not withdrawn. `minutes` is (shortest, median, longest) over the interviews that note a
    length, `None` when none does. `modes`, `languages`, `sources` and `steps` are (value, interviews)
    pairs, the most common first; "" stands for interviews that do not say. `interviewers` counts
    interviews per interviewer, `staffing` how many interviews had how many interviewers. `groups` are
    interviews with more than one respondent. `missing` names each value that is not noted and in how
    many interviews (or persons): the report prints it rather than being silent.
    """

    interviews: int
    respondents: int
    registered: int
    projects: int
    first: date | None
    last: date | None
    minutes: tuple[float, float, float] | None
    modes: tuple[tuple[str, int], ...]
    languages: tuple[tuple[str, int], ...]
    sources: tuple[tuple[str, int], ...]
    steps: tuple[tuple[str, int], ...]
    interviewers: tuple[tuple[str, int], ...]
    staffing: tuple[tuple[int, int], ...]
    groups: int
    transcribed: int
    withdrawn: int
    missing: tuple[tuple[str, int], ...]


def method_facts(interviews: Iterable[Interview], respondents: Iterable[Respondent]) -> MethodFacts:
    """Return the facts of the method; nothing is guessed, what is not noted is counted as missing.

    >>> facts = method_facts([Interview("i1", "p1", date(2023, 3, 1), minutes=52, respondents=("A-R1",))],
    ...                      [Respondent("A-R1", "p1", "R1")])
    >>> facts.interviews, facts.minutes, facts.missing
    (1, (52, 52, 52), (('mode', 1), ('interviewers', 1), ('language', 1), ('transcript', 1), ('consent', 1)))
    """
    talks = tuple(interviews)
    people = tuple(respondents)
    heard = {id_ for talk in talks for id_ in talk.respondents}
    active = [person for person in people if person.may_be_used]
    days = [talk.date for talk in talks if talk.date]
    lengths = [talk.minutes for talk in talks if talk.minutes is not None]
    return MethodFacts(
        interviews=len(talks),
        respondents=sum(person.id in heard for person in active),
        registered=len(active),
        projects=len({talk.project_id for talk in talks}),
        first=min(days, default=None),
        last=max(days, default=None),
        minutes=(min(lengths), median(lengths), max(lengths)) if lengths else None,
        modes=_counted(talk.mode for talk in talks),
        languages=_counted(talk.language for talk in talks),
        sources=_counted(talk.source for talk in talks),
        steps=_counted("" if talk.step is None else str(talk.step) for talk in talks),
        interviewers=_counted(name for talk in talks for name in talk.interviewers),
        staffing=tuple(sorted(Counter(len(talk.interviewers) for talk in talks if talk.interviewers).items())),
        groups=sum(len(talk.respondents) > 1 for talk in talks),
        transcribed=sum(bool(talk.transcript) for talk in talks),
        withdrawn=len(people) - len(active),
        missing=_missing(talks, active, heard),
    )


def _counted(values: Iterable[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(Counter(values).items(), key=lambda pair: (-pair[1], pair[0])))


def _missing(talks: tuple[Interview, ...], active: list[Respondent], heard: set[str]) -> tuple[tuple[str, int], ...]:
    counts = {
        "date": sum(talk.date is None for talk in talks),
        "minutes": sum(talk.minutes is None for talk in talks),
        "mode": sum(not talk.mode for talk in talks),
        "interviewers": sum(not talk.interviewers for talk in talks),
        "language": sum(not talk.language for talk in talks),
        "transcript": sum(not talk.transcript for talk in talks),
        "respondents": sum(not talk.respondents for talk in talks),
        "consent": sum(not person.consent for person in active),
        "interview": sum(person.id not in heard for person in active),
    }
    return tuple((name, count) for name, count in counts.items() if count)
