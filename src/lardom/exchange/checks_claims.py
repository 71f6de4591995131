"""Rules about codes, quotations and claims: circles, turns that do not exist, contrasts without groups."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache

from lardom.claims.bases import read_base
from lardom.claims.judging import PROFILES
from lardom.exchange.building import RELATIONS, unit_of
from lardom.exchange.cells import nearest, parse_reference
from lardom.exchange.contents import Contents
from lardom.exchange.sheets import Record, Sheet
from lardom.exchange.troubles import Trouble
from lardom.text.words import lexicon

_WITH_GROUPS = frozenset({"contrast", "comparison"})


def circles(sheet: Sheet, id_column: str, code: str) -> Iterator[Trouble]:
    """Yield each circle of parents once, at its first row in the table."""
    rows = sheet.holding(id_column)
    settled: set[str] = set()
    for start in rows:
        path: list[str] = []
        here = start
        while here in rows and here not in settled and here not in path:
            path.append(here)
            here = rows[here].text("parent")
        if here in path:
            circle = path[path.index(here) :]
            first = min(circle, key=lambda one: rows[one].row)
            turned = circle[circle.index(first) :] + circle[: circle.index(first)]
            shown = " → ".join((*turned, first))
            yield sheet.trouble(code, rows[first], "parent", rows[first].text("parent"), circle=shown)
        settled.update(path)


def tree_rules(contents: Contents) -> Iterator[Trouble]:
    """Yield circles in the codebook and among the claims."""
    yield from circles(contents.sheets["codebook"], "code_id", "codes-in-circle")
    yield from circles(contents.sheets["claims"], "claim_id", "claims-in-circle")


def answer_rules(contents: Contents) -> Iterator[Trouble]:
    """Yield answers outside their item's scale, and rows with both an answer and a reason for none."""
    sheet = contents.sheets["answers"]
    items = {item.id: item for item in contents.settings.items}
    for record in sheet.records:
        value, item = record.whole("value"), items.get(record.text("item"))
        if value is None:
            continue
        if item is not None and not item.low <= value <= item.high:
            yield sheet.trouble("answer-outside", record, "value", str(value), low=item.low, high=item.high)
        elif record.text("missing"):
            yield sheet.trouble("answer-and-missing", record, "missing", record.text("missing"), answer=value)


def project_rules(contents: Contents) -> Iterator[Trouble]:
    """Yield projects that end before they begin."""
    sheet = contents.sheets["projects"]
    for record in sheet.records:
        start, end = record.values["start"], record.values["end"]
        if isinstance(start, date) and isinstance(end, date) and end < start:
            yield sheet.trouble("dates-reversed", record, "end", str(end), start=start)


def _people_by_letter(contents: Contents) -> Mapping[str, tuple[str, ...]]:
    letters = {one.text("project_id"): one.text("label") for one in contents.sheets["sample"].records}
    people: dict[str, list[str]] = {letter: [] for letter in letters.values()}
    for record in contents.sheets["respondents"].records:
        letter = letters.get(record.text("project_id"))
        # A person whose own project is wrong has been told of; no quotation is blamed for it again.
        for one in people if letter is None else (letter,):
            people[one].append(record.text("label"))
    return {letter: tuple(dict.fromkeys(labels)) for letter, labels in people.items()}


def quotation_rules(contents: Contents) -> Iterator[Trouble]:
    """Yield quotations of people the project does not have, and of turns the transcript does not have."""
    sheet = contents.sheets["quotations"]
    people = _people_by_letter(contents) if contents.sheets["respondents"].present else {}
    letters = contents.sheets["sample"].holding("label")
    for record in sheet.records:
        project = record.text("project")
        here = people.get(project, ())
        for label in record.texts("respondents") if people and project in letters else ():
            if label.casefold() not in {one.casefold() for one in here}:
                yield sheet.trouble(
                    "unknown-person-of-project", record, "respondents", label, nearest(label, here),
                    project=project, people=", ".join(here) or "–",
                )  # fmt: skip
        yield from _turns_outside(contents, sheet, record)


def _turns_outside(contents: Contents, sheet: Sheet, record: Record) -> Iterator[Trouble]:
    document = contents.document(record.text("transcript"))
    outside = [turn for turn in record.numbers("turns") if document and turn > len(document.turns)]
    if document and outside:
        yield sheet.trouble(
            "turn-outside", record, "turns", str(outside[0]), transcript=document.id, turns=len(document.turns)
        )


@cache
def known_classes() -> tuple[str, ...]:
    """Return the classes of quantifiers a claim may have: those of the lexicon and those with a threshold.

    >>> "majority" in known_classes(), "most" in known_classes()
    (True, False)
    """
    words = (phrase.class_ for language in ("sv", "en") for row in lexicon(language).phrases.values() for phrase in row)
    return tuple(sorted({*words, *PROFILES["default"], "contrast", "generic", "indefinite"}))


@cache
def known_units() -> tuple[str, ...]:
    """Return the units a claim may be counted in.

    >>> "respondent" in known_units()
    True
    """
    return tuple(sorted({form.unit for form in lexicon("en").units.values()} - {"unit"}))


def word_rules(contents: Contents) -> Iterator[Trouble]:
    """Yield claims whose class, unit or base nobody knows, so that no rule could ever test them."""
    sheet = contents.sheets["claims"]
    for record in sheet.records:
        class_ = record.text("class")
        if class_ and class_ not in known_classes():
            near = nearest(class_, known_classes())
            yield sheet.trouble("claim-class", record, "class", class_, near, classes=", ".join(known_classes()))
        unit = record.text("unit")
        if unit and unit_of(unit, contents.settings.language) not in known_units():
            near = nearest(unit, known_units())
            yield sheet.trouble("claim-unit", record, "unit", unit, near, units=", ".join(known_units()))
        base = record.text("base")
        if read_base(base) is None:
            yield sheet.trouble("claim-base", record, "base", base)


def claim_rules(contents: Contents) -> Iterator[Trouble]:
    """Yield contrasts and comparisons that do not name both groups."""
    sheet = contents.sheets["claims"]
    for record in sheet.records:
        if record.text("kind") not in _WITH_GROUPS:
            continue
        references = [parse_reference(text) for column in RELATIONS for text in record.texts(column)]
        groups = {one.group for one in references if one}
        missing = [f"group_{letter}" for letter in "ab" if not record.text(f"group_{letter}") and letter not in groups]
        if missing:
            listed = (" och ".join(missing), " and ".join(missing))
            yield sheet.trouble("claim-groups", record, missing[0], "", missing=listed)
