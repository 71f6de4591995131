"""A forged host never reaches a link: not in mail, not in a page, not in a redirect."""

import re
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.core import mail
from django.core.cache import cache
from django.core.management import call_command
from django.test import Client
from workbench import PASSWORD, As

from lardom.web.study.models import Person, Study

EVIL = "elak.example"
OURS = "localhost:8000"
FORGED: list[dict[str, str]] = [
    {"Host": EVIL},
    {"Host": f"{EVIL}:8000"},
    {"Host": f"{OURS}@{EVIL}"},
    {"Host": f"{EVIL}@{OURS}"},
    {"Host": f"{OURS}.{EVIL}"},
    {"Host": f"{EVIL}/{OURS}"},
    {"Host": f"{OURS}, {EVIL}"},
    {"Host": f"{OURS} {EVIL}"},
    {"Host": f"{OURS}:80@{EVIL}"},
    {"Host": f"[::1]:8000.{EVIL}"},
    {"Host": ""},
    {"Host": f"{EVIL}#{OURS}"},
    {"Host": OURS, "X-Forwarded-Host": EVIL},
    {"Host": OURS, "X-Forwarded-Host": f"{OURS}, {EVIL}"},
    {"Host": OURS, "X-Host": EVIL},
    {"Host": OURS, "X-Forwarded-Server": EVIL},
    {"Host": OURS, "X-HTTP-Host-Override": EVIL},
    {"Host": OURS, "Forwarded": f"host={EVIL};proto=https"},
    {"Host": OURS, "X-Forwarded-Proto": "https", "X-Forwarded-Port": "1234"},
    {"Host": OURS, "X-Original-URL": f"https://{EVIL}/", "X-Rewrite-URL": f"https://{EVIL}/"},
    {"Host": OURS, "Referer": f"https://{EVIL}/"},
    {"Host": OURS, "Origin": f"https://{EVIL}"},
]
IDS = [" ".join(f"{name}={value}" for name, value in forged.items()) for forged in FORGED]


@pytest.fixture(autouse=True)
def mailing(db: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:  # noqa: ARG001
    """An instance that sends mail."""
    call_command("createcachetable", verbosity=0)
    monkeypatch.setattr(settings, "INSTANCE", replace(settings.INSTANCE, mail="file:///tmp"))
    yield
    cache.clear()


def elsewhere(text: str) -> list[str]:
    """Return the addresses in a text that do not lie in this instance."""
    found = re.findall(r"(?:https?:)?//[^\s\"'<>)]+", text)
    return [one for one in found if urlsplit(one).netloc not in {"", OURS, "www.w3.org"}]


def test_there_are_at_least_twenty_forged_forms() -> None:
    assert len(FORGED) >= 20


@pytest.mark.parametrize("forged", FORGED, ids=IDS)
def test_a_reset_link_is_ours_or_is_not_sent(lead: Person, forged: dict[str, str]) -> None:
    Client().post("/password/reset/", {"email": lead.email}, headers=forged)
    for sent in mail.outbox:
        body = str(sent.body)
        told = str(sent.subject) + body + str(sent.message())
        assert EVIL not in told
        assert "http://localhost:8000/password/reset/key/" in body
        assert not elsewhere(body)
    assert forged["Host"] != OURS or len(mail.outbox) == 1


@pytest.mark.parametrize("forged", FORGED, ids=IDS)
@pytest.mark.parametrize("page", ["/login/", "/", "/signup/", "/nowhere/"])
def test_no_page_and_no_redirect_leads_elsewhere(page: str, forged: dict[str, str]) -> None:
    answer = Client().get(page, headers=forged)
    assert EVIL not in answer.headers.get("Location", "")
    assert not elsewhere(answer.headers.get("Location", ""))
    assert EVIL not in answer.content.decode()
    assert answer.status_code in ({200, 302, 404} if forged["Host"] == OURS else {400})


@pytest.mark.parametrize("forged", [one for one in FORGED if one["Host"] == OURS], ids=str)
def test_an_invitation_is_ours_whatever_the_browser_claims(
    study: Study, lead: Person, as_: As, forged: dict[str, str]
) -> None:
    told = {"act": "8c1b6f0e-7c6e-4e0c-9d3b-5d2f6a1f0a11", "email": "alma@example.org", "roles": ["reader"]}
    page = as_(lead).post(f"/s/{study.slug}/people/invite/", told, headers=forged, follow=True).content.decode()
    assert "http://localhost:8000/invited/" in page
    assert EVIL not in page


def test_a_reset_link_is_good_once(lead: Person) -> None:
    here = Client(HTTP_HOST=OURS)
    here.post("/password/reset/", {"email": lead.email})
    link = urlsplit(re.findall(r"http://\S+/password/reset/key/\S+", str(mail.outbox[0].body))[0]).path
    new = "ett helt nytt långt lösenord"
    where = here.get(link).headers["Location"]
    assert here.post(where, {"password1": new, "password2": new}).status_code == 302
    lead.refresh_from_db()
    assert lead.check_password(new)
    assert not lead.check_password(PASSWORD)
    assert Client(HTTP_HOST=OURS).get(link).status_code == 200
    assert b"password1" not in Client(HTTP_HOST=OURS).get(link, follow=True).content


def test_a_mail_to_nobody_is_not_sent_and_the_answer_is_the_same(lead: Person) -> None:
    here, there = Client(HTTP_HOST=OURS), Client(HTTP_HOST=OURS)
    known = here.post("/password/reset/", {"email": lead.email})
    unknown = there.post("/password/reset/", {"email": "ingen@example.org"})
    assert (known.status_code, known.headers["Location"]) == (unknown.status_code, unknown.headers["Location"])
    assert [sent.to for sent in mail.outbox] == [[lead.email]]
