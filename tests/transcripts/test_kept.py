"""A transcript kept exactly."""

import json
from dataclasses import replace

import pytest
from any_study import documents
from hypothesis import given

from lardom.transcripts.kept import is_kept, kept_transcript, read_kept
from lardom.transcripts.raw import UnreadableError
from lardom.transcripts.reading import document_from_text, read_bytes
from lardom.transcripts.turns import Document, Turn

DOCUMENT = Document(
    "A 1", "R1: Ja.\nI: Åh 😀.", (Turn(1, 4, 7, "R1", 1.5, 2.0), Turn(2, 11, 16, "I", overlap=True)), (0, 8)
)


@given(documents())
def test_any_transcript_comes_back_as_it_was(texts: tuple[Document, ...]) -> None:
    for document in texts:
        assert read_kept(kept_transcript(document)) == document


def test_everything_but_the_fingerprint_is_kept_and_that_is_counted_anew() -> None:
    document = replace(DOCUMENT, format="docx", encoding="utf-8", notes=("En anmärkning.",))
    read, problems = read_bytes("whatever.json", kept_transcript(document))
    assert read is not None
    assert replace(read, fingerprint="") == document
    assert len(read.fingerprint) == 64
    assert problems == ()


def test_the_file_can_be_read_by_people_a_line_for_each_line() -> None:
    lines = kept_transcript(DOCUMENT).decode("utf-8").split("\n")
    assert '"R1: Ja.",' in lines
    assert '[4, 7, "R1", 1.5, 2.0, 1, false],' in lines


@pytest.mark.parametrize(
    "change",
    [
        {"lardom transcript": 2},
        {"name": ""},
        {"name": 7},
        {"text": ["R1:"]},
        {"text": ["a\r"]},
        {"text": None},
        {"turns": [[4, 2, "R1", None, None, 1, False]]},
        {"turns": [[4, 7, "R1"]]},
        {"turns": [["x", 7, "R1", None, None, 1, False]]},
        {"turns": [[8, 9, "", None, None, 1, False], [1, 2, "", None, None, 1, False]]},
    ],
    ids=str,
)
def test_a_damaged_file_is_told_and_never_half_believed(change: dict[str, object]) -> None:
    data = (json.dumps(json.loads(kept_transcript(DOCUMENT)) | change)).encode()
    assert is_kept(data)
    with pytest.raises(UnreadableError):
        read_kept(data)
    document, (problem,) = read_bytes("x.json", data)
    assert document is None
    assert problem.code == "transcript-damaged-json"


def test_other_json_is_no_kept_transcript() -> None:
    assert not is_kept(b'[{"speaker": "Eva", "text": "Hej!"}]')
    assert document_from_text("a.txt", "R1: Ja.").turns
