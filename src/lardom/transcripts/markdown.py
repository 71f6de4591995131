"""Markdown transcripts: the marks of emphasis, links and entities taken off, the words kept."""

import html
import re

from lardom.transcripts.encoding import decode
from lardom.transcripts.raw import Running

_HEADING = re.compile(r" {0,3}#{1,6}\s++(.*)")
_QUOTE = re.compile(r"^ {0,3}(?:>\s?)+")
_BOLD = re.compile(r"(?<!\\)(\*\*|__)(?=\S)(.+?)(?<=\S)(?<!\\)\1")
_STRONG_START = re.compile(r"^\s*(?:[-*+]\s+)?(?<!\\)(\*\*|__)(?=\S)(.+?)(?<=\S)(?<!\\)\1")
_STAR = re.compile(r"(?<![\\*\w])\*(?=[^\s*])([^*\n]+?)(?<=[^\s\\])\*(?![*\w])")
_LINE = re.compile(r"(?<![\\_\w])_(?=[^\s_])([^_\n]+?)(?<=[^\s\\])_(?![_\w])")
_IMAGE = re.compile(r"(?<!\\)!\[((?:[^\[\]]|\[[^\[\]]*\])*+)\]\([^)\s]*(?:\s+\"[^\"]*\")?\)")
_LINK = re.compile(r"(?<!\\)\[((?:[^\[\]]|\[[^\[\]]*\])++)\]\((?:[^()\s]|\([^()\s]*\))*(?:\s+\"[^\"]*\")?\)")
_AUTOLINK = re.compile(r"(?<!\\)<((?:https?|mailto):[^>\s]+)>")
_TAG = re.compile(
    r"</?(?:em|i|b|u|strong|br|p|span|div|a|sup|sub|small|mark|cite|center|font|img|hr)\b[^>]*>", re.IGNORECASE
)
_CODE = re.compile(r"(?<![\\`])(`+)(?!`)(.+?)(?<!`)\1(?!`)")
_ESCAPE = re.compile(r"""\\([\\`*_{}\[\]()#+\-.!>~|"'&<:;,?@^/=%$])""")


def read_markdown(data: bytes) -> Running:
    """Return the running text of a Markdown file as a reader of the page sees it, line by line.

    >>> read_markdown(b"**Jerod Santo:** I&#39;m *here*.").text
    "Jerod Santo: I'm here."
    """
    decoded = decode(data)
    lines: list[str] = []
    headings: set[int] = set()
    bold: dict[int, int] = {}
    for number, line in enumerate(_body(decoded.text.split("\n"))):
        shown = _QUOTE.sub("", line) if line.lstrip().startswith(">") else line
        heading = _HEADING.match(shown)
        if heading:
            headings.add(number)
            shown = heading[1].rstrip().rstrip("#").rstrip()
        strong = _STRONG_START.match(shown)
        if strong:
            bold[number] = len(plain(strong[0]).rstrip())
        # Two blanks at the end of a line are a mark too (a line break), not words.
        lines.append(plain(shown).rstrip())
    text = "\n".join(lines)
    return Running(text, bold, frozenset(headings), wrapped=None, remarks=decoded.remarks, encoding=decoded.encoding)


def _body(lines: list[str]) -> list[str]:
    """Leave out the block of settings that some programs put between `---` lines at the top."""
    if lines and lines[0].strip() == "---" and "---" in (rest := [line.strip() for line in lines[1:200]]):
        return lines[rest.index("---") + 2 :]
    return lines


def plain(line: str) -> str:
    r"""Return one line of Markdown without its marks.

    >>> plain(r"\[04:03\] See [the report](https://a.se/b_c) by **Anna Ek**")
    '[04:03] See the report by Anna Ek'
    """
    if not any(sign in line for sign in "*_[<`\\&"):
        return line
    line = _IMAGE.sub(r"\1", line)
    line = _LINK.sub(r"\1", line)
    line = _AUTOLINK.sub(r"\1", line)
    line = _TAG.sub("", line)
    line = _BOLD.sub(r"\2", line)
    line = _STAR.sub(r"\1", line)
    line = _LINE.sub(r"\1", line)
    line = _CODE.sub(r"\2", line)
    line = _ESCAPE.sub(r"\1", line)
    return html.unescape(line).replace("\xa0", " ")
