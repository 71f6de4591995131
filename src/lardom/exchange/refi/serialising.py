"""From the values of a REFI-QDA project to its XML, valid against the schema and always the same bytes for the same values."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from lardom.exchange.refi.declared import Child, attributes, children
from lardom.exchange.refi.values import Code, CodeBook, Project, Set

PROJECT_SPACE = "urn:QDA-XML:project:1.0"
CODEBOOK_SPACE = "urn:QDA-XML:codebook:1.0"
_DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n'
_SPECIAL = re.compile('[&<>"\r\n\t]|[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]')
_SPECIAL_TEXT = re.compile("[&<>\r]|[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SPELT = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;", "\n": "&#10;", "\t": "&#9;"}
_BOOK_LACKS = {Code: frozenset({"notes"}), Set: frozenset({"sources", "notes"})}
"""What a codebook on its own has no place for."""


def _spelt(found: re.Match[str]) -> str:
    # Characters that XML cannot hold at all (control characters, lone halves) become the sign for an unknown one.
    return _SPELT.get(found[0], "\ufffd")


def attribute_text(text: str) -> str:
    """Return text as it stands in an attribute.

    >>> attribute_text('a "b"')
    'a &quot;b&quot;'
    """
    return _SPECIAL.sub(_spelt, text)


def element_text(text: str) -> str:
    """Return text as it stands in an element."""
    return _SPECIAL_TEXT.sub(_spelt, text)


@cache
def _attributes(class_: type) -> tuple[tuple[str, str, str, bool], ...]:
    return tuple((name, f' {one.name}="', one.kind, one.required) for name, one in attributes(class_))


class _Writing:
    """One writing; `book` is whether it is a codebook on its own."""

    def __init__(self, *, book: bool) -> None:
        self.book = book
        self.target = "guid" if book else "targetGUID"

    def opened(self, element: str, one: Any) -> str:
        parts = [f"<{element}"]
        class_: type = type(one)
        for name, start, kind, required in _attributes(class_):
            value = getattr(one, name)
            if kind == "truth":
                parts.append(start + ("true" if value else "false") + '"')
            elif kind == "whole":
                if value is not None:
                    parts.append(f'{start}{value}"')
            elif value or required:
                parts.append(start + (value if kind == "guid" else _SPECIAL.sub(_spelt, value)) + '"')
        return "".join(parts)

    def element(self, element: str, one: Any) -> Iterator[str]:
        opened = self.opened(element, one)
        inner = list(self.inside(one))
        if inner:
            yield opened + ">"
            yield from inner
            yield f"</{element}>\n"
        else:
            yield opened + "/>\n"

    def inside(self, one: Any) -> Iterator[str]:
        lacks = _BOOK_LACKS.get(type(one), frozenset()) if self.book else frozenset()
        class_: type = type(one)
        for name, child in children(class_):
            value = getattr(one, name)
            if name not in lacks and value is not None and value != () and (value != "" or child.empty):
                yield from self.child(child, value)

    def child(self, child: Child, value: Any) -> Iterator[str]:
        match child.kind:
            case "words":
                yield f"<{child.names[0]}>{element_text(value)}</{child.names[0]}>"
            case "typed":
                if value[0]:
                    yield f"<{value[0]}>{element_text(value[1])}</{value[0]}>"
            case "ref":
                yield f'<{child.names[0]} {self.target}="{value}"/>'
            case "refs":
                yield from (f'<{child.names[0]} {self.target}="{one}"/>' for one in value)
            case "one":
                yield from self.element(child.names[0], value)
            case "tree":
                yield from self.around(child, self.tree(child.names[0], value))
            case "many":
                names = dict(zip(child.classes, child.names, strict=True))
                yield from self.around(child, (part for one in value for part in self.element(names[type(one)], one)))

    def around(self, child: Child, parts: Iterable[str]) -> Iterator[str]:
        yield "".join(f"<{name}>\n" for name in child.inside)
        yield from parts
        yield "".join(f"</{name}>\n" for name in reversed(child.inside))

    def tree(self, element: str, row: tuple[Code, ...]) -> Iterator[str]:
        """Yield the elements nested as their depths say; a step deeper than the one before allows is one step."""
        open_ = 0
        for one in row:
            depth = min(one.depth, open_)
            yield f"</{element}>\n" * (open_ - depth)
            yield self.opened(element, one) + ">"
            yield from self.inside(one)
            open_ = depth + 1
        yield f"</{element}>\n" * open_


def project_xml(project: Project) -> Iterator[str]:
    r"""Yield the XML of a project in pieces; texts that are not in files of their own stand in it.

    >>> "".join(project_xml(Project(name="A")))
    '<?xml version="1.0" encoding="utf-8"?>\n<Project xmlns="urn:QDA-XML:project:1.0" name="A"/>\n'
    """
    yield from _document(project, "Project", PROJECT_SPACE, _Writing(book=False))


def codebook_xml(book: CodeBook) -> Iterator[str]:
    """Yield the XML of a codebook on its own in pieces; the schema asks for at least one code."""
    yield from _document(book, "CodeBook", CODEBOOK_SPACE, _Writing(book=True))


def _document(root: Project | CodeBook, element: str, space: str, writing: _Writing) -> Iterator[str]:
    yield _DECLARATION
    opened = writing.opened(element, root).replace(f"<{element}", f'<{element} xmlns="{space}"', 1)
    parts = writing.inside(root)
    first = next(parts, None)
    if first is None:
        yield opened + "/>\n"
        return
    yield opened + ">\n" + first
    yield from parts
    yield f"</{element}>\n"
