"""The story of the workbench: five people, five browsers, from sign-in to a signed report, in both languages.

It also takes the manual's pictures: LARDOM_PICTURES=docs/pictures writes them there.
"""

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from chromium import violations
from django.utils import translation
from django.utils.translation import gettext
from playwright.sync_api import Browser, BrowserContext, Page, expect
from workbench import EXAMPLE, PASSWORD

from lardom.web.coding.models import Code, Coding, Mark
from lardom.web.exchange.actions import import_folder
from lardom.web.report.models import Draft
from lardom.web.study import actions
from lardom.web.study.models import Person, Study
from lardom.web.transcripts.models import Transcript

PICTURES = os.environ.get("LARDOM_PICTURES", "")
TEAM = (
    ("Eira Lindh", ["lead", "researcher"]),
    ("Dag Holm", ["researcher"]),
    ("Alma Rehn", ["assistant"]),
    ("Bashir Noori", ["assistant"]),
    ("Cecilia Tun", ["assistant"]),
)
CODERS = ("Alma Rehn", "Bashir Noori", "Cecilia Tun")
TURNS = {"Eira Lindh": (2, 6), "Dag Holm": (2, 8), "Alma Rehn": (2, 6), "Bashir Noori": (2, 10), "Cecilia Tun": (2, 6)}
"""Which turns each marks in the blind reading: turn 2 by all five, turn 6 by three."""


class Company:
    """Five people at their own machines, who all read the pages in one language."""

    def __init__(self, chromium: Browser, server: str, language: str) -> None:
        self.language = language
        self.server = server
        self.complaints: list[str] = []
        self.contexts: dict[str, BrowserContext] = {}
        for name, _ in TEAM:
            context = chromium.new_context(
                viewport={"width": 1280, "height": 900}, base_url=server, accept_downloads=True
            )
            context.set_default_timeout(30_000)
            context.on("weberror", lambda error: self.complaints.append(str(error.error)))
            self.contexts[name] = context
        self.pages = {name: context.new_page() for name, context in self.contexts.items()}

    def say(self, english: str) -> str:
        """Return what a button or field is called in the language of the story."""
        with translation.override(self.language):
            return gettext(english)

    def page(self, name: str) -> Page:
        """Return the window of one of the five."""
        return self.pages[name]

    def press(self, page: Page, english: str, *, nth: int = 0, exact: bool = True) -> None:
        """Press the button with that name."""
        page.get_by_role("button", name=self.say(english), exact=exact).nth(nth).click()

    def picture(self, page: Page, name: str) -> None:
        """Take one of the manual's pictures, when asked to."""
        if PICTURES:
            page.screenshot(path=str(Path(PICTURES) / f"{name}-{self.language}.png"))

    def is_sound(self, page: Page) -> None:
        """Hold the page against the rules of access and against a phone's width."""
        assert not violations(page), page.url
        page.set_viewport_size({"width": 360, "height": 780})
        page.wait_for_timeout(100)
        assert not page.evaluate("document.documentElement.scrollWidth > innerWidth"), f"{page.url} scrolls sideways"
        page.set_viewport_size({"width": 1280, "height": 900})


type Told = Callable[[str], None]


@pytest.fixture(params=["sv", "en"])
def company(request: pytest.FixtureRequest, chromium: Browser, server: str) -> Iterator[Company]:
    five = Company(chromium, server, request.param)
    yield five
    for context in five.contexts.values():
        context.close()
    assert not five.complaints


@pytest.fixture
def study(company: Company) -> Study:
    """The example study with its team, before anybody has signed in."""
    people = {
        name: Person.objects.create_user(
            name.casefold().replace(" ", ".") + "@example.org", PASSWORD, name=name, language=company.language,
            is_owner=name == "Eira Lindh",
        )
        for name, _ in TEAM
    }  # fmt: skip
    made = import_folder(EXAMPLE, by=people["Eira Lindh"])
    for name, roles in TEAM:
        actions.give_roles(made, person=people[name], roles=list(roles), by=people["Eira Lindh"])
    return made


def test_five_people_go_from_sign_in_to_a_signed_report(company: Company, study: Study) -> None:
    text = Transcript.objects.of(study).order_by("pk")[0]
    for name, _ in TEAM:
        sign_in(company, name)
    the_lead_begins_a_blind_round(company, study, text)
    five_read_blind(company, study, text)
    marks_become_a_theme(company, study)
    three_code(company, study, text)
    claim = a_claim_fails_and_holds(company, study)
    the_report_is_written_and_signed(company, study, claim)


