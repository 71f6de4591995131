from refi_projects import everything, number

from lardom.claims.claim import Claim
from lardom.claims.material import Material
from lardom.coding.codebook import Code
from lardom.coding.marks import Coding, Unplaced
from lardom.coding.settling import Settled
from lardom.exchange.refi.composing import Composed, compose
from lardom.exchange.refi.losses_out import book_losses, losses_of_form, losses_out
from lardom.exchange.refi.values import Code as RefiCode
from lardom.exchange.refi.values import CodeBook, PictureSource, Project, TextSource
from lardom.transcripts.reading import document_from_text

STUDY = Material(
    documents=(document_from_text("A", "Hej du"),),
    codes=(Code("nytta", "Nytta", include="När"), Code("oro", "Oro")),
    codings=(Coding("k1", "A", 0, 3, "nytta", "EA"), Coding("k2", "A", 0, 3, "oro", "AL")),
    settled=(Settled("A", 0, 3, ("k1", "k2"), ("k2",)),),
    unplaced=(Unplaced("k3", "A", "borta", "gone", "oro", "AL"),),
    claims=(Claim("C01", "Alla."),),
)


def test_what_other_tools_will_not_see_is_told_and_where_it_lies() -> None:
    for beside in (True, False):
        found = losses_out(STUDY, compose(STUDY), {"claims": 1, "codings": 3, "settlements": 1}, beside=beside)
        assert [(one.what, one.count) for one in found] == [
            ("table" if beside else "table left", 1), ("table" if beside else "table left", 1), ("guidance", 1),
            ("set aside", 1), ("unplaced", 1),
        ]  # fmt: skip
        assert found[0].examples == ("C01",)
    assert "companion" in losses_out(STUDY, compose(STUDY), {"claims": 1}, beside=True)[0].told("en")


def test_what_was_left_out_is_told() -> None:
    found = losses_out(Material(), Composed(Project(), ("A",), ("g",), ("B",)), {}, beside=True)
    assert [one.what for one in found] == ["withdrawn", "gone", "absent"]


def test_paths_and_control_characters_are_told() -> None:
    project = Project(
        name="a\x00", base="C:/Users/eva/projekt",
        sources=(PictureSource(guid=number(1), current="/home/eva/b.png"), TextSource(guid=number(2), rich=r"C:\a.docx")),
    )  # fmt: skip
    assert [(one.what, one.count, one.examples) for one in losses_of_form(project)] == [
        ("paths", 3, ("projekt", "b.png", "a.docx")), ("signs", 1, ("a\x00",)),
    ]  # fmt: skip
    assert losses_of_form(everything()) == ()
    bare = Project(sources=(PictureSource(guid=number(1), path="a.png"),))
    assert losses_of_form(bare) == ()
    deep = TextSource(guid=number(3), rich="/home/eva/c.docx")
    assert [
        one.count for one in losses_of_form(Project(sources=(PictureSource(guid=number(1), text=deep),), notes=(deep,)))
    ] == [2]


def test_a_codebook_tells_that_it_has_only_codes() -> None:
    book = CodeBook(codes=(RefiCode(guid=number(1), notes=(number(2),)),))
    assert [one.what for one in book_losses(book, STUDY)] == ["book codings", "book notes", "guidance"]
