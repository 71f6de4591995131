"""Real names out of what leaves the house: each name of the key is exchanged for its pseudonym, and positions follow."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

from lardom.claims.material import Material
from lardom.exchange.refi.values import Project, TextSource, Transcript
from lardom.fieldwork.respondents import KeyName
from lardom.text.names import name_pattern
from lardom.transcripts.turns import Document

UNKNOWN = "[X]"
"""Stands for a name whose pseudonym the key does not tell."""


@dataclass(frozen=True, slots=True)
class Masked:
    """A text without names, and the way to it: where stretches begin in the old text and in the new."""

    text: str
    before: tuple[int, ...] = (0,)
    after: tuple[int, ...] = (0,)

    def place(self, at: int, *, end: bool = False) -> int:
        """Return where a position is now; one inside a name is at the pseudonym's beginning, or at its end for an `end`."""
        index = bisect_right(self.before, at) - 1
        if index % 2 and at > self.before[index]:
            return self.after[index + 1] if end else self.after[index]
        return self.after[index] + at - self.before[index]


class Mask:
    """Exchanges the names of a key; without names it leaves everything as it is."""

    def __init__(self, key: Iterable[KeyName]) -> None:
        rows = sorted((one for one in key if name_pattern(one.name, exact=True)), key=lambda one: -len(one.name))
        self._names = {one.name.strip(): one.pseudonym.strip() or UNKNOWN for one in reversed(rows)}
        alternatives = "|".join(re.escape(one.name.strip()) for one in rows)
        # A genitive s stays, and so does every word that only begins as the name does (as in `name_pattern`).
        self._pattern = re.compile(rf"(?<![\w-])(?:{alternatives})(?=(?:s|'s|’s)?(?!\w))") if rows else None
        self._known: dict[str, str] = {}

    def __bool__(self) -> bool:
        return self._pattern is not None

    def masked(self, text: str) -> Masked:
        """Return a text without names.

        >>> found = Mask([KeyName("Anna", "R1")]).masked("Annas chef är Anna.")
        >>> found.text, found.place(14)
        ('R1s chef är R1.', 12)
        """
        if self._pattern is None:
            return Masked(text)
        parts: list[str] = []
        before, after = [0], [0]
        last = place = 0
        for found in self._pattern.finditer(text):
            new = self._names[found[0]]
            place += found.start() - last
            parts += (text[last : found.start()], new)
            before += (found.start(), found.end())
            after += (place, place + len(new))
            place, last = place + len(new), found.end()
        return Masked("".join((*parts, text[last:])), tuple(before), tuple(after))

    def text(self, text: str) -> str:
        """Return a text without names."""
        known = self._known.get(text)
        if known is None:
            known = self._known[text] = self.masked(text).text
        return known

    def everything(self, value: Any) -> Any:
        """Return a value without names in any of its texts; positions in texts are the caller's to move."""
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, tuple):
            return tuple(self.everything(one) for one in value)
        if is_dataclass(value) and not isinstance(value, type):
            old = {one.name: getattr(value, one.name) for one in fields(value)}
            new = {name: self.everything(one) for name, one in old.items()}
            changed = {name: one for name, one in new.items() if one is not old[name] and one != old[name]}
            return replace(value, **changed) if changed else value
        return value


def masked_material(material: Material) -> Material:
    """Return a study without the names of its key, in texts, tables and ids alike; codings stand where they stood.

    >>> masked_material(Material(key_names=(KeyName("Anna", "R1"),))).key_names
    ()
    """
    mask = Mask(material.key_names)
    if not mask:
        return replace(material, key_names=())
    texts = {one.id: mask.masked(one.text) for one in material.documents}
    bare = replace(material, documents=(), codings=(), marks=(), settled=(), key_names=())

    def moved(one: Any) -> Any:
        text = texts.get(one.document_id, Masked(""))
        fresh = mask.everything(one)
        if one.document_id not in texts:
            return fresh
        return replace(fresh, start=text.place(one.start), end=text.place(one.end, end=True))

    rows: dict[str, Any] = {
        name: tuple(map(moved, getattr(material, name))) for name in ("codings", "marks", "settled")
    }
    masked: Material = mask.everything(bare)
    return replace(
        masked,
        documents=tuple(_document(one, texts[one.id], mask) for one in material.documents),
        **rows,
    )


def _document(one: Document, text: Masked, mask: Mask) -> Document:
    turns = tuple(
        replace(turn, start=text.place(turn.start), end=text.place(turn.end, end=True), speaker=mask.text(turn.speaker))
        for turn in one.turns
    )
    paragraphs = tuple(text.place(at) for at in one.paragraphs)
    return replace(one, id=mask.text(one.id), text=text.text, turns=turns, paragraphs=paragraphs, fingerprint="")


def masked_project(project: Project, key: Iterable[KeyName]) -> Project:
    """Return another tool's project without the names of a key; passages stand where they stood.

    What only names a file is taken away: nobody has looked for names in files that are no texts.
    """
    mask = Mask(key)
    if not mask:
        return project
    found: Project = _project_part(project, mask)
    return found


def _project_part(value: Any, mask: Mask) -> Any:
    match value:
        case tuple():
            return tuple(_project_part(one, mask) for one in value)
        case TextSource() if value.text is not None:
            text = mask.masked(value.text)
            selections = tuple(
                replace(mask.everything(one), start=_at(text, one.start), end=_at(text, one.end, end=True))
                for one in value.selections
            )
            rest: TextSource = mask.everything(replace(value, text=None, selections=()))
            return replace(rest, text=text.text, selections=selections, rich="")
        case Transcript() if value.text is not None:
            text = mask.masked(value.text)
            points = tuple(
                one if one.position is None else replace(one, position=_at(text, one.position)) for one in value.points
            )
            spoken: Transcript = mask.everything(replace(value, text=None, points=()))
            return replace(spoken, text=text.text, points=points, rich="")
        case str():
            return mask.text(value)
        case _ if is_dataclass(value) and not isinstance(value, type):
            changed: Mapping[str, Any] = {
                one.name: _project_part(getattr(value, one.name), mask) for one in fields(value) if one.compare
            }
            return replace(
                value, **{**changed, **{name: "" for name in ("path", "current", "rich") if name in changed}}
            )
        case _:
            return value


def _at(text: Masked, at: int, *, end: bool = False) -> int:
    return text.place(at, end=end) if at >= 0 else at
