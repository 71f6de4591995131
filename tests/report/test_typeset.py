from printed_report import report

from lardom.report.dressing import dressed
from lardom.report.tree import attr, div, every, para, plain_text
from lardom.report.typeset import quoted, typst_blocks, typst_source


def raws(markdown: str, pictures: dict[str, str] | None = None) -> list[str]:
    made = report(markdown)
    blocks = typst_blocks(made, dressed(made), pictures or {})
    return [node["c"][1] for kind in ("RawBlock", "RawInline") for node in every(blocks, kind)]


def test_a_chart_has_its_picture_alternative_text_caption_and_label() -> None:
    text = '::: {.chart name="owners" alt="Mest kommuner." caption="Ägare"}\n:::'
    (code,) = raws(text, {"figure:fig-owners": "chart-0.svg"})
    assert 'image("chart-0.svg", width: 100%, alt: "Mest kommuner.")' in code
    assert '#strong("Figur\xa01.") #"Ägare"' in code
    assert code.endswith("<fig-owners>")


def test_a_picture_that_is_not_there_leaves_its_words() -> None:
    (code,) = raws('::: {.figure caption="Karta" alt="En karta"}\n\n![](karta.png)\n\n:::')
    assert code.startswith('#figure([#"En karta"]')
    assert "image" not in code


def test_a_short_table_is_kept_whole_and_a_long_one_may_run_over() -> None:
    rows = "\n".join("| 1 |" for _ in range(40))
    assert any("tableblock(breakable: false, torn: false)" in code for code in raws("::: {.funnel}\n:::"))
    long = f'::: {{.table caption="Lång"}}\n\n| a |\n|---|\n{rows}\n\n:::'
    assert any("tableblock(breakable: true, torn: false)" in code for code in raws(long))


def test_a_table_whose_words_fill_more_than_a_page_may_run_over_however_few_its_rows() -> None:
    words = "Tiden räckte till en pilot men inte till införande. " * 5
    for rows, times, told in ((14, 1, "true, torn: false"), (2, 1, "false, torn: false"), (2, 9, "true, torn: true")):
        body = "\n".join(f"| A | {words * times} | {words} |" for _ in range(rows))
        table = f'::: {{.table caption="Ord"}}\n\n| a | b | c |\n|---|-----|-----|\n{body}\n\n:::'
        assert any(f"tableblock(breakable: {told})" in code for code in raws(table))


def test_a_paragraph_that_leads_in_a_quotation_stays_with_it() -> None:
    leading = 'Hon säger:\n\n::: {.quotation ref="Q01"}\n:::\n'
    assert "#leadin[" in raws(leading)
    assert "#leadin[" not in raws(leading.replace("säger:", "säger."))


def test_strings_are_escaped_for_typst() -> None:
    assert quoted('a "b" \\ #c\nd') == '"a \\"b\\" \\\\ #c d"'


def test_the_title_page_is_in_the_language_of_the_report() -> None:
    made = report("Text.\n")
    source = typst_source(made, "kropp", "form", date="2026-11-23")
    for line in ('title: "Signaler"', 'lang: "sv"', 'date: "23 november 2026"', 'contents: "Innehåll"',
                 'authors: ("Dag Holm", )', "stamp: datetime(year: 2026, month: 11, day: 23)"):  # fmt: skip
        assert line in source
    assert source.endswith("kropp")


def test_notes_and_sheets_are_calls_of_the_template_with_their_words_between() -> None:
    made = report("Text.\n")
    blocks = typst_blocks(made, [div([para("n = antal")], attr("", ["table-note"]))], {})
    assert [block["t"] for block in blocks] == ["RawBlock", "Para", "RawBlock"]
    assert plain_text(blocks) == "n = antal"


def test_a_formula_has_words_for_a_reader_who_listens() -> None:
    assert '#[#set math.equation(alt: "x^2");' in raws("Det är $x^2$.\n")


def test_a_term_over_two_lines_is_put_on_one() -> None:
    made = report("Två\nrader\n:   förklaring\n")
    (found,) = every(typst_blocks(made, dressed(made), {}), "DefinitionList")
    assert [node["t"] for node in found["c"][0][0]] == ["Str", "Space", "Str"]
