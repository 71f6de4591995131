"""Pandoc's document tree as plain JSON values: make its nodes, walk it, read its text.

A node is a dictionary `{"t": type, "c": content}` as `pandoc -t json` writes it (API 1.23).
"""

from collections.abc import Callable, Iterable
from typing import Any

Node = dict[str, Any]
Attr = list[Any]


def attr(identifier: str = "", classes: Iterable[str] = (), pairs: Iterable[tuple[str, str]] = ()) -> Attr:
    """Return pandoc's attribute triple.

    >>> attr("tab-1", ["note"], [("lang", "sv")])
    ['tab-1', ['note'], [['lang', 'sv']]]
    """
    return [identifier, list(classes), [list(pair) for pair in pairs]]


def inlines(text: str) -> list[Node]:
    r"""Return running text as inline nodes: words, spaces, and hard line breaks for `\n`.

    >>> [node["t"] for node in inlines("Hej du")]
    ['Str', 'Space', 'Str']
    """
    found: list[Node] = []
    for number, line in enumerate(text.split("\n")):
        if number:
            found.append({"t": "LineBreak"})
        words = line.split(" ")
        for index, word in enumerate(words):
            if index:
                found.append({"t": "Space"})
            if word:
                found.append({"t": "Str", "c": word})
    return found


def span(content: list[Node], triple: Attr) -> Node:
    """Return an inline span.

    >>> span(inlines("Hej"), attr("", ["claim"]))["t"]
    'Span'
    """
    return {"t": "Span", "c": [triple, content]}


def in_language(content: list[Node], language: str) -> list[Node]:
    """Return words marked as being in a language, so that they are read aloud and hyphenated in it; "" marks nothing.

    >>> in_language(inlines("Hello"), "en")[0]["c"][0]
    ['', [], [['lang', 'en']]]
    """
    return [span(content, attr("", [], [("lang", language)]))] if language else content


def div(content: list[Node], triple: Attr) -> Node:
    """Return a block division.

    >>> div([para("Hej")], attr("", ["note"]))["c"][0][1]
    ['note']
    """
    return {"t": "Div", "c": [triple, content]}


def para(content: str | list[Node]) -> Node:
    """Return a paragraph of text or of inline nodes.

    >>> plain_text([para("Hej du")])
    'Hej du'
    """
    return {"t": "Para", "c": inlines(content) if isinstance(content, str) else content}


def plain(content: str | list[Node]) -> Node:
    """Return text that is no paragraph of its own (a cell, a tight list item).

    >>> plain("Hej")["t"]
    'Plain'
    """
    return {"t": "Plain", "c": inlines(content) if isinstance(content, str) else content}


def header(level: int, content: str | list[Node], identifier: str = "", classes: Iterable[str] = ()) -> Node:
    """Return a heading of the level given (1 is a chapter).

    >>> header(2, "Metod", "metod")["c"][0]
    2
    """
    words = inlines(content) if isinstance(content, str) else content
    return {"t": "Header", "c": [level, attr(identifier, classes), words]}


def strong(content: str | list[Node]) -> Node:
    """Return strongly emphasised text.

    >>> strong("Hej")["t"]
    'Strong'
    """
    return {"t": "Strong", "c": inlines(content) if isinstance(content, str) else content}


def link(content: str | list[Node], target: str, triple: Attr | None = None) -> Node:
    """Return a link; `target` is an address or `#identifier`.

    >>> link("Tabell 1", "#tab-1")["c"][2]
    ['#tab-1', '']
    """
    words = inlines(content) if isinstance(content, str) else content
    return {"t": "Link", "c": [triple or attr(), words, [target, ""]]}


def raw_block(target: str, code: str) -> Node:
    """Return code that only the writer named copies ("html", "typst", "openxml").

    >>> raw_block("html", "<hr>")["c"][0]
    'html'
    """
    return {"t": "RawBlock", "c": [target, code]}


def raw_inline(target: str, code: str) -> Node:
    """Return inline code that only the writer named copies.

    >>> raw_inline("html", "<br>")["t"]
    'RawInline'
    """
    return {"t": "RawInline", "c": [target, code]}


def bullets(items: Iterable[list[Node]]) -> Node:
    """Return a bullet list; each item is a list of blocks.

    >>> bullets([[plain("Ett")], [plain("Två")]])["t"]
    'BulletList'
    """
    return {"t": "BulletList", "c": list(items)}


