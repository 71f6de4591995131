"""From settings to the text of `study.toml`: the way back of `lardom.exchange.settings`.

What is written, and in which order, is what `settings.toml` declares; a setting at its default is left out.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import MISSING, fields
from typing import Any

from lardom.exchange.settings import Setting, known_settings
from lardom.study.settings import StudySettings

_ALWAYS = frozenset({"title", "language"})


def settings_text(settings: StudySettings) -> str:
    """Return the `study.toml` that says these settings.

    >>> print(settings_text(StudySettings(title="Ljus", authors=("Mia Källa",), glossary=(("ram", "alla projekt"),))))
    title = "Ljus"
    language = "sv"
    authors = ["Mia Källa"]
    <BLANKLINE>
    [glossary]
    "ram" = "alla projekt"
    <BLANKLINE>
    """
    parts = [part for place, declared in _places().items() for part in _sections(place, declared, settings)]
    return "\n".join(parts)


def _places() -> Mapping[str, list[Setting]]:
    places: dict[str, list[Setting]] = {}
    for setting in known_settings():
        places.setdefault(setting.place, []).append(setting)
    return places


def _sections(place: str, declared: list[Setting], settings: StudySettings) -> Iterator[str]:
    """Yield the sections of one place: none, one, or one for each of several."""
    if declared[0].kind == "free":
        return
    if declared[0].kind == "map":
        pairs = dict(getattr(settings, place.strip("[]").rpartition(".")[2]))
        lines = [f"{toml(name)} = {toml(value)}" for name, value in pairs.items()]
        if lines:
            yield _section(place, lines)
        return
    for value in _values(place, settings):
        lines = [f"{setting.name} = {toml(getattr(value, setting.name))}" for setting in _said(declared, value)]
        if lines:
            yield _section(place, lines)


def _values(place: str, settings: StudySettings) -> Iterable[Any]:
    several: Mapping[str, Iterable[Any]] = {
        "[[step]]": settings.steps,
        "[[item]]": settings.items,
        "[[portfolio.owner]]": settings.owners,
        "[[check.exception]]": settings.check.exceptions,
        "[check]": (settings.check,),
    }
    return several.get(place, (settings,))


def _said(declared: Iterable[Setting], value: Any) -> Iterator[Setting]:
    defaults = {one.name: one.default for one in fields(value) if one.default is not MISSING}
    for setting in declared:
        if setting.name in _ALWAYS or getattr(value, setting.name) != defaults.get(setting.name, MISSING):
            yield setting


def _section(place: str, lines: Iterable[str]) -> str:
    return "\n".join((*([place] if place else []), *lines, ""))


def toml(value: str | float | tuple[str, ...]) -> str:
    r"""Return a text, a number or a list of texts as TOML writes it.

    >>> toml('Hon sa "nu"\n'), toml(0.25), toml(("a", "b"))
    ('"Hon sa \\"nu\\"\\n"', '0.25', '["a", "b"]')
    """
    if isinstance(value, tuple):
        return f"[{', '.join(toml(one) for one in value)}]"
    if isinstance(value, str):
        # What JSON escapes TOML reads alike; TOML alone forbids a bare delete sign.
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    return repr(value)
