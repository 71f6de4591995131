"""Drafts beside the report become files that every computer can have, and are read again."""

from pathlib import Path, PurePosixPath

from hypothesis import given
from hypothesis import strategies as st

from lardom.exchange.further_drafts import DRAFTS, draft_files, read_drafts
from lardom.exchange.transcript_files import is_file_name


@given(st.lists(st.tuples(st.text(max_size=300), st.text())))
def test_any_title_gives_a_file_of_its_own(drafts: list[tuple[str, str]]) -> None:
    drafts = [(title, text.encode(errors="ignore").decode()) for title, text in drafts]
    files = draft_files(drafts)
    assert list(files.values()) == [text.encode() for _title, text in drafts]
    assert len({name.casefold() for name in files}) == len(drafts)
    for name in map(PurePosixPath, files):
        assert str(name.parent) == DRAFTS
        assert is_file_name(name.name), name


def test_what_editors_leave_behind_is_no_draft(tmp_path: Path) -> None:
    (tmp_path / DRAFTS).mkdir()
    for name in (".Mer.md", "~$Mer.md", "Mer.md", "Mer.docx"):
        (tmp_path / DRAFTS / name).write_text("# Mer", encoding="utf-8")
    assert read_drafts(tmp_path) == (("Mer", "# Mer"),)
    assert read_drafts(tmp_path / "nowhere") == ()
