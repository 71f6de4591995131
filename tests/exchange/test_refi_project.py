from pathlib import Path

from refi_files import project, selection, text_source
from shared_data import shared

from lardom.exchange.refi_archive import Archive, open_archive
from lardom.exchange.refi_project import DROPPED_KINDS, all_codings, codes, dropped, sources, users


def archive(folder: Path, xml: str) -> Archive:
    path = folder / "a.qde"
    path.write_text(xml, encoding="utf-8")
    return open_archive(path)


TREE = """<Code guid="1" name="Vård"><Code guid="2" name="Nytta" color="#FF00aa"><Description> Det  som
 hjälper.</Description></Code></Code><Code guid="3" name="Skola"><Code guid="4" name="Nytta" color="red"/></Code>
 <Code guid="5" name="a; b"/><Code guid="6" name=""/><Code guid="7" name="Lika"/><Code guid="8" name="Lika"/>"""


def test_codes_keep_their_tree_their_order_and_get_readable_ids(tmp_path: Path) -> None:
    book, ids = codes(archive(tmp_path, project(codes=TREE)).root)
    assert [code.id for code in book] == ["Vård", "Vård/Nytta", "Skola", "Skola/Nytta", "a, b", "6", "7", "8"]
    assert [code.parent for code in book][:4] == ["", "Vård", "", "Skola"]
    assert book[1].definition == "Det som hjälper."
    assert (book[1].colour, book[3].colour) == ("#ff00aa", "")
    assert [code.order for code in book] == list(range(8))
    assert ids["4"] == "Skola/Nytta"


def test_a_very_deep_tree_of_codes_is_no_trap(tmp_path: Path) -> None:
    deep = "".join(f'<Code guid="{n}" name="n{n}">' for n in range(900)) + "</Code>" * 900
    book, _ = codes(archive(tmp_path, project(codes=deep)).root)
    assert len(book) == 200


def test_users_without_a_name_go_by_their_initials(tmp_path: Path) -> None:
    assert users(archive(tmp_path, project()).root) == {"u1": "Eva", "u2": "AL"}


def test_texts_may_lie_inline_and_two_of_one_name_are_told_apart(tmp_path: Path) -> None:
    xml = project(text_source("A", inline="ett"), text_source("a", inline="två"), text_source("", inline="tre"))
    assert [(one.name, one.inline) for one in sources(archive(tmp_path, xml))] == [
        ("A", "ett"),
        ("a (2)", "två"),
        ("t", "tre"),
    ]


def test_one_selection_may_carry_several_codings_or_none(tmp_path: Path) -> None:
    xml = project(text_source("A", selection(0, 3, "k1", "k2"), selection(4, 5), inline="ett två"))
    assert [(one.code, one.start, one.end) for one in sources(archive(tmp_path, xml))[0].codings] == [
        ("k1", 0, 3), ("k2", 0, 3),
    ]  # fmt: skip


def test_positions_that_are_no_numbers_lie_outside_the_text(tmp_path: Path) -> None:
    xml = project(text_source("A", selection("x", "", "k1"), inline="ett"))
    assert sources(archive(tmp_path, xml))[0].codings[0].start == -1


def test_what_is_not_read_is_counted_by_kind() -> None:
    root = open_archive(shared("interchange/spec-annex-a2-atlasti-mac8.qde")).root
    assert dict(dropped(root))["PDFSelection"] == 4
    assert dict(dropped(root))["Graph"] == 1
    assert all_codings(root) == 16
    assert all(len(names) == 2 for names in DROPPED_KINDS.values())
