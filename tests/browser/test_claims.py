"""The claims board in a real browser: dragging, the keyboard, counts that follow the coding, and no scripts at all."""

import re
from collections.abc import Callable

import pytest
from chromium import SignedIn, violations
from playwright.sync_api import Page, expect
from workbench import EXAMPLE

from lardom.web.claims.models import Claim, Evidence
from lardom.web.claims.queries.values import claim_rows
from lardom.web.coding.models import Coding
from lardom.web.exchange.actions import import_folder
from lardom.web.study.models import Person, Study
from lardom.web.study.writing import writing

type Opened = Callable[..., Page]

expect.set_options(timeout=20_000)


@pytest.fixture
def board(server: str, lead: Person) -> Study:  # noqa: ARG001 - the database is the server's
    return import_folder(EXAMPLE, by=lead)


@pytest.fixture
def opened(board: Study, browsing: SignedIn, lead: Person) -> Opened:
    """The board, or another page of the room, in the lead's browser."""

    def open_for(address: str = "", **more: object) -> Page:
        page = browsing(lead, **more).new_page()
        page.set_default_timeout(45_000)  # machines are shared
        page.goto(f"/s/{board.slug}/claims/{address}")
        return page

    return open_for


def claim(study: Study, ref: str) -> Claim:
    return Claim.objects.of(study).get(ref=ref)


def card(page: Page, study: Study, ref: str):  # type: ignore[no-untyped-def]  # noqa: ANN201 - a locator
    return page.locator(f"#claim-{claim(study, ref).pk}")


def links(study: Study, ref: str) -> list[tuple[str, str, str]]:
    found = Evidence.objects.of(study).filter(claim__ref=ref, removed=False).order_by("pk")
    return list(found.values_list("kind", "target", "relation"))


def test_evidence_is_dragged_onto_a_claim_counted_at_once_and_taken_back(opened: Opened, board: Study) -> None:
    page = opened("?q=C028")
    page.select_option("#panel-kind", "code")
    page.fill("#panel-q", "upphandling")
    source = page.locator('.source[data-kind="code"]').first
    expect(source).to_contain_text("respondents")
    before, state = links(board, "C028"), card(page, board, "C028").locator(".claim-count")
    counted = state.inner_text()
    source.drag_to(card(page, board, "C028").locator('[data-drop="contradicts"]'))
    expect(page.locator("#told")).to_contain_text("is linked to C028")
    assert links(board, "C028")[-1][2] == "contradicts"
    expect(state).to_have_text(counted)
    source.drag_to(card(page, board, "C028").locator('[data-drop="supports"]'))
    expect(page.locator("#told")).to_contain_text("already linked")
    page.fill("#panel-q", "K02")
    page.locator('.source[data-ref="K02"]').drag_to(card(page, board, "C028").locator('[data-drop="supports"]'))
    expect(page.locator("#told")).to_contain_text("is linked to C028")
    expect(state).not_to_have_text(counted)
    page.get_by_role("button", name="Undo", exact=True).click()
    expect(state).to_have_text(counted)
    assert len(links(board, "C028")) == len(before) + 1


def test_evidence_is_linked_by_keyboard_alone(opened: Opened, board: Study) -> None:
    page = opened("?q=C028")
    before = links(board, "C028")
    link = card(page, board, "C028").get_by_role("link", name=re.compile("Link evidence"))
    link.focus()
    page.keyboard.press("Enter")
    dialog = page.locator("dialog[open]")
    expect(dialog).to_contain_text("Link evidence to C028")
    dialog.locator("select[name=kind]").focus()
    page.keyboard.type("Code")
    choice = dialog.locator('input[name=target][value="K01"]')
    expect(choice).to_be_visible()
    choice.focus()
    page.keyboard.press("Space")
    dialog.get_by_role("radio", name="qualifies").focus()
    page.keyboard.press("Space")
    dialog.get_by_role("button", name="Link", exact=True).focus()
    page.keyboard.press("Enter")
    expect(page.locator("#told")).to_contain_text("Upphandling och avtal")
    expect(link).to_be_focused()
    assert links(board, "C028") == [*before, ("code", "K01", "qualifies")]


def test_counts_follow_the_coding_while_the_page_stands_still_and_the_focus_stays(
    opened: Opened, board: Study, lead: Person
) -> None:
    page = opened()
    page.wait_for_timeout(500)
    shown = card(page, board, "C029")
    shown.scroll_into_view_if_needed()
    shown.locator(".claim-text a").focus()
    top = shown.bounding_box()
    with writing(board, by=lead, kind="coding.removed") as act:
        for coding in list(Coding.objects.of(board).filter(code__ref="K05", removed=False))[:-1]:
            act.remove(coding)
    expect(shown).to_contain_text("Needs a judgement", timeout=20_000)
    expect(page.locator("#told")).to_contain_text("C029")
    after = shown.bounding_box()
    assert top is not None
    assert after is not None
    assert abs(top["y"] - after["y"]) < 2
    expect(shown.locator(".claim-text a")).to_be_focused()


