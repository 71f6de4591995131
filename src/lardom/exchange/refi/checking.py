"""Holding any tool's REFI-QDA file against the standard: what is invalid, what is doubtful, and what to do about it.

Errors are what the standard forbids, warnings what other tools are known to trip over or what cannot be right, notes what
is good to know.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lardom.exchange.refi.container import Container
from lardom.exchange.refi.finding import last_name
from lardom.exchange.refi.kinds import KINDS
from lardom.exchange.refi.limits import DEFAULT, Limits
from lardom.exchange.refi.packing import PROJECT_FILE, places
from lardom.exchange.refi.reading import Exchange, read_file, undecided
from lardom.exchange.refi.references import check_references
from lardom.exchange.refi.serialising import CODEBOOK_SPACE, PROJECT_SPACE
from lardom.exchange.refi.strays import FILES
from lardom.exchange.refi.texts import Text, between_points, texts_of
from lardom.exchange.refi.validity import Root, faults
from lardom.exchange.refi.values import Project, TextSelection, TextSource, TranscriptSelection
from lardom.exchange.troubles import Trouble, listed, shortened

_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found: the file as it was read (`None` when it could not be), troubles, and how many there are of each kind."""

    exchange: Exchange | None
    troubles: tuple[Trouble, ...] = ()
    kinds: tuple[tuple[str, int], ...] = ()

    @property
    def is_valid(self) -> bool:
        """Whether the standard allows the file; doubtful things do not count."""
        return self.exchange is not None and not any(one.severity == "error" for one in self.troubles)


def check_file(path: Path, name: str = "", limits: Limits = DEFAULT) -> Checked:
    """Check a `.qdpx`, `.qde` or `.qdc`.

    Raises `UnreadableExchangeError` or `LimitPassedError` when it is none or is too large.
    """
    exchange = read_file(path, limits)
    file = name or path.name
    with exchange.container.kept_open():
        return _checked(exchange, file)


def _checked(exchange: Exchange, file: str) -> Checked:
    troubles = [
        *_container(exchange, file),
        *_schema(exchange, file),
        *_texts(exchange, file),
        *_positions(exchange, file),
        *_references(exchange, file),
        *_paths(exchange, file),
    ]
    kinds = tuple((kind, count) for kind in KINDS if (count := exchange.elements.get(kind, 0)))
    return Checked(exchange, tuple(troubles), kinds)


def _container(exchange: Exchange, file: str) -> Iterator[Trouble]:
    container = exchange.container
    if not container.project:
        return
    if container.project != PROJECT_FILE and not exchange.is_book:
        yield Trouble("exchange-inner-name", file, value=container.project, facts={"right": PROJECT_FILE})
    for odd in container.odd:
        yield Trouble("exchange-odd-member", file, value=odd)
    if container.inside:
        yield Trouble("exchange-in-folder", file, value=container.inside.rstrip("/"), facts={"right": PROJECT_FILE})
    folders = {name.rpartition("/")[0] for name in exchange.read.union(exchange.files.values())} - {"sources"}
    wrong = sorted(one or "/" for one in folders if one not in container.odd)
    if wrong:
        yield Trouble("exchange-folder", file, value=wrong[0], facts={"right": "sources"})
    stray = [name for name in exchange.strays if not name.startswith(FILES)]
    if stray:
        yield Trouble("exchange-stray", file, facts={"count": len(stray), "names": listed(map(last_name, stray))})


def _schema(exchange: Exchange, file: str) -> Iterator[Trouble]:
    root: Root = "CodeBook" if exchange.is_book else "Project"
    right = CODEBOOK_SPACE if exchange.is_book else PROJECT_SPACE
    inside = exchange.container.project or file
    if exchange.space != right:
        yield Trouble("exchange-namespace", inside, facts={"right": right, "found": exchange.space or "–"})
    others = [space for space in exchange.namespaces if space != right]
    if among := [space for space in others if space != exchange.space]:
        yield Trouble("exchange-namespace-among", inside, facts={"right": right, "found": listed(among)})
    found = faults(_in_namespace(exchange.container, others, right), root)
    met: Counter[str] = Counter()
    first: dict[str, tuple[int, str]] = {}
    for one in found:
        kind = "".join(one.message.split("'")[::2])
        met[kind] += 1
        first.setdefault(kind, (one.line, one.message))
    for kind, count in met.items():
        line, message = first[kind]
        yield Trouble("exchange-invalid", inside, row=line, facts={"count": count, "message": shortened(message, 200)})
    unknown = [one for one in exchange.odd if one.kind == "unknown"]
    if unknown:
        told = listed(f"{one.element} {one.what} ({one.count})" for one in unknown)
        yield Trouble("exchange-unknown", inside, row=unknown[0].line, facts={"told": told})