def definitions(pairs: Iterable[tuple[str, str]]) -> Node:
    """Return a list of terms and their explanations.

    >>> definitions([("behovsägare", "den som äger behovet")])["t"]
    'DefinitionList'
    """
    return {"t": "DefinitionList", "c": [[inlines(term), [[plain(words)]]] for term, words in pairs]}


def key_values(triple: Attr) -> dict[str, str]:
    """Return the key-value pairs of an attribute triple.

    >>> key_values(attr("", [], [("ref", "Q01")]))
    {'ref': 'Q01'}
    """
    return {str(key): str(value) for key, value in triple[2]}


def plain_text(nodes: Iterable[Any]) -> str:
    r"""Return the text of nodes without markup; blocks are parted by "\n", notes are left out.

    >>> plain_text([para([strong("Hej"), {"t": "Space"}, {"t": "Str", "c": "du"}]), para("!")])
    'Hej du\n!'
    """
    return "".join(map(_text, nodes)).strip("\n")


_BLOCKS = frozenset({"Para", "Plain", "Header", "CodeBlock", "LineBlock"})


def _text(node: Any) -> str:
    if isinstance(node, list):
        return "".join(map(_text, node))
    if not isinstance(node, dict):
        return ""
    kind: Any = node.get("t")
    content: Any = node.get("c")
    if kind == "Str":
        return str(content)
    if kind in ("Space", "SoftBreak"):
        return " "
    if kind == "LineBreak":
        return "\n"
    if kind in ("Note", "RawInline", "RawBlock"):
        return ""
    if kind in ("Code", "Math"):
        return str(content[1])
    if kind == "CodeBlock":
        return f"{content[1]}\n"
    if kind == "Quoted":
        mark = "”" if content[0]["t"] == "DoubleQuote" else "’"
        return mark + _text(content[1]) + mark
    if kind == "DefinitionList":
        return "".join(f"{_text(term)}\n{_text(told)}" for term, told in content)
    return f"{_text(content)}\n" if kind in _BLOCKS else _text(content)


_LEAVES = frozenset({"Str", "Space", "SoftBreak", "LineBreak"})
"""Nodes with nothing below them; a report is mostly these."""


def walk(node: Any, change: Callable[[Node], Any], *, words: bool = True) -> Any:
    """Return the tree with `change` applied to every node, children first.

    `change` gets a node and returns a node, a list of nodes put in its place, or `None` to leave it. Without
    `words`, words and spaces are not shown to it, which makes long reports quick.

    >>> shout = lambda node: {"t": "Str", "c": node["c"].upper()} if node["t"] == "Str" else None
    >>> plain_text(walk([para("hej du")], shout))
    'HEJ DU'
    """
    if isinstance(node, list):
        out: list[Any] = []
        for child in node:
            if isinstance(child, str):  # the strings of an attribute: nothing below them
                out.append(child)
                continue
            if not words and isinstance(child, dict) and child.get("t") in _LEAVES:
                out.append(child)
                continue
            new = walk(child, change, words=words)
            if isinstance(new, list) and isinstance(child, dict):
                out.extend(new)
            else:
                out.append(new)
        return out
    if not isinstance(node, dict):
        return node
    content = node.get("c")
    if "t" not in node or (content is None and len(node) > 1):
        return {key: walk(value, change, words=words) for key, value in node.items()}
    rebuilt: Node = (
        dict(node) if content is None or isinstance(content, str) else {**node, "c": walk(content, change, words=words)}
    )
    changed = change(rebuilt)
    return rebuilt if changed is None else changed


def every(node: Any, kind: str) -> list[Node]:
    """Return all nodes of one type, in document order.

    >>> [found["c"] for found in every([para("Hej du")], "Str")]
    ['Hej', 'du']
    """
    found: list[Node] = []

    def keep(inner: Any) -> None:
        if isinstance(inner, dict):
            if inner.get("t") == kind:
                found.append(inner)
            for value in inner.values():
                keep(value)
        elif isinstance(inner, list):
            for value in inner:
                if not isinstance(value, dict) or value.get("t") not in _LEAVES or kind in _LEAVES:
                    keep(value)

    keep(node)
    return found
