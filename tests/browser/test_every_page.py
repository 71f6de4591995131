"""Every page there is, held against the rules of access: in light and in dark, on a desk and on a telephone.

The pages are the routes. A new page without a blank in its address is taken by itself; one with a blank (a number, a
name) needs a row in tests/every_room.py, and fails here until it has one. What answers no page (an act, a file, a part
of a page) is told apart by its answer.
"""

import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from chromium import violations
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize
from routes import Route, every_route
from seeding import PASSWORD
from served import Served, served

DESK: ViewportSize = {"width": 1280, "height": 900}
TELEPHONE: ViewportSize = {"width": 360, "height": 780}
FILLING = str(Path(__file__).resolve().parents[1] / "every_room.py")
ROUTES = tuple(
    {route.pattern: route for route in reversed(every_route()) if not route.pattern.startswith("api/v1/")}.values()
)
"""The first of those with the same address answers."""

ELSEWHERE = {
    "oidc/^(?P<provider_id>[^/]+)/login/": "another house's sign-in",
    "oidc/^(?P<provider_id>[^/]+)/login/callback/": "another house's sign-in",
    "s/<slug:study>/events/": "a stream",
    r"^confirm-email/(?P<key>[-:\w]+)/$": "never reached: the page of that address is not offered",
}
WHO = {"lead": "Eira Lindh", "plain": "Alma Rehn", "half": "Dag Holm", "nobody": ""}
"""Eira keeps the instance and has every kind of second factor, Alma has none, Dag has not come past his."""

OUTSIDE = re.compile(r"^/(login|signup|invited|password/reset|2fa/webauthn/login)/")
"""Pages for those who are not in yet."""

TELLING = re.compile(r"/(invited|password/reset/key)/")
"""Links that are used up or too old answer 410 or 404, with a page that says so."""


@dataclass
class House:
    """The served study with something in each room, and a window for each who may look at it."""

    served: Served
    rows: dict[str, list[str]]
    failing: dict[str, str]
    windows: dict[str, Page]

    def answer(self, who: str, address: str) -> Any:
        """Ask for an address without showing it."""
        return self.windows[who].context.request.get(self.served.url(address), max_redirects=0)


@pytest.fixture(scope="module")
def house(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with served(tmp_path_factory.mktemp("pages")) as place:
        done = place.run_python(
            f"import runpy, sys; sys.argv = ['x']; runpy.run_path({FILLING!r}, run_name='__main__')"
        )
        assert done.returncode == 0, done.stderr[-3000:]
        told = place.told | json.loads(done.stdout)
        contexts = {
            who: chromium.new_context(viewport=DESK, base_url=place.origin, locale="en-GB", reduced_motion="reduce")
            for who in WHO
        }
        windows = {who: context.new_page() for who, context in contexts.items()}
        found = House(place, told["rows"], told["failing"], windows)
        for who in ("lead", "plain"):
            sign_in(contexts[who], place.origin, told["sessions"][WHO[who]])
        begin_to_sign_in(windows["half"], WHO["half"])
        yield found
        for context in contexts.values():
            context.close()


def sign_in(context: BrowserContext, origin: str, session: str) -> None:
    """Be signed in, and have said again who one is: the pages about passwords and passkeys ask for it."""
    context.add_cookies([{"name": "lardom_session", "value": session, "url": origin}])
    page = context.pages[0]
    page.goto("/reauthenticate/?next=/me/")
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("main button.first").click()
    page.wait_for_url("**/me/")


def begin_to_sign_in(page: Page, name: str) -> None:
    """Sign in with the password and stop where the second factor is asked for."""
    page.goto("/login/")
    page.locator("input[name=login]").fill(name.casefold().replace(" ", ".") + "@example.org")
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("main button.first").click()
    page.wait_for_url("**/2fa/authenticate/**")


CONTRAST = ("color-contrast",)
EACH_LOOK = (("light", DESK, ()), ("dark", DESK, CONTRAST), ("dark", TELEPHONE, ()), ("light", TELEPHONE, CONTRAST))
LOOKS = EACH_LOOK if os.environ.get("LARDOM_LOOKS") == "all" else (("light", DESK, ()), ("dark", TELEPHONE, CONTRAST))
"""Looks in which a page is held against rules of axe (none named: all). LARDOM_LOOKS=all takes the long way round."""

WRAPS = """[...document.querySelectorAll(".rooms, .sub")].some(
  (row) => new Set([...row.querySelectorAll("a")].map((one) => Math.round(one.getBoundingClientRect().top))).size > 1)"""


def faults(page: Page) -> list[str]:
    """Hold the page that is open against axe and a telephone's width, in both looks."""
    found = []
    for look, size, rules in LOOKS:
        page.set_viewport_size(size)
        # Without motion: colours that are still on their way from one look to the other are no fault.
        page.emulate_media(color_scheme=look, reduced_motion="reduce")  # type: ignore[arg-type]
        found += [f"{look} {size['width']}: {one}" for one in violations(page, *rules)]
        if size is TELEPHONE and page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            found.append(f"{look}: scrolls sideways at 360")
        if size is TELEPHONE and page.evaluate(WRAPS):
            found.append(f"{look}: the parts of the room stand in several rows at 360")
    page.set_viewport_size(DESK)
    return found


def test_the_part_one_is_in_is_in_view_on_a_telephone(house: House) -> None:
    page = house.windows["lead"]
    page.set_viewport_size(TELEPHONE)
    for there in ("coding/matrices/", "comparison/networks/", "coding/"):
        page.goto(house.served.url(f"/s/{house.served.told['study']}/{there}"))
        for row in (".rooms", ".sub"):
            box = page.locator(f"{row} [aria-current]").bounding_box()
            assert box
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= TELEPHONE["width"]
    page.set_viewport_size(DESK)


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.pattern)
def test_a_page_can_be_used_by_everybody(house: House, route: Route) -> None:
    if route.pattern in ELSEWHERE:
        return
    study = house.served.told["study"]
    named = house.rows.get(route.pattern)
    if named is None and set(dict(route.blanks)) - {"study"} and route.view.__name__ != "not_offered":
        answer = house.answer("lead", route.address(study, 987654321))
        assert answer.status == 405, "this page has no row in tests/every_room.py"
        return
    for address in named or [route.address(study)]:
        who, answer = answering(house, address)
        is_file = "attachment" in answer.headers.get("content-disposition", "")
        html = "html" in answer.headers.get("content-type", "") and not is_file and "<html" in answer.text()
        if named is None:
            is_there = answer.status < 400 or answer.status in {401, 405} or route.view.__name__ == "not_offered"
            assert is_there, (address, answer.status)
        else:
            assert answer.status in {200, 302} or TELLING.search(address), (address, answer.status)
        if html or answer.status == 302:
            page = house.windows[who]
            page.goto(address)
            assert not faults(page), page.url


