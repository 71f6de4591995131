from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from refi_files import project, qdpx, selection, text_source
from refi_projects import everything
from shared_data import shared

from lardom.exchange.refi.packing import write_package
from lardom.exchange.refi.positions import ATLAS, CONVENTIONS, NVIVO, STANDARD, Convention, plain
from lardom.exchange.refi.reading import Exchange, read_file
from lardom.exchange.refi.texts import all_texts, texts_of, with_texts
from lardom.exchange.refi.values import AudioSource, PdfSource, TextSource, Transcript, VideoSource

WORDS = st.lists(
    st.sampled_from(["hej", "😀", "e\u030al", "mjuk\u00adt", "a\ufeffb", "å", "𝄞x", "\u1100\u1161", "ord", "\u200b"]),
    min_size=1, max_size=30,
)  # fmt: skip
BREAKS = st.sampled_from([" ", "\n", "\r\n", "\r"])


def read(folder: Path, data: bytes) -> Exchange:
    (folder / "a.qdpx").write_bytes(data)
    return read_file(folder / "a.qdpx")


def count(raw: str, convention: Convention) -> int:
    units = len(raw.encode("utf-16-le")) // 2 if convention.unit == "UTF-16" else len(raw)
    return units - raw.count("\r\n") if convention.line_break == 1 else units


def text_of(found: Exchange) -> TextSource:
    one = found.project.sources[0]
    assert isinstance(one, TextSource)
    return one


ORIGINS = {NVIVO: "NVivo", ATLAS: "ATLAS.ti", STANDARD: "QualCoder"}


@given(WORDS, BREAKS, st.sampled_from([NVIVO, ATLAS, STANDARD]), st.sampled_from([b"", b"\xef\xbb\xbf"]))
def test_no_passage_drifts_whatever_signs_the_text_has_and_however_the_tool_counts(
    tmp_path_factory: pytest.TempPathFactory, words: list[str], between: str, convention: Convention, mark: bytes
) -> None:
    raw, passages = "", []
    for word in words:
        passages.append((len(raw), len(raw) + len(word)))
        raw += word + between
    selections = [
        selection(count(raw[:start], convention), count(raw[:end], convention), "k1", number=n)
        for n, (start, end) in enumerate(passages)
    ]
    xml = project(text_source("A", *selections, path="internal://a.txt"), origin=ORIGINS[convention])
    found = read(tmp_path_factory.mktemp("t"), qdpx(xml, {"sources/a.txt": mark + raw.encode()}))
    text = text_of(found)
    assert text.text == plain(raw)
    shown = [text.text[one.start : one.end] for one in text.selections]
    assert shown == [plain(word) if n == 0 else word for n, word in enumerate(words)]


@pytest.mark.parametrize("convention", CONVENTIONS)
@pytest.mark.parametrize("origin", ["NVivo", "ATLAS.ti", ""])
def test_the_file_itself_tells_how_it_counts(convention: Convention, origin: str, tmp_path: Path) -> None:
    raw = "🙂🙂 hej\r\n\r\n du som 🙂 går\r\n på den långa vägen hem till huset där borta"
    places = [(at, at + len(word)) for word in raw.split() if (at := raw.index(word)) or True]
    selections = [selection(count(raw[:a], convention), count(raw[:b], convention), "k1", number=a) for a, b in places]
    xml = project(text_source("A", *selections, path="a.txt"), origin=origin)
    found = read(tmp_path, qdpx(xml, {"a.txt": raw.encode()}))
    assert found.convention == convention
    assert found.fitting == found.passages == len(places)


def test_a_passage_outside_the_text_keeps_its_numbers_and_is_doubtful(tmp_path: Path) -> None:
    found = read(tmp_path, qdpx(project(text_source("A", selection(-1, 900, "k1"), inline="Hej"))))
    one = text_of(found).selections[0]
    assert (one.start, one.end, one.doubtful) == (-1, 900, True)
    assert found.doubtful == {one.guid: (-1, 900)}


def test_texts_and_other_files_that_are_not_there_are_named(tmp_path: Path) -> None:
    sources = (
        text_source("A", selection(0, 1, "k1"), path="absolute:///C:/Users/eva/A.txt"),
        (
            '<PictureSource guid="p" name="B" path="internal://b.png"/><AudioSource guid="q" name="C" path="internal://c.MP3"/>'
        ),
    )
    found = read(tmp_path, qdpx(project(*sources), {"Sources/C.mp3": b"ljud"}))
    assert found.missing == (("A", 1),)
    assert found.missing_files == ("b.png",)
    audio = found.project.sources[2]
    assert isinstance(audio, AudioSource)
    assert audio.path == f"internal://{audio.guid}.mp3"
    assert found.files == {f"{audio.guid}.mp3": "Sources/C.mp3"}


def test_two_files_of_one_guid_and_ending_do_not_become_one(tmp_path: Path) -> None:
    sources = '<PictureSource guid="p" path="a.png"/><PictureSource guid="p" path="b.png"/>'
    found = read(tmp_path, qdpx(project(sources), {"a.png": b"a", "b.png": b"b"}))
    assert sorted(found.files.values()) == ["a.png", "b.png"]


