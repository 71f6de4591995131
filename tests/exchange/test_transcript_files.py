"""Which file a transcript is written as."""

from dataclasses import replace
from pathlib import Path

import pytest

from lardom.exchange.transcript_files import is_file_name, reads_as, transcript_files
from lardom.transcripts.kept import is_kept
from lardom.transcripts.reading import document_from_text, read_bytes, read_transcript

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "innovationsprogram" / "transcripts"
FILES = sorted(EXAMPLE.iterdir())


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.name))
def test_an_original_that_still_reads_as_the_text_is_the_file(path: Path) -> None:
    document, _ = read_transcript(path)
    assert document is not None
    (file,), troubles = transcript_files([document], {path.name: path.read_bytes()})
    assert (file.name, file.data, file.original, troubles) == (path.name, path.read_bytes(), True, ())


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.name))
def test_without_its_original_a_transcript_reads_back_the_same_from_text_or_kept_exactly(path: Path) -> None:
    document, _ = read_transcript(path)
    assert document is not None
    (file,), _ = transcript_files([document], {})
    read, problems = read_bytes(file.name, file.data)
    assert read is not None
    assert (read.id, read.text, read.turns) == (document.id, document.text, document.turns)
    assert problems == ()
    # A Word file cannot be made of text, and times stand in no text.
    assert is_kept(file.data) == (path.suffix not in {".txt", ".md"})


def test_an_original_that_no_longer_reads_as_the_text_is_told_and_the_text_is_written() -> None:
    masked = document_from_text("A-1.txt", "R1: Vi på [X] såg det.")
    (file,), (trouble,) = transcript_files([masked], {"A-1.txt": "R1: Vi på Storsjö kommun såg det.".encode()})
    assert (trouble.code, trouble.file) == ("original-differs", "transcripts/A-1.txt")
    assert b"Storsj" not in file.data
    assert reads_as(masked, file.data)


def test_names_that_no_file_can_have_are_kept_inside_the_file() -> None:
    names = (
        "Intervju 1",
        "../A.txt",
        "aux.txt",
        ".dold.txt",
        "a/b.txt",
        "B.TXT",
        "b.txt",
        "Intervju 1.json",
        "x" * 300,
    )
    files, _ = transcript_files([document_from_text(name, "R1: Ja.") for name in names], {})
    assert all(is_file_name(file.name) for file in files)
    assert len({file.name.casefold() for file in files}) == len(files)
    read = [read_bytes(file.name, file.data)[0] for file in files]
    assert [document.id if document else "" for document in read] == list(names)


def test_turns_mended_by_hand_are_kept_though_the_text_says_otherwise() -> None:
    document = document_from_text("A.txt", "R1: Ja.\nI: Nej.")
    mended = replace(document, turns=tuple(replace(turn, speaker="R2") for turn in document.turns))
    (file,), (trouble,) = transcript_files([mended], {"A.txt": document.text.encode()})
    assert is_kept(file.data)
    assert trouble.code == "original-differs"
    read, _ = read_bytes(file.name, file.data)
    assert read is not None
    assert read.turns == mended.turns
