"""The portfolio's figures as tables: categories, types, kinds of party, owners, patterns, coverage."""

from collections.abc import Sequence

from lardom.portfolio.facts import Facts
from lardom.portfolio.kinds import kind_name
from lardom.report.tables import Align, PrintedTable, cells
from lardom.report.wording import capitalised, share, word
from lardom.sampling.coverage import Coverage, uncovered
from lardom.study.settings import Language
from lardom.text.numerals import number

PORTFOLIO_TABLES = ("category", "type", "kind", "owner", "pattern", "public", "coverage")
"""The names a report may ask for."""


def portfolio_table(
    name: str,
    facts: Facts,
    language: Language,
    *,
    rows: Sequence[Coverage] = (),
    steps: Sequence[Sequence[Coverage]] = (),
) -> PrintedTable | None:
    r"""Return the portfolio table of that name, or `None` when there is none.

    `rows` and `steps` are the coverage of the sample (and of each step of it) that "coverage" prints.

    >>> from lardom.portfolio.counts import facts
    >>> from lardom.portfolio.projects import Project
    >>> found = facts([Project("p1", "Ett", category="Hälsa"), Project("p2", "Två", category="Miljö")], [])
    >>> portfolio_table("category", found, "sv").texts
    (('Hälsa', '1', '50\xa0%'), ('Miljö', '1', '50\xa0%'), ('Totalt', '2', '100\xa0%'))
    """
    if name == "kind":
        return _kinds(facts, language)
    if name == "coverage":
        return coverage_table(rows, steps, language)
    if name not in PORTFOLIO_TABLES:
        return None
    return _shares(name, facts, language)


def fact_rows(name: str, facts: Facts, language: Language) -> list[tuple[str, int]]:
    """Return the groups of one division of the portfolio with their counts, in words, in report order.

    >>> from lardom.portfolio.counts import facts
    >>> from lardom.portfolio.projects import Party, Project
    >>> found = facts([Project("p1", "Ett")], [Party("p1", "Norrvik", "municipality")])
    >>> fact_rows("pattern", found, "sv"), fact_rows("with", found, "sv")[0]
    ([('Kommun', 1)], ('Kommun', 1))
    """
    prefix = f"{name}=" if name == "public" else f"{name}:"
    rows = []
    for fact in facts.starting(prefix):
        group = fact.name.removeprefix(prefix)
        if group in ("1-2", "public"):
            continue
        if fact.value or name in ("category", "type"):
            rows.append((group_name(name, group, language), fact.value))
    return rows


def group_name(name: str, group: str, language: Language) -> str:
    """Return what the report calls a group of a division of the portfolio.

    >>> group_name("pattern", "municipality+region", "sv"), group_name("category", "none", "en")
    ('Kommun och region', 'None given')
    """
    if group == "none":
        return capitalised(word("none given" if name in ("category", "type") else "no public party", language))
    if group == "undetermined":
        return capitalised(word("undetermined", language))
    if name in ("category", "type", "public"):
        return capitalised(group)
    kinds = [kind_name(kind, language, 1) for kind in group.split("+")]
    joined = f" {word('and', language)} ".join([", ".join(kinds[:-1]), kinds[-1]] if len(kinds) > 1 else kinds)
    return capitalised(joined)


def coverage_table(rows: Sequence[Coverage], steps: Sequence[Sequence[Coverage]], language: Language) -> PrintedTable:
    """Return the sample against the portfolio, with a column per further step of the study.

    >>> coverage_table([Coverage("Hälsa", ("p1", "p2"), ("p1",))], [], "sv").texts
    (('Hälsa', '2', '1'), ('Totalt', '2', '1'))
    """
    body = []
    for index, row in enumerate(rows):
        per_step = [str(step[index].sampled) for step in steps]
        name = capitalised(row.group or word("none given", language))
        body.append(cells(name, str(row.frame), str(row.sampled), *per_step))
    totals = [sum(row.frame for row in rows), sum(row.sampled for row in rows)]
    totals += [sum(row.sampled for row in step) for step in steps]
    body.append(cells(word("all", language), *map(str, totals)))
    heads = [word(key, language) for key in ("category", "in portfolio", "in sample")]
    heads += [word("in step", language, step=number + 2) for number in range(len(steps))]
    empty = uncovered(rows)
    right: list[Align] = ["right"] * (len(heads) - 1)
    return PrintedTable(
        name="coverage",
        header=(cells(*heads),),
        rows=tuple(body),
        align=("left", *right),
        widths=(0.46, *(0.54 / len(right),) * len(right)),
        total=True,
        caption=word("portfolio caption coverage", language),
        note=word("uncovered note", language, groups=", ".join(empty)) if empty else "",
    )


def _shares(name: str, facts: Facts, language: Language) -> PrintedTable:
    base = facts["projects"].value
    rows = fact_rows(name, facts, language)
    body = [cells(label, number(n, language), share(n, base, language)) for label, n in rows]
    body.append(cells(word("all", language), number(base, language), share(base, base, language)))
    head = {"public": "public parties"}.get(name, name)
    return PrintedTable(
        name=name,
        header=(cells(word(head, language), word("projects", language), word("share", language)),),
        rows=tuple(body),
        align=("left", "right", "right"),
        widths=(0.60, 0.20, 0.20),
        total=True,
        caption=word(f"portfolio caption {name}", language),
        note=word("owner note", language) if name == "owner" else "",
    )


def _kinds(facts: Facts, language: Language) -> PrintedTable:
    body = []
    for fact in facts.starting("with:"):
        kind = fact.name.removeprefix("with:")
        if kind == "public" or not fact.value:
            continue
        body.append(
            cells(
                group_name("with", kind, language),
                number(fact.value, language),
                number(facts[f"participations:{kind}"].value, language),
                number(facts[f"organisations:{kind}"].value, language),
            )
        )
    heads = [word(key, language) for key in ("kind", "projects with", "participations", "organisations")]
    return PrintedTable(
        name="kind",
        header=(cells(*heads),),
        rows=tuple(body),
        align=("left", "right", "right", "right"),
        widths=(0.31, 0.26, 0.19, 0.24),
        caption=word("portfolio caption kind", language),
        note=word("kinds note", language),
    )
