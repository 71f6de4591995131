"""Taking a REFI-QDA file into a study: all of it in one act, or nothing; the file itself is kept with what stayed in it."""

import tempfile
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from lardom.exchange.qdpx import QdpxProject, read_exchange
from lardom.exchange.refi.joining import Join, join
from lardom.exchange.refi_study import read_into
from lardom.web.coding.actions import joining as coding
from lardom.web.exchange.actions import import_into
from lardom.web.exchange.models import Origin, Parcel
from lardom.web.exchange.parcels.looking import counts, heading_of, is_whole_study, standing, tool_of
from lardom.web.exchange.parcels.receiving import LIMITS, on_disk
from lardom.web.study.models import Person, StoredFile, Study
from lardom.web.study.writing import Refused, Writing, one_writer, writing
from lardom.web.transcripts.actions.bringing import add_transcript
from lardom.web.transcripts.queries import texts as transcripts

MEDIA_TYPE = "application/octet-stream"


def bring(study: Study, number: int, *, as_new: bool, by: Person | None) -> None:
    """Take a parcel into the study; `as_new` lets every code come in as new. Doing it twice is doing it once."""
    parcel = Parcel.objects.of(study).filter(pk=number, way="in").first()
    if parcel is None or parcel.state == "brought":
        return
    with on_disk(bytes(parcel.content), parcel.name) as path:
        project, _troubles = read_exchange(path, parcel.name, LIMITS)
        if project.exchange is None:
            raise Refused(_("“%(name)s” can no longer be read. Send it again.") % {"name": parcel.name})
        with one_writer():
            held = Parcel.objects.of(study).select_for_update().filter(pk=number, state="ready").first()
            if held is None:
                return
            told = _whole(study, held, path, project, by) if "whole" in held.told else _joined(
                study, held, project, as_new=as_new, by=by)  # fmt: skip
            held.told = {**held.told, **told}
            held.state, held.content = "brought", b""
            held.save(update_fields=["told", "state", "content"])


def _whole(study: Study, parcel: Parcel, path: Path, project: QdpxProject, by: Person | None) -> dict[str, Any]:
    if not is_whole_study(study, project):
        raise Refused(
            _("The study is no longer empty, as it was when the file was looked at. Send “%(name)s” again.")
            % {"name": parcel.name}
        )
    with tempfile.TemporaryDirectory(prefix="lardom-refi-") as place:
        folder = Path(place) / "study"
        read_into(path, folder, limits=LIMITS)
        counted = import_into(study, folder, by=by)
    # Bringing a whole study in is an act that lasts, so what belongs to it is not taken back either.
    file = StoredFile.objects.create(study=study, **_file(parcel, by))
    Origin.objects.create(study=study, file=file, tool=tool_of(project), counted=counted, made_by=by)
    return {"came": counted}


def _joined(study: Study, parcel: Parcel, project: QdpxProject, *, as_new: bool, by: Person | None) -> dict[str, Any]:
    heading = heading_of(parcel.name) if as_new else ""
    found = join(standing(study), project.brought, heading=heading, nobody=tool_of(project))
    is_book = bool(project.exchange and project.exchange.is_book)
    kind = "codebook.brought" if is_book else "refi.brought"
    counted = counts(found)
    with writing(study, by=by, kind=kind, facts={**counted, "as_new": as_new}) as act:
        [file] = act.add_all([StoredFile(**_file(parcel, by))], journal=False)
        _take(act, found, by)
        ids = {id_: mine for id_, mine in found.book.ids.items() if id_ != mine}
        act.add(
            Origin(
                file=file, tool=tool_of(project), is_book=is_book, texts=found.renamed, codes=ids, counted=counted,
                made_by=by,
            )
        )  # fmt: skip
    return {"came": counted, "event": act.event.number if act.event else 0}


def _take(act: Writing, found: Join, by: Person | None) -> None:
    texts = {row.ref: row for row in transcripts.transcript_rows(act.study)}
    for document in found.documents:
        texts[document.id] = add_transcript(act, document.id, document, by=by, original=None)
    codes = coding.join_codebook(act, found.book)
    coding.join_codings(act, found.codings, codes, texts)


def _file(parcel: Parcel, by: Person | None) -> dict[str, Any]:
    return {
        "name": parcel.name, "media_type": MEDIA_TYPE, "size": parcel.size, "content": bytes(parcel.content),
        "made_by": by, "sha256": parcel.sha256,
    }  # fmt: skip
