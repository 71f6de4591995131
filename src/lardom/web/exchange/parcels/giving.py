"""A study out as a REFI-QDA file: made ready for one person, its losses told, and noted in the trail when it is taken."""

import hashlib
from contextlib import ExitStack, nullcontext
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from lardom.exchange.refi.joining import as_in_the_study
from lardom.exchange.refi.losses import told
from lardom.exchange.refi.reading import Exchange, read_file
from lardom.exchange.refi_study import Written, write_qdc, write_qdpx
from lardom.web.comparison.queries.summaries import material as whole
from lardom.web.exchange.models import Origin, Parcel
from lardom.web.exchange.parcels.looking import LANGUAGES
from lardom.web.exchange.parcels.receiving import LIMITS, WRITING, on_disk, put
from lardom.web.exchange.queries import origins
from lardom.web.study.forms import spoken
from lardom.web.study.models import Person, Study
from lardom.web.study.writing import one_writer, writing


@dataclass(frozen=True)
class Wanted:
    """What goes out.

    The whole project or the `book` only, with real `names` or not, with what has no place in REFI-QDA `beside` it or not,
    and with what stayed in one of the files that came in (`origin`, its number).
    """

    book: bool = False
    names: bool = False
    beside: bool = True
    origin: int | None = None


def order(study: Study, wanted: Wanted, *, by: Person) -> Parcel:
    """Ask for a file of the study; it waits for the person who asked, and for nobody else."""
    name = f"{study.slug}.{'qdc' if wanted.book else 'qdpx'}"
    return put(study, WRITING, "out", by=by, name=name, asked=vars(wanted))


def write(study: Study, number: int) -> None:
    """Write the file of a parcel that goes out."""
    parcel = Parcel.objects.of(study).filter(pk=number, way="out", state="waiting").first()
    if parcel is None:
        return
    wanted = Wanted(**parcel.asked)
    with on_disk(b"", parcel.name) as path:
        path.unlink()
        done = _written(study, wanted, path)
        content = path.read_bytes() if done.done else b""
    words = {language: list(told(done.lost, language)) for language in LANGUAGES}
    problems = [(one.severity, one.message, one.way_out) for one in done.problems]
    with one_writer():
        Parcel.objects.of(study).filter(pk=parcel.pk, state="waiting").update(
            state="ready" if done.done else "refused", content=content, size=len(content),
            sha256=hashlib.sha256(content).hexdigest(), told={"losses": words, "problems": problems},
        )  # fmt: skip


def _written(study: Study, wanted: Wanted, path: Path) -> Written:
    # The key is read so that its names can be exchanged; it never goes out itself.
    material = whole(study, key=True)
    with ExitStack() as stack:
        origin = origins(study).filter(pk=wanted.origin).first() if wanted.origin else None
        kept = _kept(origin, stack) if origin else None
        if wanted.book:
            return write_qdc(material, path, kept=kept, language=spoken())
        return write_qdpx(material, path, kept=kept, names=wanted.names, beside=wanted.beside, language=spoken())


def _kept(origin: Origin, stack: ExitStack) -> Exchange:
    """Return a file that came in, its texts and codes under the names they have in the study."""
    path = stack.enter_context(on_disk(bytes(origin.file.content), origin.file.name))
    found = read_file(path, LIMITS)
    stack.enter_context(found.container.kept_open() if not found.is_book else nullcontext())
    return replace(found, project=as_in_the_study(found.project, origin.texts, origin.codes))


def note(study: Study, parcel: Parcel, *, by: Person) -> None:
    """Write into the trail that somebody takes the file out."""
    facts: dict[str, Any] = {"file": parcel.name, "sha256": parcel.sha256, "names": bool(parcel.asked.get("names"))}
    with writing(study, by=by, kind="refi.taken", facts=facts):
        pass
