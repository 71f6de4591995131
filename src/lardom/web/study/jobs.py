"""Background work: asked for in the same transaction as everything else, done by a worker, seen and cancelled by people.

The queue is the table of jobs itself. A worker takes the oldest waiting job (PostgreSQL: rows others hold are passed
over; SQLite: one writer anyway), and gives a sign of life while it works. A job whose worker died is taken up again,
at most `MOST_TRIES` times; so what a job does must be safe to do twice.

Numbers that take long are worked out by a job and *kept* in the database's cache, where every process finds them, under a
name that says all they hang on: what was asked, what the person may see, the language. What is kept is no row of the
study: nothing of it is sealed, exported or taken back. It is thrown away after a day, and it is not used once an act has
been done that may have changed it.
"""

import datetime as dt
import functools
import hashlib
import logging
import threading
from collections.abc import Callable, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.db import OperationalError, connection, transaction
from django.db.models import Q
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from lardom.web.study.models import Job, Person, Study
from lardom.web.study.remembering.values import kinds_since
from lardom.web.study.together import live
from lardom.web.study.writing import Refused, one_writer

log = logging.getLogger(__name__)

BEAT = 10
"""Seconds between signs of life of a working job."""

SILENT = 60
"""Seconds without a sign of life after which a job's worker is taken to be dead."""

MOST_TRIES = 3
DONE = frozenset({"done", "failed", "cancelled"})

KEPT = 24 * 60 * 60
"""Seconds that what was worked out is kept."""

BESIDE = ("memo.", "comment.", "search.", "report.", "quotation.", "summary.")
"""How the kinds of acts begin that change no number."""

type Work = Callable[..., Mapping[str, Any] | None]
_KINDS: dict[str, Work] = {}


class Cancelled(Exception):  # noqa: N818 - a person's wish, not a fault
    """Somebody has asked for the job to stop."""


@dataclass
class Running:
    """A job at work: whose it is, and how far it has come."""

    number: int
    study: Study
    asked_by: Person | None

    def at(self, done: int, total: int, stage: str = "") -> None:
        """Tell how far the work has come; raises `Cancelled` when somebody has asked it to stop.

        `stage` is a short sentence to a person (translated already), never interview text.
        """
        told = {"done": done, "total": total, "beat_at": timezone.now()}
        with one_writer():
            rows = Job.objects.of(self.study).filter(pk=self.number)
            rows.update(**told, **({"stage": stage[:120]} if stage else {}))
            cancelled = rows.values_list("cancel", flat=True).first()
        live.wake_study(self.study.pk)
        if cancelled:
            raise Cancelled


def job(kind: str) -> Callable[[Work], Work]:
    """Name a function as the work of jobs of a kind: `work(running, **arguments)`, returning the job's result.

    The result is a small mapping of ids and numbers; its "url" is where the page sends the person on.
    """

    def kept(work: Work) -> Work:
        _KINDS[kind] = work
        return work

    return kept


def ask(study: Study, kind: str, arguments: Mapping[str, Any], *, by: Person | None) -> Job:
    """Ask for background work; it is begun as soon as the present transaction is durable."""
    asked = Job(study=study, kind=kind, arguments=dict(arguments), asked_by=by)
    asked.save()
    transaction.on_commit(live.wake_workers)
    return asked


def find(study: Study, number: int) -> Job | None:
    """Return one job of the study."""
    return Job.objects.of(study).filter(pk=number).select_related("asked_by").first()


def cancel(study: Study, number: int) -> None:
    """Ask a job to stop: one that waits is cancelled at once, one that works stops at its next step."""
    with one_writer():
        rows = Job.objects.of(study).filter(pk=number)
        rows.filter(state="waiting").update(state="cancelled", finished_at=timezone.now(), cancel=True)
        rows.filter(state="running").update(cancel=True)


def waiting() -> bool:
    """Tell whether there is work that nobody does."""
    return Job._default_manager.filter(_to_be_done()).exists()


def _to_be_done() -> Q:
    silent = timezone.now() - dt.timedelta(seconds=SILENT)
    return Q(state="waiting") | Q(state="running", beat_at__lt=silent)


def _take() -> Job | None:
    with one_writer():
        rows = Job._default_manager.filter(_to_be_done()).order_by("pk")
        if connection.features.has_select_for_update_skip_locked:
            rows = rows.select_for_update(skip_locked=True)
        taken = rows.first()
        if taken is None:
            return None
        if taken.cancel:
            taken.state, taken.finished_at = "cancelled", timezone.now()
        elif taken.tries >= MOST_TRIES:
            taken.state, taken.finished_at = "failed", timezone.now()
            taken.problem = _("The worker stopped three times in the middle of this job.")
        else:
            now = timezone.now()
            taken.state, taken.tries, taken.beat_at = "running", taken.tries + 1, now
            taken.started_at = taken.started_at or now
        taken.save()
    return taken


@contextmanager
def _alive(number: int) -> Any:
    """Give signs of life from a thread of its own while the work goes on."""
    stop = threading.Event()

    def beat() -> None:
        while not stop.wait(BEAT):
            # A large act of the work itself may hold the only place of a writer: the next sign gets through.
            with suppress(OperationalError):
                Job._default_manager.filter(pk=number).update(beat_at=timezone.now())
        connection.close()

    thread = threading.Thread(target=beat, daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


def run_one() -> bool:
    """Do the oldest job there is; tell whether there was one."""
    know_all_kinds()
    taken = _take()
    if taken is None:
        return False
    if taken.state == "running":
        _do(taken)
    live.wake_study(taken.study_id)
    return True


def _do(taken: Job) -> None:
    person = taken.asked_by
    running = Running(taken.pk, taken.study, person)
    ended: dict[str, Any]
    try:
        with _alive(taken.pk), translation.override(person.language if person else settings.LANGUAGE_CODE):
            result = _KINDS[taken.kind](running, **taken.arguments)
        ended = {"state": "done", "result": dict(result or {})}
    except Cancelled:
        ended = {"state": "cancelled"}
    except Refused as no:
        ended = {"state": "failed", "problem": " ".join(no.sentences)}
    except Exception:
        # The kind and the number are enough to find it by; what was worked on stays out of the log.
        log.exception("job %s of kind %s failed", taken.pk, taken.kind)
        with translation.override(person.language if person else settings.LANGUAGE_CODE):
            ended = {"state": "failed", "problem": _("Lärdom failed at this; nothing was changed. Try again.")}
    with one_writer():
        Job.objects.of(taken.study).filter(pk=taken.pk).update(**ended, finished_at=timezone.now())


def run_waiting() -> int:
    """Do everything that waits and return how many jobs that was."""
    done = 0
    while run_one():
        done += 1
    return done


@functools.cache
def know_all_kinds() -> None:
    """Bring in the work of every room."""
    # Also where some are known: a page may have brought in the work of its own room.
    for app in settings.INSTALLED_APPS:
        if app.startswith("lardom.web.") and find_spec(f"{app}.tasks"):
            import_module(f"{app}.tasks")


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
    return job is not None and job.state not in DONE


def ask_once(study: Study, kind: str, name: str, arguments: Mapping[str, Any], *, by: Person) -> Job:
    """Ask for something to be worked out; while that is under way nothing more is asked."""
    with one_writer():
        found = newest(study, kind, name)
        if found is not None and is_at_work(found):
            return found
        return ask(study, kind, {"name": name, **arguments}, by=by)
