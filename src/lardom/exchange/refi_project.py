"""The parts of a REFI-QDA project that Lärdom uses, taken out of its XML: users, codes, texts, codings."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from lardom.coding.codebook import Code
from lardom.exchange.refi_archive import Archive, attribute, child, children, identifier, local

DROPPED_KINDS: Mapping[str, tuple[str, str]] = {
    "PDFSelection": ("områden i PDF-filer", "areas of PDF files"),
    "PictureSource": ("bilder", "pictures"),
    "PictureSelection": ("områden i bilder", "areas of pictures"),
    "AudioSource": ("ljudfiler", "audio files"),
    "VideoSource": ("filmer", "videos"),
    "AudioSelection": ("avsnitt i ljudfiler", "stretches of audio"),
    "VideoSelection": ("avsnitt i filmer", "stretches of video"),
    "Transcript": ("utskrifter knutna till ljud eller film", "transcripts tied to audio or video"),
    "Note": ("anteckningar", "notes"),
    "Case": ("fall", "cases"),
    "Variable": ("variabler", "variables"),
    "VariableValue": ("variabelvärden", "values of variables"),
    "Set": ("urval", "sets"),
    "Link": ("länkar", "links"),
    "Graph": ("kartor", "graphs"),
}
"""What a project may hold that is not read, with its name in Swedish and English."""

_DEEPEST = 200


@dataclass(frozen=True, slots=True)
class RawCoding:
    """One coding as the file has it; `start` is `None` when the whole text is coded."""

    guid: str
    code: str
    user: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class RawSource:
    """One text with its codings; `data` is `None` when the archive does not hold the text."""

    name: str
    data: bytes | None
    codings: tuple[RawCoding, ...]
    inline: str | None = None


def users(root: Element) -> dict[str, str]:
    """Return the users' names by GUID; a user without a name goes by the initials or the GUID."""
    found = {}
    for user in children(child(root, "Users"), "User"):
        guid = identifier(user)
        found[guid] = attribute(user, "name").strip() or attribute(user, "id").strip() or guid
    return found


def codes(root: Element) -> tuple[tuple[Code, ...], dict[str, str]]:
    """Return the codebook with readable ids, and those ids by GUID.

    A code's id is its name where no other code has it, else the names from the top ("vård/nytta"), and
    where those are the same too, its GUID. Semicolons become commas, so that an id fits into a list.
    """
    book = root if local(root) == "CodeBook" else child(root, "CodeBook")
    rows: list[tuple[Element, str, tuple[str, ...]]] = []
    waiting: list[tuple[Element, str, tuple[str, ...]]] = [
        (code, "", ()) for code in reversed(children(child(book, "Codes"), "Code"))
    ]
    taken: set[str] = set()
    while waiting:
        element, parent, above = waiting.pop()
        guid = identifier(element) or f"code-{len(rows) + 1}"
        if guid in taken:
            continue
        taken.add(guid)
        path: tuple[str, ...] = (*above, _readable(attribute(element, "name")) or guid)
        rows.append((element, parent, path))
        if len(path) < _DEEPEST:
            waiting += [(code, guid, path) for code in reversed(children(element, "Code"))]
    names = Counter(path[-1] for _, _, path in rows)
    paths = Counter("/".join(path) for _, _, path in rows)
    ids: dict[str, str] = {}
    for place, (element, _, path) in enumerate(rows):
        guid = identifier(element) or f"code-{place + 1}"
        whole = "/".join(path)
        ids[guid] = path[-1] if names[path[-1]] == 1 else whole if paths[whole] == 1 and names[whole] == 0 else guid
    found = tuple(_code(element, ids.get(parent, ""), order, ids) for order, (element, parent, _) in enumerate(rows))
    return found, ids


def _readable(name: str) -> str:
    return " ".join(name.replace(";", ",").split())


def _code(element: Element, parent: str, order: int, ids: Mapping[str, str]) -> Code:
    colour = attribute(element, "color", "colour").strip().casefold()
    right = len(colour) == 7 and colour[0] == "#" and all(sign in "0123456789abcdef" for sign in colour[1:])
    description = child(element, "Description")
    return Code(
        ids[identifier(element) or f"code-{order + 1}"],
        " ".join(attribute(element, "name").split()),
        parent=parent,
        definition=" ".join((description.text or "").split()) if description is not None else "",
        colour=colour if right else "",
        order=order,
    )


def _whole(text: str) -> int | None:
    digits = text.strip().lstrip("-")
    return int(text) if digits.isascii() and digits.isdigit() and len(digits) < 15 else None


def _codings(element: Element, start: int | None, end: int | None) -> Iterator[RawCoding]:
    for coding in children(element, "Coding"):
        reference = child(coding, "CodeRef")
        code = identifier(reference, "targetGUID", "guid") if reference is not None else ""
        yield RawCoding(identifier(coding), code, identifier(coding, "creatingUser"), start, end)


def _source(archive: Archive, element: Element, name: str) -> RawSource:
    content = child(element, "PlainTextContent")
    path = attribute(element, "plainTextPath")
    codings = list(_codings(element, None, None))
    for selection in children(element, "PlainTextSelection"):
        start, end = (_whole(attribute(selection, key)) for key in ("startPosition", "endPosition"))
        # A selection without readable positions lies outside every text and is told of as such.
        codings += _codings(selection, -1 if start is None else start, -1 if end is None else end)
    inline = content.text or "" if content is not None else None
    data = archive.text_member(path) if path and inline is None else None
    return RawSource(name, data, tuple(codings), inline)


def sources(archive: Archive) -> tuple[RawSource, ...]:
    """Return the texts of the project with their codings, in order, each under a name of its own.

    A PDF's text representation counts as a text; audio, video and pictures are passed over.
    """
    found = []
    taken: Counter[str] = Counter()
    for element in children(child(archive.root, "Sources"), "TextSource", "PDFSource"):
        text = element if local(element) == "TextSource" else child(element, "Representation")
        if text is None:
            continue
        name = attribute(element, "name").strip() or identifier(element) or "text"
        taken[name.casefold()] += 1
        times = taken[name.casefold()]
        found.append(_source(archive, text, name if times == 1 else f"{name} ({times})"))
    return tuple(found)


def dropped(root: Element) -> tuple[tuple[str, int], ...]:
    """Return how many of each kind of thing the file holds that is not read, kinds as in `DROPPED_KINDS`."""
    met = Counter(local(element) for element in root.iter())
    return tuple((kind, met[kind]) for kind in DROPPED_KINDS if met[kind])


def all_codings(root: Element) -> int:
    """Return how many codings the file holds, on anything at all."""
    return sum(local(element) == "Coding" for element in root.iter())