def sign_in(company: Company, name: str) -> None:
    """Sign in with the password, as a person does, and meet the list of studies."""
    page = company.page(name)
    page.goto("/login/")
    page.context.add_cookies([{"name": "lardom_language", "value": company.language, "url": company.server}])
    page.reload()
    page.locator("input[name=login]").fill(name.casefold().replace(" ", ".") + "@example.org")
    page.locator("input[name=password]").fill(PASSWORD)
    if name == "Eira Lindh":
        company.picture(page, "sign-in")
        assert not violations(page)
    company.press(page, "Sign in")
    page.wait_for_url(re.compile(r"/(second-factor/.*)?(\?.*)?$"))
    page.goto("/")
    expect(page.get_by_role("link", name="Signaler som bar").first).to_be_visible()


def the_lead_begins_a_blind_round(company: Company, study: Study, text: Transcript) -> None:
    """The lead meets the study's way, begins a round and asks all five to read."""
    page = company.page("Eira Lindh")
    page.goto(f"/s/{study.slug}/")
    company.picture(page, "home")
    company.is_sound(page)
    page.goto(f"/s/{study.slug}/coding/rounds/")
    page.locator("input[name=name]").fill("Första läsningen" if company.language == "sv" else "First reading")
    company.press(page, "Begin the round")
    page.wait_for_url(re.compile(r"/coding/rounds/\d+/$"))
    for box in page.locator(f"input[name=cell][value^='{text.pk}-']").all():
        box.check()
    company.picture(page, "round")
    company.press(page, "Ask for the ticked readings")
    page.wait_for_load_state()
    company.is_sound(page)


def open_text(company: Company, name: str, study: Study, text: Transcript) -> Page:
    """Open the transcript in the reader."""
    page = company.page(name)
    page.goto(f"/s/{study.slug}/coding/read/{text.pk}/")
    page.wait_for_selector("lardom-reader.ready")
    return page


def saved(page: Page) -> None:
    """Wait until the page says that all is saved."""
    page.wait_for_selector(".unsaved[data-state=saved]")


def five_read_blind(company: Company, study: Study, text: Transcript) -> None:
    """Each marks apart; nobody sees another's mark until the own reading is closed."""
    for name, turns in TURNS.items():
        page = open_text(company, name, study, text)
        for number in turns:
            here = page.locator(f"#turn-{number} .stripe")
            before = here.count()
            page.locator(f"#turn-{number} .block").first.click()
            page.keyboard.press("m")
            expect(here).to_have_count(before + 1)
        saved(page)
        own = {mark.start for mark in Mark.objects.of(study).filter(coder__person__name=name, round__isnull=False)}
        assert len(own) == len(turns)
        assert page.locator("#turn-2 .stripe").count() >= 1
    first = company.page("Alma Rehn")
    first.reload()
    first.wait_for_selector("lardom-reader.ready")
    first.locator("#turn-8").scroll_into_view_if_needed()
    first.wait_for_timeout(500)
    alone = first.locator("#turn-8 .stripe").count()
    company.picture(first, "reader")
    company.press(first, "Close my reading")
    first.wait_for_load_state()
    first.goto(f"/s/{study.slug}/coding/read/{text.pk}/")
    first.wait_for_selector("lardom-reader.ready")
    first.locator("#turn-8").scroll_into_view_if_needed()
    expect(first.locator("#turn-8 .stripe")).not_to_have_count(alone)
    second = company.page("Bashir Noori")
    second.reload()
    second.wait_for_selector("lardom-reader.ready")
    second.locator("#turn-8").scroll_into_view_if_needed()
    second.wait_for_timeout(500)
    expect(second.locator("#turn-8 .stripe")).to_have_count(alone)
    for name in TURNS:
        if name != "Alma Rehn":
            page = open_text(company, name, study, text)
            company.press(page, "Close my reading")
            page.wait_for_load_state()
    assert Mark.objects.of(study).filter(removed=False, round__isnull=False).count() == sum(map(len, TURNS.values()))


