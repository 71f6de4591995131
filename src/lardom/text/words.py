"""The words by which a report says how many: a lexicon per language, read once and compiled for fast look-up.

The words themselves are data (`lexicon/sv.toml`, `lexicon/en.toml`); this module gives them a shape: phrases by their
first word, units in every inflection, and the small word classes that decide what a quantifier counts.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any, Literal

Kind = Literal["counts", "noun", "alone", "free", "pronoun", "idiom"]

_TOKEN = re.compile(r"\d+(?:[.,]\d+)+|\w+(?:[-‑'’.:]\w+)*|%")


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a text: where it stands (code points), in lower case, and whether a stop of any kind comes before.

    `parted` is True when something other than white space lies between it and the word before ("," or a quotation);
    `hangs` when a hyphen hangs on it ("prototyp- och genomförandeprojekt").
    """

    start: int
    end: int
    low: str
    parted: bool = False
    hangs: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """One entry of the lexicon: its words, the class it belongs to and what must follow it (`kind`).

    `number` and `share` are what the words state (båda = 2, två tredjedelar = 0.667); `first` asks for the head of a
    sentence; `anaphoric` words refer back; `direction` is +1 or -1 for comparatives.
    """

    words: tuple[str, ...]
    class_: str
    kind: Kind
    number: int | None = None
    share: float | None = None
    first: bool = False
    anaphoric: bool = False
    direction: int = 0
    loose: bool = False


@dataclass(frozen=True, slots=True)
class UnitForm:
    """What a word form counts: the canonical unit ("municipality"), and the form's grammar."""

    unit: str
    plural: bool
    definite: bool
    singular: bool
    genitive: bool = False


_NO_START: tuple[Phrase | None, dict[str, tuple[Phrase, ...]]] = (None, {})


@dataclass(frozen=True)
class Lexicon:
    """All the words of one language.

    `phrases` are the phrases by first word, the longest first; `starts` the same, split for the search into the phrase
    of that word alone and the longer ones by their second word. `endings` are the unit forms that may end a compound, `openers` the first words of units of several words, and
    `around` holds the small word classes by name ("verbs", "stops", …).
    """

    language: str
    phrases: dict[str, tuple[Phrase, ...]]
    starts: dict[str, tuple[Phrase | None, dict[str, tuple[Phrase, ...]]]]
    units: dict[str, UnitForm]
    endings: dict[str, UnitForm]
    openers: frozenset[str]
    adjoined: dict[str, str]
    around: dict[str, frozenset[str]]
    adjective_endings: tuple[str, ...]
    noun_endings: tuple[str, ...]
    data: dict[str, Any]
    _seen: dict[str, UnitForm | None] = field(default_factory=dict)

    def unit_of(self, word: str) -> UnitForm | None:
        """Return what a word (in lower case) counts, compounds included, or `None`.

        >>> lexicon("sv").unit_of("pilotprojekten").unit
        'project'
        """
        if word not in self._seen:
            self._seen[word] = self._look_up(word)
        return self._seen[word]

    def _look_up(self, word: str) -> UnitForm | None:
        if word in self.units:
            return self.units[word]
        if word in self.around["not_units"]:
            return None
        # The longest ending wins, and at least two letters stand before it: "pilotprojekt", never "xprojekt".
        for start in range(2, len(word)):
            if word[start:] in self.endings:
                return self.endings[word[start:]]
        tail = re.split(r"[-‑]", word)[-1]
        return self.units.get(tail) if tail != word else None

    def match(self, tokens: list[Token], index: int) -> Phrase | None:
        """Return the longest phrase that begins at the token, or `None`."""
        alone, longer = self.starts.get(tokens[index].low, _NO_START)
        if longer and index + 1 < len(tokens):
            for phrase in longer.get(tokens[index + 1].low, ()):
                if _continues(tokens, index, phrase.words):
                    return phrase
        return alone


def _continues(found: list[Token], index: int, words: tuple[str, ...]) -> bool:
    if index + len(words) > len(found):
        return False
    for step in range(1, len(words)):
        token = found[index + step]
        if token.low != words[step] or token.parted:
            return False
    return True


def tokens(text: str, skip: Iterable[tuple[int, int]] = ()) -> list[Token]:
    """Return the words of `text`, without those that lie in one of the stretches to `skip`.

    >>> [token.low for token in tokens("Tre IoT-projekt, 14 av 26.")]
    ['tre', 'iot-projekt', '14', 'av', '26']
    """
    found: list[Token] = []
    holes = iter(sorted(skip))
    hole = next(holes, None)
    last = 0
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        while hole and hole[1] <= start:
            hole = next(holes, None)
        if hole and hole[0] < end:
            continue
        gap = text[last:start]
        # A hyphen that hangs on a word ("prototyp- och …") parts nothing.
        parted = gap != " " and bool(found) and gap.strip() not in ("", "-", "‑")
        hangs = text[end : end + 1] in ("-", "‑") and not text[end + 1 : end + 2].isalnum()
        found.append(Token(start, end, match.group().lower(), parted, hangs))
        last = end
    return found


