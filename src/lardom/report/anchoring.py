"""Where each word of a Markdown tree stands in its source, found by reading both side by side.

pandoc can tell itself (`sourcepos`), but wraps every word and every space in a node of its own: a report of sixty
pages grows five times and takes a second to walk. A tree without places holds the source's words in the source's order,
so a cursor that goes through the source finds each of them again. What is found is written as pandoc writes it: a
wrapper with `data-pos` around each run of words that stand side by side on one line, and a `data-pos` on what has
attributes. A word that is not in the source letter for letter (an entity, an emoji) goes without a place.
"""

import re
from bisect import bisect_right
from collections.abc import Mapping
from typing import Any

_NEAR = 300
"""How far behind the word before a word of the same paragraph may stand (a link's address lies between)."""

_FAR = 20_000
"""How far behind the block before a block may begin (a comment or a code block lies between)."""

_CLOSE = 40
"""How near the second word of a block must stand to its first."""

_FRONT = re.compile(r"\A---[ \t]*\n.*?\n(?:---|\.\.\.)[ \t]*\n", re.DOTALL)
_FENCE = re.compile(r"^[ \t>]*:{3,}.*$", re.MULTILINE)
_LETTERS = re.compile(r"[^\W_]+")
_BAR = re.compile(r"^[ \t>]*\|", re.MULTILINE)
_ATTRIBUTES = re.compile(r"\]?\{(?:[^{}\"']|\"[^\"]*\"|'[^']*')*\}")
_OPENING = re.compile(r"[\s>*_~(“”\"'‘’]*\[")
_CLOSING = re.compile(rf"[\s>*_~`]*{_ATTRIBUTES.pattern}")
_TARGET = re.compile(r"\](?:\((?:[^()\\]|\\.|\([^()]*\))*\)|\[[^\]]*\])?")


def anchored(tree: Mapping[str, Any], source: str) -> dict[str, Any]:
    r"""Return pandoc's tree of `source` with places; the tree given is left as it is.

    `tree` is read without `sourcepos` and without smart punctuation; `source` has `\n` line ends.

    >>> word = {"t": "Str", "c": "Hej"}
    >>> anchored({"blocks": [{"t": "Para", "c": [word]}]}, "\n  Hej")["blocks"][0]["c"][0]["c"][0][2]
    [['wrapper', '1'], ['data-pos', '2:3-2:6']]
    """
    cursor = _Cursor(source)
    front = _FRONT.match(source)
    cursor.at = front.end() if front else 0
    return {**tree, "blocks": [_block(block, cursor) for block in tree["blocks"]]}


