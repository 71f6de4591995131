import json

import pypandoc
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lardom.report.drafting import draft_from_pandoc
from lardom.report.placing import gathered
from lardom.report.tree import plain_text


def tree_of(text: str) -> dict[str, list[object]]:
    tree: dict[str, list[object]] = json.loads(pypandoc.convert_text(text, "json", format="commonmark_x+sourcepos"))
    return tree


REPORT = """# Rubrik ett

Hej *du* där, "så" gör vi... nu — och 😀 då.
Nästa rad [text med `kod`]{.claim ref="C1"} slut.

::: {.quotation ref="Q1"}
:::

- en punkt
- en till, med [länk](x.md)
"""


def count_nodes(tree: object) -> int:
    if isinstance(tree, dict):
        return 1 + sum(count_nodes(value) for value in tree.values())
    if isinstance(tree, list):
        return sum(count_nodes(value) for value in tree)
    return 0


def test_gathering_keeps_the_words_and_every_place_of_the_draft() -> None:
    tree = tree_of(REPORT)
    before = draft_from_pandoc(tree, "report.md", REPORT)
    after = draft_from_pandoc(gathered(tree), "report.md", REPORT)
    assert [block.text for block in before.blocks] == [block.text for block in after.blocks]
    assert [block.place for block in before.blocks] == [block.place for block in after.blocks]
    lines = REPORT.split("\n")
    for block in after.blocks:
        for offset, line, column in block.positions:
            if block.text[offset].isalpha():
                assert lines[line - 1][column - 1] == block.text[offset]


def test_gathering_leaves_the_tree_it_was_given_alone_and_makes_a_smaller_one() -> None:
    tree = tree_of(REPORT)
    stored = json.dumps(tree)
    assert count_nodes(gathered(tree)) < count_nodes(tree)
    assert json.dumps(tree) == stored


@pytest.mark.parametrize("place", ["", "1:1", "1:1-2:3", "x"])
def test_a_word_without_a_place_on_one_line_stays_alone(place: str) -> None:
    word = {"t": "Span", "c": [["", [], [["wrapper", "1"], ["data-pos", place]]], [{"t": "Str", "c": "ja"}]]}
    assert gathered([word, word]) == [word, word]


@given(st.lists(st.text(st.sampled_from("abcåäö.,é"), min_size=1, max_size=6), min_size=1, max_size=30))
def test_a_paragraph_of_plain_words_becomes_one_run_with_the_same_text(words: list[str]) -> None:
    column, spans = 1, []
    for word in words:
        pairs = [["wrapper", "1"], ["data-pos", f"1:{column}-1:{column + len(word)}"]]
        spans.append({"t": "Span", "c": [["", [], pairs], [{"t": "Str", "c": word}]]})
        column += len(word)
    (run,) = gathered(spans)
    assert plain_text([run]) == "".join(words)
    assert run["c"][0][2][1][1] == f"1:1-1:{column}"
