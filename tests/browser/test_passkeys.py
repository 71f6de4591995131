"""A passkey in a real browser: added, signed in with alone, and what is said when the browser will not."""

import pytest
from chromium import SignedIn, sign_in, violations
from django.core.management import call_command
from playwright.sync_api import Page, expect
from workbench import PASSWORD

from lardom.web.study.models import Person

KEY = {
    "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
    "isUserVerified": True, "automaticPresenceSimulation": True,
}  # fmt: skip


def put_a_key_into(page: Page) -> None:
    """Give the browser a key that agrees to everything, as a person's finger would."""
    door = page.context.new_cdp_session(page)
    door.send("WebAuthn.enable")
    door.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})


def ask_for_a_key(page: Page, at: str) -> None:
    page.goto(f"{at}/2fa/webauthn/add/")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Go on").click()
    page.get_by_label("What you call it").fill("The work computer")
    page.get_by_label("Let it take the place of the password too").check()
    page.get_by_role("button", name="Add", exact=True).click()


@pytest.fixture
def page(browsing: SignedIn, server: str, lead: Person) -> Page:
    """A page of the lead's, signed in under the machine's name as well as its number, with a key in the browser."""
    call_command("createcachetable", verbosity=0)
    context = browsing(lead)
    sign_in(context, by_name(server), lead)
    page = context.new_page()
    put_a_key_into(page)
    return page


def by_name(server: str) -> str:
    return server.replace("127.0.0.1", "localhost")


def test_a_passkey_is_added_and_signs_in_alone(page: Page, server: str) -> None:
    here = by_name(server)
    ask_for_a_key(page, here)
    expect(page.get_by_role("heading", level=1)).not_to_have_text("Add a passkey or security key")
    page.goto(f"{here}/2fa/webauthn/")
    expect(page.get_by_role("row", name="The work computer")).to_contain_text("stands for the password too")
    page.context.clear_cookies()
    page.context.set_extra_http_headers({"Accept-Language": "en"})
    page.goto(f"{here}/login/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.wait_for_url(f"{here}/")
    expect(page.get_by_role("main")).to_be_visible()


def test_what_the_browser_would_not_do_is_said_with_the_way_out(page: Page, server: str) -> None:
    ask_for_a_key(page, server)  # a browser keeps keys for names, and this address is a number
    told = page.get_by_role("alert").filter(has_text="That did not work")
    expect(told).to_contain_text("Keys work at http://localhost:8000 only")
    assert not violations(page)
