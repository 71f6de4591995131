"""Where each word of a Markdown tree stands in its source."""

import json

import pypandoc
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lardom.report.anchoring import anchored
from lardom.report.drafting import draft_from_pandoc
from lardom.report.flattening import position_of
from lardom.report.outline import Draft
from lardom.report.pointing import place_at
from lardom.report.tree import every


def drafted(source: str) -> Draft:
    tree = json.loads(pypandoc.convert_text(source, "json", format="commonmark_x-smart", extra_args=["--sandbox"]))
    return draft_from_pandoc(anchored(tree, source), "a.md", source)


def assert_placed(source: str) -> None:
    """Assert that every letter of every block stands where it is said to."""
    rows = source.split("\n")
    for block in drafted(source).blocks:
        for offset, letter in enumerate(block.text if block.kind != "cell" else ""):
            place = place_at(block, offset)
            assert place.line is not None
            assert place.column is not None
            if not letter.isspace():
                assert rows[place.line - 1][place.column - 1] == letter, (block.text, offset, place)


WORDS = st.lists(
    st.sampled_from(
        ["ord", "ord.", "*vikt*", "**ord**", "[länk](http://ord.se)", "`ord`", "åäö", "😀", "”citat”", "\n", '[ord]{.claim ref="C1"}',
         '[]{.fact name="ord"}', "1 891", "\\[ord\\]", "ord[^1]", "~~ord~~"]
    ),
    min_size=1,
    max_size=14,
)  # fmt: skip


@given(st.lists(WORDS, min_size=1, max_size=4))
def test_every_letter_is_found_at_the_place_it_is_said_to_stand(paragraphs: list[list[str]]) -> None:
    texts = ["Början " + " ".join(words).replace(" \n ", "\n") + " slut." for words in paragraphs]
    assert_placed("\n\n".join(texts) + "\n\n[^1]: En fotnot med ord.\n")


@pytest.mark.parametrize(
    "source",
    [
        "---\ntitle: Ord\nlang: sv\n---\n\n# Ord\n\nOrd.\n",
        "Ord.\n\n<!-- ord ord -->\n\nOrd igen.\n",
        "Ord.\n\n```\nord ord\n```\n\nOrd igen.\n",
        "- ord\n- ord ord\n  1. ord\n  2. ord\n\nOrd.\n",
        '> ”Ord.” (Projekt A, R1)\n\n::: {.quotation ref="Q1"}\n”Ord ord.”\n:::\n\nOrd.\n',
        "| Ord | ord |\n|---|---|\n| ord | ord |\n\n: Tabell 1. Ord\n\nOrd.\n",
        "Ord\\\nord på ny rad.\n",
    ],
    ids=["front matter", "comment", "code", "lists", "divs", "table", "hard break"],
)  # fmt: skip
def test_what_stands_between_the_words_leads_nobody_astray(source: str) -> None:
    assert_placed(source)


def test_living_parts_know_their_lines() -> None:
    source = (
        'Ord [ord]{.count claim="C1"} och []{.fact name="x"}.\n\n::: {.chart name="a"}\n:::\n\nOrd []{.ref to="b"}.\n'
    )
    tree = json.loads(pypandoc.convert_text(source, "json", format="commonmark_x-smart", extra_args=["--sandbox"]))
    placed = anchored(tree, source)
    parts = [node["c"][0] for kind in ("Span", "Div") for node in every(placed["blocks"], kind) if node["c"][0][1]]
    assert {classes[0]: position_of(pairs) for _, classes, pairs in parts} == {
        "count": (1, 5),
        "fact": (1, 34),
        "chart": (3, 1),
        "ref": (6, 5),
    }


def test_a_word_the_source_writes_otherwise_goes_without_a_place_and_the_next_has_one() -> None:
    (block,) = drafted("Det &amp; det, don&#39;t gå.\n").blocks
    assert place_at(block, block.text.index("gå")).column == 26
