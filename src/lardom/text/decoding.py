"""From bytes to text: which encoding a plain-text file has, decided by its content alone."""

import re
import unicodedata
from dataclasses import dataclass

_MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_FAMILIES = ("cp1252", "mac_roman", "cp850")
_IN_WORD = re.compile(r"[A-Za-z][åäöÅÄÖæøÆØéü]|(?<![^\s])[ÅÄÖåäöÆØæø][a-z]")
_BROKEN_WORD = re.compile(r"[A-Za-z][^\w\s'’´`.,:;/@&+()\[\]{}<>\"!?*=|\\_-][a-z]")


@dataclass(frozen=True, slots=True)
class Decoded:
    r"""A decoded text: NFC, `\n` line ends, no byte-order mark; `encoding` as Python names it.

    `replaced` is how many characters could not be read (each stands as U+FFFD in the text).
    """

    text: str
    encoding: str
    replaced: int = 0


def normalised(text: str) -> str:
    r"""Return `text` in NFC with `\n` line ends, without a byte-order mark in front.

    >>> normalised("a\r\nA\u030a")
    'a\nÅ'
    """
    return unicodedata.normalize("NFC", text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))


def _without_mark(data: bytes) -> str:
    """Return the UTF-16 variety a text without byte-order mark shows by its zero bytes, or ""."""
    sample = data[:4096]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    enough = len(sample) * 0.2
    if odd > enough and even * 8 < odd:
        return "utf-16-le"
    return "utf-16-be" if even > enough and odd * 8 < even else ""


def _likeness(text: str) -> int:
    """How much `text` looks like Nordic prose: its letters inside words, less the words a sign breaks."""
    return len(_IN_WORD.findall(text)) - len(_BROKEN_WORD.findall(text))


def _one_byte(data: bytes) -> Decoded:
    """Read with the one-byte family (Windows, Mac, DOS) that gives the likest words."""
    sample = data[:500_000]
    best = max(_FAMILIES, key=lambda name: _likeness(sample.decode(name, "replace")))
    try:
        return Decoded(normalised(data.decode(best)), best)
    except UnicodeDecodeError:
        # Five bytes mean nothing in Windows-1252; ISO 8859-1 reads every byte.
        return Decoded(normalised(data.decode("latin-1")), "latin-1")


def decode(data: bytes) -> Decoded:
    """Return the text of a plain-text file of unknown encoding; never raises.

    A byte-order mark decides; then UTF-16 by its zero bytes; then UTF-8 if the bytes are valid, or
    nearly so (damaged places become U+FFFD and are counted); then the one-byte family whose reading
    gives most words with Nordic letters: Windows-1252 (ISO 8859-1 where that fails), Mac Roman, DOS 850.

    >>> decode("Åmåls kommun".encode("cp1252"))
    Decoded(text='Åmåls kommun', encoding='cp1252', replaced=0)
    >>> decode("Åmåls kommun".encode("utf-16")).encoding
    'utf-16'
    """
    named = next((name for mark, name in _MARKS if data.startswith(mark)), "") or _without_mark(data)
    if named:
        text = normalised(data.decode(named, "replace"))
        return Decoded(text, named, text.count("\ufffd"))
    try:
        return Decoded(normalised(data.decode("utf-8")), "utf-8")
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace")
    replaced = text.count("\ufffd")
    whole = sum(1 for character in text if character > "\x7f") - replaced
    # Valid multi-byte letters hardly ever arise by chance in a one-byte encoding.
    return Decoded(normalised(text), "utf-8", replaced) if whole > replaced else _one_byte(data)
