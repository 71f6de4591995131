"""What a share is a share of: everyone heard, those asked, one step, one category, the whole frame, or a number."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from lardom.claims.backing import Backing
from lardom.claims.ground import Ground
from lardom.claims.units import ORGANISATIONS, all_units, asked, lift

_STEP = re.compile(r"^(?:step|steg)\s*(\d+)$", re.IGNORECASE)
Sort = Literal["number", "all", "asked", "frame", "step", "category", "coded"]
"""What a base can be of."""

_WORDS: Mapping[str, Sort] = {"asked": "asked", "tillfrågade": "asked", "frame": "frame", "urvalsram": "frame"}
_NAMED: Mapping[str, Sort] = {"category": "category", "kategori": "category", "coded": "coded"}
_IMPLIED: Mapping[frozenset[str], Sort] = {frozenset({"answers"}): "asked", frozenset({"portfolio"}): "frame"}
"""What a claim that names no base is a share of, when all its evidence is of one kind."""


@dataclass(frozen=True, slots=True)
class Base:
    """The total of a share.

    `number` is how many (`None` when it cannot be told), `ids` the units where they are known, `told` what it is in
    words (Swedish, English) and `why_not` the reason when it cannot be told.
    """

    number: int | None
    ids: tuple[str, ...] = ()
    told: tuple[str, str] = ("", "")
    why_not: tuple[str, str] = ("", "")


def base_for(wanted: str, unit: str, backing: Backing, ground: Ground) -> Base:
    """Return the base of a claim.

    `wanted` is what the claim says: a number, "asked", "step 2", "category:X", "frame", "coded:CODE", or empty. Empty
    means all of the unit that were interviewed; those asked, when the claim rests on closed answers alone; and the
    whole portfolio, when it rests on portfolio figures alone.

    >>> from lardom.claims.material import Material
    >>> base_for("12", "respondent", Backing(), Ground(Material())).number
    12
    """
    found = read_base(wanted)
    if found is None:
        word = wanted.strip()
        return Base(
            None,
            why_not=(
                f"Basen ”{word}” är okänd: skriv ett tal, asked, step 2, category:…, frame eller coded:….",
                f"The base “{word}” is not known: write a number, asked, step 2, category:…, frame or coded:….",
            ),
        )
    sort, value = found
    if sort == "all":
        sort = _IMPLIED.get(frozenset(backing.kinds), "all")
    return _BASES[sort](value, unit, backing, ground)


def read_base(wanted: str) -> tuple[Sort, str] | None:
    """Return which sort of base a claim asks for, with its number or name; `None` for words that ask for none.

    >>> read_base("Step 2"), read_base("kategori: Skola"), read_base(""), read_base("lots")
    (('step', '2'), ('category', 'Skola'), ('all', ''), None)
    """
    word = wanted.strip()
    if word.isdecimal():
        return "number", word
    if not word:
        return "all", ""
    low = word.lower()
    if low in _WORDS:
        return _WORDS[low], ""
    if step := _STEP.match(low):
        return "step", step[1]
    name, _, value = word.partition(":")
    sort = _NAMED.get(name.lower())
    return (sort, value.strip()) if sort and value.strip() else None


def _of(ids: set[str] | tuple[str, ...], sv: str, en: str) -> Base:
    if not ids:
        return Base(
            None,
            told=(sv, en),
            why_not=(f"Basen ”{sv}” har ingen enhet i materialet.", f"The base “{en}” has no unit."),
        )
    return Base(len(ids), tuple(sorted(ids)), (sv, en))


def _frame(unit: str, backing: Backing, ground: Ground) -> Base:
    told = ("hela portföljen", "the whole portfolio")
    if unit in ORGANISATIONS:
        return _of({name for one in ground.projects for name in ground.parties_of(one, unit)}, *told)
    if unit in ("project", "case"):
        return _of(set(ground.projects) or backing.projects, *told)
    return _of(all_units(unit, ground), "alla intervjuade", "everyone interviewed")


def _in_step(step: int, unit: str, ground: Ground) -> set[str]:
    if unit in ("project", "case"):
        chosen = {one.project_id for one in ground.material.sample if step in one.steps}
        if chosen:
            return chosen & set(all_units(unit, ground))
    return lift((person.id for person in ground.heard if person.step == step), unit, ground)


def _in_category(name: str, unit: str, ground: Ground) -> set[str]:
    wanted = " ".join(name.casefold().split())
    inside = {one.id for one in ground.material.projects if " ".join(one.category.casefold().split()) == wanted}
    return lift((person.id for person in ground.heard if person.project_id in inside), unit, ground)


def _coded(code: str, unit: str, ground: Ground) -> set[str]:
    people = {one for passage in ground.passages_under(code) for one in passage.respondents}
    return lift(people, unit, ground)


def _asked(backing: Backing, unit: str, ground: Ground) -> Base:
    people = asked(backing.items, backing.codes, ground)
    return _of(lift(people, unit, ground), "de tillfrågade", "those asked")


_BASES: Mapping[Sort, Callable[[str, str, Backing, Ground], Base]] = {
    "number": lambda word, *_: Base(int(word), told=(f"{word} enligt påståendet", f"{word} as the claim says")),
    "all": lambda _word, unit, _backing, ground: _of(
        all_units(unit, ground), "alla intervjuade", "everyone interviewed"
    ),
    "asked": lambda _word, unit, backing, ground: _asked(backing, unit, ground),
    "frame": lambda _word, unit, backing, ground: _frame(unit, backing, ground),
    "step": lambda step, unit, _backing, ground: _of(_in_step(int(step), unit, ground), f"steg {step}", f"step {step}"),
    "category": lambda name, unit, _backing, ground: _of(
        _in_category(name, unit, ground), f"kategorin {name}", f"the category {name}"
    ),
    "coded": lambda code, unit, _backing, ground: _of(
        _coded(code, unit, ground), f"kodade med {code}", f"coded with {code}"
    ),
}
"""How each sort of base is made: from its number or name, the unit, what backs the claim, and the study."""
