import re

from printed_report import report

from lardom.report.claim_sheets import ClaimSheet, Said
from lardom.report.dressing import Heading, dressed
from lardom.report.tree import every
from lardom.report.web import accessible_svg, caption_html, contents_html, font_faces, scoped, sheet_html, web_blocks

SHEET = ClaimSheet(
    "C1", "A < B & C", 2, 3, "respondent", "2 av 3", "Håller <inte>.", "wrong", where=(("A", ("R1",)),),
    quotations=(Said("Q1", "qualifies", "”Ja”\n”Nej”", "Projekt A, R1"),),
)  # fmt: skip


def test_a_claim_is_a_label_whose_button_opens_its_sheet_without_a_script() -> None:
    made = report('[A]{.claim ref="C001"} [B]{.claim ref="C001"}')
    codes = [node["c"][1] for node in every(web_blocks(made, dressed(made), {}), "RawInline")]
    assert codes[0] == '<label class="claim" for="why-C001-1">'
    assert 'id="why-C001-1" popovertarget="sheet-C001"' in codes[1]
    assert 'aria-label="13 av 26 respondenter, underlag för påstående C001">13 av 26</button>' in codes[1]
    assert codes[2] == '<label class="claim" for="why-C001-2">'


def test_a_claim_nobody_registered_is_plain_words() -> None:
    made = report('[A]{.claim ref="C999"}')
    assert every(web_blocks(made, dressed(made), {}), "RawInline") == []


def test_a_sheet_is_escaped_and_can_be_closed() -> None:
    html = sheet_html(SHEET, "sv")
    assert "A &lt; B &amp; C" in html
    assert "Håller &lt;inte&gt;." in html
    assert 'popovertargetaction="hide">Stäng</button>' in html
    assert "Nyanserar: ”Ja”<br>”Nej”" in html
    assert 'class="sheet wrong"' in html


def test_a_chart_is_one_picture_to_a_listener_and_shares_no_ids() -> None:
    svg = '<svg class="marks" width="9" height="9" role="graphics-document" aria-label="en"><g role="x" id="c"><path clip-path="url(#c)"/></g></svg>'
    html = accessible_svg(svg, 'Två "ting"', "fig-a")
    assert html.count("role=") == 1
    assert 'aria-label="Två &quot;ting&quot;"' in html
    assert 'id="fig-a-c"' in html
    assert "url(#fig-a-c)" in html


def test_heads_of_rows_and_columns_say_what_they_head() -> None:
    html = scoped(
        "<table><caption>Tabell 1</caption><thead><tr><th>A</th></tr></thead><tbody><tr><th>x</th><td>1</td></tr></tbody></table>"
    )
    assert re.findall(r'<th scope="(\w+)">', html) == ["col", "row"]
    assert 'role="group" aria-label="Tabell 1"' in html


def test_two_levels_of_headings_make_the_contents() -> None:
    html = contents_html(
        [Heading(1, "1", "A & B", "a"), Heading(2, "1.1", "C", "c"), Heading(3, "", "D", "d"), Heading(1, "", "E", "e")]
    )
    assert re.findall(r'href="#(\w)"', html) == ["a", "c", "e"]
    assert "A &amp; B" in html


def test_captions_set_their_label_apart() -> None:
    assert caption_html([{"t": "Plain", "c": [{"t": "Str", "c": "Utan <nummer>"}]}]) == "Utan &lt;nummer&gt;"


def test_fonts_are_inside_the_page() -> None:
    rule = font_faces({"Literata-SemiBoldItalic.woff2": b"abc"})
    assert "font-weight:600;font-style:italic" in rule
    assert 'url("data:font/woff2;base64,YWJj")' in rule
