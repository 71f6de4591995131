from dataclasses import replace

from refi_projects import coding, everything, number

from lardom.exchange.refi.bringing import bring, coder_names
from lardom.exchange.refi.values import (
    Code,
    Coding,
    PdfSelection,
    PdfSource,
    PictureSource,
    Project,
    SyncPoint,
    TextSelection,
    TextSource,
    Transcript,
    TranscriptSelection,
    User,
    VideoSource,
)

CODES = (Code(guid=number(11), name="Nytta"),)


def brought(*selections: TextSelection, text: str | None = "Hej du som går") -> Project:
    return Project(codes=CODES, sources=(TextSource(guid=number(1), name="A", text=text, selections=selections),))


def passage(one: int, start: int, end: int, code: int = 11, **more: object) -> TextSelection:
    return TextSelection(guid=number(one), start=start, end=end, codings=(coding(one + 100, code),), **more)  # type: ignore[arg-type]


def test_texts_codes_codings_and_coders_are_taken() -> None:
    found = bring(everything())
    assert [document.id for document in found.documents] == ["Intervju 1", "Rapport", "Utskrift"]
    assert [code.id for code in found.codes] == ["Vård", "Nytta", "Oro"]
    assert found.users == ("Eva", "Alma")
    told = [(one.document_id, one.start, one.end, one.code_id, one.coder) for one in found.codings]
    assert told == [
        ("Intervju 1", 0, 33, "Nytta", "Eva"), ("Intervju 1", 0, 18, "Nytta", "Eva"), ("Intervju 1", 0, 18, "Oro", "Alma"),
        ("Rapport", 0, 3, "Nytta", "Eva"), ("Utskrift", 0, 3, "Nytta", "Eva"),
    ]  # fmt: skip


def test_a_note_on_a_coding_is_its_note() -> None:
    assert bring(everything()).codings[2].note == everything().notes[0].text


def test_positions_are_those_of_the_clean_text() -> None:
    found = bring(brought(passage(2, 5, 11), text="mjuk\u00ad e\u0301tt ord"))
    (document,) = found.documents
    assert (document.text, found.codings[0].span.of(document.text)) == ("mjuk étt ord", " étt ")


def test_codings_that_cannot_be_used_are_counted_by_why() -> None:
    found = bring(brought(passage(2, 0, 3, 99), passage(3, 99, 100), passage(4, 2, 2), passage(5, 0, 3)))
    assert found.lost == {"no code": 1, "outside": 1, "empty": 1}
    assert len(found.codings) == 1
    missing = bring(brought(passage(5, 0, 3), text=None))
    assert (missing.lost, missing.missing, missing.texts) == ({"no text": 1}, (("A", 1),), 1)


def test_doubtful_passages_are_listed_with_their_raw_numbers() -> None:
    found = bring(brought(passage(2, 1, 6, raw=(10, 60), doubtful=True), passage(3, 0, 3, raw=(0, 3))))
    assert [(one.words, one.raw_start, one.raw_end) for one in found.doubts] == [("ej du", 10, 60)]


def test_users_without_a_name_go_by_their_initials() -> None:
    users = (User(guid="a", name=" Eva "), User(guid="b", id="AL"), User(guid="c"))
    assert coder_names(Project(users=users)) == {"a": "Eva", "b": "AL", "c": "c"}


def test_two_texts_of_one_name_are_told_apart_and_ids_are_unique() -> None:
    twice = tuple(
        TextSource(guid=number(n), name=name, text="ord", selections=(passage(7, 0, 3),))
        for n, name in enumerate(("A", "a", ""))
    )
    found = bring(Project(codes=CODES, sources=twice))
    assert [document.id for document in found.documents] == ["A", "a (2)", number(2)]
    assert len({one.id for one in found.codings}) == 3


def spoken(*ends: int | None, text: str = "Hej du som går") -> Project:
    """Return a film whose transcript has one coded passage, between points that stand there."""
    points = tuple(SyncPoint(guid=number(30 + n), position=at) for n, at in enumerate(ends))
    passage = TranscriptSelection(
        guid=number(40), begin=number(30), end=number(31), codings=(coding(41),), raw=(7, 8), doubtful=True
    )
    transcript = Transcript(guid=number(20), name="T", text=text, points=points, selections=(passage,))
    return Project(codes=CODES, sources=(VideoSource(guid=number(10), transcripts=(transcript,)),))


def test_doubtful_passages_of_transcripts_are_listed_too() -> None:
    found = bring(spoken(0, 999))
    assert [(one.start, one.end) for one in found.codings] == [(0, 14)]
    assert [(one.document_id, one.words, one.raw_start, one.raw_end) for one in found.doubts] == [
        ("T", "Hej du som går", 7, 8)
    ]


def test_a_passage_between_points_without_a_place_is_told_as_that() -> None:
    for ends in ((0, None), (None, 3), (0,), ()):
        assert bring(spoken(*ends)).lost == {"no place": 1}
    assert bring(spoken(3, 3)).lost == {"empty": 1}


def described(*codings: Coding) -> Project:
    """Return a picture and an area of a PDF file, each with words that are coded so."""
    words = TextSource(guid=number(21), text="Ord om bilden", codings=codings)
    area = PdfSelection(guid=number(22), text=replace(words, guid=number(23), name="Ruta"))
    sources = (
        PictureSource(guid=number(24), name="Bild", text=words),
        PdfSource(guid=number(25), name="Fil", text=TextSource(guid=number(26), text="Allt"), selections=(area,)),
    )
    return Project(codes=CODES, sources=sources)


def test_coded_words_of_an_area_or_about_a_picture_are_documents() -> None:
    found = bring(described(coding(41)))
    assert [one.id for one in found.documents] == ["Bild", "Fil", "Ruta"]
    assert [(one.document_id, one.start, one.end) for one in found.codings] == [("Bild", 0, 13), ("Ruta", 0, 13)]
    assert found.lost == {}
    assert [one.id for one in bring(described()).documents] == ["Fil"]


def test_codings_of_notes_are_told_as_that() -> None:
    note = TextSource(guid=number(21), text="Ord", codings=(coding(41),), selections=(passage(5, 0, 3),))
    found = bring(Project(codes=CODES, notes=(note,)))
    assert (found.documents, found.lost) == ((), {"notes": 2})
