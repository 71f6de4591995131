"""RTF of different programs."""

import pytest

from lardom.transcripts.raw import UnreadableError
from lardom.transcripts.reading import read_bytes
from lardom.transcripts.richtext import read_rich_text

HEAD = rb"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Arial;}}{\colortbl;\red0\green0\blue0;}\f0 "


def test_swedish_letters_as_bytes_and_as_unicode() -> None:
    data = HEAD + rb"{\b R1:} Ja, p\'e5 s\'e4tt och vis \endash  f\u246?rst\'e5s.\par I: Br\u229\'e5?\par R1: Jo.\par}"
    assert read_rich_text(data).text == "R1: Ja, på sätt och vis – förstås.\nI: Brå?\nR1: Jo."


def test_a_table_of_speakers_and_words() -> None:
    row = rb"\trowd\cellx2000\cellx9000 %s\intbl\cell %s\intbl\cell\row "
    data = (
        HEAD
        + b"".join(row % pair for pair in [(b"Intervjuare", b"Hur?"), (b"R1", b"Bra."), (b"Intervjuare", b"Ok.")])
        + b"}"
    )
    document, problems = read_bytes("a.rtf", data)
    assert document is not None, problems
    assert [(turn.speaker, document.words_of(turn)) for turn in document.turns] == [
        ("Intervjuare", "Hur?"),
        ("R1", "Bra."),
        ("Intervjuare", "Ok."),
    ]


def test_a_file_cut_off_is_damaged() -> None:
    with pytest.raises(UnreadableError, match="damaged"):
        read_rich_text(HEAD + b"R1: Ja")


def test_rtf_under_another_name_is_read_and_told() -> None:
    document, problems = read_bytes("a.doc", HEAD + rb"I: Hej?\par R1: Ja.\par I: Tack.}")
    assert document is not None, problems
    assert document.speakers == ("I", "R1")
