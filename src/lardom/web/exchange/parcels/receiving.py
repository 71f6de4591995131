"""REFI-QDA files that wait for their person: sent in, kept for some days, forgotten."""

import datetime as dt
import hashlib
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from lardom.exchange.refi.limits import Limits
from lardom.web.exchange.models import Parcel
from lardom.web.study import actions as studies
from lardom.web.study import jobs
from lardom.web.study.models import Person, Study
from lardom.web.study.writing import one_writer

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

DAYS_KEPT = 7
"""How long a file waits for its person."""

LARGEST = 300 * 2**20
"""Bytes of the largest file that is taken; it lies in the database while it waits, and after."""

LIMITS = Limits(file=LARGEST, xml=200_000_000, unpacked=2_000_000_000, members=20_000)
"""How large things in it may be: the worker reads with other work beside it."""

READING, BRINGING, WRITING = "exchange.read", "exchange.bring", "exchange.write"
"""The kinds of the background work on parcels."""


def receive(study: Study, file: "UploadedFile[Any]", *, by: Person) -> Parcel:
    """Let a file wait for being read and looked at; nothing of it is in the study yet."""
    content = file.read()
    told = {"name": (file.name or "project.qdpx")[-255:], "size": len(content), "content": content}
    return put(study, READING, "in", by=by, sha256=hashlib.sha256(content).hexdigest(), **told)


def receive_new(file: "UploadedFile[Any]", *, title: str, language: str, by: Person) -> Parcel:
    """Make an empty study for a file to come into, and let the file wait there."""
    with one_writer():
        return receive(studies.make_study(title=title, by=by, language=language), file, by=by)


def put(study: Study, kind: str, way: str, *, by: Person, **told: Any) -> Parcel:
    """Keep a parcel and ask for the work on it; forget those that have waited too long."""
    with one_writer():
        Parcel.objects.of(study).filter(expires__lt=timezone.now()).delete()
        until = timezone.now() + dt.timedelta(days=DAYS_KEPT)
        parcel = Parcel.objects.create(study=study, way=way, made_by=by, expires=until, **told)
        ask(parcel, kind, by=by)
    return parcel


def ask(parcel: Parcel, kind: str, *, by: Person, **arguments: Any) -> None:
    """Ask for background work on a parcel; while some is under way nothing more is asked."""
    with one_writer():
        if parcel.job is not None and parcel.job.state not in jobs.DONE:
            return
        parcel.job = jobs.ask(parcel.study, kind, {"parcel": parcel.pk, **arguments}, by=by)
        parcel.save(update_fields=["job"])


def drop(study: Study, parcel: Parcel) -> None:
    """Forget a parcel, and stop the work on it."""
    if parcel.job is not None and parcel.job.state not in jobs.DONE:
        jobs.cancel(study, parcel.job.pk)
    with one_writer():
        Parcel.objects.of(study).filter(pk=parcel.pk).delete()


@contextmanager
def on_disk(content: bytes, name: str) -> Iterator[Path]:
    """Put a file on the disk for as long as it is read; only its ending is its own."""
    with tempfile.TemporaryDirectory(prefix="lardom-refi-") as place:
        path = Path(place) / f"file{Path(name).suffix[:8]}"
        path.write_bytes(content)
        yield path
