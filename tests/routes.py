"""Every address of the workbench, as Django knows them: what the tests of rights and of scripts walk through."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

CONVERTER = re.compile(r"<(?:(\w+):)?(\w+)>")
LIBRARIES = ("allauth.", "django.")
"""Whose views decide by themselves who may (signing in, static files); their pages are tested for themselves."""

WITHIN_THE_STUDY = {"event", "turn", "version_number", "step"}
"""Blanks that count within a study or a transcript: the same number means another thing in each."""


@dataclass(frozen=True)
class Route:
    """One address: its pattern, its view and the kinds of its blanks by name."""

    pattern: str
    view: Callable[..., Any]
    blanks: tuple[tuple[str, str], ...]

    @property
    def right(self) -> str:
        """The right that guards it; empty when nobody has said. The door for programs has a matrix of its own."""
        if self.pattern.startswith("api/v1/"):
            return "token"
        return str(getattr(self.view, "right", ""))

    @property
    def in_a_study(self) -> bool:
        """Whether it lies inside a study."""
        return self.pattern.startswith("s/<slug:study>/")

    @property
    def ids(self) -> tuple[str, ...]:
        """The names of its blanks that hold a row's number."""
        if self.pattern.endswith("/undo/<int:number>/"):  # an entry of the study's own trail
            return ()
        return tuple(name for name, kind in self.blanks if kind == "int" and name not in WITHIN_THE_STUDY)

    def address(self, study: str = "", number: int = 0, word: str = "x") -> str:
        """Return the address with its blanks filled in."""

        def filled(found: re.Match[str]) -> str:
            kind, name = found.group(1) or "str", found.group(2)
            if name == "study":
                return study
            return str(number) if kind == "int" else "00000000-0000-4000-8000-000000000000" if kind == "uuid" else word

        return "/" + CONVERTER.sub(filled, self.pattern)


def every_route() -> tuple[Route, ...]:
    """Return every address there is, those of the libraries too."""
    return tuple(
        Route(pattern, view, tuple((name, kind or "str") for kind, name in CONVERTER.findall(pattern)))
        for pattern, view in _walk(get_resolver().url_patterns, "")
    )


def all_routes() -> tuple[Route, ...]:
    """Return every address that is ours to guard."""
    return tuple(route for route in every_route() if not _module(route.view).startswith(LIBRARIES))


def _module(view: Callable[..., Any]) -> str:
    inner = getattr(view, "view_class", None) or getattr(view, "__wrapped__", view)
    return str(getattr(inner, "__module__", ""))


def _walk(patterns: Any, before: str) -> Iterator[tuple[str, Callable[..., Any]]]:
    for one in patterns:
        here = before + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from _walk(one.url_patterns, here)
        elif isinstance(one, URLPattern):
            yield here, one.callback
