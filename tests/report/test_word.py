from printed_report import report

from lardom.report.dressing import dressed
from lardom.report.tree import every, key_values
from lardom.report.word import word_blocks


def styles(markdown: str, kind: str = "Div") -> list[str]:
    made = report(markdown)
    found = every(word_blocks(made, dressed(made), {}), kind)
    return [style for node in found if (style := key_values(node["c"][0]).get("custom-style", ""))]


def test_every_block_quotation_has_word_s_own_style() -> None:
    assert styles('::: {.quotation ref="Q01"}\n:::\n\n> Eget.\n') == ["Quote", "Quote"]


def test_notes_abstract_and_sheets_have_styles_of_their_own() -> None:
    text = '::: {.abstract}\n[A]{.claim ref="C001"}\n:::\n\n::: {.funnel note="x"}\n:::\n\n::: {.claims-annex}\n:::\n'
    assert styles(text) == ["Abstract", "Table Note", "Claim Sheet"]
    assert "Attribution" in styles('::: {.quotation ref="Q01"}\n:::\n', "Span")


def test_caption_numbers_are_fields_that_word_counts() -> None:
    made = report('::: {.funnel}\n:::\n\n::: {.chart name="owners"}\n:::')
    blocks = word_blocks(made, dressed(made), {"figure:fig-owners": "chart-0.png"})
    codes = [node["c"][1] for node in every(blocks, "RawInline")]
    assert [code.count("<w:fldChar") for code in codes] == [3, 3]
    assert "SEQ Tabell" in codes[0]
    assert "SEQ Figur" in codes[1]


def test_a_chart_is_a_picture_as_wide_as_the_text() -> None:
    made = report('::: {.chart name="owners" alt="Mest kommuner."}\n:::')
    (image,) = every(word_blocks(made, dressed(made), {"figure:fig-owners": "chart-0.png"}), "Image")
    assert image["c"][2][0] == "chart-0.png"
    assert key_values(image["c"][0]) == {"width": "16cm"}


def test_an_author_s_picture_is_used_when_it_is_there_and_its_words_when_not() -> None:
    made = report("![En karta](karta.png)\n")
    there = word_blocks(made, dressed(made), {"karta.png": "own-0.png"})
    assert every(there, "Image")[0]["c"][2][0] == "own-0.png"
    assert every(word_blocks(made, dressed(made), {}), "Image") == []
