"""From bytes to clean text: the encoding found, line ends and invisible characters put right."""

import re
import unicodedata
from dataclasses import dataclass

from lardom.text import decoding
from lardom.transcripts.raw import Remark, UnreadableError

_NAMES = {"cp1252": "Windows-1252", "mac_roman": "Mac Roman", "cp850": "CP850", "latin-1": "Latin-1"}
_LOOSE = re.compile(r"[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f]")
_LINE_ENDS = re.compile(r"\r\n|[\r\u000b\u000c\u0085\u2028\u2029]")
_UNWANTED = re.compile(r"[\ufeff\u00ad\u200b\u2060\ufffe\u0000-\u0008\u000e-\u001f\u007f-\u009f]")
_TWICE = re.compile(r"Ã[¥¤¶…„–©]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file, the name of its encoding, and what had to be guessed."""

    text: str
    encoding: str
    remarks: tuple[Remark, ...] = ()


def clean(text: str) -> str:
    r"""Return `text` in NFC with `\n` line ends, without byte order marks, soft hyphens and control characters.

    >>> clean("A\u030angstro\u0308m\r\n\ufeffteknik\u00adutveckling")
    'Ångström\nteknikutveckling'
    """
    text = _LINE_ENDS.sub("\n", text)
    text = _UNWANTED.sub("", text)
    try:
        text.encode()
    except UnicodeEncodeError:
        # Two halves that belong together become their character; a lonely half cannot be written to any file.
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return unicodedata.normalize("NFC", text)


def decode(data: bytes) -> Decoded:
    """Return the clean text in `data` (see `clean`), with a remark on what had to be guessed or mended.

    The encoding is found as for every plain-text file (`text.decoding.decode`). Raises `UnreadableError`
    when the bytes are no text.

    >>> decode("Vi hörde på.".encode("mac_roman")).text
    'Vi hörde på.'
    """
    found = decoding.decode(data, mend=True)
    if not found.encoding.startswith(("utf-16", "utf-32")) and (_too_odd(found.text) or _zeros(found, data)):
        raise UnreadableError("no text")
    if found.encoding == "utf-8" and not found.replaced:
        return _mended(found.text)
    remarks: tuple[Remark, ...] = ()
    if found.guessed:
        remarks = (Remark("encoding guessed", {"encoding": _NAMES.get(found.encoding, found.encoding)}),)
    elif found.encoding == "utf-8":
        remarks = (Remark("bytes not utf-8", {"count": found.replaced}),)
    return Decoded(clean(found.text), found.encoding.removesuffix("-sig"), remarks)


def _zeros(found: decoding.Decoded, data: bytes) -> bool:
    return found.guessed and data.count(0) > len(data) // 1000 + 2


def _mended(text: str) -> Decoded:
    """Mend text that was read as Windows-1252 and saved as UTF-8 once too often (`fÃ¶r`)."""
    if len(_TWICE.findall(text)) > 2 and not re.search("[åäö]", text):
        try:
            # The five bytes that Windows-1252 leaves open come through as control characters.
            once = b"".join(sign.encode("latin-1" if "\x80" <= sign < "\xa0" else "cp1252") for sign in text)
            return Decoded(clean(once.decode("utf-8")), "utf-8", (Remark("encoded twice"),))
        except UnicodeError:
            pass
    return Decoded(clean(text), "utf-8")


def _too_odd(text: str) -> bool:
    head = text[:20000]
    return len(_LOOSE.findall(head)) > max(3, len(head) // 100)