@cache
def lexicon(language: str) -> Lexicon:
    """Return the lexicon of "sv" or "en" (any other language gets the English one), read once.

    >>> [phrase.class_ for phrase in lexicon("sv").phrases["flertalet"]]
    ['majority']
    """
    name = language if language in ("sv", "en") else "en"
    data = tomllib.loads((files("lardom.text") / "lexicon" / f"{name}.toml").read_text(encoding="utf-8"))
    around: dict[str, frozenset[str]] = {key: frozenset(words) for key, words in data["around"].items()}
    around |= {key: frozenset(words) for key, words in data["numerals"].items() if key not in ("units", "tens")}
    around["not_units"] = frozenset(data["not_units"]["words"])
    around["negation"] = frozenset(data["negation"]["words"])
    units = dict(_unit_forms(data["unit"]))
    phrases = _by_first_word(_phrases(data["phrase"]))
    adjoined = {form: unit for unit, forms in data["adjoined"].items() for form in forms}
    return Lexicon(
        language=name,
        phrases=phrases,
        starts={word: _split(group) for word, group in phrases.items()},
        units=units,
        endings=dict(_unit_forms(unit for unit in data["unit"] if unit.get("compound"))),
        openers=frozenset(name.split()[0] for name in (*units, *adjoined) if " " in name),
        adjoined=adjoined,
        around=around,
        adjective_endings=tuple(data["around"]["adjective_endings"]),
        noun_endings=tuple(data["around"]["noun_endings"]),
        data=data,
    )


def lexicon_table(language: str) -> tuple[tuple[str, str, str], ...]:
    """Return the lexicon as rows for a reference page: class, what must follow, the words as printed.

    Rows of one class and kind are joined; the idioms that are no quantifiers come last, then the units that are
    counted (class "unit", with the canonical name in the second column).

    >>> lexicon_table("sv")[0][:2]
    ('universal', 'counts')
    """
    data = lexicon(language).data
    rows: dict[tuple[str, str], list[str]] = {}
    for entry in sorted(data["phrase"], key=lambda one: one["kind"] == "idiom"):
        rows.setdefault((entry["class"], entry["kind"]), []).extend(entry["forms"])
    for section, keys in (
        ("existential", ("there", "also")),
        ("indefinite", ("pronouns", "passives")),
        ("diversity", ("word", "verbs")),
        ("causal", ("forms",)),
        ("measurable", ("forms",)),
    ):
        rows[section, "free"] = [form for key in keys for form in data[section][key]]
    pairs = [pair for key in ("pairs", "either") for pair in data["contrast"][key]]
    rows["contrast", "free"] = [f"{left} … {right}" for left, right in pairs] + data["contrast"]["single"]
    rows["universal-negative", "free"] = [f"{left} … {right}" for left, right in data["negative"]["pairs"]]
    for entry in data["unit"]:
        rows.setdefault(("unit", entry["name"]), []).extend(forms[0] for forms in entry["forms"])
    return tuple((class_, kind, ", ".join(dict.fromkeys(forms))) for (class_, kind), forms in rows.items())


def _phrases(entries: Iterable[dict[str, Any]]) -> Iterator[Phrase]:
    for entry in entries:
        for form in entry["forms"]:
            yield Phrase(
                words=tuple(token.low for token in tokens(form)),
                class_=entry["class"],
                kind=entry["kind"],
                number=entry.get("number"),
                share=entry.get("share"),
                first=entry.get("first", False),
                anaphoric=entry.get("anaphoric", False),
                direction=entry.get("direction", 0),
                loose=entry.get("loose", False),
            )


def _by_first_word(phrases: Iterable[Phrase]) -> dict[str, tuple[Phrase, ...]]:
    found: dict[str, list[Phrase]] = {}
    for phrase in phrases:
        found.setdefault(phrase.words[0], []).append(phrase)
    return {word: tuple(sorted(group, key=lambda one: -len(one.words))) for word, group in found.items()}


def _split(group: Iterable[Phrase]) -> tuple[Phrase | None, dict[str, tuple[Phrase, ...]]]:
    alone: Phrase | None = None
    longer: dict[str, tuple[Phrase, ...]] = {}
    for phrase in group:
        if len(phrase.words) == 1:
            alone = alone or phrase
        else:
            longer[phrase.words[1]] = (*longer.get(phrase.words[1], ()), phrase)
    return alone, longer


def _unit_forms(entries: Iterable[dict[str, Any]]) -> Iterator[tuple[str, UnitForm]]:
    """Yield every written form of every unit: the four given, and their genitives."""
    grammar: dict[str, list[tuple[bool, bool, str]]] = {}
    for entry in entries:
        for forms in entry["forms"]:
            for place, form in enumerate(forms):
                if form:
                    grammar.setdefault(form, []).append((place >= 2, place % 2 == 1, entry["name"]))
    for form, readings in grammar.items():
        plural, definite = any(one[0] for one in readings), any(one[1] for one in readings)
        singular = any(not one[0] for one in readings)
        yield form, UnitForm(readings[0][2], plural, definite, singular)
    for form, readings in grammar.items():
        plural, definite = any(one[0] for one in readings), any(one[1] for one in readings)
        singular = any(not one[0] for one in readings)
        for genitive in _genitives(form):
            if genitive not in grammar:
                yield genitive, UnitForm(readings[0][2], plural, definite, singular, genitive=True)


def _genitives(form: str) -> tuple[str, ...]:
    return (form + "’s", form + "'s", form + "’", form + "s")
