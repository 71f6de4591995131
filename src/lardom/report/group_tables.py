"""The closed answers compared between groups: completed against ongoing projects, categories, steps, relations."""

from lardom.claims.material import Material
from lardom.fieldwork.scores import LEAST_PROJECTS, Score, scores_by_group
from lardom.report.study_tables import item_text
from lardom.report.tables import Align, Cell, PrintedTable, cells
from lardom.report.wording import capitalised, word
from lardom.study.settings import Language
from lardom.text.numerals import number

GROUPINGS = ("status", "category", "step", "relation")
"""By what answers may be compared: the project's state or category, the respondent's step or relation."""


def group_of(material: Material, by: str) -> dict[str, str]:
    """Return the group each respondent belongs to; who has none is left out.

    >>> from lardom.fieldwork.respondents import Respondent
    >>> group_of(Material(respondents=(Respondent("A-R1", "p1", "R1", "supplier"),)), "relation")
    {'A-R1': 'supplier'}
    """
    project: dict[str, str] = {}
    if by == "status":
        project = {row.project_id: row.status for row in material.sample}
    elif by == "category":
        project = {one.id: one.category for one in material.projects}
    found = {}
    for person in material.respondents:
        own = {"step": str(person.step or ""), "relation": person.relation}
        name = own[by] if by in own else project.get(person.project_id, "")
        if name:
            found[person.id] = name
    return found


def answers_by_group_table(material: Material, by: str, language: Language) -> PrintedTable | None:
    """Return each item's n and mean in every group, `None` when there are no groups.

    A group whose answers come from fewer than two projects prints its n and a dash for its mean.

    >>> answers_by_group_table(Material(), "status", "sv") is None
    True
    """
    groups = group_of(material, by)
    order = list(material.settings.categories) if by == "category" else []
    names = [name for name in dict.fromkeys([*order, *sorted(groups.values())]) if name in set(groups.values())]
    if not names or not material.settings.items:
        return None
    rows, thin = [], False
    for item in material.settings.items:
        found = dict(scores_by_group(item, material.answers, material.respondents, groups))
        line = [cell for name in names for cell in _pair(found.get(name), language)]
        thin = thin or any(one.n and one.projects < LEAST_PROJECTS for one in found.values())
        rows.append(cells(item_text(item, language), *line))
    heads = (Cell(word("item", language), rows=2), *(Cell(_name(by, name, language), columns=2) for name in names))
    below = cells(*(word(name, language) for _ in names for name in ("n", "mean")))
    right: list[Align] = ["right"] * (2 * len(names))
    share = min(0.1, 0.62 / len(right))
    note = [word("groups note", language), *([word("thin groups note", language)] if thin else [])]
    return PrintedTable(
        name="groups",
        header=(heads, below),
        rows=tuple(rows),
        align=("left", *right),
        widths=(1 - share * len(right), *(share,) * len(right)),
        caption=word(f"groups caption {by}", language),
        note=" ".join(note),
    )


def _pair(one: Score | None, language: Language) -> tuple[str, str]:
    if one is None or not one.n:
        return "0", word("no value", language)
    mean = number(one.mean, language, 2) if one.projects >= LEAST_PROJECTS else word("no value", language)
    return str(one.n), mean


def _name(by: str, name: str, language: Language) -> str:
    if by == "step":
        return capitalised(word("m step", language, step=name))
    return capitalised(word(name, language))
