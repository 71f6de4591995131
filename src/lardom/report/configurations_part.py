"""The living part that prints configurations (QCA): what the author asks for, and the tables it makes."""

from typing import TYPE_CHECKING

from lardom.comparison.conditions import Anchors, Choice, choices
from lardom.report.comparing import gap, listed, number_wish, unknown, wish_missing
from lardom.report.composition import Composition, wishes_of
from lardom.report.configuration_tables import choice_name, necessity_table, solutions_table, truth_table_printed
from lardom.report.placing import nothing, one_of, table_part
from lardom.report.tree import Attr, Node

if TYPE_CHECKING:
    from lardom.comparison.configuring import CannotCompare

SHOWS = ("table and solutions", "table", "solutions", "necessity")

_TABLES = {"table": truth_table_printed, "solutions": solutions_table, "necessity": necessity_table}


def configurations_part(making: Composition, triple: Attr, _: list[Node]) -> list[Node]:
    """Put truth table and solutions in place of `::: {.configurations outcome="…" conditions="…;…" show="…"}`."""
    from lardom.comparison.configuring import Asked, CannotCompare, configured  # noqa: PLC0415 - NumPy, which few reports need

    show = one_of(making, triple, "show", SHOWS, SHOWS[0])
    known = choices(making.ground)
    wish = wishes_of(triple).get("outcome", "").strip()
    bare = wish.removeprefix("~").strip()
    outcome = _chosen(making, triple, (bare,) if bare else (), known)
    asked = listed(triple, "conditions")
    conditions = tuple(one for one in dict.fromkeys(_chosen(making, triple, asked, known)) if one not in outcome)
    for key in (key for key, there in (("outcome", bare), ("conditions", asked)) if not there):
        wish_missing(making, triple, key, list(known))
    if not outcome or not conditions:
        return gap(triple)
    wanted = Asked(
        outcome[0],
        wish.startswith("~"),
        conditions,
        _anchors(making, triple, known),
        number_wish(making, triple, "consistency", 0.8, (0.5, 1)),
        int(number_wish(making, triple, "least", 1, (1, 99))),
        tuple(one for one in _chosen(making, triple, listed(triple, "expect"), known) if one in conditions),
    )
    try:
        found = configured(making.ground, wanted, known)
    except CannotCompare as no:
        return _refused(making, triple, no, known)
    parts = [show] if show in _TABLES else ["table", "solutions"]
    blocks = []
    for at, part in enumerate(parts):
        own = [triple[0] if at == 0 else f"{triple[0]}-{part}" if triple[0] else "", *triple[1:]]
        # One caption is for one table: a second keeps its own.
        own[2] = [pair for pair in triple[2] if at == 0 or pair[0] not in ("caption", "note")]
        table = _TABLES[part](found, known, making.ground, making.language)
        blocks += table_part(making, own, table, f"tab-{table.name}")
    return blocks


def _chosen(making: Composition, triple: Attr, asked: tuple[str, ...], known: dict[str, Choice]) -> list[str]:
    """Return the keys of what is asked for; large and small letters are the same, and what is not there is a trouble."""
    keys = {key.casefold(): key for key in known}
    found = []
    for one in asked:
        key = keys.get(one.casefold())
        if key:
            found.append(key)
            continue
        kind = one.partition(":")[0].casefold()
        alike = [other for other in known if other.partition(":")[0] == kind] or list(known)
        unknown(making, triple, "unknown-condition", one, alike)
    return found


def _anchors(making: Composition, triple: Attr, known: dict[str, Choice]) -> dict[str, Anchors]:
    """Return the anchors an author gives: `anchors="answer:nojd=2/3/4.5; budget=1e6/2e6/4e6"`."""
    found: dict[str, Anchors] = {}
    for text in listed(triple, "anchors"):
        name, _, figures = text.rpartition("=")
        keys = _chosen(making, triple, (name.strip(),), known)
        try:
            numbers = [float(part.replace(",", ".")) for part in figures.split("/")]
        except ValueError:
            numbers = []
        if keys and len(numbers) == 3:
            found[keys[0]] = (numbers[0], numbers[1], numbers[2])
        elif keys:
            making.trouble("unreadable-anchors", triple, value=text)
    return found


def _refused(making: Composition, triple: Attr, no: "CannotCompare", known: dict[str, Choice]) -> list[Node]:
    from lardom.comparison.configuring import LEAST_CASES, MOST_CONDITIONS  # noqa: PLC0415 - NumPy, as above

    if no.why == "anchors":
        return nothing(
            making, triple, "anchors-out-of-order", value=choice_name(known[no.about], making.ground, making.language)
        )
    trouble = "too-many-conditions" if no.why == "too many conditions" else "too-few-cases"
    return nothing(making, triple, trouble, value=no.about, most=str(MOST_CONDITIONS), least=str(LEAST_CASES))
