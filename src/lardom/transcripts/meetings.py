"""Utterances in JSON: QMSum meetings, and the files that transcription services give."""

import html
import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from lardom.transcripts.composing import sentences_joined
from lardom.transcripts.encoding import decode
from lardom.transcripts.raw import Talk, UnreadableError, Utterance
from lardom.transcripts.times import STAMP, seconds

WORDS = (
    "content",
    "text",
    "utterance",
    "utterance_text",
    "transcript",
    "words",
    "sentence",
    "body",
    "yttrande",
    "replik",
)
"""Names under which files keep what was said."""
SPEAKERS = ("speaker", "speaker_name", "speaker_label", "interlocutor", "name", "role", "participant", "talare")
"""Names under which files keep who said it."""
BEGINS = ("start", "begin", "begins", "start_time", "starttime", "timestamp", "time", "offset", "start time", "tid")
"""Names under which files keep when it began."""
ENDS = ("end", "ends", "end_time", "endtime", "end time", "stop")
"""Names under which files keep when it ended."""


_STAMP = re.compile(STAMP)
_ENTITY = re.compile(r"&(?:#\d{1,6}|#[xX][0-9a-fA-F]{1,5}|[A-Za-z]{2,8});")


def read_json(data: bytes) -> Talk:
    """Return the utterances of a JSON file: its longest list of objects that hold words.

    QMSum keeps them under `meeting_transcripts` with `speaker` and `content`. Raises `UnreadableError` for
    JSON that is broken or holds no utterances.

    >>> read_json(b'{"meeting_transcripts": [{"speaker": "Chair", "content": "Welcome."}]}').utterances[0].speaker
    'Chair'
    """
    decoded = decode(data)
    try:
        value = json.loads(decoded.text)
    except (ValueError, RecursionError) as error:
        raise UnreadableError("damaged json") from error
    rows = _utterances(value)
    if not rows:
        raise UnreadableError("no utterances")
    spoken = tuple(utterances(rows))
    if not any(each.speaker for each in spoken):
        spoken = sentences_joined(spoken)
    return Talk(spoken, decoded.remarks, decoded.encoding)


def _utterances(value: object, depth: int = 0) -> Sequence[Mapping[str, Any]]:
    best: Sequence[Mapping[str, Any]] = ()
    if depth > 6:
        return best
    if isinstance(value, list):
        rows = [row for row in value if isinstance(row, dict) and _said(row)]
        if len(rows) * 2 > len(value):
            return rows
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        found = _utterances(inner, depth + 1)
        if (any(_first(row, SPEAKERS) for row in found), len(found)) > (
            any(_first(row, SPEAKERS) for row in best),
            len(best),
        ):
            best = found
    return best


def _said(row: Mapping[str, Any]) -> str:
    words = _first(row, WORDS)
    return words if isinstance(words, str) else ""


def _first(row: Mapping[str, Any], names: Sequence[str]) -> Any:
    # "Start (s)" is "start"; a unit in brackets is no part of the name.
    lowered = {str(key).casefold().split("(")[0].strip(): value for key, value in row.items()}
    return next((lowered[name] for name in names if lowered.get(name) not in (None, "")), None)


def utterances(rows: Sequence[Mapping[str, Any]]) -> list[Utterance]:
    """Return rows of named values as utterances; milliseconds are told by their size.

    >>> utterances([{"speaker": 1, "text": "Ja.", "start": "00:10"}])
    [Utterance(words='Ja.', speaker='1', begins=10.0, ends=None, aside=False)]
    """
    times = [(_seconds(_first(row, BEGINS)), _seconds(_first(row, ENDS))) for row in rows]
    # Two days of talk are no interview: such numbers are milliseconds.
    scale = 1000.0 if max((begins or 0.0 for begins, _ in times), default=0.0) > 2 * 86400 else 1.0
    return [
        Utterance(
            _ENTITY.sub(lambda found: html.unescape(found[0]), _said(row)).replace("\xa0", " ").strip(),
            _speaker(_first(row, SPEAKERS)),
            None if begins is None else begins / scale,
            None if ends is None else ends / scale,
        )
        for row, (begins, ends) in zip(rows, times, strict=True)
    ]


def _speaker(value: object) -> str:
    return "" if value is None else str(value).strip().removesuffix(":").strip()


def _seconds(value: object) -> float | None:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
    if not isinstance(value, str):
        return None
    if found := _STAMP.search(value):
        return seconds(found[0])
    try:
        return float(value.replace(",", "."))
    except ValueError:
        return None
