"""From bytes to text: which encoding a plain-text file has, decided by its content alone."""

import re
import unicodedata
from dataclasses import dataclass

from charset_normalizer import from_bytes

_MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_FAMILIES = ("cp1252", "mac_roman", "cp850")
_SAMPLE = 500_000
_ENOUGH_TO_JUDGE = 32
_WINDOWS_SIGNS = re.compile(rb"[\x80\x82-\x8c\x8e\x91-\x9c\x9e\x9f]")
_FITTING = re.compile(r"(?<=[A-Za-zåäöåÅÄÖ])[åäöéüøæ]|[ÅÄÖåäöÆØæø](?=[a-zåäö])|[”“’–—…»«é\u00a0]")
_ODD = re.compile(
    r"[^\W\d_][†‡‰‹›‘„¤¦§¨¬¶·¸¹º»¼½¾¿«¡¢£¥©®±µªŠŒšœžŸƒ™╠-╬░▒▓│┤╔-╝│-╿■][^\W\d_]"
    r"|[a-z][ÅÄÖÆØ](?=[a-zåäö])|[\u0000-\u0008\u000e-\u001f\u007f-\u009f]"
)
_ESCAPED = re.compile(r"[\udc80-\udcff]")


@dataclass(frozen=True, slots=True)
class Decoded:
    r"""A decoded text: NFC, `\n` line ends, no byte-order mark in front; `encoding` as Python names it.

    `replaced` is how many bytes did not follow the encoding (each is U+FFFD in the text, unless it was
    mended); `guessed` says that the encoding was judged by the letters alone.
    """

    text: str
    encoding: str
    replaced: int = 0
    guessed: bool = False


def normalised(text: str) -> str:
    r"""Return `text` in NFC with `\n` line ends, without a byte-order mark in front.

    >>> normalised("a\r\nA\u030a")
    'a\nÅ'
    """
    return unicodedata.normalize("NFC", text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))


def decode(data: bytes, *, mend: bool = False) -> Decoded:
    """Return the text of a plain-text file of unknown encoding; never raises.

    A byte-order mark decides; then UTF-16 by its zero bytes; then UTF-8 if the bytes are valid, or
    nearly so: the bytes that do not follow it are counted and become U+FFFD, or with `mend` are read as
    Windows-1252. Of the old one-byte encodings (Windows-1252, Mac Roman, DOS 850; ISO 8859-1 where
    Windows-1252 leaves bytes open) the one is taken in which å, ä and ö stand inside words and odd signs
    do not, Windows first; where none reads well, charset-normalizer judges.

    >>> decode("Åmåls kommun".encode("cp1252"))
    Decoded(text='Åmåls kommun', encoding='cp1252', replaced=0, guessed=True)
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
        text = data.decode("utf-8", "surrogateescape")
    stray = len(_ESCAPED.findall(text))
    # Valid multi-byte letters hardly ever arise by chance in a one-byte encoding.
    if sum(sign > "\x7f" for sign in text) - stray > stray:
        text = _ESCAPED.sub(_as_windows, text) if mend else _ESCAPED.sub("\ufffd", text)
        return Decoded(normalised(text), "utf-8", stray)
    return _one_byte(data)


def _as_windows(stray: re.Match[str]) -> str:
    return bytes([ord(stray[0]) - 0xDC00]).decode("cp1252", "replace")


def _without_mark(data: bytes) -> str:
    """Return the UTF-16 variety a text without byte-order mark shows by its zero bytes, or ""."""
    sample = data[:4096]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    enough = len(sample) * 0.2
    if odd > enough and even * 8 < odd:
        return "utf-16-le"
    return "utf-16-be" if even > enough and odd * 8 < even else ""


def _one_byte(data: bytes) -> Decoded:
    """Read with the one-byte family that gives the likest words; no byte is ever refused."""
    sample = data[:_SAMPLE]
    best = max(_FAMILIES, key=lambda name: _likeness(_read(sample, name)))
    unusual = sum(byte > 127 for byte in sample)
    if unusual >= _ENOUGH_TO_JUDGE and _likeness(_read(sample, best)) < unusual / 2:
        judged = from_bytes(sample).best()
        best = judged.encoding if judged is not None else best
    if best == "cp1252" and not _WINDOWS_SIGNS.search(data):
        try:
            data.decode("cp1252")
        except UnicodeDecodeError:
            best = "latin-1"
    return Decoded(normalised(_read(data, best)), best, guessed=True)


def _read(data: bytes, name: str) -> str:
    if name != "cp1252":
        return data.decode(name, "replace")
    # Five bytes mean nothing in Windows-1252; ISO 8859-1 reads every byte.
    text = data.decode(name, "surrogateescape")
    return _ESCAPED.sub(lambda stray: chr(ord(stray[0]) - 0xDC00), text)


def _likeness(text: str) -> int:
    """How many unusual characters of `text` stand where Nordic prose has them, less three for each that does not."""
    return len(_FITTING.findall(text)) - 3 * len(_ODD.findall(text))