def test_claims_are_put_in_order_by_drag_and_by_keyboard(opened: Opened, board: Study) -> None:
    page = opened("?section=6.1", height=2400)  # a page that scrolls under a drag lets go of it
    card(page, board, "C038").locator(".claim-ref").drag_to(card(page, board, "C036").locator(".claim-text"))
    expect(page.locator("#told")).to_contain_text("C038 is moved")
    assert list(claim_rows(board).filter(section="6.1").values_list("ref", flat=True))[:2] == ["C038", "C036"]
    button = page.get_by_role("button", name="Move C038 down")
    button.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("done="))
    assert list(claim_rows(board).filter(section="6.1").values_list("ref", flat=True))[:2] == ["C036", "C038"]


def test_a_claim_is_written_in_one_line_and_read_while_one_types(opened: Opened, board: Study) -> None:
    page = opened()
    page.fill("#quick-text", "Många respondenter vill se en fortsättning.")
    expect(page.locator("#quick-reading")).to_contain_text("respondents")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("done="))
    assert claim(board, "C080").unit == "respondent"
    expect(card(page, board, "C080")).to_contain_text("Link a code")


def test_a_quotation_is_cut_and_held_against_the_transcript_while_one_writes(opened: Opened) -> None:
    page = opened("quotations/new/?coding=cC1-18")
    words = page.locator("#id_text")
    words.focus()
    page.keyboard.press("Control+Home")
    for _ in range(12):
        page.keyboard.press("Shift+ArrowRight")
    expect(page.locator("[name=words]")).to_have_value("Andra gången")
    page.get_by_role("button", name="Set the device").click()
    expect(words).to_have_value(re.compile(r"^\[…\] skrev"))
    words.fill("Vi har aldrig skrivit något alls.")
    expect(page.locator("#quotation-preview .notice.bad")).to_be_visible()
    page.get_by_role("button", name="Put it in the register").click()
    expect(page.locator("main")).to_contain_text("Quote what was said")


def test_everything_is_linked_without_scripts(opened: Opened, board: Study) -> None:
    page = opened("?q=C028", java_script_enabled=False)
    before = links(board, "C028")
    card(page, board, "C028").get_by_role("link", name=re.compile("Link evidence")).click()
    page.locator("select[name=kind]").select_option("code")
    page.get_by_role("button", name="Search").click()
    page.locator('input[name=target][value="K01"]').check()
    page.get_by_role("button", name="Link", exact=True).click()
    expect(page.locator("main")).to_contain_text("C028")
    assert links(board, "C028") == [*before, ("code", "K01", "supports")]
    page.get_by_role("button", name="Undo what was just done").click()
    assert links(board, "C028") == before


def test_every_page_is_reached_by_everybody_in_swedish_on_a_telephone(
    opened: Opened, board: Study, lead: Person
) -> None:
    # In English and on a desk, and all other rooms' pages: test_every_page.py.
    Person.objects.filter(pk=lead.pk).update(language="sv")
    number = claim(board, "C036").pk
    for address in ("", f"{number}/", f"link/?claim={number}", "quotations/", "voices/", "from-code/?code=K01",
                    "quotations/new/?coding=cC1-18", "sources/?kind=code"):  # fmt: skip
        page = opened(address, width=360)
        assert violations(page) == [], address
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
        page.context.close()


def test_on_a_claims_own_page_evidence_is_linked_while_what_one_writes_stays(opened: Opened, board: Study) -> None:
    page = opened(f"{claim(board, 'C028').pk}/")
    page.locator("#comment-text").fill("Halvvägs skriven")
    link = page.get_by_role("link", name="Link evidence")
    link.focus()
    page.keyboard.press("Enter")
    dialog = page.locator("dialog[open]")
    kind = dialog.locator("select[name=kind]")
    kind.focus()
    page.keyboard.type("Code")
    choice = dialog.locator('input[name=target][value="K01"]')
    expect(choice).to_be_visible()
    expect(kind).to_be_focused()
    choice.focus()
    page.keyboard.press("Space")
    dialog.get_by_role("button", name="Link", exact=True).focus()
    page.keyboard.press("Enter")
    expect(page.locator("#told")).to_contain_text("Upphandling och avtal")
    expect(page.locator("#evidence-table")).to_contain_text("Upphandling och avtal")
    expect(page.locator("#claim-history")).to_contain_text("evidence linked")
    expect(link).to_be_focused()
    expect(page.locator("#comment-text")).to_have_value("Halvvägs skriven")
    page.locator("#told").get_by_role("button", name="Undo").click()
    expect(page.locator("#told")).to_contain_text("Undone")
    expect(page.locator("#evidence-table")).not_to_contain_text("Upphandling och avtal")
