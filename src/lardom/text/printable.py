"""Characters that no printed form can carry."""

import re

_SPACES = re.compile(r"[\t\x0b\x0c\u2028\u2029]")
_NONCHARACTERS = "".join(chr(plane * 0x10000 + last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
_UNPRINTABLE = re.compile(f"[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef{_NONCHARACTERS}]")


def printable(text: str) -> str:
    r"""Return `text` as Word, PDF and web pages can all hold it.

    Control characters, halves of surrogate pairs and the code points that Unicode keeps for no character
    become U+FFFD, so that it shows that something stood there; tabs and the rarer breaks of lines become
    spaces, and a byte-order mark inside the text is dropped. Line feeds stay.

    >>> printable("Hej\x1b[31m\u2028du\ufeff!")
    'Hej\ufffd[31m du!'
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\ufeff", "")
    return _UNPRINTABLE.sub("\ufffd", _SPACES.sub(" ", lines))
