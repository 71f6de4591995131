"""Numbers that take long: worked out by a job, and kept until an act changes them.

What was worked out lies in the database's cache, where every process finds it, under a name that says all it hangs on:
what was asked, what the person may see, the language. It is no row of the study: nothing of it is sealed, exported or
taken back. It is thrown away after a day, and it is not used once an act has been done that may have changed it.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.cache import cache

from lardom.web.study import jobs
from lardom.web.study.models import Job, Person, Study
from lardom.web.study.remembering import kinds_since
from lardom.web.study.writing import one_writer

KEPT = 24 * 60 * 60
"""Seconds that what was worked out is kept."""

BESIDE = ("memo.", "comment.", "search.", "report.", "quotation.")
"""How the kinds of acts begin that change no number."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What was worked out, and the entry of the trail (number and seal) up to which it holds."""

    value: Any
    sequence: int
    head: str


def name_of(study: Study, kind: str, *said: object) -> str:
    """Return the name of something to be worked out; `said` is all that it hangs on."""
    told = "\0".join([str(study.pk), kind, *map(str, said)])
    return f"later-{hashlib.sha256(told.encode()).hexdigest()}"


def recall(study: Study, name: str, *, through: tuple[str, ...] = BESIDE) -> Any:
    """Return what was worked out, or nothing when it is not there or an act may have changed it.

    `through` says how the kinds of acts begin that leave it as it is.
    """
    found = cache.get(name)
    if found is None:
        return None
    kinds = kinds_since(study, found.sequence, found.head)
    return found.value if kinds is not None and all(kind.startswith(through) for kind in kinds) else None


def keep(study: Study, name: str, value: Any) -> None:
    """Keep what was worked out from the study as `study` was read."""
    cache.set(name, Kept(value, study.sequence, study.head), KEPT)


def newest(study: Study, kind: str, name: str) -> Job | None:
    """Return the job that was asked for last to work this out."""
    return Job.objects.of(study).filter(kind=kind, arguments__name=name).order_by("-pk").first()


def is_at_work(job: Job | None) -> bool:
    """Tell whether the job waits or works."""
    return job is not None and job.state not in jobs.DONE


def ask(study: Study, kind: str, name: str, arguments: Mapping[str, Any], *, by: Person) -> Job:
    """Ask for something to be worked out; while that is under way nothing more is asked."""
    with one_writer():
        found = newest(study, kind, name)
        if found is not None and is_at_work(found):
            return found
        return jobs.ask(study, kind, {"name": name, **arguments}, by=by)
