"""What a study does not take of a REFI-QDA file, kind by kind."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from lardom.exchange.refi.bringing import Brought, texts_by_name
from lardom.exchange.refi.codebooks import DEEPEST
from lardom.exchange.refi.finding import last_name
from lardom.exchange.refi.kinds import DROPPED
from lardom.exchange.refi.losses import Loss, loss
from lardom.exchange.refi.reading import Exchange
from lardom.exchange.refi.texts import all_texts
from lardom.exchange.refi.values import (
    AudioSource,
    Code,
    Coding,
    PictureSource,
    Project,
    VideoSource,
)
from lardom.transcripts.encoding import clean


def losses_in(exchange: Exchange, brought: Brought) -> tuple[Loss, ...]:
    """Return what a study leaves in the file, or takes in another form; nothing is passed over."""
    project = exchange.project
    names = _names(project)
    found = [
        one for kind in DROPPED for one in loss(f"stays {kind}", names.get(kind, []), exchange.elements.get(kind, 0))
    ]
    uncoded = [one for text in all_texts(project) for one in text.selections if not one.codings]
    found += loss("uncoded", [one.name for one in uncoded])
    walked = list(_values(project))
    described = [one for one in walked if getattr(one, "description", "") and not isinstance(one, Code)]
    found += loss("described", [one.description for one in described])
    found += loss("times", [], sum(isinstance(one, Coding) and bool(one.created) for one in walked))
    cases = {one.guid for one in project.cases}
    found += loss("cases as codes", [one.name for one in project.codes if one.guid in cases])
    found += loss("deep codes", [one.name for one in project.codes if one.depth >= DEEPEST], most=DEEPEST)
    found += loss("unknown", [f"{one.element} {one.what}" for one in project.kept])
    found += loss("files", exchange.missing_files)
    for why, count in brought.lost.items():
        found += loss(f"lost {why}", [name for name, _ in brought.missing] if why == "no text" else [], count)
    found += loss("doubtful", [one.words for one in brought.doubts])
    found += loss("invisible", [one.name for one in texts_by_name(project) if one.text and clean(one.text) != one.text])
    found += loss("strays stay", [last_name(one) for one in exchange.strays])
    return tuple(found)


def _names(project: Project) -> dict[str, list[str]]:
    """Return the first names of things by the standard's element name."""
    by_kind: dict[str, list[str]] = {
        "PictureSource": [one.name for one in project.sources if isinstance(one, PictureSource)],
        "AudioSource": [one.name for one in project.sources if isinstance(one, AudioSource)],
        "VideoSource": [one.name for one in project.sources if isinstance(one, VideoSource)],
        "Transcript": [
            text.name
            for one in project.sources
            if isinstance(one, AudioSource | VideoSource)
            for text in one.transcripts
        ],
        "Note": [one.name or one.text or "" for one in project.notes],
        "Case": [one.name for one in project.cases],
        "Variable": [one.name for one in project.variables],
        "Set": [one.name for one in project.sets],
        "Link": [one.name for one in project.links],
        "Graph": [one.name for one in project.graphs],
    }
    return by_kind


def _values(one: Any) -> Iterator[Any]:
    """Yield every value in a project, itself first; the depth is that of the declarations, never of the file."""
    waiting = [one]
    while waiting:
        value = waiting.pop()
        if isinstance(value, tuple):
            waiting.extend(reversed(value))
        elif is_dataclass(value):
            yield value
            if not isinstance(value, Coding | Code):
                waiting.extend(getattr(value, inner.name) for inner in reversed(fields(value)))
