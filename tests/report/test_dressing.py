import itertools
import json

from hypothesis import given
from hypothesis import strategies as st
from printed_report import TEXT, report

from lardom.report.compose import Report
from lardom.report.dressing import dressed, figure_of, headings
from lardom.report.tree import every, header, link, plain_text


def levels(*wanted: int) -> list[int]:
    blocks = [header(level, f"H{at}", f"h{at}") for at, level in enumerate(wanted)]
    return [node["c"][0] for node in every(dressed(Report({"blocks": blocks}, "sv", number_sections=False)), "Header")]


def test_no_trace_of_the_source_is_left() -> None:
    text = json.dumps(dressed(report()))
    assert "data-pos" not in text
    assert '"wrapper"' not in text
    assert "RawBlock" not in json.dumps(dressed(report('<!-- lardom: off C204 "x" -->\n\nText.\n')))


def test_dressing_changes_no_word() -> None:
    made = report("---\nnumber-sections: false\n---\n" + TEXT)
    assert plain_text(dressed(made)) == plain_text(made.ast["blocks"])


def test_sections_are_numbered_but_for_those_that_ask_not_to_be() -> None:
    assert [(one.level, one.number, one.text) for one in headings(dressed(report()))] == [
        (1, "", "Sammanfattning"),
        (1, "1", "Metod"),
        (2, "1.1", "Urval"),
        (1, "2", "Effekter"),
        (1, "", "Ordlista"),
        (1, "", "Bilaga"),
    ]


@given(st.lists(st.integers(1, 6), min_size=1, max_size=12))
def test_an_outline_never_skips_a_level(wanted: list[int]) -> None:
    found = levels(*wanted)
    assert found[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(found))


def test_a_whole_outline_is_left_as_it_is() -> None:
    assert levels(1, 2, 3, 2, 3, 1, 2) == [1, 2, 3, 2, 3, 1, 2]
    assert levels(1, 3, 3, 2, 1) == [1, 2, 2, 2, 1]


def test_an_identifier_stands_once_and_a_link_to_none_becomes_its_words() -> None:
    made = report("# Ett {#x}\n\n# Två {#x}\n\n[dit](#x) och [vilse](#ingenstans)\n")
    blocks = dressed(made)
    assert [node["c"][1][0] for node in every(blocks, "Header")] == ["x", ""]
    assert [node["c"][2][0] for node in every(blocks, "Link")] == ["#x"]
    assert "vilse" in plain_text(blocks)


def test_a_chart_is_known_by_its_figure() -> None:
    made = report('::: {.chart name="owners"}\n:::')
    found = figure_of(every(dressed(made), "Figure")[0], made)
    assert found is not None
    identifier, spec, alt, target = found
    assert (identifier, target) == ("fig-owners", "figure:fig-owners")
    assert spec is not None
    assert spec["description"] == alt


def test_what_an_author_writes_in_names_and_attributes_cannot_become_code() -> None:
    made = report('[x]{id="a> #panic(1)" onclick="x()" typst:text:fill="red" style="y"} [dit](#a%3E%20%23panic(1))\n')
    (span,) = every(dressed(made), "Span")
    assert span["c"][0] == ["a-panic-1-", [], []]


def test_a_link_still_finds_a_name_that_was_made_plain() -> None:
    blocks = [header(1, "Metod", "vår metod"), {"t": "Para", "c": [link("dit", "#vår metod")]}]
    assert [node["c"][2][0] for node in every(dressed(Report({"blocks": blocks}, "sv")), "Link")] == ["#vår-metod"]


def test_a_link_that_could_run_code_becomes_its_words() -> None:
    blocks = dressed(report("[ett](javascript:x()) [två](https://a.se) [tre](file:///etc/passwd)\n"))
    assert [node["c"][2][0] for node in every(blocks, "Link")] == ["https://a.se"]
    assert "ett två tre" in plain_text(blocks)


def test_characters_that_no_form_can_carry_are_replaced() -> None:
    nodes = [
        {"t": "Str", "c": "a\x1bb"},
        {"t": "Code", "c": [["", [], []], "c\x00d"]},
        {"t": "Math", "c": [{"t": "InlineMath"}, "\uffff"]},
    ]
    assert plain_text(dressed(Report({"blocks": [{"t": "Para", "c": nodes}]}, "sv"))) == "a\ufffdbc\ufffdd\ufffd"
