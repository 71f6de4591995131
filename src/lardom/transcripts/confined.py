"""Reading files of strangers in a process of its own, with a limit on time and memory.

A file that swells or hangs takes down only that process; the next file gets a new one. The process knows nothing of
the workbench (no settings, no secrets in its environment) and is asked over its standard input: a line of JSON, then
the bytes; it answers with a line of JSON.
"""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Mapping
from dataclasses import astuple, dataclass, field
from typing import Any, BinaryIO, Self, cast

from lardom.study.problems import Problem
from lardom.study.settings import Language
from lardom.transcripts.raw import UnreadableError
from lardom.transcripts.reading import problem_of, read_bytes
from lardom.transcripts.turns import Document, Turn

LANGUAGES: tuple[Language, ...] = ("sv", "en")

SECONDS = 60
"""How long one file may take. The largest real transcripts take two."""

MEMORY = 2 * 1024**3
"""Bytes of address space of the reading process."""


@dataclass(frozen=True, slots=True)
class Read:
    """What came of one file: the document, or none; problems and notes in each language."""

    document: Document | None
    problems: Mapping[Language, tuple[Problem, ...]] = field(default_factory=dict)
    notes: Mapping[Language, tuple[str, ...]] = field(default_factory=dict)


def read_in_both_languages(name: str, data: bytes) -> Read:
    """Read a file and tell its problems and notes in every language.

    >>> read_in_both_languages("a.txt", b"").problems["sv"][0].message
    'Filen är tom.'
    """
    read = {language: read_bytes(name, data, language=language) for language in LANGUAGES[:1]}
    document, problems = read[LANGUAGES[0]]
    if problems or (document and document.notes):
        read |= {language: read_bytes(name, data, language=language) for language in LANGUAGES[1:]}
    return Read(
        document,
        {language: told for language, (_, told) in read.items()},
        {language: found.notes for language, (found, _) in read.items() if found},
    )


def too_heavy(name: str) -> Read:
    """Return what is told of a file that its reading process did not survive.

    >>> too_heavy("a.pdf").problems["en"][0].code
    'transcript-too-heavy'
    """
    told = {language: (problem_of(name, UnreadableError("too heavy"), language),) for language in LANGUAGES}
    return Read(None, told)


class Reader:
    """Reads files one after the other in a confined process.

    with Reader() as reader:
        read = reader.read("A-1.docx", data)
    """

    def __init__(self, seconds: float = SECONDS, memory: int = MEMORY) -> None:
        self.seconds = seconds
        self.memory = memory
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._end()

    def read(self, name: str, data: bytes) -> Read:
        """Read one file; a file that takes too much gives a problem, never an exception."""
        process = self._process or self._begin()
        timer = threading.Timer(self.seconds, process.kill)
        timer.start()
        try:
            asked, answering = cast("BinaryIO", process.stdin), cast("BinaryIO", process.stdout)
            asked.write(json.dumps({"name": name, "size": len(data)}).encode() + b"\n" + data)
            asked.flush()
            answer = answering.readline()
        except OSError:
            answer = b""
        finally:
            timer.cancel()
        if not answer.endswith(b"\n"):
            self._end()
            return too_heavy(name)
        return from_json(json.loads(answer))

    def _begin(self) -> subprocess.Popen[bytes]:
        kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "LANG", "HOME") if name in os.environ}
        self._process = subprocess.Popen(  # noqa: S603 - ourselves, with numbers of our own
            [sys.executable, "-m", "lardom.transcripts.confined", str(int(self.seconds)), str(self.memory)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            env={**kept, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONUTF8": "1"},
        )  # fmt: skip
        return self._process

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.communicate()


def to_json(read: Read) -> dict[str, Any]:
    """Return what was read as JSON can hold it."""
    found = read.document
    return {
        "document": document_to_json(found) if found else None,
        "problems": {language: [list(astuple(one)) for one in told] for language, told in read.problems.items()},
        "notes": {language: list(told) for language, told in read.notes.items()},
    }


def from_json(told: Mapping[str, Any]) -> Read:
    """Return what `to_json` wrote down.

    >>> read = read_in_both_languages("a.txt", b"R1: Hej!")
    >>> from_json(to_json(read)) == read
    True
    """
    return Read(
        document_from_json(told["document"]) if told["document"] else None,
        {language: tuple(Problem(*one) for one in found) for language, found in told["problems"].items()},
        {language: tuple(found) for language, found in told["notes"].items()},
    )


def document_to_json(document: Document) -> dict[str, Any]:
    """Return a document as JSON can hold it."""
    return {
        "id": document.id, "text": document.text, "turns": [list(astuple(turn)) for turn in document.turns],
        "paragraphs": list(document.paragraphs), "format": document.format, "encoding": document.encoding,
        "fingerprint": document.fingerprint, "notes": list(document.notes),
    }  # fmt: skip


def document_from_json(told: Mapping[str, Any]) -> Document:
    """Return the document that `document_to_json` wrote down."""
    return Document(
        told["id"], told["text"], tuple(Turn(*turn) for turn in told["turns"]), tuple(told["paragraphs"]),
        told["format"], told["encoding"], told["fingerprint"], tuple(told["notes"]),
    )  # fmt: skip


def _confine(seconds: int, memory: int) -> None:
    """Limit this process; where the system has no such limits, the time kept by the asking process remains."""
    try:
        import resource  # noqa: PLC0415 - not on every system
    except ImportError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    spent = int(used.ru_utime + used.ru_stime) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (spent + seconds, resource.RLIM_INFINITY))
    resource.setrlimit(resource.RLIMIT_AS, (memory, resource.RLIM_INFINITY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def answer_requests(asked: BinaryIO, answering: BinaryIO, *, seconds: int, memory: int) -> None:
    """Read what is asked for, file after file, until nothing more is asked."""
    while header := asked.readline():
        told = json.loads(header)
        data = asked.read(told["size"])
        _confine(seconds, memory)
        read = read_in_both_languages(told["name"], data)
        answering.write(json.dumps(to_json(read)).encode() + b"\n")
        answering.flush()


if __name__ == "__main__":
    answers = sys.stdout.buffer
    sys.stdout = sys.stderr  # whatever a library prints must not be taken for an answer
    answer_requests(sys.stdin.buffer, answers, seconds=int(sys.argv[1]), memory=int(sys.argv[2]))
