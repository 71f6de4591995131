"""All the numbers of a draft that state a number of the study, and what else their words may mean."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from lardom.claims.ground import Ground
from lardom.portfolio.facts import Facts
from lardom.report.answered import answer_statements
from lardom.report.budgets import budget_statements
from lardom.report.countries import country_statements
from lardom.report.kinds_stated import kind_statements
from lardom.report.numerals import Numeral
from lardom.report.passages import Sentence
from lardom.report.peopled import lasting_statements, of_one_step, relation_statements
from lardom.report.statements import (
    Statement,
    code_statements,
    named_statements,
    names_code,
    study_statements,
)
from lardom.report.yearly import year_statements

_LABEL = re.compile(r"\b(?:[Pp]rojekt(?:et)?|[Pp]roject)s?\s+([A-ZÅÄÖ]{1,2}\d{0,2})\b")
_ABOUT_PORTFOLIO = re.compile(r"portf[öo]lj|portfolio|kategori|categor|f[öo]rdel|distribut|programme", re.IGNORECASE)
_USUAL_KINDS = ("municipality", "region", "municipal company")


def all_statements(
    sentences: Iterable[Sentence],
    numerals_of: Callable[[Sentence], Sequence[Numeral]],
    ground: Ground,
    facts: Facts,
    language: str,
) -> Iterator[tuple[Sentence, Statement]]:
    """Yield each sentence with each number in it whose words say which number of the study it is.

    A number states at most one thing: the first that its words fit, the narrower phrases first.
    """
    kinds = tuple(n.removeprefix("with:") for n in facts if n.startswith("with:") and n != "with:public")
    groups = _group_names(facts)
    codes = {code.name: code.id for code in ground.material.codes}
    items = ground.material.settings.items if ground.material.answers else ()
    for sentence in sentences:
        numbers = numerals_of(sentence)
        if not numbers:
            continue
        text, portfolio = sentence.text, _speaks_of_portfolio(sentence)
        here = [
            *country_statements(text, numbers, language),
            *answer_statements(text, numbers, language, items),
            *relation_statements(text, numbers, language),
            *lasting_statements(text, numbers, language),
            *budget_statements(text, numbers, language, groups),
            *year_statements(text, numbers, language),
            *of_one_step(text, _of_one_project(text, study_statements(text, numbers, language)), language),
            *kind_statements(text, numbers, language, kinds or _USUAL_KINDS, portfolio=portfolio),
            *(named_statements(text, numbers, language, groups) if portfolio else ()),
            *code_statements(sentence.raw, numbers, language, codes),
        ]
        if names_code(sentence.raw, codes, language):
            # What is said of one code's codings is not said of all.
            here = [one for one in here if one.fact != "study:codings"]
        taken: set[int] = set()
        for statement in here:
            if statement.numeral.start not in taken:
                taken.add(statement.numeral.start)
                yield sentence, statement


def _of_one_project(text: str, found: Iterable[Statement]) -> Iterator[Statement]:
    """Turn what a sentence about one project says ("the material of project A") into that project's numbers."""
    labels = set(_LABEL.findall(text))
    for statement in found:
        group, _, name = statement.fact.partition(":")
        if not labels or group != "study":
            yield statement
        elif len(labels) == 1 and name in ("texts", "respondents", "interviews", "codings"):
            yield replace(statement, fact=f"{name}:{next(iter(labels))}")


def _group_names(facts: Facts) -> dict[str, str]:
    names = {}
    for fact in facts:
        group, _, name = fact.partition(":")
        if group in ("category", "type") and name != "none" and len(name) >= 4:
            names[name] = fact
    return names


def _speaks_of_portfolio(sentence: Sentence) -> bool:
    return sentence.section.kind == "portfolio" or bool(_ABOUT_PORTFOLIO.search(sentence.text))


def sampled_by(ground: Ground, group: str, name: str) -> int:
    """Return how many projects of the sample have a category (or type) of that name."""
    chosen = {one.project_id for one in ground.material.sample if one.decision == "selected"}
    projects = (project for project in ground.material.projects if project.id in chosen)
    return sum((project.category if group == "category" else project.type) == name for project in projects)


def possible_bases(ground: Ground) -> frozenset[int]:
    """Return the numbers that "of the n respondents" may mean besides all of them.

    They are the respondents of a step, a relation, a project or a category, and those who answered an item.
    """
    material = ground.material
    heard = ground.heard
    groups = Counter(("step", str(person.step)) for person in heard)
    groups += Counter(("relation", person.relation) for person in heard)
    groups += Counter(("project", person.project_id) for person in heard)
    categories = {project.id: project.category for project in material.projects}
    groups += Counter(("category", categories.get(person.project_id, "")) for person in heard)
    groups += Counter(("item", answer.item_id) for answer in material.answers if answer.value is not None)
    return frozenset(groups.values())
