"""Forty acts in the browser while something is away: none lost, none done twice, none out of order, no word kept."""

from collections.abc import Callable

import pytest
from chromium import Running, SignedIn, sign_in
from django.contrib.sessions.models import Session
from playwright.sync_api import Page
from reading_room import make_transcript

from lardom.web.coding.models import Mark
from lardom.web.study.models import Act, Event, Person, Study

ACTS, AWAY_AFTER, BACK_AFTER = 40, 12, 30
LINES = [f"Replik {number} om hemligheten i Kvarnbacka." for number in range(1, 61)]
SECONDS_AWAY = 5


def no_network(page: Page, _running: Running, _lead: Person) -> Callable[[], Page]:
    page.context.set_offline(True)

    def back() -> Page:
        page.wait_for_timeout(SECONDS_AWAY * 1000)
        page.context.set_offline(False)
        return page

    return back


def server_restart(page: Page, running: Running, _lead: Person) -> Callable[[], Page]:
    running.stop()

    def back() -> Page:
        running.start()
        return page

    return back


def session_ends(page: Page, running: Running, lead: Person) -> Callable[[], Page]:
    Session.objects.all().delete()

    def back() -> Page:
        sign_in(page.context, running.address, lead)
        page.context.new_page().goto("/")
        page.evaluate("dispatchEvent(new Event('focus'))")
        return page

    return back


def answers_get_lost(page: Page, _running: Running, _lead: Person) -> Callable[[], Page]:
    page.route("**/acts/", lambda route: (route.fetch(), route.abort()))

    def back() -> Page:
        page.unroute_all(behavior="ignoreErrors")
        return page

    return back


def tab_is_closed(page: Page, _running: Running, _lead: Person) -> Callable[[], Page]:
    page.route("**/acts/", lambda route: route.abort())

    def back() -> Page:
        page.close()
        again = page.context.new_page()
        again.goto(page.url)
        return again

    return back


@pytest.mark.parametrize("fault", [no_network, server_restart, session_ends, answers_get_lost, tab_is_closed])
def test_forty_acts_survive(
    running: Running, browsing: SignedIn, study: Study, lead: Person,
    fault: Callable[[Page, Running, Person], Callable[[], Page]],
) -> None:  # fmt: skip
    transcript = make_transcript(study, lead, text="\n".join(LINES))
    page = browsing(lead).new_page()
    page.goto(f"/s/{study.slug}/coding/read/{transcript.pk}/")
    page.wait_for_selector("lardom-reader.ready")
    back: Callable[[], Page] | None = None
    for number in range(ACTS):
        if number == AWAY_AFTER:
            back = fault(page, running, lead)
        page.keyboard.press("j")
        page.keyboard.press("m")
        if number == BACK_AFTER:
            kept = page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
            assert "lardom:act" in kept
            assert "Kvarnbacka" not in kept
            page.wait_for_selector(".unsaved:not([data-state=saved])")
            assert back is not None
            page = back()
            page.wait_for_selector("lardom-reader.ready")
            if fault is tab_is_closed:
                for _ in range(number + 1):
                    page.keyboard.press("j")
    page.wait_for_selector(".unsaved[data-state=saved]", timeout=90_000)
    marks = list(Mark.objects.filter(removed=False).order_by("pk").values_list("start", flat=True))
    assert len(marks) == len(set(marks)) == ACTS
    assert marks == sorted(marks), "in the order they were done"
    assert Act.objects.filter(person=lead, status=200).count() == ACTS
    assert Event.objects.filter(kind="mark.made").count() == ACTS
