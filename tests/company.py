"""Five people at their own machines, and what they bring: for the story of a study in the browser."""

import re
from pathlib import Path

from django.utils import translation
from django.utils.translation import gettext
from pictures import take
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect
from seeding import PASSWORD, TEAM
from served import Served

expect.set_options(timeout=20_000)  # machines are shared
LEAD, RESEARCHER, *CODERS = (name for name, _ in TEAM)
LOCALES = {"sv": "sv-SE", "en": "en-GB"}
WIDTH, HEIGHT, AIR = 1280, 860, 24
MANUAL = {"sv": "fran-inloggning-till-undertecknad-rapport.md", "en": "from-sign-in-to-signed-report.md"}
TUTORIALS = Path(__file__).resolve().parents[1] / "docs" / "tutorial"


def transcript(language: str, folder: Path) -> Path:
    """Write the interview that the manual's reader is asked to save: the second one with respondent R1 of project B."""
    page = (TUTORIALS / MANUAL[language]).read_text("utf-8")
    file = folder / "B-3.txt"
    file.write_text(page.split("```\nIntervjuare:")[1].split("```")[0].join(("Intervjuare:", "")), "utf-8")
    return file


class Company:
    """Five people at their own machines, who all read the pages in one language."""

    def __init__(self, chromium: Browser, house: Served, language: str) -> None:
        self.house = house
        self.language = language
        self.complaints: list[str] = []
        self.contexts: dict[str, BrowserContext] = {}
        for name, _ in TEAM:
            context = chromium.new_context(
                viewport={"width": WIDTH, "height": HEIGHT}, base_url=house.origin, locale=LOCALES[language]
            )
            context.set_default_timeout(30_000)
            context.on("weberror", lambda error: self.complaints.append(str(error.error)))
            context.on("console", lambda said: self.complaints.append(said.text) if said.type == "error" else None)
            self.contexts[name] = context
        self.pages = {name: context.new_page() for name, context in self.contexts.items()}
        self.taken: set[str] = set()

    def say(self, english: str) -> str:
        """Return what a button or field is called in the language of the story."""
        with translation.override(self.language):
            return gettext(english)

    def goes(self, name: str, address: str) -> Page:
        """Let one of the five open a page of the study."""
        page = self.pages[name]
        page.goto(f"/s/{self.house.told['study']}/{address}")
        return page

    def reads(self, name: str, text: int) -> Page:
        """Let one of the five open a transcript in the reader."""
        page = self.goes(name, f"coding/read/{text}/")
        page.wait_for_selector("lardom-reader.ready")
        return page

    def press(self, place: Page | Locator, english: str) -> None:
        """Press the button with that name."""
        place.get_by_role("button", name=self.say(english), exact=True).first.click()

    def sign_in(self, name: str) -> None:
        """Sign in with the password, as a person does, and choose the language if it is another."""
        page = self.pages[name]
        page.goto("/login/")
        page.locator("input[name=login]").fill(name.casefold().replace(" ", ".") + "@example.org")
        page.locator("input[name=password]").fill(PASSWORD)
        self.picture(page, "sign-in", until=page.locator(".entrance"))
        self.press(page, "Sign in")
        page.wait_for_url(lambda address: "/login/" not in address)
        if "/second-factor/" in page.url:  # asked of those who answer for others' words; this time they say: later
            page.locator("main a[href='/']").click()
        expect(page.locator(".studies")).to_be_visible()
        if page.locator("html").get_attribute("lang") != self.language:
            page.locator(".menu summary").click()
            page.locator(f".menu button[lang={self.language}]").click()
            expect(page.locator("html")).to_have_attribute("lang", self.language)

    def picture(self, page: Page, name: str, *, since: Locator | None = None, until: Locator | None = None) -> None:
        """Take one of the manual's pictures: what the window shows, from one thing to another, with a little air."""
        if name in self.taken:
            return
        self.taken.add(name)
        first, last = (one.bounding_box() if one is not None else None for one in (since, until))
        top = max(0, first["y"] - AIR) if first else 0
        bottom = min(HEIGHT, last["y"] + last["height"] + AIR) if last else HEIGHT
        take(page, f"{name}-{self.language}", clip={"x": 0, "y": top, "width": WIDTH, "height": bottom - top})


def saved(page: Page) -> None:
    """Wait until the reader says that all is saved."""
    page.wait_for_selector(".unsaved[data-state=saved]")


def number_in(address: str, after: str) -> int:
    """Return the row's number that stands after a word in an address."""
    found = re.search(rf"{after}/(\d+)/", address)
    assert found is not None, address
    return int(found[1])
