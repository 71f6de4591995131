"""What would come into a study with a REFI-QDA file, told in both languages before anything is kept."""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from lardom.exchange.qdpx import QdpxProject, read_exchange
from lardom.exchange.refi.joining import Join, Standing, join
from lardom.exchange.refi_study import TOLD_AS_LOSSES, previewed, read_into
from lardom.exchange.troubles import Trouble
from lardom.study.problems import Problem
from lardom.study.settings import Language
from lardom.web.coding.queries import values as coding
from lardom.web.exchange.folders import look_at
from lardom.web.exchange.models import Parcel
from lardom.web.exchange.parcels.receiving import LIMITS, on_disk
from lardom.web.exchange.queries import is_empty
from lardom.web.study import queries as studies
from lardom.web.study.models import Study
from lardom.web.study.writing import one_writer
from lardom.web.transcripts.queries import texts as transcripts

LANGUAGES: Final[tuple[Language, ...]] = ("sv", "en")
SHOWN = 200
"""Doubtful passages that a page lists; the number counts all."""


def standing(study: Study) -> Standing:
    """Return what the study holds, as far as it matters to what comes in."""
    return Standing(transcripts.documents(study), coding.codes(study), coding.codings(study), coding.taken_ids(study))


def heading_of(name: str) -> str:
    """Return the name of the code below which a file's codes stand when they come in as new."""
    return Path(name).stem.strip()[:100] or name


def tool_of(project: QdpxProject) -> str:
    """Return the name of the tool that wrote the file."""
    return " ".join(project.origin.split())[:80] or "REFI-QDA"


def is_whole_study(study: Study, project: QdpxProject) -> bool:
    """Tell whether the file holds a whole study of Lärdom's that this one, still empty, can become."""
    return project.holds_study and is_empty(study)


def look(parcel: Parcel) -> None:
    """Read a parcel and write down what would come in; nothing of it is in the study yet."""
    with on_disk(bytes(parcel.content), parcel.name) as path:
        project, troubles = read_exchange(path, parcel.name, LIMITS)
        told = _told(parcel, path, project, troubles)
    with one_writer():
        state = "ready" if told["can_come"] else "refused"
        Parcel.objects.of(parcel.study_id).filter(pk=parcel.pk, state="waiting").update(state=state, told=told)


def _told(parcel: Parcel, path: Path, project: QdpxProject, troubles: tuple[Trouble, ...]) -> dict[str, Any]:
    seen = {language: previewed(project, troubles, language) for language in LANGUAGES}
    words = {
        language: {"comes": one.comes, "losses": one.losses, "problems": list(_problems(one.problems))}
        for language, one in seen.items()
    }
    if not seen["en"].can_come or project.exchange is None:
        return {"can_come": False, "words": words}
    told: dict[str, Any] = {
        "can_come": True, "words": words, "tool": project.origin, "counts_as": project.convention,
        "is_book": project.exchange.is_book, "has_tables": project.holds_study,
        "doubts": len(project.doubtful),
        "doubtful": [[one.words, one.document_id, one.start, one.end] for one in project.doubtful[:SHOWN]],
    }  # fmt: skip
    if is_whole_study(parcel.study, project):
        return told | {"whole": _whole(path, words)}
    return told | _joins(parcel, project)


def _problems(problems: tuple[Problem, ...]) -> Iterator[tuple[str, str, str]]:
    for one in problems:
        if one.code not in TOLD_AS_LOSSES:
            yield one.severity, one.message, one.way_out


def _whole(path: Path, words: dict[Language, dict[str, Any]]) -> list[tuple[str, int]]:
    """Return how much of each kind a whole study's file holds, and add what is wrong with its tables."""
    counts: list[tuple[str, int]] = []
    with tempfile.TemporaryDirectory(prefix="lardom-refi-") as place:
        folder = Path(place) / "study"
        read_into(path, folder, limits=LIMITS)
        for language in LANGUAGES:
            seen = look_at(folder, language)
            counts = list(seen.counts)
            told = [(one.severity, f"{file}: {one.message}", one.way_out) for file, row in seen.problems for one in row]
            words[language]["problems"] += told
            words[language]["losses"] = ()
    return counts


def _joins(parcel: Parcel, project: QdpxProject) -> dict[str, Any]:
    here = standing(parcel.study)
    found = join(here, project.brought, nobody=tool_of(project))
    known = {one.label for one in studies.coders(parcel.study)}
    mine = {one.id: one.name for one in here.codes}
    new = {one.id for one in found.book.new}
    return {
        "heading": heading_of(parcel.name),
        "texts": [[name, ref, name in found.known_texts] for name, ref in found.texts.items()],
        "codes": [[one.name, mine.get(found.book.ids[one.id], ""), found.book.ids[one.id] in new]
                  for one in project.codes],
        "coders": [[name, name in known] for name in found.coders],
        "differing": [mine[id_] for id_ in found.book.differing],
        "counts": counts(found),
    }  # fmt: skip


def counts(found: Join) -> dict[str, int]:
    """Return how much comes in and how much is there already."""
    return {
        "texts": len(found.documents), "known_texts": len(found.known_texts), "codes": len(found.book.new),
        "known_codes": found.book.known, "filled": len(found.book.filled), "codings": len(found.codings),
        "known_codings": found.known_codings,
    }  # fmt: skip
