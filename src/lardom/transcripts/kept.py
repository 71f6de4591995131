"""A transcript kept exactly: text, turns, speakers and times in one JSON file that reads back the same.

Most transcripts are written as their original file, or as plain text. This form is for the others: a text
whose original is a Word file that has been masked since, turns and times that stand in no text, a name that
no file can have.
"""

import json
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any

from lardom.transcripts.encoding import clean
from lardom.transcripts.raw import UnreadableError
from lardom.transcripts.turns import Document, Turn

_MARK = "lardom transcript"
_VERSION = 1
_BEGINNING = f'{{"{_MARK}":'.encode()
_FIELDS = ("start", "end", "speaker", "begins", "ends", "paragraph", "overlap")


def kept_transcript(document: Document) -> bytes:
    r"""Return the file that keeps a document, a line for each turn and for each line of the text, so that people can read it.

    >>> print(kept_transcript(Document("A 1", "R1: Ja.", (Turn(1, 4, 7, "R1"),), (0,))).decode())
    {"lardom transcript": 1,
    "name": "A 1",
    "format": "",
    "encoding": "",
    "notes": [],
    "paragraphs": [0],
    "turns": [
    [4, 7, "R1", null, null, 1, false]],
    "text": [
    "R1: Ja."]}
    <BLANKLINE>
    """
    turns = ",\n".join(_json([getattr(turn, name) for name in _FIELDS]) for turn in document.turns)
    lines_of_text = ",\n".join(map(_json, document.text.split("\n")))
    lines = (
        f'{{"{_MARK}": {_VERSION}',
        f'"name": {_json(document.id)}',
        f'"format": {_json(document.format)}',
        f'"encoding": {_json(document.encoding)}',
        f'"notes": {_json(document.notes)}',
        f'"paragraphs": {_json(document.paragraphs)}',
        f'"turns": [{chr(10) if turns else ""}{turns}]',
        f'"text": [\n{lines_of_text}]',
    )
    return (",\n".join(lines) + "}\n").encode()


def is_kept(data: bytes) -> bool:
    """Tell whether the file is a transcript kept by `kept_transcript`.

    >>> is_kept(b'{"lardom transcript": 1, ...'), is_kept(b'{"text": "Hej"}')
    (True, False)
    """
    return data.startswith(_BEGINNING)


def read_kept(data: bytes) -> Document:
    """Return the document that a file keeps; its `id` is the name in the file, not the file's own.

    Raises `UnreadableError` when the file has been damaged: a turn that lies outside the text, a missing part.

    >>> document = Document("A 1", "R1: Ja.", (Turn(1, 4, 7, "R1", begins=2.5),), (0,))
    >>> read_kept(kept_transcript(document)).turns == document.turns
    True
    """
    try:
        return _document(json.loads(data.decode("utf-8")))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise UnreadableError("damaged json") from error


def _document(kept: Mapping[str, Any]) -> Document:
    text, name = "\n".join(kept["text"]), kept["name"]
    turns = tuple(_turn(number, row) for number, row in enumerate(kept["turns"], start=1))
    if kept[_MARK] != _VERSION or not name or clean(name) != name or clean(text) != text:
        raise ValueError(_MARK)
    places = [0, *(place for turn in turns for place in (turn.start, turn.end)), len(text)]
    if places != sorted(places):
        raise ValueError("turns")
    words = (str(kept["format"]), str(kept["encoding"]), sha256(text.encode()).hexdigest())
    return Document(name, text, turns, tuple(map(int, kept["paragraphs"])), *words, tuple(map(str, kept["notes"])))


def _turn(number: int, kept: Sequence[Any]) -> Turn:
    start, end, speaker, begins, ends, paragraph, overlap = kept
    begins, ends = (None if time is None else float(time) for time in (begins, ends))
    return Turn(number, int(start), int(end), str(speaker), begins, ends, int(paragraph), bool(overlap))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
