"""From bytes to clean text: the encoding found, line ends and invisible characters put right."""

import re
import unicodedata
from dataclasses import dataclass

from charset_normalizer import from_bytes

from lardom.transcripts.raw import Remark, UnreadableError

_MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_OLD = ("cp1252", "mac_roman", "cp850")
_NAMES = {"cp1252": "Windows-1252", "mac_roman": "Mac Roman", "cp850": "CP850", "latin_1": "Latin-1"}
_ODD = re.compile(r"[^\W\d_][†‡‰‹›‘’„¤¦§¨¬¶·¸¹º»¼½¾¿«¡¢£¥©®±µ¥ªŠŒšœžŸƒ™╠-╬░▒▓│┤╔-╝│-╿■][^\W\d_]")
_NORDIC = re.compile(r"(?<=[A-Za-zåäöÅÄÖ])[åäöéüøæ]|[ÅÄÖåäö](?=[a-zåäö])")
_LOOSE = re.compile(r"[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f]")
_LINE_ENDS = re.compile(r"\r\n|[\r\u000b\u000c\u0085\u2028\u2029]")
_UNWANTED = re.compile(r"[\ufeff\u00ad\u200b\u2060\ufffe\u0000-\u0008\u000e-\u001f\u007f-\u009f]")
_ESCAPED = re.compile(r"[\udc80-\udcff]")
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
    """Return the text in `data`: by its byte order mark, else as UTF-8, else by what reads best.

    UTF-8 is tried strictly, so no other encoding is guessed where it fits. Of the old one-byte encodings
    the one is taken in which å, ä and ö stand inside words and odd signs do not; where none of them
    reads well, charset-normalizer judges. The text is cleaned (see `clean`).

    Raises `UnreadableError` when the bytes are no text.

    >>> decode("Vi hörde på.".encode("mac_roman")).text
    'Vi hörde på.'
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return Decoded(clean(data.decode(name, "replace")), name.removesuffix("-sig"))
    wide = _without_mark(data)
    if wide:
        return Decoded(clean(data.decode(wide, "replace")), wide)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _guess(data)
    if _too_odd(text):
        raise UnreadableError("no text")
    return _mended(text)


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


def _without_mark(data: bytes) -> str:
    """Tell UTF-16 that has no byte order mark: every second byte of Western text is zero."""
    head = data[:4000]
    if len(head) < 4 or b"\0" not in head:
        return ""
    half = len(head) // 2
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > half * 0.6 and even < half * 0.1:
        return "utf-16-le"
    if even > half * 0.6 and odd < half * 0.1:
        return "utf-16-be"
    return ""


def _too_odd(text: str) -> bool:
    head = text[:20000]
    return len(_LOOSE.findall(head)) > max(3, len(head) // 100)


def _guess(data: bytes) -> Decoded:
    if data.count(0) > len(data) // 1000 + 2:
        raise UnreadableError("no text")
    mostly = data.decode("utf-8", "surrogateescape")
    wrong = len(_ESCAPED.findall(mostly))
    if wrong * 4 <= sum(letter > "\x7f" for letter in mostly) - wrong:
        mended = _ESCAPED.sub(lambda found: bytes([ord(found[0]) - 0xDC00]).decode("cp1252", "replace"), mostly)
        return Decoded(clean(mended), "utf-8", (Remark("bytes not utf-8", {"count": wrong}),))
    best, points = "", -1.0
    for name in _OLD:
        try:
            candidate = data.decode(name)
        except UnicodeDecodeError:
            candidate = data.decode("latin_1") if name == "cp1252" else ""
        score = _plausible(candidate)
        if candidate and score > points:
            best, points, chosen = candidate, score, name
    if points < 0.5:
        judged = from_bytes(data).best()
        if judged is None:
            if not best or _too_odd(best):
                raise UnreadableError("no text")
        else:
            best, chosen = str(judged), judged.encoding
    if _too_odd(best):
        raise UnreadableError("no text")
    return Decoded(clean(best), chosen, (Remark("encoding guessed", {"encoding": _NAMES.get(chosen, chosen)}),))


def _plausible(text: str) -> float:
    """Return how well `text` reads, 0-1: the share of its unusual characters that stand where they should."""
    unusual = sum(letter > "\x7f" for letter in text)
    if not unusual:
        return 1.0
    fitting = len(_NORDIC.findall(text)) + sum(text.count(sign) for sign in "”“’–—…»«é\u00a0")
    wrong = 3 * len(_ODD.findall(text)) + 3 * len(_LOOSE.findall(text))
    return max(0.0, min(1.0, (fitting - wrong) / unusual))
