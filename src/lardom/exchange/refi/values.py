"""A REFI-QDA project as frozen values, element for element: nothing of the schema is without a place here.

GUIDs are in one spelling (lower case, no braces), references are GUIDs, times are as the file writes them. Positions in
texts are code points of `text`, half-open; those of pictures are pixels, those of PDF pages points from the bottom left,
those of sound and film milliseconds. What the schema does not know is in `Project.kept`.
"""

from dataclasses import dataclass

from lardom.exchange.refi.declared import attr, beside, many, one, ref, refs, tree, typed, words

NIL = "00000000-0000-0000-0000-000000000000"
"""Stands where the schema demands a reference and the file has none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class User:
    """Somebody who coded or wrote; `id` are often the initials."""

    guid: str = attr("guid", "guid", required=True)
    name: str = attr("name")
    id: str = attr("id")


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """One code. Codes lie in reading order, each at its `depth` (0 at the top), below the nearest one less deep."""

    guid: str = attr("guid", "guid", required=True)
    name: str = attr("name", required=True)
    codable: bool = attr("isCodable", "truth", required=True)
    colour: str = attr("color", "colour")
    description: str = words("Description")
    notes: tuple[str, ...] = refs("NoteRef")
    depth: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Variable:
    """A variable of cases or sources: "Text", "Boolean", "Integer", "Float", "Date" or "DateTime"."""

    guid: str = attr("guid", "guid", required=True)
    name: str = attr("name", required=True)
    type: str = attr("typeOfVariable", "variable", required=True)
    description: str = words("Description")


@dataclass(frozen=True, slots=True, kw_only=True)
class VariableValue:
    """What a variable is for one case or source; `value` is the element's name and its text ("IntegerValue", "3")."""

    variable: str = ref("VariableRef")
    value: tuple[str, str] = typed(
        "TextValue", "BooleanValue", "IntegerValue", "FloatValue", "DateValue", "DateTimeValue"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A case (a person, a site), with what belongs to it."""

    guid: str = attr("guid", "guid", required=True)
    name: str = attr("name")
    description: str = words("Description")
    codes: tuple[str, ...] = refs("CodeRef")
    values: tuple[VariableValue, ...] = many({"VariableValue": VariableValue})
    sources: tuple[str, ...] = refs("SourceRef")
    selections: tuple[str, ...] = refs("SelectionRef")


@dataclass(frozen=True, slots=True, kw_only=True)
class Coding:
    """One code given to a source or a part of it, by whom and when."""

    guid: str = attr("guid", "guid", required=True)
    user: str = attr("creatingUser", "guid")
    created: str = attr("creationDateTime", "moment")
    code: str = ref("CodeRef")
    notes: tuple[str, ...] = refs("NoteRef")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Authored:
    guid: str = attr("guid", "guid", required=True)
    name: str = attr("name")
    user: str = attr("creatingUser", "guid")
    created: str = attr("creationDateTime", "moment")
    modifier: str = attr("modifyingUser", "guid")
    modified: str = attr("modifiedDateTime", "moment")
    description: str = words("Description")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Selection(_Authored):
    codings: tuple[Coding, ...] = many({"Coding": Coding})
    notes: tuple[str, ...] = refs("NoteRef")


@dataclass(frozen=True, slots=True, kw_only=True)
class TextSelection(_Selection):
    """A passage of a text.

    `raw` are the numbers as the file had them; `doubtful` says that the passage does not begin and end at words.
    """

    start: int = attr("startPosition", "whole", required=True)
    end: int = attr("endPosition", "whole", required=True)
    raw: tuple[int, int] | None = beside()
    doubtful: bool = beside(default=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class TextSource(_Authored):
    """A text: a source, a note, the text of a PDF or the description of a picture.

    `text` is `None` when the file does not hold it; then `path` says where it was. `rich` is its styled twin.
    """

    rich: str = attr("richTextPath")
    path: str = attr("plainTextPath")
    text: str | None = words("PlainTextContent", missing=None)
    selections: tuple[TextSelection, ...] = many({"PlainTextSelection": TextSelection})
    codings: tuple[Coding, ...] = many({"Coding": Coding})
    notes: tuple[str, ...] = refs("NoteRef")
    values: tuple[VariableValue, ...] = many({"VariableValue": VariableValue})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Media(_Authored):
    path: str = attr("path")
    current: str = attr("currentPath")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Area(_Selection):
    x1: int = attr("firstX", "whole", required=True)
    y1: int = attr("firstY", "whole", required=True)
    x2: int = attr("secondX", "whole", required=True)
    y2: int = attr("secondY", "whole", required=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureSelection(_Area):
    """An area of a picture, in pixels."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureSource(_Media):
    """A picture, with a text that describes it."""

    text: TextSource | None = one("TextDescription", TextSource)
    selections: tuple[PictureSelection, ...] = many({"PictureSelection": PictureSelection})
    codings: tuple[Coding, ...] = many({"Coding": Coding})
    notes: tuple[str, ...] = refs("NoteRef")
    values: tuple[VariableValue, ...] = many({"VariableValue": VariableValue})


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfSelection(_Authored):
    """An area of a PDF page, in points from the bottom left; pages count from 0."""

    page: int = attr("page", "whole", required=True)
    x1: int = attr("firstX", "whole", required=True)
    y1: int = attr("firstY", "whole", required=True)
    x2: int = attr("secondX", "whole", required=True)
    y2: int = attr("secondY", "whole", required=True)
    text: TextSource | None = one("Representation", TextSource)
    codings: tuple[Coding, ...] = many({"Coding": Coding})
    notes: tuple[str, ...] = refs("NoteRef")


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfSource(_Media):
    """A PDF, with its words as a text in which passages count."""

    selections: tuple[PdfSelection, ...] = many({"PDFSelection": PdfSelection})
    text: TextSource | None = one("Representation", TextSource)
    codings: tuple[Coding, ...] = many({"Coding": Coding})
    notes: tuple[str, ...] = refs("NoteRef")
    values: tuple[VariableValue, ...] = many({"VariableValue": VariableValue})


@dataclass(frozen=True, slots=True, kw_only=True)
class SyncPoint:
    """Where a transcript's `position` is in the recording (`time`, milliseconds)."""

    guid: str = attr("guid", "guid", required=True)
    time: int | None = attr("timeStamp", "whole")
    position: int | None = attr("position", "whole")


@dataclass(frozen=True, slots=True, kw_only=True)
class TranscriptSelection(_Selection):
    """A passage of a transcript, from one sync point to another.

    `raw` are the points' positions as the file had them (`None` when one has none), `doubtful` as for `TextSelection`.
    """

    begin: str = attr("fromSyncPoint", "guid")
    end: str = attr("toSyncPoint", "guid")
    raw: tuple[int, int] | None = beside()
    doubtful: bool = beside(default=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Transcript(_Authored):
    """The transcript of a recording."""

    rich: str = attr("richTextPath")
    path: str = attr("plainTextPath")
    text: str | None = words("PlainTextContent", missing=None)
    points: tuple[SyncPoint, ...] = many({"SyncPoint": SyncPoint})
    selections: tuple[TranscriptSelection, ...] = many({"TranscriptSelection": TranscriptSelection})
    notes: tuple[str, ...] = refs("NoteRef")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch(_Selection):
    """A stretch of a recording, in milliseconds."""

    begin: int = attr("begin", "whole", required=True)
    end: int = attr("end", "whole", required=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class AudioSource(_Media):
    """A sound recording."""

    transcripts: tuple[Transcript, ...] = many({"Transcript": Transcript})
    selections: tuple[Stretch, ...] = many({"AudioSelection": Stretch})
    codings: tuple[Coding, ...] = many({"Coding": Coding})
    notes: tuple[str, ...] = refs("NoteRef")
    values: tuple[VariableValue, ...] = many({"VariableValue": VariableValue})


@dataclass(frozen=True, slots=True, kw_only=True)
class VideoSource(_Media):
    """A film."""

    transcripts: tuple[Transcript, ...] = many({"Transcript": Transcript})
    selections: tuple[Stretch, ...] = many({"VideoSelection": Stretch})
    codings: tuple[Coding, ...] = many({"Coding": Coding})
    notes: tuple[str, ...] = refs("NoteRef")
    values: tuple[VariableValue, ...] = many({"VariableValue": VariableValue})


type Source = TextSource | PictureSource | PdfSource | AudioSource | VideoSource


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A tie between two things of any kind: "Associative", "OneWay" or "Bidirectional"."""

    guid: str = attr("guid", "guid", required=True)
    name: str = attr("name")
    direction: str = attr("direction", "direction")
    colour: str = attr("color", "colour")
    origin: str = attr("originGUID", "guid")
    target: str = attr("targetGUID", "guid")
    notes: tuple[str, ...] = refs("NoteRef")


@dataclass(frozen=True, slots=True, kw_only=True)
class Set:
    """A named collection of codes, sources and notes."""

    guid: str = attr("guid", "guid", required=True)
    name: str = attr("name", required=True)
    description: str = words("Description")
    codes: tuple[str, ...] = refs("MemberCode")
    sources: tuple[str, ...] = refs("MemberSource")
    notes: tuple[str, ...] = refs("MemberNote")


@dataclass(frozen=True, slots=True, kw_only=True)
class Vertex:
    """A figure of a graph, that stands for something in the project."""

    guid: str = attr("guid", "guid", required=True)
    represents: str = attr("representedGUID", "guid")
    name: str = attr("name")
    x1: int = attr("firstX", "whole", required=True)
    y1: int = attr("firstY", "whole", required=True)
    x2: int | None = attr("secondX", "whole")
    y2: int | None = attr("secondY", "whole")
    shape: str = attr("shape", "shape")
    colour: str = attr("color", "colour")


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """A line between two figures of a graph."""

    guid: str = attr("guid", "guid", required=True)
    represents: str = attr("representedGUID", "guid")
    name: str = attr("name")
    source: str = attr("sourceVertex", "guid", required=True)
    target: str = attr("targetVertex", "guid", required=True)
    colour: str = attr("color", "colour")
    direction: str = attr("direction", "direction")
    line: str = attr("lineStyle", "line")


@dataclass(frozen=True, slots=True, kw_only=True)
class Graph:
    """A drawing of the project's things and ties."""

    guid: str = attr("guid", "guid", required=True)
    name: str = attr("name")
    vertices: tuple[Vertex, ...] = many({"Vertex": Vertex})
    edges: tuple[Edge, ...] = many({"Edge": Edge})


@dataclass(frozen=True, slots=True)
class Kept:
    """Something the schema has no place for, or that is not as the schema asks: kept word for word.

    It stands on the element called `element` with the GUID `guid`; `what` is "@" and an attribute's name, or the name of
    a child element; `text` is the attribute's value, or the child as XML.
    """

    element: str
    guid: str
    what: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """A whole project. `origin` is the tool that wrote the file, `noted` are the notes on the project as a whole."""

    name: str = attr("name", required=True)
    origin: str = attr("origin")
    creator: str = attr("creatingUserGUID", "guid")
    created: str = attr("creationDateTime", "moment")
    modifier: str = attr("modifyingUserGUID", "guid")
    modified: str = attr("modifiedDateTime", "moment")
    base: str = attr("basePath")
    users: tuple[User, ...] = many({"User": User}, "Users")
    codes: tuple[Code, ...] = tree("Code", Code, "CodeBook", "Codes")
    variables: tuple[Variable, ...] = many({"Variable": Variable}, "Variables")
    cases: tuple[Case, ...] = many({"Case": Case}, "Cases")
    sources: tuple[Source, ...] = many(
        {
            "TextSource": TextSource, "PictureSource": PictureSource, "PDFSource": PdfSource,
            "AudioSource": AudioSource, "VideoSource": VideoSource,
        },
        "Sources",
    )  # fmt: skip
    notes: tuple[TextSource, ...] = many({"Note": TextSource}, "Notes")
    links: tuple[Link, ...] = many({"Link": Link}, "Links")
    sets: tuple[Set, ...] = many({"Set": Set}, "Sets")
    graphs: tuple[Graph, ...] = many({"Graph": Graph}, "Graphs")
    description: str = words("Description")
    noted: tuple[str, ...] = refs("NoteRef")
    kept: tuple[Kept, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeBook:
    """A codebook on its own, as a `.qdc` file holds it; sets have codes only."""

    origin: str = attr("origin")
    codes: tuple[Code, ...] = tree("Code", Code, "Codes")
    sets: tuple[Set, ...] = many({"Set": Set}, "Sets")
    kept: tuple[Kept, ...] = ()
