"""The reader in a real browser: selecting, coding, undoing, living with others, and losing nothing."""

import re
import time
from collections.abc import Callable

import pytest
from chromium import SignedIn, sign_in, violations
from playwright.sync_api import Page, expect
from reading_room import TEXT, assign, make_code, make_transcript
from workbench import Joined

from lardom.web.coding.models import Coding, Mark
from lardom.web.study.models import Person, Study
from lardom.web.transcripts.actions.correcting import correct_turn
from lardom.web.transcripts.models import Transcript
from lardom.web.transcripts.queries import texts

type Opened = Callable[..., Page]


@pytest.fixture
def transcript(server: str, study: Study, lead: Person) -> Transcript:  # noqa: ARG001 - the database is the server's
    for name in ("Eldsjälar", "Tid", "Ärlighet"):
        make_code(study, lead, name, order=len(name))
    return make_transcript(study, lead)


@pytest.fixture
def opened(transcript: Transcript, browsing: SignedIn, lead: Person) -> Opened:
    """The reader's page in somebody's browser."""

    def open_for(person: Person = lead, **more: object) -> Page:
        page = browsing(person, **more).new_page()
        page.goto(f"/s/{transcript.study.slug}/coding/read/{transcript.pk}/")
        page.wait_for_selector("lardom-reader.ready")
        return page

    return open_for


def words() -> list[str]:
    """The words of all passages that stand, in the order of the text."""
    rows = [*Coding.objects.filter(removed=False), *Mark.objects.filter(removed=False)]
    return [TEXT[row.start : row.end] for row in sorted(rows, key=lambda row: (row.start, row.end))]


def saved(page: Page) -> None:
    """Wait until all is saved."""
    page.wait_for_selector(".unsaved[data-state=saved]")


FOUND = """(text) => {
    for (const block of document.querySelectorAll(".block")) {
        const at = block.firstChild.data.indexOf(text);
        if (at < 0) continue;
        const range = document.createRange();
        range.setStart(block.firstChild, at);
        range.setEnd(block.firstChild, at + text.length);
        const [first, ...rest] = range.getClientRects();
        const last = rest.at(-1) ?? first;
        return [first.left + 1, first.top + first.height / 2, last.right - 1, last.top + last.height / 2];
    }
}"""
"""Where words begin and end on the page."""


def select(page: Page, text: str) -> None:
    """Select words with the mouse, as a hand does."""
    left, top, right, bottom = page.evaluate(FOUND, text)
    page.mouse.move(left, top)
    page.mouse.down()
    page.mouse.move((left + right) / 2, top)
    page.mouse.move(right, bottom)
    page.mouse.up()


def test_a_turn_is_coded_by_keyboard_alone(opened: Opened) -> None:
    page = opened()
    for key in ("j", "j", "c"):
        page.keyboard.press(key)
    page.keyboard.type("eld")
    expect(page.locator("[role=option][aria-selected=true]")).to_contain_text("Eldsjälar")
    page.keyboard.press("Enter")
    saved(page)
    assert words() == ["Det började med en eldsjäl. Hon fick ingen tid 😀 avsatt."]
    expect(page.locator("#turn-2 .turn-codings")).to_have_text("1 coding: Eldsjälar")
    expect(page.locator("#turn-2 .stripe")).to_have_count(1)
    expect(page.locator(".passage.chosen .passage-name")).to_have_text("Eldsjälar")


def test_words_are_selected_with_the_mouse_and_coded_from_the_bar(opened: Opened) -> None:
    page = opened()
    select(page, "ingen tid")
    page.locator(".passage-bar [data-do=code]").click()
    page.keyboard.type("arl")  # a keyboard without ä
    page.keyboard.press("Enter")
    saved(page)
    assert (words(), Coding.objects.get().code.name) == (["ingen tid"], "Ärlighet")
    select(page, "avsatt")
    page.locator(".passage-bar [data-do=again]").click()
    saved(page)
    assert words() == ["ingen tid", "avsatt"]


def test_the_keyboard_selects_extends_shrinks_splits_deletes_undoes_and_does_again(opened: Opened) -> None:
    page = opened()
    press = page.keyboard.press
    for key in ("j", "j", "Shift+ArrowRight", "+", "+", "-", "m"):
        press(key)
    saved(page)
    assert words() == ["Det började"]
    for _ in range(4):
        press("+")
    press("Alt+Shift+ArrowRight")
    saved(page)
    page.wait_for_timeout(700)
    saved(page)
    assert words() == ["började med en eldsjäl. Hon"]
    press("Delete")
    expect(page.locator("#turn-2 .stripe")).to_have_count(0)
    press("Control+z")
    expect(page.locator("#turn-2 .stripe")).to_have_count(1)
    press("Control+z")
    saved(page)
    assert words() == ["Det började"]
    press("Control+Shift+z")
    press("Control+Shift+z")
    saved(page)
    assert words() == []


