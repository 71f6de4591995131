"""Any file becomes a document or one clear sentence; never an exception."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shared_data import shared

from lardom.transcripts.reading import document_from_text, read_bytes, read_transcript

SPOKEN = "Intervjuare: Hur började det på äldreboendet då?\nR1: Så här är det: vi ville förändra något även där.\nIntervjuare: Jaså?\n"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def test_every_shared_file_is_read_or_told_why_not() -> None:
    root = shared("transcripts")
    files = sorted(path for path in root.rglob("*") if path.is_file())
    assert len(files) == 55
    refused = []
    for path in files:
        document, problems = read_transcript(path)
        if document is None:
            refused.append(path.name)
            assert len(problems) == 1
            continue
        assert document.id == path.name
        assert document.turns
        assert document.text == unicodedata.normalize("NFC", document.text)
        assert not {"\r", "\ufeff", "\u00ad", "\t\t"} & set(document.text)
        at = 0
        for number, turn in enumerate(document.turns, 1):
            assert turn.number == number
            assert at <= turn.start < turn.end <= len(document.text)
            at = turn.end
    assert refused == ["meeting001_participants.csv"]


@pytest.mark.parametrize(
    ("name", "speakers", "turns"),
    [
        # grep -c '^[AB]: ' and its like.
        ("lecturer-examples/Lecturer-B.txt", ("A", "B"), 16),
        ("lecturer-examples/Lecturer-C.md", ("Interviewer", "Lecturer C"), 16),
        ("lecturer-examples/Lecturer-D.txt", ("S00", "S01"), 16),
        ("same-interview-three-formats/test_interview.txt", ("Interviewer", "Interviewee"), 44),
        (
            "zoom/meeting001_chat.txt",
            ("Andrew Knight", "Ringo Starr", "George Harrison", "John Lennon", "Paul McCartney"),
            10,
        ),
    ],
)
def test_plain_text_files_have_their_turns(name: str, speakers: tuple[str, ...], turns: int) -> None:
    document, problems = read_transcript(shared(f"transcripts/en/{name}"))
    assert document is not None
    assert problems == ()
    assert (document.speakers, len(document.turns)) == (speakers, turns)


def test_the_chat_has_its_times() -> None:
    document, _ = read_transcript(shared("transcripts/en/zoom/meeting001_chat.txt"))
    assert document is not None
    assert [turn.begins for turn in document.turns][:3] == [1274.0, 1295.0, 1321.0]
    assert document.words_of(document.turns[-1]) == "Fuselage"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "latin-1", "mac_roman"])
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_the_same_text_in_any_encoding_is_the_same_document(encoding: str, ends: str) -> None:
    plain, _ = read_bytes("a.txt", SPOKEN.encode())
    other, problems = read_bytes("a.txt", SPOKEN.replace("\n", ends).encode(encoding))
    assert plain is not None
    assert other is not None
    assert problems == ()
    assert (other.text, other.turns, other.fingerprint) == (plain.text, plain.turns, plain.fingerprint)


@pytest.mark.parametrize(
    ("name", "data", "code", "said"),
    [
        ("a.docx", b"", "empty", "Filen är tom."),
        ("a.txt", b"\xef\xbb\xbf \r\n", "empty", "Filen är tom."),
        ("a.docx", b"PK\x03\x04 broken off", "damaged", "Filen är skadad eller avhuggen och kan inte läsas."),
        (
            "a.docx",
            b"<!DOCTYPE html><html>Hej</html>",
            "not-the-suffix",
            "Filen heter .docx men innehåller en webbsida (HTML).",
        ),
        ("a.odt", b"I: Hej?\nR1: Ja.", "not-the-suffix", "Filen heter .odt men innehåller ren text."),
        (
            "a.doc",
            OLE + "WordDocument".encode("utf-16-le"),
            "other-kind",
            "Filen innehåller ett dokument i det gamla Word-formatet (.doc), som inte kan läsas som utskrift.",
        ),
        ("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted", "Filen är låst med lösenord."),
        ("a.m4a", b"\0\0\0 ftypM4A ", "recording", "Filen innehåller en inspelning, ingen text."),
        ("a.json", b'{"a": ', "damaged-json", "Filen är skadad eller avhuggen: den är ingen giltig JSON."),
        ("a.txt", bytes(range(256)) * 9, "no-text", "Filen innehåller ingen läsbar text."),
    ],
)
def test_a_bad_file_gives_one_sentence_with_a_way_out(name: str, data: bytes, code: str, said: str) -> None:
    document, problems = read_bytes(name, data, language="sv")
    assert document is None
    (problem,) = problems
    assert (problem.file, problem.message, problem.code) == (name, said, f"transcript-{code}")
    assert problem.way_out.endswith(".")
    assert problem.severity == "error"


def test_a_folder_and_a_missing_file_are_told(tmp_path: Path) -> None:
    assert read_transcript(tmp_path)[1][0].code == "transcript-no-file"
    assert read_transcript(tmp_path / "nowhere.txt")[1][0].code == "transcript-missing"


def test_a_file_that_may_not_be_read_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(SPOKEN, encoding="utf-8")
    path.chmod(0)
    try:
        path.read_bytes()
    except PermissionError:
        assert read_transcript(path)[1][0].code == "transcript-not-allowed"
    else:
        # The administrator may read everything.
        assert read_transcript(path)[0] is not None


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(201 * 1024 * 1024)
    (problem,) = read_transcript(path)[1]
    assert problem.message == "The file is 201 MB; a transcript may have at most 200 MB."


def test_content_under_another_name_is_read_and_told() -> None:
    document, problems = read_bytes("a.txt", b"WEBVTT\n\n00:01.000 --> 00:02.000\n<v Eva>Hej!</v>\n", language="sv")
    assert document is not None
    assert problems == ()
    assert (document.format, document.notes) == ("vtt", ("Filen heter .txt men är VTT och har lästs som det.",))


@given(
    st.binary(max_size=300),
    st.sampled_from(["docx", "odt", "rtf", "pdf", "txt", "md", "vtt", "srt", "json", "xml", "csv", ""]),
)
def test_no_bytes_whatever_raise(data: bytes, suffix: str) -> None:
    document, problems = read_bytes(f"a.{suffix}", data)
    assert (document is None) == any(problem.severity == "error" for problem in problems)


@given(st.text(max_size=200), st.sampled_from(["txt", "md", "vtt", "srt"]))
def test_any_text_becomes_a_document(text: str, form: str) -> None:
    document = document_from_text("a", text, format=form)
    for turn in document.turns:
        assert document.words_of(turn).strip()


def test_a_text_of_another_tool_gets_its_turns() -> None:
    document = document_from_text("källa.txt", SPOKEN)
    assert document.speakers == ("Intervjuare", "R1")
    assert document.words_of(document.turns[1]).startswith("Så här är det: vi")
