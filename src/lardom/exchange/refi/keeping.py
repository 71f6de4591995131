"""Keeping, word for word, an element that the schema has no place for.

What is kept means what it meant in its file: its namespaces are declared in it where they are needed, its comments and
processing instructions are in it. Only what XML itself does not tell apart may be written otherwise (`<a/>` and
`<a></a>`, the marks around an attribute's value). What stands without a namespace declared is in the project's own.
"""

from collections.abc import Mapping, Sized
from xml.sax.saxutils import escape, quoteattr

from lardom.exchange.refi.container import UnreadableExchangeError

_XML = "http://www.w3.org/XML/1998/namespace"
_RETURN = {"\r": "&#13;"}
_MOST = 100


def attribute_name(tag: str) -> str:
    """Return an attribute's name as `Kept.what` tells it, with its namespace in braces.

    >>> attribute_name("weight"), attribute_name("urn:other weight")
    ('weight', '{urn:other}weight')
    """
    space, _, name = tag.rpartition(" ")
    return f"{{{space}}}{name}" if space else name


class Namespaces:
    """What is declared where the reading of a file stands, as expat tells it; `open_` are the elements that are open."""

    def __init__(self, open_: Sized) -> None:
        self._open = open_
        self._bound: dict[str, list[str]] = {}
        self._declared: list[tuple[int, str, str]] = []

    def declare(self, prefix: str | None, space: str | None) -> None:
        """Take a declaration of the element that begins next; raise `UnreadableExchangeError` for more than anybody needs."""
        self._bound.setdefault(prefix or "", []).append(space or "")
        self._declared.append((len(self._open), prefix or "", space or ""))
        if len(self._bound) > _MOST:
            reason = (f"den deklarerar fler än {_MOST} namnrymder", f"it declares more than {_MOST} namespaces")
            raise UnreadableExchangeError("exchange-unreadable", reason)

    def forget(self, prefix: str | None) -> None:
        """Take the end of a declaration."""
        self._declared.pop()
        row = self._bound[prefix or ""]
        row.pop()
        if not row:
            del self._bound[prefix or ""]

    def own(self) -> dict[str, str]:
        """Return what the element that begins declares itself: prefixes ("" for none) and namespaces."""
        found = {}
        for depth, prefix, space in reversed(self._declared):
            if depth != len(self._open):
                break
            found[prefix] = space
        return dict(reversed(found.items()))

    def prefix(self, space: str, *, plain: bool) -> str:
        """Return a prefix that the file has for a namespace here; `plain` is whether it may be none."""
        return next((one for one, row in self._bound.items() if row[-1] == space and (plain or one)), "")


class Keeping:
    """One element that is being kept, with all that is in it; `project` is the namespace it need not declare.

    Tags and attributes are as expat tells them: the namespace, a space and the name.
    """

    def __init__(self, project: str, spaces: Namespaces) -> None:
        self._spaces = spaces
        self._parts: list[str] = []
        self._open: list[str] = []
        self._scopes: list[dict[str, str]] = [{"": project, "xml": _XML}]

    def start(self, tag: str, given: Mapping[str, str]) -> None:
        """Take an element's beginning; what it declares is kept, and what it needs of what is declared around it."""
        before = self._scopes[-1]
        told = {prefix: space for prefix, space in self._spaces.own().items() if before.get(prefix) != space}
        scope = before | told if told else before
        name, scope = self._named(tag, scope, told, plain=True)
        attributes = ""
        for key, raw in given.items():
            named, scope = self._named(key, scope, told, plain=False)
            attributes += f" {named}={quoteattr(raw)}"
        declared = "".join(
            f" {f'xmlns:{prefix}' if prefix else 'xmlns'}={quoteattr(space)}" for prefix, space in told.items()
        )
        self._parts.append(f"<{name}{declared}{attributes}>")
        self._open.append(name)
        self._scopes.append(scope)

    def _named(
        self, tag: str, scope: dict[str, str], told: dict[str, str], *, plain: bool
    ) -> tuple[str, dict[str, str]]:
        """Return a name with the prefix of its namespace, and the scope in which that is declared; `told` gets it too."""
        space, _, name = tag.rpartition(" ")
        if scope[""] == space if plain else not space:
            return name, scope
        prefix = next((one for one, met in scope.items() if met == space and one), "")
        if not prefix:
            prefix = self._spaces.prefix(space, plain=plain)
            told[prefix] = space
            scope = scope | {prefix: space}
        return f"{prefix}:{name}" if prefix else name, scope

    def end(self) -> bool:
        """Take an element's end and tell whether it was the last."""
        self._parts.append(f"</{self._open.pop()}>")
        self._scopes.pop()
        return not self._open

    def characters(self, text: str) -> None:
        """Take text."""
        self._parts.append(escape(text, _RETURN))

    def comment(self, text: str) -> None:
        """Take a comment."""
        self._parts.append(f"<!--{text}-->")

    def instruction(self, target: str, data: str) -> None:
        """Take a processing instruction."""
        self._parts.append(f"<?{target} {data}?>" if data else f"<?{target}?>")

    def text(self) -> str:
        """Return what has been taken, as XML."""
        return "".join(self._parts)