def test_points_of_a_transcript_count_as_the_passages_do(tmp_path: Path) -> None:
    inner = '<Transcript guid="t"><PlainTextContent>😀 hej</PlainTextContent><SyncPoint guid="s" position="3"/><SyncPoint guid="r" position="99"/></Transcript>'
    found = read(tmp_path, qdpx(project(f'<VideoSource guid="v">{inner}</VideoSource>', origin="NVivo")))
    video = found.project.sources[0]
    assert isinstance(video, VideoSource)
    assert [point.position for point in video.transcripts[0].points] == [2, 99]


def test_the_words_of_a_pdf_and_of_its_areas_are_texts() -> None:
    found = read_file(shared("interchange/spec-annex-a2-atlasti-mac8.qde"))
    pdf = next(one for one in found.project.sources if isinstance(one, PdfSource) and one.selections)
    assert any(area.text is not None and area.text.text for area in pdf.selections)


def test_each_text_stands_under_its_own_source(tmp_path: Path) -> None:
    paths = [
        "internal://a/x.txt",
        "internal://b/x.txt",
        "internal://Text.txt",
        "internal://text.txt",
        "internal://Ett%201.txt",
    ]
    files = {
        "Sources/a/x.txt": b"a",
        "Sources/b/x.txt": b"b",
        "Sources/Text.txt": b"T",
        "Sources/text.txt": b"t",
        "Sources/Ett 1.txt": b"e",
    }
    found = read(tmp_path, qdpx(project(*(text_source(path, path=path) for path in paths)), files))
    assert [one.text for one in found.project.sources if isinstance(one, TextSource)] == ["a", "b", "T", "t", "e"]
    assert (found.unclear, found.missing) == ((), ())


def test_a_text_that_another_source_names_is_missing_and_not_taken(tmp_path: Path) -> None:
    sources = (
        text_source("A", selection(0, 3, "k1"), path="absolute:///tmp/other/x.txt"),
        text_source("B", path="internal://x.txt"),
    )
    found = read(tmp_path, qdpx(project(*sources), {"sources/x.txt": b"Hej"}))
    assert [one.text for one in found.project.sources if isinstance(one, TextSource)] == [None, "Hej"]
    assert (found.missing, found.unclear) == ((("A", 1),), ("x.txt",))


def test_a_text_in_the_project_holds_before_another_in_a_file(tmp_path: Path) -> None:
    sources = (
        text_source("A", inline="Hej", path="internal://a.txt"),
        text_source("B", inline="du\n", path="internal://b.txt"),
    )
    found = read(tmp_path, qdpx(project(*sources), {"sources/a.txt": b"Annat", "sources/b.txt": b"\xef\xbb\xbfdu\r\n"}))
    assert [one.text for one in found.project.sources if isinstance(one, TextSource)] == ["Hej", "du\n"]
    assert (found.twofold, found.strays) == (("A",), ("sources/a.txt",))
    assert found.read == {"sources/b.txt"}


def transcript(inner: str, *points: int) -> str:
    """Return a film with a transcript whose points are called p0, p1 …"""
    told = "".join(f'<SyncPoint guid="p{n}" position="{at}"/>' for n, at in enumerate(points))
    return f'<VideoSource guid="v" name="V"><Transcript guid="t" name="T"><PlainTextContent>😀 två ord</PlainTextContent>{told}{inner}</Transcript></VideoSource>'


def spoken(number: int, begin: str, end: str) -> str:
    """Return a coded passage of a transcript."""
    coding = f'<Coding guid="c{number}" creatingUser="u1"><CodeRef targetGUID="k1"/></Coding>'
    return f'<TranscriptSelection guid="s{number}" fromSyncPoint="{begin}" toSyncPoint="{end}">{coding}</TranscriptSelection>'


def test_passages_of_transcripts_are_tried_as_those_of_texts_are(tmp_path: Path) -> None:
    inner = spoken(1, "p0", "p1") + spoken(2, "p1", "p2") + spoken(3, "p0", "p3") + spoken(4, "p0", "none")
    found = read(tmp_path, qdpx(project(transcript(inner, 3, 6, 8, 99))))
    video = found.project.sources[0]
    assert isinstance(video, VideoSource)
    told = [(one.raw, one.doubtful) for one in video.transcripts[0].selections]
    assert told == [((3, 6), False), ((6, 8), True), ((3, 99), True), (None, False)]
    assert (found.passages, found.fitting) == (3, 1)
    assert list(found.doubtful.values()) == [(6, 8), (3, 99)]
    again = tmp_path / "b.qdpx"
    write_package(found.package, again)
    assert read_file(again).doubtful == found.doubtful


def test_texts_are_changed_wherever_they_lie_and_in_their_order() -> None:
    met: list[str] = []

    def noted[T: (TextSource, Transcript)](one: T) -> T:
        met.append(one.guid)
        return one

    whole = everything()
    assert tuple(with_texts(one, noted) for one in whole.sources) == whole.sources
    assert met + [one.guid for one in whole.notes] == [one.guid for one in all_texts(whole)]
    assert met == [one.guid for source in whole.sources for one in texts_of(source)]