def _in_namespace(container: Container, others: list[str], right: str) -> Iterator[bytes]:
    """Yield the XML with every namespace made the right one, so that the schema tells of what else is wrong."""
    if not others:
        yield from container.pieces(container.project, "xml")
        return
    data = container.read(container.project, "xml")
    for space in sorted(others, key=len, reverse=True):
        for quote in (b'"', b"'"):
            data = data.replace(quote + space.encode() + quote, quote + right.encode() + quote)
    yield data


def _texts(exchange: Exchange, file: str) -> Iterator[Trouble]:
    if exchange.missing:
        names = listed(name for name, _ in exchange.missing)
        facts = {"count": len(exchange.missing), "names": names, "codings": sum(n for _, n in exchange.missing)}
        yield Trouble("exchange-no-texts", file, facts=facts)
    if exchange.missing_files:
        facts = {"count": len(exchange.missing_files), "names": listed(exchange.missing_files)}
        yield Trouble("exchange-no-files", file, facts=facts)
    yield from undecided(exchange, file)
    for name in exchange.encodings:
        yield Trouble("exchange-encoding", file, value=name)
    marked, broken = [], []
    for member in sorted(exchange.read):
        mark, line_ends = _form(exchange.container, member)
        marked += [last_name(member)] * mark
        broken += [last_name(member)] * line_ends
    if marked:
        yield Trouble("exchange-marks", file, facts={"count": len(marked), "names": listed(marked)})
    if broken:
        yield Trouble("exchange-line-ends", file, facts={"count": len(broken), "names": listed(broken)})


def _form(container: Container, member: str) -> tuple[bool, bool]:
    """Tell whether a text begins with a byte order mark, and whether its lines end as on Windows."""
    data = container.read(member)
    return data.startswith(_MARK), b"\r\n" in data


def _positions(exchange: Exchange, file: str) -> Iterator[Trouble]:
    if exchange.convention.unit != "code points" and exchange.telling:
        facts = {"how": exchange.convention, "fits": exchange.fitting, "total": exchange.passages}
        yield Trouble("exchange-counts", file, facts=facts)
    outside, empty, doubtful, unplaced = [], [], [], []
    for name, length, text in _placing(exchange.project):
        for start, end, one in _ends(text):
            where = f"{name} ({one.raw[0]}–{one.raw[1]})" if one.raw else name
            if start is None or end is None:
                unplaced.append(where)
            elif not 0 <= start <= length or not 0 <= end <= length:
                outside.append(where)
            elif start >= end:
                empty.append(where)
            elif one.doubtful:
                doubtful.append(where)
    if unplaced:
        yield Trouble("exchange-no-points", file, facts={"count": len(unplaced), "places": listed(unplaced)})
    for code, met in (("exchange-outside", outside), ("exchange-empty", empty), ("exchange-midword", doubtful)):
        if met:
            facts = {"count": len(met), "total": exchange.passages, "places": listed(met)}
            yield Trouble(code, file, facts=facts)


def _placing(project: Project) -> Iterator[tuple[str, int, Text]]:
    """Yield the texts in which passages can be placed, each with its name, or its source's, and its length."""
    for source in project.sources:
        yield from ((one.name or source.name, len(one.text), one) for one in texts_of(source) if one.text is not None)
    yield from ((one.name, len(one.text), one) for one in project.notes if one.text is not None)


def _ends(text: Text) -> Iterator[tuple[int | None, int | None, TextSelection | TranscriptSelection]]:
    if isinstance(text, TextSource):
        yield from ((one.start, one.end, one) for one in text.selections)
    else:
        yield from ((start, end, one) for one, start, end in between_points(text))


def _references(exchange: Exchange, file: str) -> Iterator[Trouble]:
    found = check_references(exchange.project)
    for kind, count in found.twice:
        yield Trouble("exchange-guid-twice", file, value=kind, facts={"count": count})
    for name, count, guid in found.dangling:
        yield Trouble("exchange-dangling", file, value=name, facts={"count": count, "guid": guid})


def _paths(exchange: Exchange, file: str) -> Iterator[Trouble]:
    if count := sum(1 for _ in places(exchange.project)):
        yield Trouble("exchange-paths", file, facts={"count": count})
