"""Which lines of a text begin somebody's turn: decided over the whole file, never line by line."""

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from lardom.transcripts.describing import no_speech
from lardom.transcripts.labels import ABBREVIATED, ASKED_AND_ANSWERED, Strength
from lardom.transcripts.lines import Candidate, candidate
from lardom.transcripts.times import STAMP, alone

_ENDED = re.compile(r"""[.?!…:)\]"”’'–—*_-]\s*$""")
_SILENT = re.compile(r"[\W_]*")
_TIMED_LINE = re.compile(rf"\s*[\[(]?{STAMP}[\])]?\s*[-–—:|]?\s*\S")


@dataclass(frozen=True, slots=True)
class Layout:
    """What the lines of a file look like: which begin a paragraph, and whether paragraphs are wrapped.

    `opens[i]` is true when line i begins a paragraph whoever speaks.
    """

    opens: tuple[bool, ...]
    wrapped: bool


def layout(lines: Sequence[str], wrapped: bool | None = None) -> Layout:
    """Return which lines begin a paragraph.

    In a text whose lines were broken at a fixed width a paragraph goes on to the next blank line;
    elsewhere each line that is not blank is one. `wrapped` says it when the format knows.

    >>> layout(["Hej!", "", "Hej då!"]).opens
    (True, False, True)
    """
    if wrapped is None:
        wrapped = _looks_wrapped(lines)
    opens = []
    blank = True
    for line in lines:
        empty = not line.strip()
        opens.append(not empty and (blank or not wrapped))
        blank = empty
    return Layout(tuple(opens), wrapped)


