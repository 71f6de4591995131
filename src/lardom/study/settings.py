"""The settings of a study: what `study.toml` says, as plain values."""

from dataclasses import dataclass, field
from typing import Literal

Language = Literal["sv", "en"]

DEFAULT_PUBLIC_KINDS = ("municipality", "region", "municipal company")
"""Kinds that count as public parties when the main need owner is derived (decision 2 of the requirements)."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the study: its number, a name and what it asks."""

    number: int
    name: str = ""
    purpose: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """A closed question answered on a whole-number scale (1-5 unless the study says otherwise)."""

    id: str
    text: str
    low: int = 1
    high: int = 5
    step: int | None = None
    text_en: str = ""


@dataclass(frozen=True, slots=True)
class SettledFinding:
    """A finding the study has settled: the rule, the sentence (or a part of it) and the reason."""

    rule: str
    reason: str
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class CheckSettings:
    """What the linter is told: rules switched off, sentences excused, limits.

    `shares` are limits for the concentration of voices (share of quoted words, 0-1).
    """

    off: tuple[str, ...] = ()
    exceptions: tuple[SettledFinding, ...] = ()
    voice_share: float = 0.25
    two_voices_share: float = 0.50
    give_away: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Override:
    """A main need owner of a project set by hand. Without a `reason` it is not used."""

    project_id: str
    organisation: str
    reason: str


@dataclass(frozen=True, slots=True)
class StudySettings:
    """Everything `study.toml` can say.

    `profile` names a table of quantifier thresholds ("default": Annex D of the requirements;
    "strict": the narrower table), `thresholds` overrides single classes of it. `kinds` maps the
    study's own words for kinds of organisation to the canonical ones, `owners` are main need owners
    set by hand.
    """

    title: str = ""
    subtitle: str = ""
    language: Language = "sv"
    programme: str = ""
    authors: tuple[str, ...] = ()
    date: str = ""
    steps: tuple[Step, ...] = ()
    items: tuple[Item, ...] = ()
    profile: str = "default"
    thresholds: tuple[tuple[str, str], ...] = ()
    public_kinds: tuple[str, ...] = DEFAULT_PUBLIC_KINDS
    kinds: tuple[tuple[str, str], ...] = ()
    owners: tuple[Override, ...] = ()
    categories: tuple[str, ...] = ()
    researchers: tuple[str, ...] = ()
    assistants: tuple[str, ...] = ()
    glossary: tuple[tuple[str, str], ...] = ()
    check: CheckSettings = field(default_factory=CheckSettings)
