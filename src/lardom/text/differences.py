"""What differs between two versions of a text: lines first, then words within the lines that differ."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

Kind = Literal["same", "out", "in"]
_WORDS = re.compile(r"\w+|\s+|[^\w\s]")
_TOO_MANY = 4000
"""Words on both sides of a stretch from where on it is shown as exchanged whole."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch that both versions have (`same`), that was taken out (`out`) or put in (`in`)."""

    kind: Kind
    text: str


def differences(before: str, after: str) -> tuple[Part, ...]:
    """Return the parts of two versions in order: the `same` and `out` make up the first, `same` and `in` the second.

    >>> [(part.kind, part.text) for part in differences("Det gick bra.", "Det gick mycket bra.")]
    [('same', 'Det gick '), ('in', 'mycket '), ('same', 'bra.')]
    """
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    parts: list[Part] = []
    for kind, one, other in _stretches(old, new):
        if kind == "same":
            parts.append(Part("same", "".join(one)))
        else:
            parts += _of_words("".join(one), "".join(other))
    return tuple(_joined(parts))


def merged(base: str, mine: str, theirs: str) -> str | None:
    r"""Return a text with the changes of both, or `None` when both changed the same lines in different ways.

    >>> merged("ett\ntvå\ntre\n", "ETT\ntvå\ntre\n", "ett\ntvå\nTRE\n")
    'ETT\ntvå\nTRE\n'
    >>> merged("ett\n", "mitt\n", "ditt\n") is None
    True
    """
    lines = base.splitlines(keepends=True)
    changes = sorted({*_changes(lines, mine), *_changes(lines, theirs)})
    out: list[str] = []
    at, last = 0, (-1, -1)
    for start, end, words in changes:
        if start < at or (start, end) == last:
            return None
        out += [*lines[at:start], words]
        at, last = end, (start, end)
    return "".join([*out, *lines[at:]])


def _changes(lines: Sequence[str], text: str) -> Iterator[tuple[int, int, str]]:
    """Yield what a version did to the lines: from, to, and what stands there instead."""
    other = text.splitlines(keepends=True)
    for tag, a, b, c, d in SequenceMatcher(None, lines, other, autojunk=False).get_opcodes():
        if tag != "equal":
            yield a, b, "".join(other[c:d])


def _stretches(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[Kind, Sequence[str], Sequence[str]]]:
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        yield ("same" if tag == "equal" else "out"), old[a:b], new[c:d]


def _of_words(before: str, after: str) -> Iterator[Part]:
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    if not old or not new or len(old) + len(new) > _TOO_MANY:
        yield Part("out", before)
        yield Part("in", after)
        return
    for kind, one, other in _stretches(old, new):
        if kind == "same":
            yield Part("same", "".join(one))
        else:
            yield Part("out", "".join(one))
            yield Part("in", "".join(other))


def _joined(parts: Sequence[Part]) -> Iterator[Part]:
    """Drop empty parts and join neighbours of one kind; between two same parts what was taken out comes first."""
    held: dict[str, str] = {"same": "", "out": "", "in": ""}
    for part in parts:
        if (part.kind == "same" and (held["out"] or held["in"]) and part.text) or (
            part.kind != "same" and held["same"] and part.text
        ):
            yield from _emptied(held)
        held[part.kind] += part.text
    yield from _emptied(held)


def _emptied(held: dict[str, str]) -> Iterator[Part]:
    kinds: tuple[Kind, ...] = ("same", "out", "in")
    for kind in kinds:
        if held[kind]:
            yield Part(kind, held[kind])
            held[kind] = ""
