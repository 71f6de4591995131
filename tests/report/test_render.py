import io
import re
from dataclasses import replace
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import docx
import pypdfium2
import pytest
from compared_study import compared
from printed_report import report

from lardom.claims.summaries import Summary
from lardom.report.compose import Report
from lardom.report.figures import bars
from lardom.report.render import FORMATS, Format, RenderError, draw, render
from lardom.report.tree import definitions, header, para

DATE = "2026-11-23"


@cache
def printed(to: Format, language: str = "sv", date: str = DATE) -> bytes:
    return render(report(language=language), to, date=date)  # type: ignore[arg-type]


def pdf_text(data: bytes) -> str:
    pages = pypdfium2.PdfDocument(data)
    text = "\n".join(page.get_textpage().get_text_range() for page in pages)
    pages.close()
    return " ".join(text.replace("\ufffe", "").replace("\r\n", " ").replace("\xa0", " ").split())


class Page(HTMLParser):
    """What a page has in it: tags with their attributes, and whether every tag is closed in order."""

    VOID = ("meta", "br", "hr", "img", "col", "link", "input", "wbr")

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


@cache
def page() -> Page:
    return Page(printed("html").decode())


SENTENCES = (
    "Programmet har finansierat 53 projekt.",
    "De intervjuade visas i tabell 1, svaren i figur 2.",
    "”Tekniken tog fem månader, avtalet tog fjorton.” (Projekt A, R1)",
    "Tabell 1. Projekt och respondenter",
    "26 respondenter i 14 projekt",
    "Figur 2. Svaren",
    "13 av 26 respondenter håller med.",
)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_the_same_sentences_stand_in_all_three_forms(sentence: str) -> None:
    plain = re.sub(r"<button.*?</button>|<[^>]+>", "", printed("html").decode()).replace("\xa0", " ")
    word = docx.Document(io.BytesIO(printed("docx")))
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    words = " ".join([*(one.text for one in word.paragraphs), *cells]).replace("\xa0", " ")
    assert sentence in " ".join(plain.split())
    assert sentence in " ".join(words.split())
    assert sentence.replace("- ", "") in re.sub(r"(\w)- ?(\w)", r"\1\2", pdf_text(printed("pdf")))


@pytest.mark.parametrize("to", FORMATS)
def test_printing_twice_gives_the_same_bytes(to: Format) -> None:
    assert render(report(), to, date=DATE) == printed(to)


def test_another_date_changes_only_the_date_on_the_page() -> None:
    other = printed("html", date="2027-01-02").decode()
    assert other.replace("2 januari 2027", "23 november 2026").replace("2027-01-02", DATE) == printed("html").decode()
    assert "2 januari 2027" in pdf_text(printed("pdf", date="2027-01-02"))
    assert pdf_text(printed("pdf", date="2027-01-02")).replace("2 januari 2027", "23 november 2026") == pdf_text(
        printed("pdf")
    )


def test_the_pdf_is_tagged_for_assistive_technology() -> None:
    data = printed("pdf")
    assert b"/MarkInfo" in data
    assert b"/StructTreeRoot" in data
    assert b"pdfuaid:part" in data
    assert b"/Lang" in data


def test_the_pdf_has_its_fonts_inside_and_its_title_outside() -> None:
    data = printed("pdf")
    assert {b"Literata", b"Inter"} <= set(re.findall(rb"Literata|Inter", data))
    document = pypdfium2.PdfDocument(data)
    assert document.get_metadata_dict()["Title"] == "Signaler"
    assert [item.get_title().replace("\u2002", " ") for item in document.get_toc()][:2] == ["Sammanfattning", "1 Metod"]
    document.close()


def test_swedish_words_are_broken_where_swedish_breaks_them() -> None:
    divided = (
        "da-ta-skydds-kon-se-kvens-be-döm-ning-ar upp-hand-lings-un-der-la-gen sam-hälls-bygg-nads-för-valt-ning-ar-na"
    )
    words = divided.replace("-", "")
    made = Report({"blocks": [para(f"{words} " * 30)]}, "sv", title="Prov")
    document = pypdfium2.PdfDocument(render(made, "pdf", date=DATE))
    text = "".join(one.get_textpage().get_text_range() for one in document)
    document.close()
    # pdfium gives U+FFFE for the hyphen that is there only because the line ends.
    broken = set(re.findall(r"(\w+)\ufffe(\w+)", text))
    allowed = {
        ("".join(parts[:at]), "".join(parts[at:]))
        for parts in (word.split("-") for word in divided.split())
        for at in range(1, len(parts))
    }
    assert broken
    assert broken <= allowed


