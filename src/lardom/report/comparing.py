"""The living parts of a report that set cases, groups, answers and themes beside each other."""

from collections.abc import Callable, Mapping, Sequence
from typing import cast

from lardom.claims.summaries import Pairing
from lardom.coding.codebook import Code
from lardom.comparison.cases import Group, cases_of, group_named, groups_of
from lardom.report.composition import Composition, missing, wishes_of
from lardom.report.contrast_tables import answer_contrast_table, code_contrast_table, deviant_table, group_name
from lardom.report.display_tables import MOST_THEMES, framework_table, framework_themes, joint_display_table
from lardom.report.placing import nothing, one_of, table_part
from lardom.report.together_tables import ties_table
from lardom.report.tree import Attr, Node, para

type Make = Callable[[Composition, Attr, list[Node]], list[Node]]

MOST_NAMED = 12
"""How many of the known names a message lists."""


def _contrast_part(making: Composition, triple: Attr, _: list[Node]) -> list[Node]:
    """Put two groups against each other in place of `::: {.contrast a="…" b="…" of="codes|answers" codes="…"}`."""
    of = one_of(making, triple, "of", ("codes", "answers"), "codes")
    a = group_wish(making, triple, "a")
    rest = frozenset(cases_of(making.ground)) - a.cases if a else frozenset()
    other = wishes_of(triple).get("b", "")
    b = group_wish(making, triple, "b") if other else Group("cases", "the others", rest)
    if a is None or b is None:
        return gap(triple)
    if not a.cases or not b.cases:
        empty = a if not a.cases else b
        return nothing(making, triple, "empty-group", value=group_name(empty, making.ground, making.language))
    if of == "answers":
        table = answer_contrast_table(making.ground, a, b, making.language)
        return table_part(making, triple, table, "tab-contrast") if table else nothing(making, triple, "no-items")
    codes = code_wishes(making, triple, "codes", themes=wishes_of(triple).get("codes") != "all")
    table = code_contrast_table(making.ground, a, b, codes, making.language)
    return table_part(making, triple, table, "tab-contrast") if table else nothing(making, triple, "nobody-speaks")


def _deviant_part(making: Composition, triple: Attr, _: list[Node]) -> list[Node]:
    """Put the cases against a pattern in place of `::: {.deviant-cases condition="…" outcome="…"}`."""
    condition, outcome = (group_wish(making, triple, key) for key in ("condition", "outcome"))
    if condition is None or outcome is None:
        return gap(triple)
    table = deviant_table(making.ground, condition, outcome, making.language)
    return table_part(making, triple, table, "tab-deviant")


def _framework_part(making: Composition, triple: Attr, _: list[Node]) -> list[Node]:
    """Put cases by themes, as people summed them up, in place of `::: {.framework themes="…" cases="…"}`."""
    ground, asked = making.ground, wishes_of(triple).get("themes", "")
    themes = code_wishes(making, triple, "themes") if asked else framework_themes(ground)
    chosen = group_wish(making, triple, "cases") if wishes_of(triple).get("cases") else None
    if len(themes) > MOST_THEMES:
        return nothing(making, triple, "too-many-themes", value=str(len(themes)), most=str(MOST_THEMES))
    cases = [case for case in cases_of(ground) if chosen is None or case in chosen.cases]
    table = framework_table(ground, cases, themes, making.language) if themes else None
    return table_part(making, triple, table, "tab-framework") if table else nothing(making, triple, "no-summaries")


def _joint_part(making: Composition, triple: Attr, _: list[Node]) -> list[Node]:
    """Put answers beside themes in place of `::: {.joint-display pairs="item:code;…"}`."""
    pairings = _pairs(making, triple)
    table = joint_display_table(making.ground, pairings, making.language)
    return table_part(making, triple, table, "tab-joint-display") if table else nothing(making, triple, "no-pairings")


def _pairs(making: Composition, triple: Attr) -> tuple[Pairing, ...]:
    """Return the study's pairings, or those that the author asks for with what people judged of them."""
    judged = {(one.item, one.theme): one for one in making.ground.material.pairings}
    asked = listed(triple, "pairs")
    if not asked:
        return tuple(judged.values())
    items = {one.id for one in making.ground.material.settings.items}
    found = []
    for text in asked:
        item, _, theme = (part.strip() for part in text.partition(":"))
        if item not in items:
            unknown(making, triple, "unknown-item", item, sorted(items))
        elif theme not in making.ground.codes:
            unknown(making, triple, "unknown-code", theme, list(making.ground.codes))
        else:
            found.append(judged.get((item, theme), Pairing(item, theme)))
    return tuple(found)


