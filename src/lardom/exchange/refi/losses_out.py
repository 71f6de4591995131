"""What REFI-QDA has no place for of a study that goes out, kind by kind."""

from collections.abc import Iterator, Mapping

from lardom.claims.material import Material
from lardom.coding.settling import standing
from lardom.exchange.refi.composing import Composed
from lardom.exchange.refi.finding import last_name
from lardom.exchange.refi.losses import Loss, loss
from lardom.exchange.refi.packing import places
from lardom.exchange.refi.reading import Exchange
from lardom.exchange.refi.serialising import attribute_text
from lardom.exchange.refi.values import CodeBook, Project

CARRIED = frozenset({"codebook", "codings", "key", "memos", "respondents", "answers"})
"""Tables whose rows have a place in a project (all or in the main); of the key nothing goes out."""

_PLACES = {
    True: ("de ligger i följefilen", "they lie in the companion"),
    False: ("de är utelämnade", "they are left out"),
}


def losses_out(material: Material, composed: Composed, rows: Mapping[str, int], *, beside: bool) -> tuple[Loss, ...]:
    """Return what other tools will not see of the study.

    `rows` are how many rows each table of the study has, `beside` is whether the companion goes along.
    """
    found: list[Loss] = []
    for table, count in rows.items():
        if table not in CARRIED:
            found += loss("table" if beside else "table left", _first(material, table), count, table=table)
    found += loss("guidance", _guided(material), place=_PLACES[beside])
    stands = {one.id for one in standing(material.codings, material.settled)}
    found += loss("set aside", [one.id for one in material.codings if one.id not in stands])
    found += loss("unplaced", [one.words for one in material.unplaced])
    found += loss("withdrawn", composed.withdrawn)
    found += loss("gone", [], len(composed.gone))
    found += loss("absent", composed.absent)
    return (*found, *losses_of_form(composed.project))


def losses_of_form(project: Project) -> tuple[Loss, ...]:
    """Return what changes of a project when it is written: paths, and signs that XML cannot hold."""
    signs = [text for text in _texts(project) if "\ufffd" in attribute_text(text) and "\ufffd" not in text]
    paths = [last_name(path.rstrip("/\\")) for path in places(project)]
    return (*loss("paths", paths), *loss("signs", signs))


def losses_of_files(exchange: Exchange) -> tuple[Loss, ...]:
    """Return what becomes of files and texts that are not certain when a file is written anew."""
    carried = set(exchange.package.strays.values())
    left = [one for one in exchange.strays if one not in carried]
    links = [one for one in exchange.container.odd if one not in exchange.container.sizes]
    return (
        *loss("unclear", exchange.unclear),
        *loss("twofold", exchange.twofold),
        *loss("strays left" if exchange.is_book else "strays along", [last_name(one) for one in sorted(carried)]),
        *loss("odd left", [*left, *links]),
    )


def book_losses(book: CodeBook, material: Material) -> tuple[Loss, ...]:
    """Return what a codebook on its own leaves out."""
    return (
        *loss("book codings", [], len(material.codings)),
        *loss("book notes", [one.name for one in book.codes if one.notes]),
        *loss("guidance", _guided(material), place=_PLACES[False]),
    )


def _guided(material: Material) -> list[str]:
    return [one.id for one in material.codes if one.include or one.exclude or one.example or one.kind or one.pole]


def _first(material: Material, table: str) -> list[str]:
    rows = getattr(material, table, ())
    return (
        [str(getattr(one, "id", "") or getattr(one, "name", "")) for one in rows[:3]] if isinstance(rows, tuple) else []
    )


def _texts(project: Project) -> Iterator[str]:
    yield project.name
    yield project.description
    for row in (project.users, project.codes, project.cases, project.sources, project.notes, project.variables):
        for one in row:
            yield one.name
            yield getattr(one, "description", "")
