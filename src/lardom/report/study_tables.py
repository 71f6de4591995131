"""The tables of the study itself: who was heard (Table 1), the closed answers (Table 2), funnel, method."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby
from typing import Literal

from lardom.claims.material import Material
from lardom.fieldwork.method import MethodFacts
from lardom.fieldwork.scores import Score, scores
from lardom.report.tables import Align, Cell, PrintedTable, cells
from lardom.report.wording import capitalised, day, enumeration, word
from lardom.sampling.funnel import Stage
from lardom.study.settings import Item, Language
from lardom.text.numerals import number

By = Literal["respondent", "project", "both"]


def label_key(label: str) -> tuple[tuple[int, int, str], ...]:
    """Return a key that sorts labels as people do: R2 before R10, and AA after Z.

    >>> sorted(["R10", "R2"], key=label_key), sorted(["AA", "B", "Z"], key=label_key)
    (['R2', 'R10'], ['B', 'Z', 'AA'])
    """
    parts = re.findall(r"\d+|\D+", label)
    return tuple((0, int(part), "") if part.isdigit() else (1, len(part), part.casefold()) for part in parts)


def respondents_table(material: Material, language: Language) -> PrintedTable:
    """Return Table 1: category, project, respondents; the category printed once, a star for step 2.

    Rows stand in the order of the labels within the categories' order (the study's own, else the order
    in which labels meet them). Respondents who have withdrawn are left out and counted in the note.

    >>> from lardom.fieldwork.respondents import Respondent
    >>> from lardom.portfolio.projects import Project
    >>> from lardom.sampling.selection import Selection
    >>> study = Material(projects=(Project("p1", "Ett", category="Hälsa"),),
    ...     sample=(Selection("p1", "selected", "A", steps=(1, 2)),),
    ...     respondents=(Respondent("A-R1", "p1", "R1"), Respondent("A-R2", "p1", "R2")))
    >>> respondents_table(study, "sv").texts
    (('Hälsa', 'A*', 'R1, R2'),)
    """
    chosen = sorted((row for row in material.sample if row.label), key=lambda row: label_key(row.label))
    category = {project.id: project.category for project in material.projects}
    met = dict.fromkeys([*material.settings.categories, *(category.get(row.project_id, "") for row in chosen)])
    place = {name: index for index, name in enumerate(met)}
    chosen.sort(key=lambda row: place[category.get(row.project_id, "")])
    heard: dict[str, list[str]] = {}
    for person in material.respondents:
        if person.may_be_used:
            heard.setdefault(person.project_id, []).append(person.label)
    rows: list[tuple[Cell, ...]] = []
    for name, group in groupby(chosen, key=lambda row: category.get(row.project_id, "")):
        members = list(group)
        for index, row in enumerate(members):
            star = "*" if any(step > 1 for step in row.steps) else ""
            labels = ", ".join(sorted(heard.get(row.project_id, []), key=label_key))
            first = (Cell(capitalised(name), rows=len(members)),) if index == 0 else ()
            rows.append((*first, Cell(row.label + star), Cell(labels or "–")))
    starred = any(step > 1 for row in chosen for step in row.steps)
    total = sum(len(heard.get(row.project_id, [])) for row in chosen)
    withdrawn = sum(not person.may_be_used for person in material.respondents)
    note = [word("respondents note", language, respondents=total, projects=len(chosen))]
    if starred:
        note.insert(0, word("step two note", language))
    if withdrawn:
        note.append(word("withdrawn note", language, n=withdrawn))
    return PrintedTable(
        name="respondents",
        header=(cells(word("category", language), word("project", language), word("respondents", language)),),
        rows=tuple(rows),
        align=("left", "left", "left"),
        widths=(0.42, 0.18, 0.40),
        row_heads=2,
        caption=word("respondents caption", language),
        note=" ".join(note),
    )


def answers_table(material: Material, language: Language, *, by: By = "respondent") -> PrintedTable:
    """Return Table 2: each item with n, mean, spread, median and the answers at each step of the scale.

    `by` tells whose mean is printed: of persons, of projects (each project weighs the same), or both.
    The note names the base (respondents whose guide holds the item) and why answers are missing.

    >>> from lardom.fieldwork.respondents import Respondent
    >>> from lardom.fieldwork.scores import Answer
    >>> from lardom.study.settings import StudySettings
    >>> study = Material(settings=StudySettings(items=(Item("q", "Hur nöjd är du?"),)),
    ...     respondents=(Respondent("A-R1", "p1", "R1"), Respondent("A-R2", "p1", "R2")),
    ...     answers=(Answer("A-R1", "q", 5), Answer("A-R2", "q", 4)))
    >>> answers_table(study, "sv").texts
    (('Hur nöjd är du?', '2', '4,50', '0,71', '4,5', '0', '0', '0', '1', '1'),)
    """
    items = material.settings.items
    found = scores(items, material.answers, material.respondents)
    low = min((item.low for item in items), default=1)
    high = max((item.high for item in items), default=5)
    figures = _figure_heads(by, language)
    heads = (Cell(word("item", language), rows=2), *(Cell(text, rows=2) for text in figures))
    steps = tuple(Cell(str(step)) for step in range(low, high + 1))
    rows = tuple(
        (
            Cell(item_text(item, language)),
            *cells(*_figures(one, by, language)),
            *cells(*(_step(one, step, language) for step in range(low, high + 1))),
        )
        for item, one in zip(items, found, strict=True)
    )
    shares = {word("n", language): 0.05, word("spread", language): 0.115}
    wide = tuple(shares.get(text, 0.1) for text in figures)
    narrow = (min(0.042, 0.25 / len(steps)),) * len(steps)
    right: list[Align] = ["right"] * (len(figures) + len(steps))
    return PrintedTable(
        name="answers",
        header=((*heads, Cell(word("distribution", language), columns=len(steps))), steps),
        rows=rows,
        align=("left", *right),
        widths=(1 - sum(wide) - sum(narrow), *wide, *narrow),
        caption=word("answers caption", language),
        note=answers_note(items, found, by, language),
    )


def item_text(item: Item, language: Language) -> str:
    """Return the item's wording in the report's language (the other one when it has only that).

    >>> item_text(Item("q", "Hur nöjd?", text_en="How satisfied?"), "en")
    'How satisfied?'
    """
    if language == "en":
        return item.text_en or item.text or item.id
    return item.text or item.text_en or item.id


def answers_note(items: Sequence[Item], found: Sequence[Score], by: By, language: Language) -> str:
    """Return the note under answers: what n and its base are, which mean, what is missing, how to read it.

    >>> from lardom.fieldwork.scores import score
    >>> question = Item("q", "Hur nöjd?")
    >>> answers_note([question], [score(question, [], [])], "respondent", "sv").split(". ")[0]
    'n = antal svar'
    """
    parts = [_base_note(items, found, language), word("spread note", language)]
    if by != "respondent":
        parts.append(word("project mean note", language))
    reasons: dict[str, int] = {}
    for one in found:
        for reason, count in one.missing:
            reasons[reason] = reasons.get(reason, 0) + count
    if reasons:
        listed = [f"{reason or word('no reason', language)} {count}" for reason, count in sorted(reasons.items())]
        parts.append(word("missing answers", language, reasons=", ".join(listed)))
    parts.append(word("small n note", language))
    return " ".join(parts)


def _base_note(items: Sequence[Item], found: Sequence[Score], language: Language) -> str:
    bases = sorted({one.base for one in found})
    steps = {item.step for item in items}
    if len(bases) == 1 and len(steps) == 1:
        step = steps.pop()
        name = "answers base" if step is None else "answers base step"
        return word(name, language, base=bases[0], step=step)
    listed = [f"{item_text(item, language)} {one.base}" for item, one in zip(items, found, strict=True)]
    return word("answers bases", language, bases="; ".join(listed))


def _figure_heads(by: By, language: Language) -> list[str]:
    means = {
        "respondent": ["mean"],
        "project": ["projects n", "mean projects"],
        "both": ["mean persons", "mean projects"],
    }[by]
    return [word(name, language) for name in ("n", *means, "spread", "median")]


def _figures(one: Score, by: By, language: Language) -> list[str]:
    mean = number(one.mean, language, 2)
    project = number(one.project_mean, language, 2)
    means = {"respondent": [mean], "project": [str(one.projects), project], "both": [mean, project]}[by]
    return [str(one.n), *means, number(one.spread, language, 2), number(one.median, language)]


def _step(one: Score, step: int, language: Language) -> str:
    return str(dict(one.distribution)[step]) if step in dict(one.distribution) else word("no value", language)


def funnel_table(stages: Iterable[Stage], language: Language) -> PrintedTable:
    """Return the funnel: each stage, how many projects, and why the others are no longer in.

    >>> from lardom.sampling.funnel import funnel
    >>> from lardom.portfolio.projects import Project
    >>> funnel_table(funnel([Project("p1", "")], []), "sv").texts[1]
    ('Kontaktade', '–', 'uppgift saknas')
    """
    rows = []
    for stage in stages:
        lost = [f"{_loss(reason, stage, language)} {count}" for reason, count in stage.lost]
        told = ", ".join(lost) if stage.known else word("unknown", language)
        rows.append(cells(word(stage.name, language), number(stage.n, language), told))
    return PrintedTable(
        name="funnel",
        header=(cells(word("stage", language), word("projects", language), word("lost", language)),),
        rows=tuple(rows),
        align=("left", "right", "left"),
        widths=(0.34, 0.13, 0.53),
        caption=word("funnel caption", language),
    )


def _loss(reason: str, stage: Stage, language: Language) -> str:
    return word("funnel agreed" if reason == "agreed" and stage.name == "interviewed" else reason, language)


def method_table(facts: MethodFacts, language: Language) -> PrintedTable:
    """Return the facts of the method, one a row; what is not noted stands in rows of its own.

    >>> from lardom.fieldwork.method import method_facts
    >>> method_table(method_facts([], []), "sv").texts[0]
    ('Intervjuer', '0')
    """
    groups = f" ({word('m groups', language)} {facts.groups})" if facts.groups else ""
    pairs: list[tuple[str, str]] = [
        ("m interviews", f"{facts.interviews}{groups}"),
        ("m respondents", str(facts.respondents)),
        ("m projects", str(facts.projects)),
        ("m dates", _dates(facts.first, facts.last, language)),
        ("m minutes", _minutes(facts, language)),
        ("m steps", _counts(((word("m step", language, step=s), n) for s, n in facts.steps if s), language)),
        ("m modes", _counts(facts.modes, language)),
        ("m languages", _counts(facts.languages, language)),
        ("m sources", _counts(facts.sources, language)),
        ("m interviewers", _counts(sorted(facts.interviewers), language)),
        ("m staffing", _staffing(facts, language)),
        ("m transcribed", f"{facts.transcribed} {word('of', language)} {facts.interviews}" if facts.interviews else ""),
        ("m withdrawn", str(facts.withdrawn) if facts.withdrawn else ""),
    ]
    rows = [cells(word(name, language), text) for name, text in pairs if text]
    persons = ("consent", "interview")
    for name, count in facts.missing:
        of = word("missing of persons", language, n=count, all=facts.registered)
        if name not in persons:
            of = word("missing of interviews", language, n=count, all=facts.interviews)
        rows.append(cells(f"{word('missing', language)}: {word('miss ' + name, language)}", of))
    return PrintedTable(
        name="method",
        header=(cells(word("fact", language), word("value", language)),),
        rows=tuple(rows),
        align=("left", "left"),
        widths=(0.38, 0.62),
        caption=word("method caption", language),
    )


def _dates(first: date | None, last: date | None, language: Language) -> str:
    if first is None or last is None:
        return ""
    return day(first, language) if first == last else f"{day(first, language)} – {day(last, language)}"


def _minutes(facts: MethodFacts, language: Language) -> str:
    if facts.minutes is None:
        return ""
    low, middle, high = (number(value, language) for value in facts.minutes)
    return word("m minutes value", language, low=low, median=middle, high=high)


def _counts(pairs: Iterable[tuple[str, int]], language: Language) -> str:
    return ", ".join(f"{word(name, language)} ({count})" for name, count in pairs if name)


def _staffing(facts: MethodFacts, language: Language) -> str:
    listed = [word("m staffing value", language, people=people, n=n) for people, n in facts.staffing]
    return enumeration(listed, language)