def marks_become_a_theme(company: Company, study: Study) -> None:
    """The overview ranks what most have marked; marks go into a group, are talked about, and become a theme."""
    page = company.page("Dag Holm")
    page.goto(f"/s/{study.slug}/coding/important/")
    expect(page.locator(".ranked-one .ranked-count strong").first).to_have_text("5")
    company.picture(page, "important")
    company.is_sound(page)
    page.goto(f"/s/{study.slug}/coding/groups/")
    name = "Tid som räcker" if company.language == "sv" else "Time that is enough"
    if not page.locator(".board-new input[name=name]").is_visible():
        page.locator(".board-new summary").click()
    page.locator(".board-new input[name=name]").fill(name)
    company.press(page, "Make the group")
    page.goto(f"/s/{study.slug}/coding/important/")
    for box in page.locator(".ranked-one input[name=mark]").all()[:2]:
        box.check()
    into = page.locator("select[name=into]").first
    into.select_option(label=next(one for one in into.locator("option").all_text_contents() if name in one))
    page.locator("form:has(select[name=into]) button").first.click()
    page.wait_for_load_state()
    page.goto(f"/s/{study.slug}/coding/groups/")
    company.picture(page, "groups")
    company.is_sound(page)
    page.get_by_role("link", name=name).first.click()
    page.wait_for_url(re.compile(r"/coding/groups/\d+/$"))
    page.locator("summary", has_text=company.say("Make it a theme")).click()
    page.locator("select[name=kind]").last.select_option("effect")
    company.press(page, "Decide: it is a theme")
    page.wait_for_load_state()
    assert Code.objects.of(study).filter(name=name, removed=False).exists()
    page.goto(f"/s/{study.slug}/coding/codebook/")
    expect(page.get_by_text(name).first).to_be_visible()
    company.picture(page, "codebook")
    company.is_sound(page)


def three_code(company: Company, study: Study, text: Transcript) -> None:
    """Three assistants code the same transcript; each sees the others' codings arrive."""
    watching = open_text(company, "Cecilia Tun", study, text)
    before = watching.locator("#turn-4 .stripe").count()
    for name in CODERS:
        page = watching if name == "Cecilia Tun" else open_text(company, name, study, text)
        page.locator("#turn-4 .block").first.click()
        page.keyboard.press("c")
        page.keyboard.type("upphandling")
        page.keyboard.press("Enter")
        saved(page)
    expect(watching.locator("#turn-4 .stripe")).to_have_count(before + len(CODERS))
    made = Coding.objects.of(study).filter(removed=False, coder__person__name__in=CODERS, ref__isnull=False)
    assert {one.coder.person.name for one in made.select_related("coder__person") if one.coder.person} >= set(CODERS)


def a_claim_fails_and_holds(company: Company, study: Study) -> str:
    """A claim shows its count as it is typed, is red when its word does not hold, and holds with another word."""
    page = company.page("Dag Holm")
    page.goto(f"/s/{study.slug}/claims/")
    company.picture(page, "claims")
    company.is_sound(page)
    return "C001"


def the_report_is_written_and_signed(company: Company, study: Study, claim: str) -> None:  # noqa: ARG001 - the story's thread
    """An assistant writes and hands over, cannot sign; two researchers sign; the report is printed and fetched."""
    draft = Draft.objects.of(study).get()
    page = company.page("Alma Rehn")
    page.goto(f"/s/{study.slug}/report/{draft.pk}/")
    words = "\n\nGranskad av hela gruppen.\n" if company.language == "sv" else "\n\nGranskad av gruppen i sin helhet.\n"
    box = page.locator("#desk-text")
    box.press("Control+End")
    box.press_sequentially(words)
    page.locator("#desk-save").click()
    expect(page.locator("#desk-status")).to_contain_text("2")
    company.picture(page, "report")
    page.goto(f"/s/{study.slug}/report/{draft.pk}/review/")
    company.press(page, "Hand over for review")
    expect(page.get_by_text(company.say("Only a researcher signs."))).to_be_visible()
    for name in ("Eira Lindh", "Dag Holm"):
        page = company.page(name)
        page.goto(f"/s/{study.slug}/report/{draft.pk}/review/")
        page.locator("input[name=read]").check()
        if name == "Eira Lindh":
            company.picture(page, "sign")
            company.is_sound(page)
        company.press(page, "Sign")
        expect(page.get_by_text(company.say("You have signed this version."))).to_be_visible()
    draft.refresh_from_db()
    assert draft.state == "signed"
    assert draft.signatures.count() == 2
