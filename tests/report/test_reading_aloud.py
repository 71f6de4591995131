"""The printed pages as a screen reader and a keyboard meet them: asked of the structure, without a browser."""

import re
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from lxml import html
from printed_report import report
from small_study import checked, lines
from table_one import study

from lardom.claims.ground import Ground
from lardom.report.audit_html import audit_html
from lardom.report.claim_sheets import foreign
from lardom.report.render import render

WRONG = "> ”Vi vågade prova sådant som den vanliga budgeten alltid har plats för.” (Projekt A, R1)"


@pytest.fixture(scope="module", params=["report", "audit"])
def page(request: pytest.FixtureRequest) -> Any:
    if request.param == "audit":
        return html.fromstring(audit_html((checked(lines(WRONG)),)))
    return html.fromstring(render(report(), "html", date="2026-06-15").decode())


@pytest.fixture(scope="module")
def printed() -> Any:
    return html.fromstring(render(report(), "html", date="2026-06-15").decode())


def test_a_page_tells_its_language_title_and_main_part(page: Any) -> None:
    assert page.get("lang") == "sv"
    assert page.findtext("head/title")
    assert len(page.xpath("//main")) == len(page.xpath("//h1")) == 1


def test_headings_go_down_one_step_at_a_time(page: Any) -> None:
    levels = [int(one.tag[1]) for one in page.xpath("//h1|//h2|//h3|//h4|//h5|//h6")]
    assert levels[0] == 1
    assert all(below <= above + 1 for above, below in pairwise(levels))


def test_no_id_is_given_twice_and_every_pointer_finds_one(page: Any) -> None:
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    pointers = {one.removeprefix("#") for one in page.xpath("//a/@href[starts-with(., '#')]")}
    pointers |= {*page.xpath("//@aria-labelledby"), *page.xpath("//@popovertarget"), *page.xpath("//label/@for")}
    assert pointers <= set(ids)


def test_a_claims_button_is_called_what_it_shows_and_a_sheet_takes_the_focus(printed: Any) -> None:
    buttons = printed.xpath("//button[@class='why']")
    assert buttons
    for button in buttons:
        assert button.get("aria-label").startswith(button.text)
        (sheet,) = printed.xpath(f"//*[@id='{button.get('popovertarget')}']")
        assert sheet.get("role") == "dialog"
        assert "popover" in sheet.attrib
        assert "autofocus" in sheet.attrib
        (title,) = printed.xpath(f"//*[@id='{sheet.get('aria-labelledby')}']")
        assert title.text_content().strip()
        assert sheet.xpath(".//button[@popovertargetaction='hide']")


def test_every_table_has_a_name_and_heads_that_say_what_they_head(printed: Any) -> None:
    tables = printed.xpath("//table")
    assert len(tables) > 5
    for table in tables:
        assert (table.findtext("caption") is not None) or table.get("aria-label")
        assert not table.xpath(".//th[not(@scope)]")
        (around,) = table.xpath("parent::div[@class='table-scroll']")
        assert (around.get("tabindex"), around.get("role")) == ("0", "group")
        assert around.get("aria-label")
    assert not printed.xpath("//div[@class='table-scroll']//div[@class='table-scroll']")


def test_no_tag_says_the_same_attribute_twice() -> None:
    text = render(report(), "html", date="2026-06-15").decode()
    for tag in re.findall(r"<[a-z][^<>]*>", text):
        names = re.findall(r'\s([a-z-]+)="', tag)
        assert len(names) == len(set(names)), tag


def test_a_chart_is_one_named_picture_with_its_numbers_beside_it(printed: Any) -> None:
    charts = printed.xpath("//figure[.//svg]")
    assert charts
    for chart in charts:
        (svg,) = chart.xpath(".//svg[@role]")
        assert svg.get("aria-label")
        assert chart.xpath(".//details//table/@aria-label")


def test_words_said_in_another_language_are_marked_so() -> None:
    material = study()
    talks = tuple(replace(talk, language="en") for talk in material.interviews)
    said = replace(material, interviews=talks)
    known = [one for one in material.quotations if foreign(one, Ground(said), "sv") == "en"]
    assert known
    made = html.fromstring(
        render(
            report(f'::: {{.quotation ref="{known[0].id}"}}\n:::\n', material=said), "html", date="2026-06-15"
        ).decode()
    )
    assert made.xpath("//main//blockquote//span[@lang='en']")
    assert not made.xpath("//main//span[@lang='en']//*[@class='attribution']")
    own = html.fromstring(render(report(), "html", date="2026-06-15").decode())
    assert not own.xpath("//main//blockquote//*[@lang]")


def _light(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_words_stand_out_from_their_ground_in_light_and_dark(page: Any, scheme: int) -> None:
    style = "".join(page.xpath("//style/text()"))
    roots = [
        dict(re.findall(r"--([a-z]+): (#[0-9a-f]{3,6})\b", one))
        for one in re.findall(r":root \{(.*?)\}", style, re.DOTALL)
    ]
    colours = {
        name: one if len(one) == 7 else "#" + "".join(c * 2 for c in one[1:]) for name, one in roots[scheme].items()
    }
    inks = [name for name in ("ink", "muted", "accent", "error", "warning", "note") if name in colours]
    grounds = [name for name in ("ground", "wash", "panel") if name in colours]
    for ink, ground in [*((ink, ground) for ink in inks for ground in grounds), ("ink", "mark")]:
        high, low = sorted((_light(colours[ink]), _light(colours[ground])), reverse=True)
        assert (high + 0.05) / (low + 0.05) >= 4.5, (ink, ground)
