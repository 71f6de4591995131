"""Tables of two groups of cases against each other, and of the cases that go against a pattern."""

from collections.abc import Collection, Iterable

from lardom.claims.ground import Ground
from lardom.coding.codebook import Code
from lardom.comparison.cases import Group, cases_of
from lardom.report.study_tables import item_text
from lardom.report.tables import Align, Cell, PrintedTable, cells
from lardom.report.wording import capitalised, word
from lardom.study.settings import Language
from lardom.text.numerals import number


def group_name(group: Group, ground: Ground, language: Language) -> str:
    """Return what a report calls a group: the step, the state, the category, the code's name, or the cases' labels.

    >>> from lardom.claims.material import Material
    >>> group_name(Group("step", "2", frozenset()), Ground(Material()), "sv")
    'Steg 2'
    """
    if group.kind == "step":
        return capitalised(word("m step", language, step=group.value))
    if group.kind == "code":
        code = ground.codes.get(group.value)
        return code.name if code else group.value
    return capitalised(word(group.value, language))


def labels_of(ground: Ground, cases: Collection[str]) -> str:
    """Return the labels of some cases in their order; a dash for none.

    >>> from lardom.claims.material import Material
    >>> from lardom.sampling.selection import Selection
    >>> ground = Ground(Material(sample=(Selection("p1", "selected", "B"), Selection("p2", "selected", "A"))))
    >>> labels_of(ground, ["p1", "p2"])
    'A, B'
    """
    return ", ".join(label for case, label in cases_of(ground).items() if case in cases) or "–"


def code_contrast_table(
    ground: Ground, a: Group, b: Group, codes: Iterable[Code], language: Language
) -> PrintedTable | None:
    """Return in how many cases of each group somebody speaks of each code, with the exact interval of the difference.

    `None` when nobody in the groups speaks of any of the codes. Raises `ValueError` when a group is empty.

    >>> from lardom.claims.material import Material
    >>> one, other = Group("cases", "A", frozenset("a")), Group("cases", "B", frozenset("b"))
    >>> code_contrast_table(Ground(Material()), one, other, [], "sv") is None
    True
    """
    from lardom.comparison.contrast import can_show  # noqa: PLC0415 - SciPy, which few reports need
    from lardom.comparison.contrasting import code_contrasts  # noqa: PLC0415 - as above

    found = code_contrasts(ground, a.cases, b.cases, codes)
    if not found:
        return None
    rows = [
        cells(
            code.name,
            _of(len(one.with_a), one.of_a, language),
            _of(len(one.with_b), one.of_b, language),
            _between(100 * one.difference.low, 100 * one.difference.high, 0, language),
            number(one.p, language, 3),
        )
        for code, one in found
    ]
    shown = [f"{code.name}: {one.told(language)}" for code, one in found if one.shows]
    first = found[0][1]
    note = [
        word("contrast note", language),
        _who(ground, a, b, language),
        *(shown or [word("contrast none note", language)]),
        can_show(first.of_a, first.of_b, language),
        *([word("contrast many note", language, n=len(found))] if len(found) > 1 else []),
    ]
    names = group_name(a, ground, language), group_name(b, ground, language)
    return _printed("codes", names, rows, note, language)


def answer_contrast_table(ground: Ground, a: Group, b: Group, language: Language) -> PrintedTable | None:
    """Return n and mean of each closed question in both groups, with the exact interval of the difference.

    A mean is printed only where both groups have answers from enough projects. `None` when the study has no questions.

    >>> from lardom.claims.material import Material
    >>> one, other = Group("cases", "A", frozenset("a")), Group("cases", "B", frozenset("b"))
    >>> answer_contrast_table(Ground(Material()), one, other, "sv") is None
    True
    """
    from lardom.comparison.contrasting import answer_contrasts  # noqa: PLC0415 - SciPy, which few reports need

    found = answer_contrasts(ground, a.cases, b.cases)
    if not found:
        return None
    rows, thin, shown = [], False, []
    for item, one in found:
        means, dash = one.means, word("no value", language)
        thin = thin or means is None
        if means is None:
            rows.append(cells(item_text(item, language), str(one.n_a), dash, str(one.n_b), dash, dash, dash))
            continue
        if one.shows:
            shown.append(f"{item_text(item, language)} {one.told(language)}")
        rows.append(
            cells(
                item_text(item, language), str(one.n_a), number(means.mean_a, language, 2), str(one.n_b),
                number(means.mean_b, language, 2), _between(means.interval.low, means.interval.high, 2, language),
                number(means.p, language, 3),
            )
        )  # fmt: skip
    note = [
        word("groups note", language),
        _who(ground, a, b, language),
        *([word("thin groups note", language)] if thin else []),
        *(shown or [word("answers alike note", language)]),
        *([word("contrast many note", language, n=len(found))] if len(found) > 1 else []),
    ]
    names = group_name(a, ground, language), group_name(b, ground, language)
    return _printed("answers", names, rows, note, language)


