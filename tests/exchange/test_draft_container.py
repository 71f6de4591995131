"""What can be wrong with a Word or OpenDocument file."""

import zipfile
from pathlib import Path

from lardom.exchange.draft_container import container_problem


def archive(path: Path, **parts: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return path


def test_a_whole_document_is_let_through(tmp_path: Path) -> None:
    assert container_problem(archive(tmp_path / "a.docx", word__document_xml=b"<w/>"), ".docx") is None


def test_a_file_that_would_fill_the_memory_is_left_unopened(tmp_path: Path) -> None:
    path = archive(tmp_path / "a.docx", word__document_xml=bytes(401 * 2**20))
    problem = container_problem(path, ".docx")
    assert problem is not None
    assert problem.code == "draft-bomb"


def test_an_encrypted_opendocument_is_told(tmp_path: Path) -> None:
    path = archive(tmp_path / "a.odt", content_xml=b"x", **{"META-INF__manifest_xml": b"<m:encryption-data/>"})
    problem = container_problem(path, ".odt")
    assert problem is not None
    assert problem.code == "draft-encrypted"


def test_an_archive_whose_list_of_names_is_broken_is_damaged(tmp_path: Path) -> None:
    path = archive(tmp_path / "a.docx", word__document_xml=b"<w/>", bild_ö=b"x")
    path.write_bytes(path.read_bytes().replace("ö".encode(), b"\xfa\xfa"))
    problem = container_problem(path, ".docx")
    assert problem is not None
    assert problem.code == "draft-truncated"