class _Cursor:
    """Goes through the source, word by word."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.at = 0
        self.begins = True
        self._starts = [0, *(match.end() for match in re.finditer("\n", source))]

    def told(self, start: int, end: int) -> str:
        """Write a stretch as pandoc does: `line:column-line:column`, both from 1."""
        line, last = bisect_right(self._starts, start), bisect_right(self._starts, end)
        return f"{line}:{start - self._starts[line - 1] + 1}-{last}:{end - self._starts[last - 1] + 1}"

    def find(self, word: str, following: str = "", *, reach: int = _NEAR) -> int:
        """Return where the next word stands and go behind it, or -1 and stay.

        The first word of a block may stand far away; then the word `following` must stand near it.
        """
        limit = self.at + (_FAR if self.begins else reach) + len(word)
        found = self.source.find(word, self.at, limit)
        if found > self.at and not word.isalnum() and "\\" in self.source[self.at : found]:
            return -1  # what stands nearer may be the word itself, written with backslashes
        while self.begins and following and found >= 0:
            end = found + len(word)
            if following in self.source[end : end + _CLOSE + len(following)]:
                break
            found = self.source.find(word, found + 1, limit)
        if found >= 0:
            self.at = found + len(word)
            self.begins = False
        return found

    def find_escaped(self, word: str) -> list[tuple[int, str]]:
        """Return the pieces of a word that the source writes with backslashes, each with its place; empty if not so."""
        pattern = "".join(letter if letter.isalnum() else rf"\\?{re.escape(letter)}" for letter in word)
        here = re.compile(pattern).search(self.source, self.at, self.at + _NEAR + 2 * len(word))
        if here is None or "\\" not in here[0]:
            return []
        self.at, self.begins = here.end(), False
        pieces: list[tuple[int, str]] = []
        at = here.start()
        for letter in word:
            skipped = self.source[at] != letter
            at += skipped
            if pieces and not skipped:
                pieces[-1] = (pieces[-1][0], pieces[-1][1] + letter)
            else:
                pieces.append((at, letter))
            at += 1
        return pieces

    def skip(self, pattern: re.Pattern[str]) -> None:
        """Go behind a pattern that stands right here."""
        here = pattern.match(self.source, self.at)
        if here:
            self.at = here.end()


def _block(node: dict[str, Any], cursor: _Cursor) -> dict[str, Any]:
    kind: str = node["t"]
    content: Any = node.get("c")
    cursor.begins = True
    if kind in ("Para", "Plain"):
        return {"t": kind, "c": _inlines(content, cursor)}
    if kind == "Header":
        level, attributes, inlines = content
        placed = _inlines(inlines, cursor)
        return {"t": kind, "c": [level, attributes, placed]}
    if kind == "Div":
        return {"t": kind, "c": _div(content, cursor)}
    if kind == "BlockQuote":
        return {"t": kind, "c": [_block(one, cursor) for one in content]}
    if kind == "BulletList":
        return {"t": kind, "c": [[_block(one, cursor) for one in item] for item in content]}
    if kind == "OrderedList":
        return {"t": kind, "c": [content[0], [[_block(one, cursor) for one in item] for item in content[1]]]}
    if kind == "Table":
        return {"t": kind, "c": _table(content, cursor)}
    if kind in ("RawBlock", "CodeBlock"):
        cursor.find(content[1].strip("\n").split("\n")[-1])
        return node
    return {"t": kind, "c": _anything(content, cursor)} if content is not None else node


def _div(content: Any, cursor: _Cursor) -> list[Any]:
    (name, classes, pairs), blocks = content
    fence = _FENCE.search(cursor.source, cursor.at)
    while fence and fence[0].strip(" \t>").strip(":") == "":
        fence = _FENCE.search(cursor.source, fence.end())  # the end of another div
    if fence is None:
        return [[name, classes, pairs], [_block(one, cursor) for one in blocks]]
    indent = len(fence[0]) - len(fence[0].lstrip(" \t>"))
    place = ["data-pos", cursor.told(fence.start() + indent, fence.end())]
    cursor.at = fence.end()
    return [[name, classes, [place, *pairs]], [_block(one, cursor) for one in blocks]]


def _table(content: Any, cursor: _Cursor) -> list[Any]:
    (name, classes, pairs), caption, columns, head, bodies, foot = content
    bar = _BAR.search(cursor.source, cursor.at)
    place = [["data-pos", cursor.told(bar.end() - 1, bar.end())]] if bar else []
    placed = [_anything(part, cursor) for part in (head, bodies, foot)]
    return [[name, classes, [*place, *pairs]], _anything(caption, cursor), columns, *placed]


def _anything(value: Any, cursor: _Cursor) -> Any:
    """Place what lies deeper: the cells of a table, the terms of a list."""
    if isinstance(value, dict):
        if value.get("t") in _BLOCKS:
            return _block(value, cursor)
        return value
    if not isinstance(value, list):
        return value
    if value and isinstance(value[0], dict) and value[0].get("t") in _INLINES:
        cursor.begins = True
        return _inlines(value, cursor)
    return [_anything(one, cursor) for one in value]


_BLOCKS = frozenset({"Para", "Plain", "Header", "Div", "BlockQuote", "BulletList", "OrderedList", "Table", "RawBlock",
                     "CodeBlock", "DefinitionList", "LineBlock", "Figure", "HorizontalRule"})  # fmt: skip
_INLINES = frozenset({"Str", "Space", "SoftBreak", "LineBreak", "Emph", "Strong", "Span", "Link", "Image", "Code", "Note",
                      "Quoted", "Math", "RawInline", "Strikeout", "Underline", "Superscript", "Subscript", "SmallCaps"})  # fmt: skip


def _inlines(nodes: list[dict[str, Any]], cursor: _Cursor) -> list[dict[str, Any]]:
    out: list[dict[str, Any]] = []
    run: list[dict[str, Any]] = []
    begin, end = 0, -1
    for index, node in enumerate(nodes):
        kind = node["t"]
        if kind == "Str":
            start = cursor.find(node["c"], _next_word(nodes, index) if cursor.begins else "", reach=_CLOSE)
            if run and start == end:
                run.append(node)
            else:
                _close(out, run, cursor, begin, end)
                run, begin = ([node], start) if start >= 0 else ([], start)
                if start < 0:
                    out += _pieces(node, cursor)
            end = cursor.at
            if "\xad" in node["c"]:
                # A soft hyphen is no letter of the text: what follows it needs a place of its own.
                _close(out, run, cursor, begin, end)
                run = []
        elif kind == "Space" and run and cursor.source.startswith(" ", end):
            run.append(node)
            end += 1
        else:
            _close(out, run, cursor, begin, end)
            run = []
            out.append(node if kind in ("Space", "SoftBreak", "LineBreak") else _inline(node, cursor))
    _close(out, run, cursor, begin, end)
    return out


def _next_word(nodes: list[dict[str, Any]], index: int) -> str:
    """Return the letters of the word that follows in the same block, if it is a plain one."""
    follows = [node["c"] for node in nodes[index + 1 : index + 3] if node["t"] == "Str"]
    letters = _LETTERS.search(follows[0]) if follows else None
    return letters[0] if letters else ""


def _pieces(node: dict[str, Any], cursor: _Cursor) -> list[dict[str, Any]]:
    """Place a word that is not in the source letter for letter, as far as backslashes explain it."""
    out: list[dict[str, Any]] = []
    for start, text in cursor.find_escaped(node["c"]) or _farther(node["c"], cursor):
        _close(out, [{"t": "Str", "c": text}], cursor, start, start + len(text))
    return out or [node]


def _farther(word: str, cursor: _Cursor) -> list[tuple[int, str]]:
    """Find a word that stands behind a stretch of markup."""
    start = cursor.source.find(word, cursor.at, cursor.at + _NEAR + len(word))
    if start >= 0:
        cursor.at, cursor.begins = start + len(word), False
    return [(start, word)] if start >= 0 else []


def _close(out: list[dict[str, Any]], run: list[dict[str, Any]], cursor: _Cursor, begin: int, end: int) -> None:
    if run:
        out.append({"t": "Span", "c": [["", [], [["wrapper", "1"], ["data-pos", cursor.told(begin, end)]]], run]})


def _inline(node: dict[str, Any], cursor: _Cursor) -> dict[str, Any]:
    kind: str = node["t"]
    content: Any = node.get("c")
    if kind in ("Emph", "Strong", "Strikeout", "Underline", "Superscript", "Subscript", "SmallCaps"):
        return {"t": kind, "c": _inlines(content, cursor)}
    if kind == "Span":
        return {"t": kind, "c": _span(content, cursor)}
    if kind == "Link":
        attributes, inlines, target = content
        placed = _inlines(inlines, cursor)
        cursor.skip(_TARGET)
        cursor.skip(_ATTRIBUTES)
        return {"t": kind, "c": [attributes, placed, target]}
    if kind == "Code":
        (name, classes, pairs), text = content
        start = cursor.find(text)
        place = [["data-pos", cursor.told(start, start + len(text))]] if start >= 0 else []
        return {"t": kind, "c": [[name, classes, [*place, *pairs]], text]}
    if kind == "Image":
        _inlines(content[1], cursor)
        cursor.skip(_TARGET)
    elif kind == "RawInline":
        cursor.find(content[1])
    elif kind == "Note":
        return {"t": kind, "c": _note(content, cursor)}
    return node


def _span(content: Any, cursor: _Cursor) -> list[Any]:
    (name, classes, pairs), inlines = content
    opening = _OPENING.match(cursor.source, cursor.at)
    if opening:
        cursor.at, cursor.begins = opening.end(), False
    placed = _inlines(inlines, cursor)
    before = cursor.at
    cursor.skip(_CLOSING)
    if opening is None or cursor.at == before:
        return [[name, classes, pairs], placed]
    return [[name, classes, [["data-pos", cursor.told(opening.end() - 1, cursor.at)], *pairs]], placed]


def _note(blocks: Any, cursor: _Cursor) -> list[Any]:
    """Place a footnote, whose words stand elsewhere: behind `[^name]:`."""
    mark = re.compile(r"\[\^([^\]]+)\](?!:)").search(cursor.source, cursor.at, cursor.at + _NEAR)
    if mark is None:
        return list(blocks)
    told = re.compile(rf"^[ \t>]*\[\^{re.escape(mark[1])}\]:", re.MULTILINE).search(cursor.source)
    if told:
        cursor.at = told.end()
        blocks = [_block(one, cursor) for one in blocks]
    cursor.at, cursor.begins = mark.end(), False
    return list(blocks)
