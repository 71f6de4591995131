from dataclasses import replace

from refi_projects import coding, everything, number

from lardom.exchange.refi.references import check_references
from lardom.exchange.refi.values import NIL, Case, Code, Link, Project, TextSource, User


def test_everything_holds_together_in_a_whole_project() -> None:
    found = check_references(everything())
    assert (found.twice, found.dangling) == ((("Selection", 1), ("Coding", 1)), ())


def test_what_points_at_nothing_is_counted_with_the_first() -> None:
    text = TextSource(guid=number(1), user=number(9), codings=(coding(2, 77), coding(3, 78)), notes=(number(5),))
    found = check_references(Project(users=(User(guid=number(1)),), sources=(text,)))
    assert {name: (count, guid) for name, count, guid in found.dangling} == {
        "CodeRef": (2, number(77)), "NoteRef": (1, number(5)), "creatingUser": (1, number(9)),
    }  # fmt: skip


def test_a_guid_is_its_own_within_its_kind_only_and_links_lead_anywhere() -> None:
    project = Project(
        codes=(Code(guid=number(1)), Code(guid=number(1))), cases=(Case(guid=number(1)),),
        links=(Link(guid=number(2), origin=number(1), target=number(9)),),
    )  # fmt: skip
    found = check_references(project)
    assert found.twice == (("Code", 1),)
    assert [name for name, *_ in found.dangling] == ["targetGUID"]


def test_a_reference_that_was_never_there_is_not_told_as_dangling() -> None:
    text = TextSource(guid=number(1), codings=(replace(coding(2), code=NIL, user=""),))
    assert check_references(Project(sources=(text,))).dangling == ()
