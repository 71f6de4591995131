"""A file that is too much for its reader takes nothing else down."""

import io
import os

import pytest

from lardom.transcripts.confined import (
    Reader,
    answer_requests,
    document_from_json,
    document_to_json,
    from_json,
    to_json,
)
from lardom.transcripts.confined import read_in_both_languages as read
from lardom.transcripts.reading import document_from_text


def test_files_are_read_one_after_the_other() -> None:
    with Reader() as reader:
        first, second = reader.read("a.txt", b"R1: Hej!\nI: Hej."), reader.read("b.txt", b"")
    assert first.document is not None
    assert first.document.speakers == ("R1", "I")
    assert second.document is None
    assert [told[0].message for told in second.problems.values()] == ["Filen är tom.", "The file is empty."]


def test_a_reader_that_dies_is_told_and_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    with Reader(seconds=0.01) as reader:
        heavy = reader.read("tung.txt", b"R1: Hej!")
        monkeypatch.setattr(reader, "seconds", 60)
        light = reader.read("a.txt", b"R1: Hej!")
    assert heavy.problems["sv"][0].message == "Filen tar för mycket tid eller minne att läsa."
    assert light.document is not None


def test_memory_is_limited() -> None:
    with Reader(memory=64 * 1024 * 1024) as reader:
        assert reader.read("a.txt", b"R1: Hej!\n" * 400_000).problems["en"][0].code == "transcript-too-heavy"


def test_the_reading_process_gets_no_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LARDOM_SECRET_KEY", "hemligt" * 10)
    with Reader() as reader:
        reader.read("a.txt", b"R1: Hej!")
        assert reader._process is not None
        path = f"/proc/{reader._process.pid}/environ"
        if not os.path.exists(path):  # noqa: PTH110 - one path, one question
            pytest.skip("no /proc here")
        with open(path, "rb") as told:  # noqa: PTH123 - as above
            assert b"hemligt" not in told.read()


def test_what_was_read_survives_being_written_down() -> None:
    for data in (b"R1: Hej!\nI: Hej.", b"", "R1: På sjön".encode("cp1252")):
        found = read("a.txt", data)
        assert from_json(to_json(found)) == found
    document = document_from_text("a.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Eva>Hej!", format="vtt")
    assert document_from_json(document_to_json(document)) == document


def test_the_process_answers_until_nothing_more_is_asked() -> None:
    asked, answered = io.BytesIO(b'{"name": "a.txt", "size": 8}\nR1: Hej!'), io.BytesIO()
    answer_requests(asked, answered, seconds=600, memory=1 << 40)
    assert answered.getvalue().count(b"\n") == 1
