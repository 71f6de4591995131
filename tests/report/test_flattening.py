"""From pandoc's inlines to plain text with anchors."""

from lardom.report.flattening import directive_of, flatten, position_of, thinned


def test_wrappers_are_taken_off_and_remembered_as_anchors() -> None:
    wrapped = {"t": "Span", "c": [["", [], [["wrapper", "1"], ["data-pos", "3:5-3:8"]]], [{"t": "Str", "c": "Hej"}]]}
    flat = flatten([wrapped, {"t": "SoftBreak"}, {"t": "Str", "c": "du"}])
    assert (flat.text, flat.positions) == ("Hej du", [(0, 3, 5)])


def test_soft_hyphens_go_and_letters_are_composed() -> None:
    assert flatten([{"t": "Str", "c": "A\u030a\xadngman"}]).text == "Ångman"


def test_quote_nodes_become_marks_and_line_breaks_stay() -> None:
    quoted = {"t": "Quoted", "c": [{"t": "DoubleQuote"}, [{"t": "Str", "c": "ja"}]]}
    assert flatten([quoted, {"t": "LineBreak"}, {"t": "Str", "c": "R2:"}]).text == "“ja”\nR2:"


def test_a_claim_span_is_remembered_with_its_id() -> None:
    span = {"t": "Span", "c": [["", ["claim"], [["ref", "C1"]]], [{"t": "Str", "c": "Alla"}]]}
    assert flatten([{"t": "Str", "c": "Jo"}, {"t": "Space"}, span]).claim_spans == [(3, 7, "C1")]


def test_footnotes_are_set_aside() -> None:
    note = {"t": "Note", "c": [{"t": "Para", "c": [{"t": "Str", "c": "Se."}]}]}
    flat = flatten([{"t": "Str", "c": "Text"}, note])
    assert (flat.text, len(flat.notes)) == ("Text", 1)


def test_a_comment_that_is_no_directive_says_nothing() -> None:
    assert directive_of("<!-- kom ihåg -->") == ()
    assert directive_of("<!-- lardom: off S705 -->") == (("S705", ""),)


def test_a_position_without_a_place_is_none() -> None:
    assert position_of([["data-pos", ""]]) is None


def test_only_anchors_that_say_something_new_are_kept() -> None:
    assert thinned([(0, 1, 1), (3, 1, 4), (4, 2, 1)]) == ((0, 1, 1), (4, 2, 1))
