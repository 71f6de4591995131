"""Subtitles as transcripts: WebVTT (Teams, Zoom, noScribe, YouTube) and SRT."""

import html
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from lardom.transcripts.composing import merged, sentences_joined
from lardom.transcripts.encoding import decode
from lardom.transcripts.labels import Strength, strength
from lardom.transcripts.raw import Remark, Talk, UnreadableError, Utterance
from lardom.transcripts.speakers import Layout, choose
from lardom.transcripts.times import seconds

# One grammar reads both formats and goes on after a damaged cue, where the libraries stop or lose the voices.
_CLOCK = r"((?:\d{1,3}:)?\d{1,2}:\d{1,2}[.,]\d{1,3})"
_TIMING = re.compile(rf"^\s*{_CLOCK}\s*-->\s*{_CLOCK}")
# Transcription programs that show their work print the words behind the times; the first minute may lack its "00:".
_SHORT = r"((?:(?:\d{1,3}:)?\d{1,2}:)?\d{1,2}(?:[.,]\d{1,3})?)"
_BRACKETED = re.compile(rf"^\s*\[\s*{_SHORT}\s*-->\s*{_SHORT}\s*\]\s*")
_FEWEST = 3
_VOICE = re.compile(r"<v(?:\.[^\s>]*)?[ \t]+([^>]*)>")
_TAG = re.compile(r"</?(?:v|c|i|b|u|ruby|rt|lang|font|span|\d{1,2}:)[^>]*>|\{\\[^}]*\}", re.IGNORECASE)
_KARAOKE = re.compile(r"<\d{1,2}:\d{2}[^>]*>")


@dataclass(frozen=True, slots=True)
class Cue:
    """One subtitle: when, and its lines of raw text."""

    begins: float
    ends: float
    lines: tuple[str, ...]


def cues(text: str) -> tuple[Cue, ...]:
    r"""Return the cues of a WebVTT or SRT text; headers, notes, styles, numbers and ids are left out.

    >>> cues("1\n00:00:01,500 --> 00:00:02,000\nHej!\n")
    (Cue(begins=1.5, ends=2.0, lines=('Hej!',)),)
    """
    lines = text.split("\n")
    timings = [number for number, line in enumerate(lines) if "-->" in line and _timing(line)]
    found: list[Cue] = []
    if not timings:
        return ()
    for number, following in zip(timings, [*timings[1:], len(lines)], strict=True):
        match = _timing(lines[number])
        if match is None:
            continue
        behind = lines[number][match.end() :].strip() if match.re is _BRACKETED else ""
        body = [behind] if behind else []
        for line in lines[number + 1 : following]:
            if not line.strip() and body:
                break
            if line.strip():
                body.append(line.strip())
        # Without a blank line between them the next cue's number or id would be taken for words.
        touching = number + 1 + len(body) - bool(behind) == following < len(lines)
        if touching and body and re.fullmatch(r"\d+|\S*[0-9a-f-]{8,}\S*", body[-1]):
            body.pop()
        found.append(Cue(seconds(match[1]), seconds(match[2]), tuple(body)))
    return tuple(found)


def _timing(line: str) -> re.Match[str] | None:
    return _TIMING.match(line) or _BRACKETED.match(line)


def are_subtitles(text: str) -> bool:
    r"""Tell whether running text is subtitles by another name: every few lines one with times (`0:0:5.1 --> 0:0:8.2`).

    >>> are_subtitles("[00:01.000 --> 00:02.000] Ja.\n" * 4), are_subtitles("Ja -->\n" * 4)
    (True, False)
    """
    if text.count("-->") < _FEWEST:
        return False
    lines = [line for line in text.split("\n") if line.strip()]
    return sum("-->" in line and _timing(line) is not None for line in lines) >= max(_FEWEST, len(lines) * 0.2)


def read_subtitles(data: bytes) -> Talk:
    r"""Return the utterances of a WebVTT or SRT file.

    Speakers come from voice tags (`<v Name>`) or from labels in the text (`Name: words`). Consecutive cues
    of one speaker are one utterance. Where a file labels every cue, a cue without label is nobody's;
    where it labels only changes, the speaker goes on. Raises `UnreadableError` for a file without cues.

    >>> talk = read_subtitles(b"WEBVTT\n\n00:00.000 --> 00:01.000\n<v Eva>Hej!</v>\n")
    >>> talk.utterances
    (Utterance(words='Hej!', speaker='Eva', begins=0.0, ends=1.0, aside=False),)
    """
    decoded = decode(data)
    return spoken(decoded.text, decoded.remarks, decoded.encoding)


