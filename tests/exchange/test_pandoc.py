from pathlib import Path

import docx
import pytest

from lardom.exchange import pandoc
from lardom.exchange.pandoc import PandocError, tree_of_file, tree_of_text


def test_a_text_is_read_as_what_it_is_said_to_be() -> None:
    assert tree_of_text("<h1>Å</h1>", "html")["blocks"][0]["t"] == "Header"
    assert tree_of_text("# Å", "commonmark")["blocks"][0]["t"] == "Header"


def test_a_file_whose_name_looks_like_an_option_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    document = docx.Document()
    document.add_paragraph("Hej")
    document.save("--version å.docx")
    assert tree_of_file(Path("--version å.docx"), "docx")["blocks"][0]["c"] == [{"t": "Str", "c": "Hej"}]


def test_a_file_that_is_damaged_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"PK\x03\x04")
    with pytest.raises(PandocError) as told:
        tree_of_file(tmp_path / "a.docx", "docx")
    assert not told.value.endless


def test_a_footnote_that_refers_to_itself_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    # A smaller bound than a report gets, so that the test is quick.
    monkeypatch.setattr(pandoc, "_MEMORY", "128M")
    with pytest.raises(PandocError) as told:
        tree_of_text("x[^1]\n\n[^1]: [^1]\n", "commonmark_x")
    assert told.value.endless
