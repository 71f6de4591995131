"""The door for transcripts: a file of any kind to a document with its turns, or to one clear sentence."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from lardom.study.problems import Problem
from lardom.study.settings import Language
from lardom.transcripts.composing import compose
from lardom.transcripts.encoding import clean, decode
from lardom.transcripts.kept import is_kept, read_kept
from lardom.transcripts.kinds import BINARY, SUFFIXES, kind_of
from lardom.transcripts.markdown import read_markdown
from lardom.transcripts.meetings import read_json
from lardom.transcripts.opendocument import read_opendocument
from lardom.transcripts.parliament import read_tei
from lardom.transcripts.pdf import read_pdf
from lardom.transcripts.raw import Remark, Running, Talk, UnreadableError
from lardom.transcripts.richtext import read_rich_text
from lardom.transcripts.sizes import LARGEST_FILE, megabytes
from lardom.transcripts.splitting import split
from lardom.transcripts.subtitles import are_subtitles, read_subtitles, spoken
from lardom.transcripts.turns import Document
from lardom.transcripts.utterance_tables import read_table_of_utterances
from lardom.transcripts.webpages import read_web_page
from lardom.transcripts.word import read_word
from lardom.transcripts.wording import note_words, problem_words

_ALARMING = frozenset({"bytes not utf-8", "damaged cues", "pages without text"})


def _read_plain(data: bytes) -> Running:
    decoded = decode(data)
    return Running(decoded.text, remarks=decoded.remarks, encoding=decoded.encoding)


_READERS: dict[str, Callable[[bytes], Running | Talk]] = {
    "docx": read_word,
    "odt": read_opendocument,
    "rtf": read_rich_text,
    "pdf": read_pdf,
    "txt": _read_plain,
    "md": read_markdown,
    "vtt": read_subtitles,
    "srt": read_subtitles,
    "json": read_json,
    "tei": read_tei,
    "csv": read_table_of_utterances,
    "html": read_web_page,
}


def read_transcript(path: Path, *, language: Language = "en") -> tuple[Document | None, tuple[Problem, ...]]:
    """Read one transcript file: docx, odt, rtf, pdf, txt, md, vtt, srt, html, and JSON, TEI or CSV of utterances.

    Returns the document (its `id` is the file's name, positions are code points of its `text`) and the
    problems. A file that cannot be read gives no document and one problem with the way out, in
    `language`; nothing is raised for bad input. What the reader had to guess or leave out stands in
    `Document.notes`; loss of content is a warning as well.

    >>> read_transcript(Path("nowhere.docx"))[1][0].message
    'The file does not exist.'
    """
    try:
        data = _bytes_of(path)
        return read_bytes(path.name, data, language=language)
    except UnreadableError as error:
        return None, (problem_of(path.name, error, language),)


def read_bytes(name: str, data: bytes, *, language: Language = "en") -> tuple[Document | None, tuple[Problem, ...]]:
    r"""Read a transcript from the bytes of a file called `name`, as `read_transcript` does.

    >>> document, problems = read_bytes("a.vtt", b"WEBVTT\n\n00:01.000 --> 00:02.000\n<v Eva>Hej!</v>")
    >>> document.turns[0].speaker, document.turns[0].begins, problems
    ('Eva', 1.0, ())
    """
    try:
        if is_kept(data):
            return read_kept(data), ()
        form, remarks = _form(name, data)
        raw = _READERS[form](data)
        remarks += raw.remarks
        document = _with_words(_document(name, raw, form))
        if not document.speakers:
            remarks += (Remark("no speakers"),)
    except UnreadableError as error:
        return None, (problem_of(name, error, language),)
    except MemoryError:
        return None, (problem_of(name, UnreadableError("too heavy"), language),)
    except Exception:  # noqa: BLE001 - one strange file must never stop the reading of the others
        return None, (problem_of(name, UnreadableError("damaged"), language),)
    notes = tuple(note_words(remark, language) for remark in remarks)
    warnings = tuple(
        Problem(name, note_words(remark, language), severity="warning", code=_code(remark.key))
        for remark in remarks
        if remark.key in _ALARMING
    )
    return replace(document, notes=notes), warnings


def document_from_text(id: str, text: str, *, format: str = "txt") -> Document:  # noqa: A002 - the names of Document's fields
    r"""Return the document of a text that is already at hand (a source of another tool, an example).

    The text is cleaned (NFC, `\n`, no byte order marks or soft hyphens); `format` may be any that is
    text: "txt", "md", "vtt" or "srt". Turns are found as in a file.

    >>> document = document_from_text("a.txt", "Intervjuare: Hur gick det?\nR1: Bra.")
    >>> document.speakers, document.words_of(document.turns[1])
    (('Intervjuare', 'R1'), 'Bra.')
    """
    if format in {"md", "vtt", "srt"}:
        try:
            return _document(id, _READERS[format](text.encode("utf-8", "replace")), format)
        except UnreadableError:
            pass
    return _document(id, Running(clean(text)), format)


def _with_words(document: Document) -> Document:
    if not document.text.strip():
        raise UnreadableError("no words")
    return document


def _document(name: str, raw: Running | Talk, form: str) -> Document:
    if isinstance(raw, Running) and are_subtitles(raw.text):
        raw = spoken(raw.text, raw.remarks, raw.encoding)
    return compose(name, raw, form=form) if isinstance(raw, Talk) else split(name, raw, form=form)


def _bytes_of(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise UnreadableError("no file")
        if not path.exists():
            raise UnreadableError("missing")
        if not path.is_file():
            raise UnreadableError("no text")
        size = path.stat().st_size
        if size > LARGEST_FILE:
            raise UnreadableError("too large", megabytes=megabytes(size), limit=megabytes(LARGEST_FILE))
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        raise UnreadableError("not allowed") from error
    return data


def _form(name: str, data: bytes) -> tuple[str, tuple[Remark, ...]]:
    """Decide which reader a file gets; its content counts for more than its name."""
    if not data.strip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n"):
        raise UnreadableError("empty")
    suffix = Path(name).suffix.lower()
    promised = SUFFIXES.get(suffix, "")
    shown = kind_of(data)
    if shown in {"picture", "sound"}:
        raise UnreadableError("recording" if shown == "sound" else "other kind", kind=shown)
    if shown == "text":
        if promised in BINARY:
            decode(data)  # bytes that are no text at all are told of as such
            raise UnreadableError("not the suffix", suffix=suffix, kind="text")
        return promised or "txt", ()
    # A web page under another name is mostly a log-in page that was saved instead of the file.
    if shown not in _READERS or (shown == "html" and promised != "html"):
        if promised:
            raise UnreadableError("not the suffix", suffix=suffix, kind=shown)
        raise UnreadableError("other kind", kind=shown)
    if promised in {shown, ""} or {promised, shown} == {"vtt", "srt"}:
        return shown, ()
    return shown, (Remark("content differs", {"suffix": suffix, "kind": shown}),)


def problem_of(name: str, error: UnreadableError, language: Language) -> Problem:
    """Return what is told of a file that cannot be read.

    >>> str(problem_of("a.txt", UnreadableError("empty"), "en"))
    'a.txt: The file is empty. Fetch or export the file again.'
    """
    message, way_out = problem_words(error.key, error.values, language)
    return Problem(name, message, way_out, code=_code(error.key))


def _code(key: str) -> str:
    return "transcript-" + key.replace(" ", "-")