def spoken(text: str, remarks: Sequence[Remark] = (), encoding: str = "") -> Talk:
    r"""Return the utterances of subtitles that are text already (see `read_subtitles`).

    >>> spoken("0:0:1.0 --> 0:0:2.5\nHej!").utterances[0].ends
    2.5
    """
    found = cues(text)
    if not found:
        raise UnreadableError("no cues")
    remarks = list(remarks)
    damaged = sum("-->" in line for line in text.split("\n")) - len(found)
    if damaged:
        remarks.append(Remark("damaged cues", {"count": damaged}))
    if any(_KARAOKE.search(line) for cue in found[:50] for line in cue.lines):
        found = _unrolled(found)
    if any(_VOICE.search(line) for cue in found for line in cue.lines):
        said = tuple(_voiced(found))
    else:
        said = tuple(_headed(found)) or _labelled(found)
    return Talk(sentences_joined(merged(said)), tuple(remarks), encoding)


def _plain(text: str) -> str:
    return html.unescape(_TAG.sub("", text)).replace("\xa0", " ").strip()


def _unrolled(found: Sequence[Cue]) -> tuple[Cue, ...]:
    """Leave out lines that rolling captions show a second time."""
    fresh, shown = [], ""
    for cue in found:
        kept = []
        for line in cue.lines:
            words = _plain(line)
            if words and words != shown:
                kept.append(line)
                shown = words
        if kept:
            fresh.append(Cue(cue.begins, cue.ends, tuple(kept)))
    return tuple(fresh)


def _voiced(found: Sequence[Cue]) -> Iterator[Utterance]:
    for cue in found:
        text = "\n".join(cue.lines)
        before, *rest = _VOICE.split(text)
        if _plain(before):
            yield Utterance(_joined(before), "", cue.begins, cue.ends)
        for name, words in zip(rest[0::2], rest[1::2], strict=True):
            # noScribe marks a voice that begins over another one's: <v //S02>.
            speaker = html.unescape(name).strip().removeprefix("//").strip()
            inside, _, outside = words.partition("</v>")
            yield Utterance(_joined(_without_label(inside, speaker)), speaker, cue.begins, cue.ends)
            if _plain(outside):
                yield Utterance(_joined(outside), "", cue.begins, cue.ends)


def _without_label(words: str, speaker: str) -> str:
    """Drop a label that repeats the voice tag (`<v S01>S01: Hej`)."""
    bare = words.lstrip()
    return bare[len(speaker) + 1 :] if speaker and bare.startswith(f"{speaker}:") else words


def _joined(text: str) -> str:
    return " ".join(part for part in map(_plain, text.split("\n")) if part)


def _headed(found: Sequence[Cue]) -> Iterator[Utterance]:
    """Yield the utterances of cues whose first line names the speaker, as Teams used to write them."""
    heads = Counter(_plain(cue.lines[0]) for cue in found if len(cue.lines) > 1)
    named = sum(count for head, count in heads.items() if count > 1 or strength(head) != Strength.NONE)
    if heads.total() < max(_FEWEST, 0.9 * len(found)) or named < 0.9 * heads.total() or len(heads) * 2 > named:
        return
    for cue in found:
        if len(cue.lines) > 1:
            yield Utterance(_joined("\n".join(cue.lines[1:])), _plain(cue.lines[0]), cue.begins, cue.ends)
        elif cue.lines and _plain(cue.lines[0]) not in heads:
            yield Utterance(_plain(cue.lines[0]), "", cue.begins, cue.ends)


def _labelled(found: Sequence[Cue]) -> tuple[Utterance, ...]:
    lines, owners = [], []
    for number, cue in enumerate(found):
        for line in map(_plain, cue.lines):
            if line:
                lines.append(line)
                owners.append(number)
    firsts = tuple(place == 0 or owners[place] != owners[place - 1] for place in range(len(lines)))
    labels = choose(lines, shape=Layout(firsts, wrapped=False))
    repeats = _repeats(labels, firsts)
    said: list[Utterance] = []
    for place, line in enumerate(lines):
        cue = found[owners[place]]
        label = labels.get(place)
        before = said[-1] if said else None
        if label:
            said.append(Utterance(line[label.words :].strip(), label.label, cue.begins, cue.ends))
        elif before and not firsts[place] and not line.startswith(("- ", "– ", "— ")):
            said[-1] = Utterance(f"{before.words} {line}".strip(), before.speaker, before.begins, before.ends)
        else:
            goes_on = before.speaker if before and labels and not repeats else ""
            said.append(Utterance(line, goes_on, cue.begins, cue.ends))
    return tuple(said)


def _repeats(labels: Mapping[int, object], firsts: Sequence[bool]) -> bool:
    """Tell whether the file labels every cue, and not only where the speaker changes."""
    first = [place for place, begins in enumerate(firsts) if begins]
    return len(first) > 1 and sum(place in labels for place in first) > 0.8 * len(first)