def test_a_passage_is_split_where_the_caret_stands(opened: Opened) -> None:
    page = opened()
    for key in ("j", "j", "m", "v"):
        page.keyboard.press(key)
    for _ in range(5):
        page.keyboard.press("Control+ArrowRight")
    page.keyboard.press("s")
    page.keyboard.type("xyz")
    saved(page)
    assert len(words()) == 2
    assert " ".join(words()) == "Det började med en eldsjäl. Hon fick ingen tid 😀 avsatt."
    assert page.locator("#turn-2 .block").text_content() == "Det började med en eldsjäl. Hon fick ingen tid 😀 avsatt."


def test_what_others_do_appears_within_a_second_and_the_page_stays_still(
    opened: Opened, joined: Joined, study: Study
) -> None:
    mine, theirs = opened(height=420), opened(joined(study, "Alma Rehn", "assistant"))
    mine.locator("#turn-4").scroll_into_view_if_needed()
    before = mine.locator("#turn-4 .block").bounding_box()
    mine.wait_for_timeout(1000)
    for key in ("j", "j", "m"):
        theirs.keyboard.press(key)
    began = time.monotonic()
    expect(mine.locator("#turn-2 .stripe")).to_have_count(1, timeout=3000)
    assert time.monotonic() - began < 1.5
    assert mine.locator("#turn-4 .block").bounding_box() == before


def test_without_network_nothing_is_lost_and_no_word_of_the_interview_is_kept_in_the_browser(opened: Opened) -> None:
    page = opened()
    page.keyboard.press("j")
    page.context.set_offline(True)
    for key in ("m", "j", "m", "j", "m", "j", "m", "Delete", "Control+z"):
        page.keyboard.press(key)
    expect(page.locator(".unsaved")).to_contain_text("6 not saved")
    kept = page.evaluate("JSON.stringify({...localStorage}) + JSON.stringify({...sessionStorage})")
    assert "lardom:act" in kept
    assert not any(word in kept for word in ("eldsjäl", "började", "slutade", "Sedan"))
    page.context.set_offline(False)
    saved(page)
    assert len(words()) == 4


def test_a_page_that_is_left_unsaved_sends_it_when_it_is_opened_again(opened: Opened) -> None:
    page = opened()
    page.route("**/acts/", lambda route: route.abort())
    for key in ("j", "m"):
        page.keyboard.press(key)
    expect(page.locator(".unsaved")).to_contain_text("1 not saved")
    page.unroute("**/acts/")
    page.reload()
    expect(page.locator("#turn-1 .stripe")).to_have_count(1)
    saved(page)
    assert words() == ["Hur började det?"]


def test_what_a_left_page_did_not_save_is_sent_from_any_other(opened: Opened, study: Study) -> None:
    page = opened()
    page.route("**/acts/", lambda route: route.abort())
    for key in ("j", "m"):
        page.keyboard.press(key)
    expect(page.locator(".unsaved")).to_contain_text("1 not saved")
    page.goto(f"/s/{study.slug}/coding/")
    notice = page.locator("#left-behind")
    expect(notice).to_contain_text("not saved yet: 1.")
    assert "coding/read/" in (notice.get_by_role("link").get_attribute("href") or "")
    page.unroute("**/acts/")
    page.evaluate("dispatchEvent(new Event('focus'))")
    expect(notice).to_be_hidden()
    assert words() == ["Hur började det?"]


def test_what_was_refused_after_its_page_was_left_is_told_until_it_is_seen(opened: Opened, study: Study) -> None:
    page = opened()
    for key in ("j", "m"):
        page.keyboard.press(key)
    saved(page)
    page.route("**/acts/", lambda route: route.abort())
    page.keyboard.press("Delete")
    expect(page.locator(".unsaved")).to_contain_text("1 not saved")
    Mark.objects.update(version=5)
    page.goto(f"/s/{study.slug}/coding/")
    page.unroute("**/acts/")
    page.evaluate("dispatchEvent(new Event('focus'))")
    notice = page.locator("#left-behind")
    expect(notice).to_contain_text("Not done in the reader: 1.")
    notice.get_by_role("button", name="I have seen it").click()
    expect(notice).to_be_hidden()
    assert len(words()) == 1


