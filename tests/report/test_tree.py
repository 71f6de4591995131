from hypothesis import given
from hypothesis import strategies as st

from lardom.report.tree import (
    attr,
    bullets,
    definitions,
    div,
    every,
    header,
    inlines,
    key_values,
    link,
    para,
    plain,
    plain_text,
    raw_block,
    raw_inline,
    span,
    strong,
    walk,
)  # fmt: skip


@given(st.text(alphabet="abåö ”.\n", max_size=60))
def test_words_made_into_nodes_read_back_as_they_were(text: str) -> None:
    assert plain_text([plain(text)]) == text.strip("\n")


def test_markup_does_not_show_in_the_text() -> None:
    nodes = [para([strong("Hej"), {"t": "Space"}, span(inlines("på dig"), attr()), link("här", "#x")])]
    assert plain_text(nodes) == "Hej på dighär"


def test_notes_and_raw_code_are_no_text() -> None:
    assert (
        plain_text([para([{"t": "Note", "c": [para("not")]}, raw_inline("html", "<b>")]), raw_block("html", "x")]) == ""
    )


def test_lists_definitions_and_divisions_read_line_by_line() -> None:
    nodes = [div([bullets([[plain("Ett")], [plain("Två")]])], attr()), definitions([("a", "b")])]
    assert set(plain_text(nodes).split()) == {"Ett", "Två", "a", "b"}


def test_a_change_may_put_several_nodes_in_the_place_of_one() -> None:
    doubled = walk([para("a")], lambda node: [node, node] if node["t"] == "Str" else None)
    assert plain_text(doubled) == "aa"


def test_a_change_may_take_a_node_away() -> None:
    assert walk([para("a"), header(1, "b")], lambda node: [] if node["t"] == "Header" else None) == [para("a")]


def test_walking_leaves_the_old_tree_as_it_was() -> None:
    tree = [para("a")]
    walk(tree, lambda node: {"t": "Str", "c": "b"} if node["t"] == "Str" else None)
    assert plain_text(tree) == "a"


def test_nodes_of_a_kind_are_found_wherever_they_stand() -> None:
    assert len(every([div([para([strong("a")]), plain("b")], attr())], "Str")) == 2


def test_attributes_are_read_as_a_dictionary() -> None:
    assert key_values(attr("i", ["c"], [("ref", "Q1"), ("to", "x")])) == {"ref": "Q1", "to": "x"}