def answering(house: House, address: str) -> tuple[str, Any]:
    """Return whom an address answers with a page, and the answer: of those it does not send elsewhere the first."""
    found = {}
    for who in reversed(WHO) if OUTSIDE.match(address) else WHO:
        found[who] = house.answer(who, address)
        if found[who].status == 200:
            break
    return min(found.items(), key=lambda one: (one[1].status != 200, one[1].status < 400))


def posted(page: Page, address: str, **fields: str) -> None:
    """Go to a page as a form that is sent goes there."""

    def as_form(route: Any) -> None:
        kinds = {"content-type": "application/x-www-form-urlencoded"}
        route.continue_(method="POST", post_data=urlencode(fields), headers=route.request.headers | kinds)

    page.route(f"**{address}", as_form, times=1)
    page.goto(address)


def token(context: BrowserContext) -> str:
    """Return the proof that a form comes from one of our pages."""
    return next(one["value"] for one in context.cookies() if one["name"] == "lardom_csrf")


WRONG = (
    "missing",
    "not yours",
    "wrong way",
    "signed out",
    "too old a form",
    "not done",
    "changed meanwhile",
    "429.html",
    "site/our_fault.html",
)


@pytest.mark.parametrize("what", WRONG)
def test_a_page_that_says_no_can_be_read_by_everybody(house: House, what: str, chromium: Browser) -> None:
    page, study = house.windows["lead"], f"/s/{house.served.told['study']}/"
    claim = house.rows["s/<slug:study>/claims/<int:claim>/"][0]
    proof = {"csrfmiddlewaretoken": token(page.context), "act": "00000000-0000-4000-8000-000000000001"}
    if what == "missing":
        page.goto("/s/finns-inte/")
    elif what == "not yours":
        page = chromium.new_context(viewport=DESK, base_url=house.served.origin).new_page()
        cookie = {
            "name": "lardom_session",
            "value": house.served.told["sessions"]["Alma Rehn"],
            "url": house.served.origin,
        }
        page.context.add_cookies([cookie])  # type: ignore[list-item]
        page.goto(f"{study}settings/")
    elif what == "wrong way":
        page.goto(f"{claim}comment/")
    elif what == "signed out":
        page = chromium.new_context(viewport=DESK, base_url=house.served.origin).new_page()
        page.goto("/login/")
        posted(page, f"{claim}comment/", csrfmiddlewaretoken=token(page.context), text="Hej")
    elif what == "too old a form":
        posted(page, f"{claim}comment/", text="Hej")
    elif what == "not done":
        posted(page, f"{claim}comment/", **proof)
    elif what == "changed meanwhile":
        rounds = house.rows["s/<slug:study>/coding/rounds/<int:number>/"][0]
        posted(page, f"{rounds}change/", **proof, name="Andra läsningen", kind="marking", seen="0")
    else:
        page.route(
            "**/failing/", lambda route: route.fulfill(body=house.failing[what], content_type="text/html"), times=1
        )
        page.goto("/failing/")
    told = {
        "missing": "404",
        "wrong way": "405",
        "not yours": "403",
        "signed out": "401",
        "too old a form": "403",
        "not done": "422",
        "changed meanwhile": "409",
    }
    status = page.evaluate("performance.getEntriesByType('navigation')[0].responseStatus")
    assert str(status) == told.get(what, "200")
    assert not faults(page)
    if page is not house.windows["lead"]:
        page.context.close()
