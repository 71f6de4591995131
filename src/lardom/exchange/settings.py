"""`study.toml`: what it may say (declared in `settings.toml`) and how it is read."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from rapidfuzz import process

from lardom.claims.judging import PROFILES
from lardom.claims.thresholds import ThresholdError, read_threshold
from lardom.exchange.troubles import Trouble
from lardom.study.settings import CheckSettings, Item, Language, Override, SettledFinding, Step, StudySettings

FILE = "study.toml"

EXPECTED = {
    "text": ("en text inom citattecken", "a text in quotation marks"),
    "words": ('en lista av texter, till exempel ["a", "b"]', 'a list of texts, for example ["a", "b"]'),
    "whole": ("ett heltal", "a whole number"),
    "share": ("ett tal från 0 till 1", "a number from 0 to 1"),
    "language": ('"sv" eller "en"', '"sv" or "en"'),
    "profile": ('"default" eller "strict"', '"default" or "strict"'),
    "map": ('ett namn och en text, till exempel kommun = "municipality"', 'a name and a text, for example kommun = "municipality"'),
    "section": ("ett avsnitt", "a section"),
    "number": ("ett heltal i number", "a whole number in number"),
    "id": ("en beteckning i id", "an id in id"),
}  # fmt: skip
"""What each kind of setting wants, in Swedish and English."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: its section, its name (empty when the section's names are the study's own), its kind."""

    place: str
    name: str
    kind: str
    sv: str
    en: str
    example: str

    def described(self, language: Language) -> str:
        """Return the description in one of the two languages."""
        return self.sv if language == "sv" else self.en


@cache
def known_settings() -> tuple[Setting, ...]:
    """Return all settings `study.toml` may have.

    >>> known_settings()[0].name
    'title'
    """
    text = resources.files("lardom.exchange").joinpath("settings.toml").read_text(encoding="utf-8")
    return tuple(Setting(**declared) for declared in tomllib.loads(text)["setting"])


@dataclass(frozen=True, slots=True)
class SettingsFile:
    """What was read: the settings, the stored mapping of foreign workbooks, and what was wrong.

    `usable` is false when there is no file or it is not TOML at all: then the settings are the defaults.
    """

    settings: StudySettings
    mapping: Mapping[str, Any] = field(default_factory=dict)
    troubles: tuple[Trouble, ...] = ()
    usable: bool = True


def _text_of(path: Path) -> tuple[str, Trouble | None]:
    """Return the file's text or, when it cannot be read, why."""
    if not path.is_file():
        return "", Trouble("settings-missing", FILE)
    try:
        return path.read_bytes().decode("utf-8-sig"), None
    except UnicodeDecodeError as error:
        reason = (f"tecknet vid byte {error.start} är inte UTF-8", f"the byte at {error.start} is not UTF-8")
        return "", Trouble("settings-unreadable", FILE, facts={"reason": reason})
    except OSError as error:
        return "", Trouble("settings-unreadable", FILE, facts={"reason": error.strerror or "?"})


def _parsed(text: str) -> tuple[Mapping[str, Any], Trouble | None]:
    """Return the content or, when it is not TOML, why."""
    try:
        return tomllib.loads(text), None
    except (ValueError, RecursionError) as error:
        return {}, _malformed(text, str(error))


def _malformed(text: str, complaint: str) -> Trouble:
    lines = text.splitlines() or [""]
    found = re.search(r"\s*\(at line (\d+), column \d+\)", complaint)
    line = min(int(found.group(1)), len(lines)) if found else len(lines)
    excerpt = lines[line - 1].strip()
    reason = (
        f"”{excerpt}”" if excerpt else "texten slutar för tidigt",
        f"{complaint[: found.start()] if found else complaint.split(' (at', maxsplit=1)[0]}, in “{excerpt}”",
    )
    return Trouble("settings-malformed", FILE, row=line, facts={"line": line, "reason": reason})


