"""From running text to turns: the text stays as it is, the turns are found in it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import accumulate

from lardom.transcripts.lines import Candidate, leading_stamp, trailing_stamp
from lardom.transcripts.overlaps import pieces
from lardom.transcripts.raw import Running
from lardom.transcripts.speakers import Layout, choose, layout, silent
from lardom.transcripts.times import STAMP, alone, seconds
from lardom.transcripts.turns import Document, Turn


@dataclass(frozen=True, slots=True)
class Stretch:
    """One speaker's words before they are numbered: where they lie, whose they are, and when."""

    start: int
    end: int
    speaker: str = ""
    begins: float | None = None
    ends: float | None = None


def split(name: str, running: Running, *, form: str) -> Document:
    r"""Return the document of a running text (already cleaned): its paragraphs and its turns.

    A line with a believed label begins a turn (`speakers.choose`); a line without goes on with it. What
    stands before the first label is no turn. A text without any label has one turn per paragraph, without
    speaker. Positions are code points of `running.text`, which is kept as it is.

    >>> document = split("a.txt", Running("R1: Hej!\nI: Hej.\nVälkommen."), form="txt")
    >>> [(turn.speaker, document.words_of(turn)) for turn in document.turns]
    [('R1', 'Hej!'), ('I', 'Hej.\nVälkommen.')]
    """
    lines = running.text.split("\n")
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    shape = layout(lines, running.wrapped)
    labels = choose(lines, bold=running.bold, shape=shape, headings=running.headings)
    opening = [n for n, opens in enumerate(shape.opens) if opens or n in labels]
    paragraphs = tuple(starts[n] for n in opening)
    found = _labelled(running, lines, starts, labels) if labels else _unlabelled(running.text, lines, starts, shape)
    return assemble(name, running.text, found, paragraphs, form=form, encoding=running.encoding)


def _labelled(
    running: Running, lines: Sequence[str], starts: Sequence[int], labels: dict[int, Candidate]
) -> list[Stretch]:
    text = running.text
    stretches = []
    numbers = sorted(labels)
    for number, following in zip(numbers, [*numbers[1:], len(lines)], strict=True):
        label = labels[number]
        start = starts[number] + label.words
        last = number
        for below in range(number + 1, following):
            if below not in running.headings and not _unspoken(lines[below]):
                last = below
        end = starts[last] + len(lines[last])
        begins = label.begins
        if begins is None and number and (stamp := alone(lines[_above(lines, number)])):
            begins = seconds(stamp["time"])
        stretches.append(_trimmed(text, Stretch(start, end, label.label, begins, label.ends)))
    return [stretch for stretch in stretches if stretch.start < stretch.end]


_MACHINE = re.compile(
    r"\s*(?:.{1,80}\s(?:startade|stoppade|avslutade)\s+(?:transkription(?:en)?|inspelning(?:en)?)"
    r"|.{1,80}\s(?:started|stopped)\s+(?:transcription|recording)|transcribed by https?://\S+)\s*",
    re.IGNORECASE,
)


def _unspoken(line: str) -> bool:
    """Tell whether a line inside a turn is not speech: a rule, a time stamp, a meeting program's own message."""
    return silent(line) or alone(line) is not None or _MACHINE.fullmatch(line) is not None


def _above(lines: Sequence[str], number: int) -> int:
    """Return the nearest line above that is not blank (or the line above)."""
    return next((n for n in range(number - 1, -1, -1) if lines[n].strip()), number - 1)


def _unlabelled(text: str, lines: Sequence[str], starts: Sequence[int], shape: Layout) -> list[Stretch]:
    stretches: list[Stretch] = []
    begins: float | None = None
    timed = _timed(lines)
    for number, line in enumerate(lines):
        if lead := timed.get(number):
            stretches.append(Stretch(starts[number] + lead.end(), starts[number] + len(line), "", seconds(lead[1])))
        elif stamp := alone(line):
            begins = seconds(stamp["time"])
        elif silent(line):
            continue
        elif shape.opens[number] or not stretches:
            stretches.append(Stretch(starts[number], starts[number] + len(line), "", begins))
            begins = None
        else:
            before = stretches[-1]
            stretches[-1] = Stretch(before.start, starts[number] + len(line), "", before.begins)
    trimmed = [_trimmed(text, stretch) for stretch in stretches]
    return [stretch for stretch in trimmed if stretch.start < stretch.end]


_STAMPED = re.compile(rf"\s*({STAMP})[ \t]+(?=\S)")


def _timed(lines: Sequence[str]) -> dict[int, re.Match[str]]:
    """Return the lines that begin with a time without brackets, where most lines of the file do."""
    found = {number: stamp for number, line in enumerate(lines) if (stamp := _STAMPED.match(line))}
    return found if len(found) > 2 and len(found) * 2 > sum(bool(line.strip()) for line in lines) else {}


def _trimmed(text: str, stretch: Stretch) -> Stretch:
    """Cut white space and time stamps off both ends of a stretch and keep the times they tell."""
    words = text[stretch.start : stretch.end]
    start = stretch.start + len(words) - len(words.lstrip())
    words = words.strip()
    taken, begins, ends = leading_stamp(words)
    words, start = words[taken:], start + taken
    kept, after = trailing_stamp(words)
    words = words[:kept].rstrip()
    return Stretch(
        start,
        start + len(words),
        stretch.speaker,
        begins if stretch.begins is None else stretch.begins,
        next((time for time in (stretch.ends, ends, after) if time is not None), None),
    )


def assemble(
    name: str,
    text: str,
    stretches: Sequence[Stretch],
    paragraphs: tuple[int, ...],
    *,
    form: str,
    encoding: str = "",
) -> Document:
    """Return the document with its turns numbered; speech over somebody else's (`//…//`) is told apart.

    >>> assemble("a", "Ja. Nej.", [Stretch(0, 3), Stretch(4, 8)], (0,), form="txt").turns[1].number
    2
    """
    turns: list[Turn] = []
    # Strokes in a text without speakers are no conversation.
    speakers = any(stretch.speaker for stretch in stretches)
    paragraph = 0
    for stretch in stretches:
        whole = [(stretch.start, stretch.end, stretch.speaker, False)]
        parts = list(pieces(text, stretch.start, stretch.end, stretch.speaker)) if speakers else whole
        for place, (start, end, speaker, overlap) in enumerate(parts):
            while paragraph < len(paragraphs) and paragraphs[paragraph] <= start:
                paragraph += 1
            begins = stretch.begins if place == 0 else None
            ends = stretch.ends if place == len(parts) - 1 else None
            turns.append(Turn(len(turns) + 1, start, end, speaker, begins, ends, max(paragraph, 1), overlap))
    fingerprint = sha256(text.encode()).hexdigest()
    return Document(name, text, tuple(turns), paragraphs, form, encoding, fingerprint)
