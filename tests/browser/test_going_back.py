"""Pages that one comes from are kept by the browser for going back, and it has only a few connections to one place."""

import pytest
from chromium import SignedIn
from playwright.sync_api import Page, expect

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
def page(browsing: SignedIn, lead: Person) -> Page:
    """A page that tells in `window.kept` whether it is shown as it was left."""
    context = browsing(lead)
    context.add_init_script("addEventListener('pageshow', event => { window.kept = event.persisted })")
    return context.new_page()


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
    page.goto(f"/s/{study.slug}/claims/")
    page.evaluate("document.addEventListener('lardom:trail', event => { window.told = event.detail.number })")
    key = "document.querySelector('form input[name=act]')?.value"
    page.wait_for_timeout(1000)  # the stream's first number
    before = page.evaluate(key)
    page.goto(f"/s/{study.slug}/portfolio/")
    with writing(study, by=lead, kind="code.made") as act:
        act.add(Code(study=study, ref="back", name="Under tiden", order=999))
    back(page)
    assert page.evaluate("window.kept") is True
    page.wait_for_function("() => window.told > 0")
    assert before
    assert page.evaluate(key) != before


def test_a_page_one_goes_back_to_after_signing_out_is_not_shown(page: Page, study: Study) -> None:
    page.goto(f"/s/{study.slug}/")
    page.goto(f"/s/{study.slug}/claims/")
    page.context.clear_cookies()
    back(page)
    expect(page.locator("input[type=password]")).to_be_visible()


def test_more_tabs_are_open_than_there_are_connections_and_all_hear(page: Page, study: Study, lead: Person) -> None:
    tabs = [page, *(page.context.new_page() for _ in range(CONNECTIONS + 1))]
    for tab in tabs:
        tab.goto(f"/s/{study.slug}/portfolio/")
        tab.evaluate("document.addEventListener('lardom:trail', event => { window.told = event.detail.number })")
    tabs[1].wait_for_timeout(1000)  # those that have no stream ask where the study stands
    for name, closed in (("Första", 0), ("Andra", 2)):
        # Who had the stream goes, and the next one in the row takes it.
        for tab in tabs[:closed]:
            tab.close()
        with writing(study, by=lead, kind="code.made") as act:
            act.add(Code(study=study, ref=name, name=name, order=closed))
        for tab in tabs[closed:]:
            tab.wait_for_function("() => window.told > 0")
            tab.evaluate("window.told = 0")