def _printed(
    kind: str, names: tuple[str, str], rows: list[tuple[Cell, ...]], note: list[str], language: Language
) -> PrintedTable:
    first, difference = (word(f"contrast {kind} {name}", language) for name in ("head", "difference"))
    if kind == "codes":
        header: tuple[tuple[Cell, ...], ...] = (cells(first, *names, difference, "p"),)
        widths: tuple[float, ...] = (0.34, 0.17, 0.17, 0.22, 0.10)
    else:
        pair = word("n", language), word("mean", language)
        over = (Cell(name, columns=2) for name in names)
        header = ((Cell(first, rows=2), *over, Cell(difference, rows=2), Cell("p", rows=2)), cells(*pair, *pair))
        widths = (0.36, 0.06, 0.10, 0.06, 0.10, 0.22, 0.10)
    right: list[Align] = ["right"] * (len(widths) - 1)
    return PrintedTable(
        name=f"contrast-{kind}",
        header=header,
        rows=tuple(rows),
        align=("left", *right),
        widths=widths,
        caption=word(f"contrast {kind} caption", language, a=names[0], b=names[1]),
        note=" ".join(filter(None, note)),
    )


def _who(ground: Ground, a: Group, b: Group, language: Language) -> str:
    """Return which cases are in each group, where its name does not say, and which are in both."""
    named = ((group_name(one, ground, language), labels_of(ground, one.cases)) for one in (a, b))
    told = [f"{name}: {labels}." for name, labels in named if name != labels]
    if both := a.cases & b.cases:
        told.append(word("both groups note", language, which=labels_of(ground, both)))
    return " ".join(told)


def _of(n: int, of: int, language: Language) -> str:
    return f"{n} {word('of', language)} {of}"


def _between(low: float, high: float, decimals: int, language: Language) -> str:
    return f"{number(low, language, decimals)} {word('to', language)} {number(high, language, decimals)}"


def deviant_table(ground: Ground, condition: Group, outcome: Group, language: Language) -> PrintedTable:
    """Return the cases by condition and outcome, and in the note which go against the pattern and what absence rests on.

    >>> from lardom.claims.material import Material
    >>> from lardom.sampling.selection import Selection
    >>> ground = Ground(Material(sample=(Selection("p1", "selected", "A"), Selection("p2", "selected", "B"))))
    >>> one, other = Group("cases", "A", frozenset(["p1"])), Group("cases", "A, B", frozenset(["p1", "p2"]))
    >>> deviant_table(ground, one, other, "sv").texts
    (('A', 'A (1)', '–'), ('Inte: A', 'B (1)', '–'))
    """
    from lardom.comparison.contrasting import patterned  # noqa: PLC0415 - SciPy, which few reports need

    found = patterned(ground, condition.cases, outcome.cases)
    told = found.pattern
    names = [group_name(one, ground, language) for one in (condition, outcome)]
    absent = [word("not this", language, what=name) for name in names]

    def cell(cases: tuple[str, ...]) -> str:
        return f"{labels_of(ground, cases)} ({len(cases)})" if cases else word("no value", language)

    against = word("deviant note", language, which=labels_of(ground, told.deviant))
    note = [against if told.deviant else word("no deviant note", language)]
    if found.absence.holds:
        rests = found.absence.told(language)
        note.append(word("absence note", language, condition=names[0], outcome=names[1], told=rests))
    if "code" in (condition.kind, outcome.kind):
        note.append(word("spoken of note", language))
    return PrintedTable(
        name="deviant",
        header=(cells("", names[1], absent[1]),),
        rows=(
            cells(names[0], cell(told.both), cell(told.failed)),
            cells(absent[0], cell(told.unexplained), cell(told.neither)),
        ),
        align=("left", "left", "left"),
        widths=(0.30, 0.35, 0.35),
        caption=word("deviant caption", language, condition=names[0], outcome=names[1]),
        note=" ".join(note),
    )