def test_an_ended_session_keeps_everything_and_signing_in_sends_it(opened: Opened, lead: Person, server: str) -> None:
    page = opened()
    page.context.clear_cookies()
    for key in ("j", "m", "j", "m"):
        page.keyboard.press(key)
    expect(page.locator(".sign-in")).to_be_visible()
    expect(page.locator(".unsaved")).to_contain_text("2 not saved")
    sign_in(page.context, server, lead)
    page.context.new_page().goto("/")  # the other tab, in which one signs in, brings the form token
    page.evaluate("dispatchEvent(new Event('focus'))")
    saved(page)
    assert len(words()) == 2


def test_a_conflict_is_shown_and_can_be_put_aside(opened: Opened) -> None:
    page = opened()
    for key in ("j", "m"):
        page.keyboard.press(key)
    saved(page)
    row = Mark.objects.get()
    page.route("**/changes/**", lambda route: route.abort())
    Mark.objects.filter(pk=row.pk).update(version=5, end=row.end - 5)
    page.keyboard.press("-")
    expect(page.locator(".refused li")).to_contain_text("A passage was not moved")
    page.unroute("**/changes/**")
    page.locator(".refused button").click()
    expect(page.locator(".refused")).to_be_hidden()
    assert Mark.objects.get().end == row.end - 5


def test_reading_blind_the_browser_never_learns_of_others_marks(
    opened: Opened, joined: Joined, study: Study, transcript: Transcript, lead: Person
) -> None:
    alma = joined(study, "Alma Rehn", "assistant")
    assign(study, transcript, lead, alma)
    mine, theirs = opened(), opened(alma)
    for key in ("j", "m"):
        mine.keyboard.press(key)
    saved(mine)
    theirs.wait_for_timeout(1200)
    expect(theirs.locator(".stripe")).to_have_count(0)
    theirs.get_by_role("button", name="Close my reading").click()
    theirs.wait_for_selector("lardom-reader.ready")
    expect(theirs.locator("#turn-1 .stripe")).to_have_count(1)


def test_searching_finds_and_walks(opened: Opened) -> None:
    page = opened()
    page.keyboard.press("/")
    page.keyboard.type("sedan")
    status = page.locator(".reader-search [role=status]")
    expect(status).to_have_text("2 hits")
    page.keyboard.press("Enter")
    expect(status).to_have_text("1 of 2")
    page.keyboard.press("Enter")
    expect(page.locator("#turn-4")).to_have_class("turn current")


def test_memos_are_written_and_read_and_stay_in_the_field_without_network(opened: Opened) -> None:
    page = opened()
    for key in ("j", "m", "e"):
        page.keyboard.press(key)
    page.context.set_offline(True)
    page.keyboard.type("En tanke")
    page.get_by_role("button", name="Save memo").click()
    expect(page.locator(".memos [role=status]")).to_contain_text("not saved yet")
    page.context.set_offline(False)
    page.get_by_role("button", name="Save memo").click()
    expect(page.locator(".memos-list")).to_contain_text("En tanke")
    page.get_by_role("button", name="Change: En tanke").click()
    expect(page.get_by_label("Change the memo")).to_have_value("En tanke")
    page.keyboard.type(" till")
    page.get_by_role("button", name="Save memo").click()
    expect(page.locator(".memos-list")).to_contain_text("En tanke till")
    expect(page.get_by_label("New memo")).to_have_value("")
    page.get_by_role("button", name="Take away: En tanke till").click()
    expect(page.locator(".memos [role=status]")).to_contain_text("taken away")
    expect(page.locator(".memos-list li")).to_have_count(0)


def test_a_quotation_begins_from_the_text_with_numbers_only_in_its_address(opened: Opened) -> None:
    page = opened()
    for key in ("j", "j", "q"):
        page.keyboard.press(key)
    expect(page).to_have_url(re.compile(r"/claims/quotations/new/\?number=\d+&start=\d+&end=\d+$"))


@pytest.mark.parametrize("width", [1280, 360])
def test_nothing_is_found_wrong_by_axe_and_nothing_scrolls_sideways(opened: Opened, width: int) -> None:
    page = opened(width=width)
    for key in ("j", "j", "1"):
        page.keyboard.press(key)
    saved(page)
    assert violations(page) == []
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
    page.keyboard.press("c")
    assert violations(page) == []
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    assert violations(page) == []
    page.keyboard.press("Escape")
    page.goto(page.url + "turn/2/")
    assert violations(page) == []
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")


