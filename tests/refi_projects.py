"""REFI-QDA projects as values, made for a test."""

from dataclasses import replace
from uuid import UUID

from lardom.exchange.refi.values import (
    AudioSource,
    Case,
    Code,
    Coding,
    Edge,
    Graph,
    Link,
    PdfSelection,
    PdfSource,
    PictureSelection,
    PictureSource,
    Project,
    Set,
    Stretch,
    SyncPoint,
    TextSelection,
    TextSource,
    Transcript,
    TranscriptSelection,
    User,
    Variable,
    VariableValue,
    Vertex,
    VideoSource,
)  # fmt: skip

WHEN = "2024-03-01T09:30:00Z"


def number(one: int) -> str:
    """Return the GUID with that number."""
    return str(UUID(int=one))


def coding(one: int, code: int = 11, user: int = 1, *, notes: tuple[int, ...] = ()) -> Coding:
    """Return a coding."""
    return Coding(
        guid=number(one),
        code=number(code),
        user=number(user),
        created=WHEN,
        notes=tuple(number(note) for note in notes),
    )


def everything() -> Project:
    """Return a project with each kind of thing of the standard, each attribute used somewhere."""
    text = TextSource(
        guid=number(20), name="Intervju 1", text="Vi tror på nyttan. 😀 Det hjälper.", description="Ett samtal",
        user=number(1), created=WHEN, modifier=number(2), modified=WHEN, notes=(number(60),),
        selections=(
            TextSelection(guid=number(21), name="Vi tror", start=0, end=18, user=number(1), created=WHEN,
                          codings=(coding(22), coding(23, 12, 2, notes=(60,))), notes=(number(61),), description="d"),
            TextSelection(guid=number(24), start=21, end=33),
        ),
        codings=(coding(25),),
        values=(VariableValue(variable=number(31), value=("IntegerValue", "3")),),
    )  # fmt: skip
    points = (SyncPoint(guid=number(51), time=0, position=0), SyncPoint(guid=number(52), time=900, position=3),
              SyncPoint(guid=number(53)))  # fmt: skip
    transcript = Transcript(
        guid=number(50), name="Utskrift", text="Hej du.", points=points, notes=(number(60),),
        selections=(TranscriptSelection(guid=number(54), begin=number(51), end=number(52), codings=(coding(55),)),),
    )  # fmt: skip
    picture = PictureSource(
        guid=number(40), name="Bild", text=TextSource(guid=number(41), text="En bild"), path="relative:///a.png",
        selections=(PictureSelection(guid=number(42), x1=0, y1=-1, x2=5, y2=6, codings=(coding(43),)),),
    )  # fmt: skip
    pdf = PdfSource(
        guid=number(44), name="Rapport", text=TextSource(guid=number(45), text="Ord", codings=(coding(46),)),
        selections=(PdfSelection(guid=number(47), page=0, x1=1, y1=2, x2=3, y2=4, codings=(coding(48),),
                                 text=TextSource(guid=number(49), text="ru")),),
    )  # fmt: skip
    stretches = (Stretch(guid=number(56), begin=0, end=1500, codings=(coding(57),)),)
    return Project(
        name="Allt", creator=number(1), created=WHEN, modifier=number(2), modified=WHEN, description="Alla slag",
        users=(User(guid=number(1), name="Eva", id="EA"), User(guid=number(2), name="Alma")),
        codes=(
            Code(guid=number(10), name="Vård", codable=False, colour="#ff0000"),
            Code(guid=number(11), name="Nytta", depth=1, description="Det som <hjälper> & mer", notes=(number(60),)),
            Code(guid=number(12), name="Oro"),
        ),
        variables=(Variable(guid=number(31), name="Steg", type="Integer", description="1 eller 2"),
                   Variable(guid=number(32), name="Kön", type="Text")),
        cases=(Case(guid=number(11), name="Nytta", description="c", codes=(number(11),), sources=(number(20),),
                    selections=(number(21),), values=(VariableValue(variable=number(32), value=("TextValue", "k")),
                                                      VariableValue(variable=number(31)))),),
        sources=(text, picture, pdf, AudioSource(guid=number(70), name="Ljud", transcripts=(transcript,), selections=stretches),
                 VideoSource(guid=number(71), name="Film", selections=stretches, codings=(coding(72),))),
        notes=(TextSource(guid=number(60), name="Minne", text="Tänk på\ndetta"), TextSource(guid=number(61), text="")),
        links=(Link(guid=number(80), name="l", direction="OneWay", colour="#abc", origin=number(21), target=number(11),
                    notes=(number(60),)),),
        sets=(Set(guid=number(81), name="s", description="d", codes=(number(10),), sources=(number(20),),
                  notes=(number(60),)),),
        graphs=(Graph(guid=number(82), name="g",
                      vertices=(Vertex(guid=number(83), represents=number(11), name="v", x1=1, y1=2, x2=3, y2=4,
                                       shape="Oval", colour="#00ff00"), Vertex(guid=number(84), x1=0, y1=0)),
                      edges=(Edge(guid=number(85), source=number(83), target=number(84), direction="Bidirectional",
                                  line="dotted", represents=number(80), name="e", colour="#000000"),)),),
        noted=(number(61),),
    )  # fmt: skip


def described() -> Project:
    """Return everything, with coded words about the picture and in the area of the PDF file."""
    before = everything()
    text, picture, pdf, *rest = before.sources
    assert isinstance(picture, PictureSource)
    assert isinstance(pdf, PdfSource)
    assert picture.text is not None
    (area,) = pdf.selections
    assert area.text is not None
    return replace(
        before,
        sources=(
            text,
            replace(picture, text=replace(picture.text, codings=(coding(90),))),
            replace(pdf, selections=(replace(area, text=replace(area.text, codings=(coding(91),))),)),
            *rest,
        ),
    )


def many(texts: int, codings: int, length: int = 2_000) -> Project:
    """Return a project of so many texts and codings: words of a few sorts, with emoji and accents in between."""
    words = [
        "vi",
        "såg",
        "att",
        "nyttan",
        "kom",
        "först",
        "när",
        "driften",
        "hade",
        "lugnat",
        "ned",
        "sig",
        "och",
        "någon",
        "frågade",
        "😀",
        "efter",
        "én",
        "till",
    ]
    row = []
    for n in range(texts):
        said: list[str] = []
        size = 0
        while size < length:
            word = words[(n * 7 + len(said) * len(said) % 31) % len(words)]
            said.append(word)
            size += len(word) + 1
        text = " ".join(said)
        share = range(n, codings, texts)
        selections = tuple(
            TextSelection(
                guid=number(10_000_000 + one * 2), start=(at := one * 37 % (len(text) - 60)), end=at + 5 + one % 50,
                codings=(coding(10_000_001 + one * 2, 11 + one % 100, 1 + one % 2),),
            )
            for one in share
        )  # fmt: skip
        row.append(TextSource(guid=number(1_000_000 + n), name=f"Intervju {n}", text=text, selections=selections))
    codes = tuple(Code(guid=number(11 + n), name=f"Kod {n}", depth=min(n % 10, 1)) for n in range(100))
    users = tuple(User(guid=number(1 + n), name=name) for n, name in enumerate(("Eva", "Alma")))
    return Project(name="Många", users=users, codes=codes, sources=tuple(row))