class _Reader:
    """Takes values out of the parsed file one by one and notes what does not fit."""

    def __init__(self, text: str) -> None:
        self.lines = text.splitlines()
        self.troubles: list[Trouble] = []

    def line_of(self, name: str) -> int | None:
        """Return the first line where `name` is set, as a person would look for it."""
        pattern = re.compile(rf"\s*\[*\s*[\"']?(?:[\w.]*\.)?{re.escape(name)}[\"']?\s*[=\].]")
        return next((number for number, line in enumerate(self.lines, 1) if pattern.match(line)), None)

    def wrong(self, setting: str, value: object, kind: str) -> None:
        name = setting.rpartition(".")[2]
        facts = {"setting": setting, "expected": EXPECTED[kind]}
        self.troubles.append(Trouble("setting-wrong", FILE, self.line_of(name), setting, str(value), facts))

    def section(self, parent: Mapping[str, Any], name: str, place: str) -> Mapping[str, Any]:
        """Return the section `name` of `parent`, empty when absent or no section."""
        value = parent.get(name, {})
        if isinstance(value, dict):
            return value
        self.wrong(place, value, "section")
        return {}

    def sections(self, parent: Mapping[str, Any], name: str, place: str) -> Iterator[Mapping[str, Any]]:
        """Yield the sections written `[[name]]`."""
        value = parent.get(name, [])
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, dict):
                yield one
            else:
                self.wrong(place, one, "section")

    def taken(self, section: Mapping[str, Any], place: str) -> dict[str, Any]:
        """Return the section's values that fit what `settings.toml` declares for `place`."""
        declared = {setting.name: setting for setting in known_settings() if setting.place == place}
        inner = {_last_name(setting.place) for setting in known_settings() if _outer_place(setting.place) == place}
        prefix = place.strip("[]") + "." if place else ""
        values: dict[str, Any] = {}
        for name, value in section.items():
            if name in declared:
                fitting = _fitting(value, declared[name].kind)
                if fitting is None:
                    self.wrong(prefix + name, value, declared[name].kind)
                else:
                    values[name] = fitting
            elif name not in inner:
                near = process.extractOne(name, [*declared, *inner], score_cutoff=60)
                place_ = self.line_of(name)
                self.troubles.append(
                    Trouble("setting-unknown", FILE, place_, None, prefix + name, near=near[0] if near else "")
                )
        return values

    def named(self, section: Mapping[str, Any], place: str) -> tuple[tuple[str, str], ...]:
        """Return a section whose names are the study's own as pairs of texts."""
        for name, value in section.items():
            if not isinstance(value, str):
                self.wrong(f"{place}.{name}", value, "map")
        return tuple((name, value) for name, value in section.items() if isinstance(value, str))


def _last_name(place: str) -> str:
    return place.strip("[]").rpartition(".")[2]


def _outer_place(place: str) -> str | None:
    """Return the section a section lies in, `""` for the top, `None` for the top itself."""
    if not place:
        return None
    outer = place.strip("[]").rpartition(".")[0]
    return f"[{outer}]" if outer else ""


def _fitting(value: Any, kind: str) -> Any:
    """Return the value in the form the settings hold it, or `None` when it does not fit."""
    number = isinstance(value, int | float) and not isinstance(value, bool)
    if kind == "text":
        return str(value) if isinstance(value, str) or hasattr(value, "isoformat") else None
    if kind == "words":
        return tuple(value) if isinstance(value, list) and all(isinstance(one, str) for one in value) else None
    if kind == "whole":
        return value if number and isinstance(value, int) else None
    if kind == "share":
        return float(value) if number and 0 <= value <= 1 else None
    choices = {"language": ("sv", "en"), "profile": ("default", "strict")}
    return value if isinstance(value, str) and value in choices[kind] else None


def _steps(reader: _Reader, top: Mapping[str, Any]) -> tuple[Step, ...]:
    steps: dict[int, Step] = {}
    for section in reader.sections(top, "step", "step"):
        values = reader.taken(section, "[[step]]")
        number = values.get("number")
        if number is None:
            if "number" not in section:
                reader.wrong("step", values.get("name", ""), "number")
        elif number in steps:
            reader.troubles.append(Trouble("step-twice", FILE, value=str(number)))
        else:
            steps[number] = Step(**values)
    return tuple(steps.values())