def touched(opened: Opened) -> Page:
    """The reader on a phone, under a finger."""
    return opened(width=360, height=700, has_touch=True, is_mobile=True)


def beginning_of(page: Page, word: str) -> tuple[float, float]:
    """Where a word begins on the page."""
    x, y, *_end = page.evaluate(FOUND, word)
    return x, y


@pytest.mark.parametrize("finger", [False, True])
def test_a_passage_is_split_with_mouse_and_finger_where_one_pressed_last(opened: Opened, *, finger: bool) -> None:
    page = touched(opened) if finger else opened()
    page.locator("#turn-2 .turn-codings").click()
    page.locator(".palette [role=option]").first.click()
    saved(page)
    page.locator("#turn-2 .stripe").click()
    if finger:
        page.locator(".panel-close").tap()
        page.touchscreen.tap(*beginning_of(page, "ingen"))
        page.get_by_role("button", name="Codings and codes").tap()
    else:
        page.mouse.click(*beginning_of(page, "ingen"))
    page.locator(".passage.chosen [data-do=split]").click()
    expect(page.locator(".passage")).to_have_count(2)
    saved(page)
    assert any(found.startswith("ingen") for found in words())


def test_why_something_cannot_be_done_is_seen_and_not_only_heard(opened: Opened) -> None:
    page = opened()
    for key in ("j", "1", "s"):
        page.keyboard.press(key)
    said = page.locator(".said")
    expect(said).to_contain_text("then split")
    box = said.bounding_box()
    assert box
    assert box["width"] > 100
    tools = page.locator(".reader-tools").bounding_box()
    assert tools
    assert box["y"] >= tools["y"] + tools["height"]


def test_on_a_phone_the_list_comes_up_beside_the_passage_it_is_about(opened: Opened) -> None:
    page = touched(opened)
    last = page.locator(".turn").last
    last.scroll_into_view_if_needed()
    last.locator(".turn-codings").tap()
    page.locator(".palette [role=option]").first.tap()
    page.wait_for_selector(".palette", state="hidden")
    last.locator(".stripe").tap()
    sheet = page.locator(".reader-panel").bounding_box()
    text = last.locator(".block").first.bounding_box()
    assert sheet
    assert text
    assert text["y"] + 20 < sheet["y"]
    expect(page.locator(".stripe-tip")).to_be_hidden()


def test_the_keys_are_shown_from_the_first_one_on_also_on_a_phone(opened: Opened) -> None:
    page = touched(opened)
    page.get_by_role("button", name="Keys").tap()
    expect(page.locator("#keys-title")).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(page.locator("dialog.keys")).to_be_hidden()


def test_what_was_refused_is_told_where_one_reads(opened: Opened) -> None:
    page = opened()
    for key in ("j", "m"):
        page.keyboard.press(key)
    saved(page)
    page.route("**/changes/**", lambda route: route.abort())
    Mark.objects.update(version=5, end=Mark.objects.get().end - 5)
    page.keyboard.press("-")
    expect(page.locator(".unsaved")).to_have_text("1 was not done")
    assert page.locator(".reader-tools .refused li").count() == 1


def stripes(page: Page) -> list[str]:
    """Where the stripes stand: the turn, and how far down in it."""
    found: list[str] = page.locator(".stripe").evaluate_all(
        "all => all.map(one => [one.closest('.turn').id, one.style.top, one.style.height].join(' '))"
    )
    return found


def test_a_correction_is_told_to_who_has_the_page_open_and_her_marks_come_along(
    opened: Opened, transcript: Transcript, study: Study, lead: Person
) -> None:
    page = opened()
    for key in ("j", "j", "m"):
        page.keyboard.press(key)
    saved(page)
    drawn = stripes(page)
    page.context.set_offline(True)
    for key in ("j", "j", "m"):
        page.keyboard.press(key)
    row, document = texts.in_use(study, transcript.pk)
    correct_turn(
        study, row, document, number=1, words="Hur började det hela egentligen?", why="", by=lead, seen=row.version
    )
    page.context.set_offline(False)
    saved(page)
    expect(page.locator(".corrected")).to_be_visible()
    expect(page.locator(".refused")).to_be_hidden()
    assert stripes(page)[:1] == drawn
    page.locator(".corrected button").click()
    page.wait_for_selector("lardom-reader.ready")
    expect(page.locator(".corrected")).to_be_hidden()
    text = texts.in_use(study, transcript.pk)[1].text
    assert [text[m.start : m.end] for m in Mark.objects.order_by("start")] == TEXT.split("\n")[1:4:2]