def _ties_part(making: Composition, triple: Attr, _: list[Node]) -> list[Node]:
    """Put the strongest ties in place of `::: {.ties of="codes|parties" most="15"}`."""
    from lardom.comparison.gathering import Ties, study_network  # noqa: PLC0415 - NumPy, which few reports need

    of = one_of(making, triple, "of", ("codes", "parties"), "codes")
    most = int(number_wish(making, triple, "most", 15, (1, 100)))
    table = ties_table(study_network(making.ground, cast("Ties", of)), of, making.language, most=most)
    return table_part(making, triple, table, f"tab-ties-{of}") if table else nothing(making, triple, "no-ties")


def listed(triple: Attr, key: str) -> tuple[str, ...]:
    """Return the parts of a wish that lists several things, apart by semicolons.

    >>> listed(["", ["framework"], [["themes", "T1; T2"]]], "themes")
    ('T1', 'T2')
    """
    return tuple(part.strip() for part in wishes_of(triple).get(key, "").split(";") if part.strip())


def group_wish(making: Composition, triple: Attr, key: str) -> Group | None:
    """Return the group an author asks for ("status:completed", "code:T1", "A;F;H"); one that is not there is a trouble."""
    text = wishes_of(triple).get(key, "")
    groups, cases = groups_of(making.ground), cases_of(making.ground)
    found = group_named(text, groups, cases)
    if found is None and not text:
        wish_missing(making, triple, key, list(groups))
    elif found is None:
        kind = text.partition(":")[0].strip().casefold()
        alike = [one for one in groups if one.partition(":")[0] == kind]
        unknown(making, triple, "unknown-group", text, alike or list(groups))
    return found


def code_wishes(making: Composition, triple: Attr, key: str, *, themes: bool = True) -> tuple[Code, ...]:
    """Return the codes an author lists, in the author's order; when none are, the themes (or all) in the book's order."""
    codes = making.ground.codes
    asked = listed(triple, key)
    if not asked or asked == ("all",):
        book = sorted(codes.values(), key=lambda code: code.order)
        return tuple(code for code in book if not themes or not code.parent)
    for one in asked:
        if one not in codes:
            unknown(making, triple, "unknown-code", one, list(codes))
    return tuple(codes[one] for one in asked if one in codes)


def number_wish(making: Composition, triple: Attr, key: str, usual: float, between: tuple[float, float]) -> float:
    """Return the number an author asks for; what is none, or lies outside what makes sense, is a trouble and the usual one taken."""
    text = wishes_of(triple).get(key, "")
    if not text:
        return usual
    try:
        found = float(text.replace(",", "."))
    except ValueError:
        found = between[0] - 1
    if between[0] <= found <= between[1]:
        return found
    making.trouble("number-out-of-range", triple, value=text, key=key, low=f"{between[0]:g}", high=f"{between[1]:g}")
    return usual


def unknown(making: Composition, triple: Attr, trouble: str, value: str, known: Sequence[str]) -> None:
    """Note that something asked for is not there, with some of what is.

    >>> from lardom.claims.ground import Ground
    >>> from lardom.claims.material import Material
    >>> from lardom.portfolio.facts import Facts
    >>> making = Composition(Ground(Material()), Facts(()), "en")
    >>> unknown(making, ["", ["contrast"], []], "unknown-code", "T9", ["T1", "T2"])
    >>> making.problems[0].way_out
    'Write the id of a code: T1, T2.'
    """
    making.trouble(trouble, triple, value=value, known=_some(known))


def wish_missing(making: Composition, triple: Attr, key: str, known: Sequence[str]) -> None:
    """Note that a part lacks a wish it cannot be made without, with some of what could be asked for.

    >>> from lardom.claims.ground import Ground
    >>> from lardom.claims.material import Material
    >>> from lardom.portfolio.facts import Facts
    >>> making = Composition(Ground(Material()), Facts(()), "en")
    >>> wish_missing(making, ["", ["contrast"], []], "a", ["code:T1"])
    >>> making.problems[0].message
    'A .contrast needs a=.'
    """
    making.trouble("wish-missing", triple, value=triple[1][0], key=key, known=_some(known))


def gap(triple: Attr) -> list[Node]:
    """Return what is printed where a part could not be filled and the reason has been told."""
    return [para([missing(triple[1][0])])]


def _some(known: Sequence[str]) -> str:
    return (", ".join(known[:MOST_NAMED]) + (" …" if len(known) > MOST_NAMED else "")) or "–"


COMPARING: Mapping[str, Make] = {
    "contrast": _contrast_part,
    "deviant-cases": _deviant_part,
    "framework": _framework_part,
    "joint-display": _joint_part,
    "ties": _ties_part,
}
"""Living blocks that compare, by their class."""