def _items(reader: _Reader, top: Mapping[str, Any]) -> tuple[Item, ...]:
    items: dict[str, Item] = {}
    for section in reader.sections(top, "item", "item"):
        values = {"text": "", **reader.taken(section, "[[item]]")}
        id_, low, high = values.get("id"), values.get("low", 1), values.get("high", 5)
        if not id_:
            if "id" not in section or section["id"] == "":
                reader.wrong("item", values["text"], "id")
        elif id_ in items:
            reader.troubles.append(Trouble("item-twice", FILE, value=id_))
        elif low >= high:
            reader.troubles.append(Trouble("scale-reversed", FILE, value=id_, facts={"low": low, "high": high}))
        else:
            items[id_] = Item(**values)
    return tuple(items.values())


def _owners(reader: _Reader, portfolio: Mapping[str, Any]) -> tuple[Override, ...]:
    owners = []
    for section in reader.sections(portfolio, "owner", "portfolio.owner"):
        values = {"reason": "", **reader.taken(section, "[[portfolio.owner]]")}
        named = values.get("project_id") and values.get("organisation")
        if named:
            owners.append(Override(**values))
        if not (named and values["reason"].strip()):
            reader.troubles.append(Trouble("owner-incomplete", FILE, value=values.get("project_id", "")))
    return tuple(owners)


def _check(reader: _Reader, top: Mapping[str, Any]) -> CheckSettings:
    section = reader.section(top, "check", "check")
    values = reader.taken(section, "[check]")
    exceptions = []
    for one in reader.sections(section, "exception", "check.exception"):
        excused = reader.taken(one, "[[check.exception]]")
        if excused.get("rule") and excused.get("reason", "").strip():
            exceptions.append(SettledFinding(**excused))
        else:
            reader.troubles.append(Trouble("exception-incomplete", FILE, value=excused.get("rule", "")))
    return CheckSettings(**values, exceptions=tuple(exceptions))


def _thresholds(reader: _Reader, section: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """Return the study's own limits for quantifiers; those that cannot be read are told and left out."""
    place, classes = "quantifiers.thresholds", PROFILES["default"]
    kept = []
    for name, rule in reader.named(reader.section(section, "thresholds", place), place):
        if name not in classes:
            near = process.extractOne(name, list(classes), score_cutoff=60)
            facts = {"classes": ", ".join(classes)}
            trouble = Trouble(
                "threshold-class", FILE, reader.line_of(name), place, name, facts, near[0] if near else ""
            )
            reader.troubles.append(trouble)
            continue
        try:
            read_threshold(rule)
        except ThresholdError:
            reader.troubles.append(Trouble("threshold-rule", FILE, reader.line_of(name), f"{place}.{name}", rule))
        else:
            kept.append((name, rule))
    return tuple(kept)


def read_settings(folder: Path) -> SettingsFile:
    """Read `study.toml` of a study folder. Whatever does not fit is told and left at its default.

    >>> read_settings(Path("/nowhere")).troubles[0].code
    'settings-missing'
    """
    text, unreadable = _text_of(folder / FILE)
    if unreadable is not None:
        return SettingsFile(StudySettings(), troubles=(unreadable,), usable=False)
    return read_settings_text(text)


def read_settings_text(text: str) -> SettingsFile:
    """Read the text of a `study.toml`. Whatever does not fit is told and left at its default.

    >>> read_settings_text('title = "Ljus i rätt tid"').settings.title
    'Ljus i rätt tid'
    """
    top, unreadable = _parsed(text)
    if unreadable is not None:
        return SettingsFile(StudySettings(), troubles=(unreadable,), usable=False)
    reader = _Reader(text)
    values = reader.taken(top, "")
    quantifiers = reader.section(top, "quantifiers", "quantifiers")
    portfolio = reader.section(top, "portfolio", "portfolio")
    settings = StudySettings(
        **values,
        **reader.taken(quantifiers, "[quantifiers]"),
        **reader.taken(portfolio, "[portfolio]"),
        **reader.taken(reader.section(top, "team", "team"), "[team]"),
        steps=_steps(reader, top),
        items=_items(reader, top),
        thresholds=_thresholds(reader, quantifiers),
        owners=_owners(reader, portfolio),
        kinds=reader.named(reader.section(portfolio, "kinds", "portfolio.kinds"), "portfolio.kinds"),
        glossary=reader.named(reader.section(top, "glossary", "glossary"), "glossary"),
        check=_check(reader, top),
    )
    mapping = reader.section(portfolio, "mapping", "portfolio.mapping")
    return SettingsFile(settings, mapping, tuple(reader.troubles))