def test_the_page_is_well_formed_and_asks_nobody_outside_for_anything() -> None:
    assert page().wrong == []
    assert page().open == []
    for _, attributes in page().tags:
        for name in ("src", "href", "xlink:href", "action", "srcset"):
            address = attributes.get(name) or ""
            assert address.startswith(("#", "data:")) or not address, address
    assert page().all("script") == []
    assert page().all("link") == []
    assert not re.search(r"@import|url\((?!\"data:|#)", printed("html").decode())


def test_the_page_has_language_landmarks_and_a_way_past_the_contents() -> None:
    assert page().all("html")[0]["lang"] == "sv"
    for tag in ("header", "nav", "main", "footer"):
        assert len(page().all(tag)) == 1
    assert page().all("a")[0] == {"class": "skip", "href": "#main"}
    ids = [attributes["id"] for _, attributes in page().tags if attributes.get("id")]
    assert len(ids) == len(set(ids))
    targets = {(link["href"] or "")[1:] for link in page().all("a")}
    assert targets <= set(ids)


def test_the_headings_of_the_page_make_one_outline() -> None:
    levels = [int(tag[1]) for tag, _ in page().tags if re.fullmatch(r"h[1-6]", tag)]
    assert levels.count(1) == 1
    assert levels[0] == 1


def test_every_chart_has_a_name_and_a_table_with_its_numbers() -> None:
    pictures = page().all("svg")
    assert len(pictures) == 2
    assert all(one["role"] == "img" and one["aria-label"] for one in pictures)
    html = printed("html").decode()
    assert html.count("<summary>Visa siffrorna</summary>") == 2


def test_every_claim_opens_a_sheet_by_mouse_and_keyboard_alike() -> None:
    (button,) = [one for one in page().all("button") if one.get("class") == "why"]
    (label,) = page().all("label")
    (sheet,) = [one for _, one in page().tags if "popover" in one]
    assert button["popovertarget"] == sheet["id"]
    assert label["for"] == button["id"]


def test_english_reports_have_no_swedish_in_their_fixed_words() -> None:
    html = printed("html", language="en").decode()
    assert '<html lang="en">' in html
    for swedish in ("Tabell", "Figur ", "Innehåll", "Projekt och", "Visa siffrorna", "Underlag", "Stäng"):
        assert swedish not in re.sub(r"caption=\"[^\"]*\"", "", html).replace("Projekt och respondenter", "")
    assert re.search(r"Table(?:\xa0|&nbsp;| )1", re.sub(r"<[^>]+>", "", html))
    assert "23 November 2026" in html


def test_a_report_without_anything_is_still_printed() -> None:
    empty = Report({"blocks": []}, "en")
    for to in FORMATS:
        assert render(empty, to, date=DATE)


def test_headings_that_skip_a_level_do_not_stop_the_pdf() -> None:
    made = Report({"blocks": [header(1, "Ett", "a"), header(4, "Två", "b"), header(2, "Tre", "c")]}, "sv", title="T")
    assert render(made, "pdf", date=DATE).startswith(b"%PDF")


def test_words_that_mean_something_to_a_writer_are_printed_as_they_are() -> None:
    odd = 'Tal #1, 50 % & <b> "x" *y* _z_ $q$ \\cite{a} @ref [x] ~ `k` {=} // /* 1. a'
    made = replace(
        report(),
        ast={"blocks": [para(odd)]},
        title=odd,
        subtitle=odd,
        programme=odd,
        authors=(odd,),
        figures=(),
        sheets=(),
    )
    assert pdf_text(render(made, "pdf", date=DATE)).count("<b>") >= 5
    word = docx.Document(io.BytesIO(render(made, "docx", date=DATE)))
    assert [one.text for one in word.paragraphs].count(odd) >= 5
    html = render(made, "html", date=DATE).decode()
    assert "<b>" not in html
    assert html.count("&lt;b&gt;") >= 5


def test_the_author_s_picture_is_taken_from_the_study_folder_and_from_nowhere_else(tmp_path: Path) -> None:
    folder = tmp_path / "study"
    folder.mkdir()
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"><rect width="20" height="10"/></svg>'
    (folder / "karta.svg").write_text(svg, encoding="utf-8")
    (tmp_path / "hemlig.svg").write_text(svg, encoding="utf-8")
    text = "![Karta](karta.svg)\n\n![Hemlig](../hemlig.svg)\n\n![Borta](borta.png)\n"
    made = report(text)
    html = render(made, "html", date=DATE, folder=folder).decode()
    assert html.count("<img") == 1
    assert 'alt="Karta"' in html
    assert "Hemlig" in html
    assert render(made, "pdf", date=DATE, folder=folder).startswith(b"%PDF")
    assert "<img" not in render(made, "html", date=DATE).decode()


