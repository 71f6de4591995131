"""Putting what a living part asked for in its place, or saying why it is not there."""

from dataclasses import replace

from lardom.report.composition import Composition, missing, wishes_of
from lardom.report.tables import PrintedTable, table_nodes, with_caption
from lardom.report.tree import Attr, Node, para


def table_part(making: Composition, triple: Attr, table: PrintedTable, usual: str) -> list[Node]:
    r"""Return a table with its number, under the author's identifier, caption and note where there are any.

    >>> from lardom.claims.ground import Ground
    >>> from lardom.claims.material import Material
    >>> from lardom.portfolio.facts import Facts
    >>> from lardom.report.tables import cells
    >>> making = Composition(Ground(Material()), Facts(()), "sv")
    >>> table = PrintedTable("t", (cells("A"),), (cells("1"),), ("left",), caption="Ett")
    >>> table_part(making, ["", ["funnel"], []], table, "tab-t")[0]["c"][0][0], making.labels
    ('tab-t', {'tab-t': 'Tabell\xa01'})
    """
    wishes = wishes_of(triple)
    identifier = making.identifier(triple, usual)
    number = making.next_number("table", identifier, triple)
    captioned = with_caption(table, wishes.get("caption", ""))
    if wishes.get("note"):
        captioned = replace(captioned, note=f"{captioned.note} {wishes['note']}".strip())
    (block,) = table_nodes(captioned, making.language, number, identifier)
    block["c"][0][2] += place_of(triple)
    return [block]


def place_of(triple: Attr) -> list[tuple[str, str]]:
    """Return the attribute that tells where in the author's text a part stands.

    >>> place_of(["", ["chart"], [["name", "answers"], ["data-pos", "3:1-4:1"]]])
    [('data-pos', '3:1-4:1')]
    """
    return [(key, value) for key, value in triple[2] if key == "data-pos"]


def nothing(
    making: Composition, triple: Attr, trouble: str, *, value: str = "", keep: list[Node] | None = None, **told: str
) -> list[Node]:
    """Note why a part could not be filled and return a marked gap (or what is to be kept) in its place.

    >>> from lardom.claims.ground import Ground
    >>> from lardom.claims.material import Material
    >>> from lardom.portfolio.facts import Facts
    >>> from lardom.report.tree import plain_text
    >>> making = Composition(Ground(Material()), Facts(()), "sv")
    >>> plain_text(nothing(making, ["", ["matrix"], []], "no-themes")), making.problems[0].code
    ('[matrix?]', 'no-themes')
    """
    name = triple[1][0] if triple[1] else ""
    making.trouble(trouble, triple, value=value or name, severity="error", **told)
    return keep if keep is not None else [para([missing(name)])]


def one_of(making: Composition, triple: Attr, key: str, known: tuple[str, ...], usual: str) -> str:
    """Return the wish called `key`; one that is not known is reported and the usual one taken.

    >>> from lardom.claims.ground import Ground
    >>> from lardom.claims.material import Material
    >>> from lardom.portfolio.facts import Facts
    >>> making = Composition(Ground(Material()), Facts(()), "sv")
    >>> one_of(making, ["", ["matrix"], [["count", "x"]]], "count", ("respondents", "codings"), "respondents")
    'respondents'
    >>> making.problems[0].code
    'living-part-unknown'
    """
    wish = wishes_of(triple).get(key, "") or usual
    if wish in known:
        return wish
    part = triple[1][0] if triple[1] else "part"
    making.trouble("living-part-unknown", triple, value=wish, part=part, key=key, known=", ".join(known))
    return usual
