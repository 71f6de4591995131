"""A browser as people have it: pages one comes from are kept for going back, and only a few connections are open.

Playwright turns that off in the browsers it starts, so these tests start one of their own.
"""

from collections.abc import Iterator

import pytest
from chromium import CHROMIUM, FLAGS, sign_in
from playwright.sync_api import Page, expect, sync_playwright

from lardom.web.coding.models import Code
from lardom.web.study import actions
from lardom.web.study.models import Person, Study
from lardom.web.study.writing import writing

CONNECTIONS = 6
"""Connections that Chromium has to one place at a time."""


@pytest.fixture
def study(server: str, lead: Person) -> Study:  # noqa: ARG001 - the database is the server's
    return actions.make_study(title="Vägen tillbaka", by=lead)


@pytest.fixture
def page(server: str, lead: Person) -> Iterator[Page]:
    """A page in a browser that keeps what one comes from; what it was shown again from is told in `window.kept`."""
    if not CHROMIUM.exists():
        pytest.skip("LOUD: no /usr/bin/chromium, so nothing is tested in a browser (Debian: apt install chromium)")
    with sync_playwright() as player:
        browser = player.chromium.launch(
            executable_path=str(CHROMIUM), args=FLAGS, ignore_default_args=["--disable-back-forward-cache"]
        )
        context = browser.new_context(base_url=server)
        context.set_default_timeout(20_000)
        sign_in(context, server, lead)
        context.add_init_script("addEventListener('pageshow', event => { window.kept = event.persisted })")
        yield context.new_page()
        browser.close()


def back(page: Page) -> None:
    # Of a page that is shown as it was left no load is told, and Playwright would wait for it.
    page.go_back(wait_until="commit")


def test_more_pages_are_walked_through_than_there_are_connections(page: Page, study: Study) -> None:
    page.goto(f"/s/{study.slug}/")
    rooms = page.locator(".rooms a")
    for number in range(2 * CONNECTIONS):
        rooms.nth(number % rooms.count()).click()
        page.wait_for_load_state("load")
    expect(page.locator("h1")).to_be_visible()


def test_a_page_one_goes_back_to_hears_what_happened_meanwhile(page: Page, study: Study, lead: Person) -> None:
    page.goto(f"/s/{study.slug}/portfolio/")
    page.evaluate("document.addEventListener('lardom:trail', event => { window.told = event.detail.number })")
    key = "document.querySelector('form input[name=act]')?.value"
    page.wait_for_timeout(1000)  # the stream's first number
    before = page.evaluate(key)
    page.goto(f"/s/{study.slug}/claims/")
    with writing(study, by=lead, kind="code.made") as act:
        act.add(Code(study=study, ref="back", name="Under tiden", order=999))
    back(page)
    assert page.evaluate("window.kept") is True
    page.wait_for_function("window.told > 0")
    assert before is None or page.evaluate(key) != before


def test_a_page_one_goes_back_to_after_signing_out_is_not_shown(page: Page, study: Study) -> None:
    page.goto(f"/s/{study.slug}/")
    page.goto(f"/s/{study.slug}/claims/")
    page.context.clear_cookies()
    back(page)
    expect(page.locator("input[type=password]")).to_be_visible()