def test_a_word_template_of_one_s_own_is_used(tmp_path: Path) -> None:
    own = tmp_path / "own.docx"
    document = docx.Document()
    document.styles["Heading 1"].font.name = "Courier New"
    document.save(str(own))
    word = docx.Document(io.BytesIO(render(report(), "docx", date=DATE, reference_doc=own)))
    assert word.styles["Heading 1"].font.name == "Courier New"


def test_a_template_that_is_none_is_one_sentence(tmp_path: Path) -> None:
    bad = tmp_path / "bad.docx"
    bad.write_text("no archive", encoding="utf-8")
    with pytest.raises(RenderError, match=r"^pandoc could not write the docx file: "):
        render(report(), "docx", date=DATE, reference_doc=bad)


def test_a_date_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="isoformat"):
        render(report(), "html", date="i höstas")


def test_charts_are_set_in_the_type_of_the_text() -> None:
    _, figure = report().figures[0]
    assert 'font-family="Inter"' in draw(figure.spec)


HOSTILE = '#panic("a") ] } "; <x> @y $z$ \\ <script>document.title="no"</script> {{ 7*7 }} {title} ]]> &a; \x1b]0;x\x07\x9b\x00\uffff\u2028'


@pytest.mark.parametrize("to", FORMATS)
def test_text_stays_text_wherever_it_stands(to: Format) -> None:
    settings = {"title": HOSTILE, "subtitle": HOSTILE, "programme": HOSTILE, "authors": (HOSTILE,)}
    tree = {"blocks": [header(1, HOSTILE, HOSTILE), para(HOSTILE), {"t": "CodeBlock", "c": [[HOSTILE, [HOSTILE], []], HOSTILE]},
                       definitions([(HOSTILE + "\n" + HOSTILE, HOSTILE)])]}  # fmt: skip
    made = render(Report(tree, "sv", **settings), to, date=DATE)  # type: ignore[arg-type]
    assert made == render(Report(tree, "sv", **settings), to, date=DATE)  # type: ignore[arg-type]
    if to == "html":
        assert not Page(made.decode()).all("script")


def test_a_chart_can_be_drawn_of_any_text() -> None:
    assert "\ufffd" in draw(bars([("Kom\uffff\u2028mun\x00", 4)], "\ufffe", "sv"))


def test_a_letter_the_fonts_lack_is_told_with_a_way_out() -> None:
    with pytest.raises(RenderError, match=r"U\+1F600.*--to docx,html"):
        render(Report({"blocks": [para("Hej 😀")]}, "en"), "pdf", date=DATE)


def test_a_picture_that_reaches_out_is_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "karta.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/x"/></svg>')
    image = {"t": "Image", "c": [["", [], []], [], ["karta.svg", ""]]}
    with pytest.raises(RenderError, match=r"karta\.svg"):
        render(Report({"blocks": [para([image])]}, "sv"), "html", date=DATE, folder=tmp_path)


def test_a_picture_outside_the_folder_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "study").mkdir()
    (tmp_path / "b.png").write_bytes(b"secret")
    (tmp_path / "study" / "c.png").symlink_to(tmp_path / "b.png")
    images = [{"t": "Image", "c": [["", [], []], [{"t": "Str", "c": "ord"}], [target, ""]]}
              for target in ("../b.png", str(tmp_path / "b.png"), "c.png", "d\0.png", "x" * 5000 + ".png")]  # fmt: skip
    made = render(Report({"blocks": [para(images)]}, "sv"), "html", date=DATE, folder=tmp_path / "study").decode()
    assert made.count("ord") >= len(images)
    assert not Page(made).all("img")


def test_long_words_in_cells_run_over_pages_and_none_falls_off_the_foot() -> None:
    material = compared()
    cases = [row.project_id for row in material.sample if row.label]
    words = "Tiden räckte till en pilot men inte till införande, och reglerna kom in sent i arbetet. " * 3
    told = tuple(
        Summary(case, theme, f"{words}Slut{n}{theme}.") for n, case in enumerate(cases) for theme in ("T1", "T2")
    )
    made = report("::: {.framework}\n:::", material=replace(material, summaries=told))
    document = pypdfium2.PdfDocument(render(made, "pdf", date=DATE))
    inside = "".join(
        page.get_textpage().get_text_bounded(0, 40, page.get_width(), page.get_height()) for page in document
    )
    ends = re.sub(r"[-\u00ad\ufffe\s]+", "", inside)
    assert [one.text[-9:] for one in told if re.sub(r"\s", "", one.text.rpartition(" ")[2]) not in ends] == []
    assert len(document) > 2
