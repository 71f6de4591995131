"""Rich text (rtf): what TextEdit, WordPad and old exports of transcription programs write."""

from striprtf.striprtf import rtf_to_text

from lardom.transcripts.encoding import clean
from lardom.transcripts.raw import Running, UnreadableError


def read_rich_text(data: bytes) -> Running:
    r"""Return the running text of an RTF file: a line per paragraph, table cells parted by tabs.

    Raises `UnreadableError` when the file ends before its last group is closed.

    >>> read_rich_text(rb"{\rtf1\ansi R1: Ja, p\'e5 s\'e4tt och vis.\par I: Bra.}").text
    'R1: Ja, på sätt och vis.\nI: Bra.'
    """
    if not data.rstrip(b"\0\r\n\t ").endswith(b"}"):
        raise UnreadableError("damaged")
    try:
        text = rtf_to_text(data.decode("cp1252", "replace"), errors="replace")  # type: ignore[no-untyped-call] # untyped library
    except (ValueError, LookupError, TypeError, OverflowError, RecursionError) as error:
        raise UnreadableError("damaged") from error
    text = clean(text)
    if rb"\cell" in data:
        text = "\n".join(_row(line) for line in text.split("\n"))
    return Running(text.rstrip("\n"), wrapped=False)


def _row(line: str) -> str:
    """Turn a table row as striprtf writes it (`R1|Ja.|`) into cells parted by tabs."""
    return line[:-1].replace("|", "\t").strip("\t") if line.endswith("|") else line
