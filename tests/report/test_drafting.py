"""From pandoc's tree to a draft."""

import json

import pypandoc
from hypothesis import given
from hypothesis import strategies as st

from lardom.report.drafting import draft_from_pandoc, looks_like_caption
from lardom.report.outline import Draft
from lardom.report.pointing import place_at


def drafted(text: str) -> Draft:
    tree = json.loads(
        pypandoc.convert_text(text, "json", format="commonmark_x-smart+sourcepos", extra_args=["--sandbox"])
    )
    return draft_from_pandoc(tree, "a.md", text)


def test_blocks_come_in_order_with_kind_heading_and_line() -> None:
    draft = drafted("# Metod\n\nText.\n\n> ”Citat” (Projekt A, R1)\n\n- ett\n- två[^1]\n\n[^1]: Not.\n")
    assert [(b.kind, b.place.line) for b in draft.blocks] == [
        ("heading", 1),
        ("paragraph", 3),
        ("quotation", 5),
        ("item", 7),
        ("item", 8),
        ("note", 10),
    ]
    assert {block.place.heading for block in draft.blocks} == {"Metod"}


WORDS = st.lists(
    st.sampled_from(["ord", "*vikt*", "[länk](x)", "`kod`", "åäö", "😀", "”citat”", "a\nb"]), min_size=1, max_size=12
)


@given(WORDS)
def test_every_letter_is_found_at_the_place_it_is_said_to_stand(words: list[str]) -> None:
    source = "Början " + " ".join(words) + "\n"
    (block,) = drafted(source).blocks
    rows = source.split("\n")
    for offset, letter in enumerate(block.text):
        place = place_at(block, offset)
        assert place.line is not None
        assert place.column is not None
        if not letter.isspace():
            assert rows[place.line - 1][place.column - 1] == letter


def test_a_caption_goes_to_the_table_beside_it() -> None:
    table = "| a | b |\n|---|---|\n| 1 | 2 |\n"
    below, above = drafted(f"{table}\n: Tabell 1. Under.\n"), drafted(f"Tabell 2. Över.\n\n{table}")
    assert [b.table.caption for d in (below, above) for b in d.blocks if b.table] == [
        "Tabell 1. Under.",
        "Tabell 2. Över.",
    ]


def test_a_sentence_about_a_table_is_no_caption() -> None:
    assert looks_like_caption("Tabell 2: Svaren")
    assert looks_like_caption("Figure 3 Effects")
    assert not looks_like_caption("Tabell 2 visar att alla är nöjda.")


def test_directives_hold_for_the_next_block_only() -> None:
    draft = drafted('<!-- lardom: off C204 "Avtalat." -->\n\nEtt.\n\nTvå.\n')
    assert [block.off for block in draft.blocks] == [(("C204", "Avtalat."),), ()]


def test_a_quotation_div_keeps_its_id_and_attributes() -> None:
    draft = drafted('::: {.quotation ref="Q01"}\n”Ja.” (Projekt A, R1)\n:::\n')
    (block,) = draft.blocks
    assert (block.kind, block.quotation_id) == ("quotation", "Q01")
    assert ("class", "quotation") in block.attributes


def test_what_the_study_printed_of_itself_is_no_draft() -> None:
    assert [block.text for block in drafted("Före.\n\n::: {.audit}\nGranskning.\n:::\n").blocks] == ["Före."]


def test_the_language_of_the_file_is_known() -> None:
    assert drafted("---\nlang: en-GB\n---\n\nText.\n").language == "en"


def test_merged_and_blank_category_cells_are_filled() -> None:
    draft = drafted("| Kategori | Projekt |\n|---|---|\n| Hälsa | B |\n| | C |\n")
    (table,) = [block.table for block in draft.blocks if block.table]
    assert table.rows == (("Hälsa", "B"), ("Hälsa", "C"))


def test_a_table_stands_where_its_header_does() -> None:
    blocks = drafted("Text.\n\n| Projekt | Antal |\n|---|---|\n| A | 1 |\n").blocks
    assert [(block.kind, block.place.line) for block in blocks] == [("paragraph", 1), ("table", 3)]
