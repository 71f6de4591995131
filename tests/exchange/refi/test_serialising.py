import pytest
from hypothesis import given
from hypothesis import strategies as st
from refi_projects import everything

from lardom.exchange.refi.parsing import parse
from lardom.exchange.refi.serialising import attribute_text, codebook_xml, element_text, project_xml
from lardom.exchange.refi.validity import faults
from lardom.exchange.refi.values import Code, CodeBook, Project, Set, TextSelection, TextSource, User

A, B, C = (f"{n * 8}-0000-4000-8000-000000000000" for n in "abc")


def written(project: Project) -> bytes:
    return "".join(project_xml(project)).encode()


def test_every_kind_of_thing_is_written_valid_and_read_as_it_was() -> None:
    data = written(everything())
    assert faults([data], "Project") == ()
    assert parse([data]).root == everything()
    assert parse([data]).oddities == ()


@given(st.text(max_size=30))
def test_any_name_and_any_text_is_written_valid(text: str) -> None:
    project = Project(
        name=text,
        users=(User(guid=A, name=text),),
        sources=(TextSource(guid=B, name=text, text=text, selections=(TextSelection(guid=C, start=0, end=1),)),),
        description=text,
    )
    data = written(project)
    assert faults([data], "Project") == ()
    read = parse([data]).root
    assert isinstance(read, Project)
    allowed = "".join(
        sign
        if sign in "\t\n\r" or " " <= sign < "\ud800" or "\ue000" <= sign <= "\ufffd" or sign > "\uffff"
        else "\ufffd"
        for sign in text
    )
    assert (read.name, read.description, read.users[0].name) == (allowed,) * 3


@given(st.lists(st.integers(0, 6), max_size=30))
def test_a_tree_of_codes_is_nested_as_its_depths_say(depths: list[int]) -> None:
    row: list[Code] = []
    for place, depth in enumerate(depths):
        fitting = min(depth, row[-1].depth + 1 if row else 0)
        row.append(Code(guid=f"{place:08x}-0000-4000-8000-000000000000", name=str(place), depth=fitting))
    assert parse([written(Project(name="p", codes=tuple(row)))]).root.codes == tuple(row)


def test_a_step_too_deep_is_one_step() -> None:
    row = (Code(guid=A, name="a", depth=3), Code(guid=B, name="b", depth=9))
    assert [one.depth for one in parse([written(Project(name="p", codes=row))]).root.codes] == [0, 1]


def test_a_codebook_has_no_place_for_notes_and_sources() -> None:
    book = CodeBook(
        origin="x",
        codes=(Code(guid=A, name="a", notes=(B,)), Code(guid=C, name="b", depth=1, description="d")),
        sets=(Set(guid=B, name="s", codes=(A,), sources=(C,), notes=(C,)),),
    )
    data = "".join(codebook_xml(book)).encode()
    assert faults([data], "CodeBook") == ()
    read = parse([data]).root
    assert (read.codes[0].notes, read.sets[0].codes, read.sets[0].sources) == ((), (A,), ())


def test_the_same_values_are_the_same_bytes() -> None:
    assert written(everything()) == written(everything())


@pytest.mark.parametrize(("raw", "told"), [('a"\n<', "a&quot;&#10;&lt;"), ("\x00", "\ufffd"), ("\ud800", "\ufffd")])
def test_signs_that_xml_needs_are_spelt(raw: str, told: str) -> None:
    assert attribute_text(raw) == told
    assert element_text('"\n') == '"\n'