def _looks_wrapped(lines: Sequence[str]) -> bool:
    """Tell whether lines were broken at a fixed width: all but the last of each block are nearly as long."""
    inner = sorted(len(line.rstrip()) for line, following in pairwise(lines) if line.strip() and following.strip())
    if len(inner) < 3 or inner[-1] > 140:
        return False
    middle = inner[len(inner) // 2]
    return middle >= 40 and middle >= 0.75 * inner[-1]


def choose(
    lines: Sequence[str],
    *,
    bold: Mapping[int, int] | None = None,
    shape: Layout | None = None,
    headings: Collection[int] = (),
) -> dict[int, Candidate]:
    """Return the lines (numbers from 0) that begin a turn, each with its label.

    A label is believed for its shape and for coming back: a role or number (`Intervjuare`, `R1`) soon, a
    name when it is repeated or when nearly every paragraph has a label, a single word only when it is
    repeated and not also an ordinary word of the text. One style of label is used per file. `headings` are
    lines known to be headings: a label there comes back and stands alone. A label that explains its short
    form (`Interviewer (I)`) is written as that where the file goes on with it.

    >>> sorted(choose(["Dan: Hej!", "Eva: Hej.", "Dan: Så här är det: vi börjar.", "Eva: Bra."]))
    [0, 1, 2, 3]
    """
    shape = shape or layout(lines)
    marks = bold or {}
    found: dict[int, Candidate] = {}
    for number, line in enumerate(lines):
        if line.strip() and (read := candidate(line, marks.get(number, 0))):
            found[number] = read
    for number in no_speech(lines, found, headings):
        del found[number]
    if shape.wrapped:
        found = {n: c for n, c in found.items() if shape.opens[n] or _follows_an_end(lines, n)}
    best: dict[int, Candidate] = {}
    text = "\n".join(lines)
    units = sum(shape.opens)
    for style in dict.fromkeys(each.style for each in found.values()):
        own = {n: c for n, c in found.items() if c.style == style}
        accepted = _accepted(style, own, lines, text, max(units, len(own) if shape.wrapped else units))
        if _weight(accepted) > _weight(best):
            best = accepted
    return _shortened(best)


_EXPLAINED = re.compile(r".{2,40}\s\(([^()\s]{1,6})\)")


def _shortened(chosen: dict[int, Candidate]) -> dict[int, Candidate]:
    labels = {each.label for each in chosen.values()}
    short = {label: found[1] for label in labels if (found := _EXPLAINED.fullmatch(label)) and found[1] in labels}
    return {n: replace(each, label=short.get(each.label, each.label)) for n, each in chosen.items()}


def _weight(chosen: Mapping[int, Candidate]) -> float:
    # Labels with a colon win over look-alikes without one: half the speech of an interview is "Ja".
    return sum(2.0 if each.style in {"colon", "chat"} else 1.0 for each in chosen.values())


def _follows_an_end(lines: Sequence[str], number: int) -> bool:
    """Tell whether the line before has come to an end, so that a wrapped line is not mid-sentence."""
    before = lines[number - 1].rstrip()
    return bool(_ENDED.search(before)) or bool(alone(before))


def _accepted(
    style: str, own: Mapping[int, Candidate], lines: Sequence[str], text: str, units: int
) -> dict[int, Candidate]:
    counts = Counter(each.label for each in own.values())
    strengths = {each.label: each.strength for each in own.values()}
    bare = style in {"alone", "timed"}
    if bare:
        own, counts = _with_speech_below(own, lines)
    # A label alone on its line shares a unit with the speech below it.
    units = max(1, units - sum(not lines[number][each.words :].strip() for number, each in own.items()))
    strong = {label for label in counts if strengths[label] == Strength.STRONG}
    weak = {label for label in counts if strengths[label] == Strength.WEAK}
    # A name with a time, alone on its line and with speech below it, need not come back.
    names = {label for label in counts if strengths[label] == Strength.NAME}
    certain = strong | {label for label in names if counts[label] > 1 or style == "timed"}
    repeated = {label for label, count in counts.items() if count > 1} - certain
    dense = sum(counts[label] for label in repeated | certain) >= 0.6 * units
    believed = certain | {label for label in repeated if _stands_out(label, counts, text, dense=dense)}
    if style == "timed" and len(own) >= max(2, 0.3 * units):
        believed |= {label for label in counts if not label.islower()}
    if strong and style in {"colon", "dash", "tab", "alone", "bracket"}:
        believed |= ABBREVIATED & counts.keys()
    pair = {label for label in counts if label.casefold() in ASKED_AND_ANSWERED}
    if len({label.casefold() for label in pair}) > 1:
        believed |= pair
    headings = _headings(own, believed, lines, units) if style == "colon" else set()
    believed -= headings
    said = sum(counts[label] for label in believed)
    share = said / units
    if not strong and share < (0.08 if believed & names else 0.12):
        return {}
    if bare and not _convincing(believed, counts, strengths, share, style):
        return {}
    if style in {"tab", "dash", "space", "bracket"} and (said < 2 or share < 0.15):
        return {}
    if said >= 2 and len(own) >= 3 and share >= 0.4 and style != "alone":
        named = {label for label in counts if _lone_name(label, strengths[label], own, lines, text)}
        believed |= named if style != "colon" else _alike(named, _bare(own, lines), weak, own, lines) - headings
    elif strong and style == "colon" and _brief(own, lines, units):
        believed |= {label for label in counts if _lone_name(label, strengths[label], own, lines, text)}
    said = sum(counts[label] for label in believed)
    if said < 2 and not (said == 1 and len(lines) <= 4):
        return {}
    return {number: each for number, each in own.items() if each.label in believed}


def _brief(own: Mapping[int, Candidate], lines: Sequence[str], units: int) -> bool:
    """Tell whether a few lines are a conversation, though no label comes back: most have one, and each says a sentence.

    What stands in the head of a file (`Plats: Malmö`) says none.
    """
    return len(own) > 1 and units <= 2 * len(own) and all(_ENDED.search(lines[number]) for number in own)


def _bare(own: Mapping[int, Candidate], lines: Sequence[str]) -> set[str]:
    """Return the labels that stand with their colon alone on their lines more often than not."""
    bare: Counter[str] = Counter()
    for number, each in own.items():
        bare[each.label] += -1 if lines[number][each.words :].strip() else 1
    return {label for label, balance in bare.items() if balance > 0}


def _alike(
    named: set[str], bare: set[str], weak: set[str], own: Mapping[int, Candidate], lines: Sequence[str]
) -> set[str]:
    """Return the labels that come once and stand as the others of the file do: alone on their lines, or not."""
    alone = sum(not lines[number][each.words :].strip() for number, each in own.items())
    return named & bare if alone * 2 > len(own) else named - (bare & weak)


def _headings(own: Mapping[int, Candidate], believed: set[str], lines: Sequence[str], units: int) -> set[str]:
    """Return the single words alone with a colon (`Bakgrund:`) that are no speakers.

    They are speakers where the whole file is written so: at least two of them take turns, with speech below.
    """
    bare = _bare(own, lines)
    alone, counts = _with_speech_below({number: each for number, each in own.items() if each.label in bare}, lines)
    talking = {label for label in bare & believed if counts[label] > 2}
    said = sum(counts[label] for label in talking)
    labelled = sum(each.label in believed for each in own.values())
    weak = {each.label for each in own.values() if each.strength == Strength.WEAK}
    if len(talking) > 1 and said >= 0.3 * units and said >= 0.5 * labelled and _alternate(alone, talking):
        return (bare & weak) - talking
    return bare & weak


def _alternate(alone: Mapping[int, Candidate], talking: set[str]) -> bool:
    """Tell whether the labels change from turn to turn as in a conversation, not in the order of a form."""
    order = [each.label for _, each in sorted(alone.items()) if each.label in talking]
    following: dict[str, set[str]] = {}
    for one, other in pairwise(order):
        following.setdefault(one, set()).add(other)
    return len(talking) == 2 or any(len(others) > 1 for others in following.values())


def _with_speech_below(own: Mapping[int, Candidate], lines: Sequence[str]) -> tuple[dict[int, Candidate], Counter[str]]:
    """Keep the labels alone on a line that are mostly followed by speech and not by another such line.

    Below a label with its time, a line that begins with a time too is the next entry of a list of contents.
    """
    counts = Counter(each.label for each in own.values())
    followed: Counter[str] = Counter()
    for number, each in own.items():
        below = number + 1
        while below < len(lines) and not lines[below].strip():
            below += 1
        listed = each.begins is not None and below < len(lines) and _TIMED_LINE.match(lines[below])
        if below < len(lines) and below not in own and not listed:
            followed[each.label] += 1
    kept = {number: each for number, each in own.items() if followed[each.label] * 2 > counts[each.label]}
    return kept, Counter(each.label for each in kept.values())


def _convincing(
    believed: set[str], counts: Counter[str], strengths: Mapping[str, Strength], share: float, style: str
) -> bool:
    """Ask more of labels that stand alone on their lines, for headings do so too."""
    said = sum(counts[label] for label in believed)
    if style == "timed":
        return said >= 2 or share >= 0.3
    strong = any(strengths[label] == Strength.STRONG for label in believed)
    return said >= (3 if strong else 4) and share >= (0.1 if strong else 0.2) and (strong or len(believed) > 1)


def _stands_out(label: str, counts: Counter[str], text: str, *, dense: bool) -> bool:
    """Tell whether a repeated word is a label rather than an ordinary word of this text (`Exempel:`).

    `dense` says that most paragraphs begin with a repeated label.
    """
    if dense or (label.isupper() and len(label) <= 4):
        return True
    often = counts[label] >= 5 and counts[label] >= 0.05 * counts.total()
    return often or (not label.islower() and not _ordinary(label, text))


def _ordinary(label: str, text: str) -> bool:
    word = label.lower()
    at = text.find(word)
    while at >= 0 and (_in_word(text[at - 1 : at]) or _in_word(text[at + len(word) : at + len(word) + 1])):
        at = text.find(word, at + 1)
    return at >= 0


def _in_word(sign: str) -> bool:
    return sign.isalnum() or sign == "_"


def _lone_name(label: str, strong: Strength, own: Mapping[int, Candidate], lines: Sequence[str], text: str) -> bool:
    """Tell whether a label that comes once is a name: the file labels its turns and this is no ordinary word."""
    if strong == Strength.NONE or label.islower() or (_ordinary(label, text) and not label.isupper()):
        return False
    number = next(n for n, each in own.items() if each.label == label)
    before = next((lines[n] for n in range(number - 1, -1, -1) if lines[n].strip()), "")
    return not before or bool(_ENDED.search(before)) or number in own


def silent(line: str) -> bool:
    """Tell whether a line says nothing: blank, a rule of dashes, a page's ornament.

    >>> silent("======"), silent("Ja ...")
    (True, False)
    """
    return _SILENT.fullmatch(line) is not None
