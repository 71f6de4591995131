"""Signing in: the right password, the same answer for everybody else, limits, a new session, and leaving in time."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import cache
from django.core.management import call_command
from django.test import Client
from workbench import PASSWORD, As, Joined

from lardom.web.site import sessions
from lardom.web.study.models import Membership, Person, Study

EN = {"Accept-Language": "en"}


@pytest.fixture(autouse=True)
def counted(db: None) -> Iterator[None]:  # noqa: ARG001
    call_command("createcachetable", verbosity=0)
    yield
    cache.clear()


def browser() -> Client:
    return Client(HTTP_HOST="127.0.0.1:8000")


def sign_in(here: Client, email: str, password: str = PASSWORD, to: str = "") -> tuple[int, str, str]:
    answer = here.post("/login/", {"login": email, "password": password, "next": to}, headers=EN)
    return answer.status_code, answer.headers.get("Location", ""), answer.content.decode()


def test_the_right_password_lets_one_in_under_a_new_session(study: Study, joined: Joined) -> None:
    alma = joined(study, "Alma Rehn", "assistant")
    here = browser()
    here.get("/login/")
    here.session["before"] = 1
    before = here.session.session_key
    assert sign_in(here, alma.email.upper(), to=f"/s/{study.slug}/")[:2] == (302, f"/s/{study.slug}/")
    assert here.session.session_key != before
    assert here.get(f"/s/{study.slug}/").status_code == 200


def test_an_unknown_person_and_a_wrong_password_get_the_same_answer(lead: Person) -> None:
    wrong = sign_in(browser(), lead.email, "fel lösenord helt och hållet")
    unknown = sign_in(browser(), "ingen@example.org", "fel lösenord helt och hållet")
    strip = str.maketrans("", "", "")
    assert wrong[0] == unknown[0] == 200
    assert wrong[2].count("not correct") == unknown[2].count("not correct") == 1
    assert len(wrong[2].translate(strip)) == len(unknown[2].replace("ingen@", "eira@").translate(strip))


def test_after_ten_failures_an_account_is_closed_for_a_quarter_of_an_hour(lead: Person) -> None:
    for _ in range(10):
        sign_in(browser(), lead.email, "fel lösenord helt och hållet")
    status, _where, told = sign_in(browser(), lead.email)
    assert status == 200
    assert "Too many failed" in told


@pytest.mark.parametrize(
    "to",
    ["https://elak.example/", "//elak.example/", "/\\elak.example/", "javascript:alert(1)", "https:elak.example",
     "http://127.0.0.1:8000@elak.example/", "http://127.0.0.1.elak.example/", "\thttps://elak.example"],
)  # fmt: skip
def test_nobody_is_sent_elsewhere_after_sign_in(study: Study, joined: Joined, to: str) -> None:
    alma = joined(study, "Alma Rehn", "assistant")
    assert sign_in(browser(), alma.email, to=to)[:2] == (302, "/")


def test_who_leads_is_asked_for_a_second_factor_and_may_wait(lead: Person, study: Study) -> None:
    here = browser()
    _status, where, _told = sign_in(here, lead.email, to=f"/s/{study.slug}/")
    assert where == f"/second-factor/?next=%2Fs%2F{study.slug}%2F"
    assert f'href="/s/{study.slug}/"' in here.get(where).content.decode()
    assert here.get(f"/s/{study.slug}/").status_code == 200


def test_where_it_is_required_nothing_else_opens(lead: Person, study: Study, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "INSTANCE", _with(requires_factor=True))
    here = browser()
    sign_in(here, lead.email)
    answer = here.get(f"/s/{study.slug}/")
    assert answer.headers["Location"] == f"/second-factor/?next=%2Fs%2F{study.slug}%2F"
    assert here.get("/2fa/").status_code == 200
    assert here.get(f"/s/{study.slug}/", headers={"Accept": "application/json"}).status_code == 403


def _with(**changed: Any) -> object:
    from dataclasses import replace

    return replace(settings.INSTANCE, **changed)


def _age(here: Client, **by: float) -> None:
    session = here.session
    for name, seconds in by.items():
        session[name] -= seconds
    session.save()


def test_who_does_nothing_for_two_hours_is_signed_out(study: Study, joined: Joined) -> None:
    here = browser()
    sign_in(here, joined(study, "Alma Rehn", "assistant").email)
    _age(here, **{sessions.SEEN: 119 * 60})
    assert here.get("/me/").status_code == 200
    _age(here, **{sessions.SEEN: 121 * 60})
    assert here.get("/me/").status_code == 302


def test_nobody_stays_longer_than_twelve_hours(study: Study, joined: Joined) -> None:
    here = browser()
    sign_in(here, joined(study, "Alma Rehn", "assistant").email)
    _age(here, **{sessions.SINCE: dt.timedelta(hours=12, seconds=1).total_seconds()})
    assert here.get("/me/").status_code == 302


def test_a_clock_set_back_lengthens_nothing(study: Study, joined: Joined) -> None:
    here = browser()
    sign_in(here, joined(study, "Alma Rehn", "assistant").email)
    _age(here, **{sessions.SINCE: -3600, sessions.SEEN: -3600})
    assert here.get("/me/").status_code == 302


def test_polling_is_no_sign_of_life(study: Study, joined: Joined) -> None:
    here = browser()
    sign_in(here, joined(study, "Alma Rehn", "assistant").email)
    _age(here, **{sessions.SEEN: 600})
    was = here.session[sessions.SEEN]
    here.get(f"/s/{study.slug}/events/")
    assert here.session[sessions.SEEN] == was
    here.get(f"/s/{study.slug}/")
    assert here.session[sessions.SEEN] > was


def test_a_member_who_is_removed_sees_nothing_more(study: Study, joined: Joined, as_: As) -> None:
    alma = joined(study, "Alma Rehn", "assistant")
    here = as_(alma)
    assert here.get(f"/s/{study.slug}/").status_code == 200
    Membership.objects.of(study).filter(person=alma).update(removed=True)
    assert here.get(f"/s/{study.slug}/").status_code == 404


def test_a_person_whose_account_is_closed_is_out_at_once(study: Study, joined: Joined, as_: As) -> None:
    alma = joined(study, "Alma Rehn", "assistant")
    here = as_(alma)
    Person.objects.filter(pk=alma.pk).update(is_active=False)
    assert here.get("/me/").status_code == 302


def test_nobody_signs_up_alone() -> None:
    answer = browser().get("/signup/", headers=EN)
    assert "by invitation" in answer.content.decode()
    made = browser().post("/signup/", {"email": "a@example.org", "password1": PASSWORD, "password2": PASSWORD})
    assert made.status_code in {200, 403}
    assert not Person.objects.exists()


@pytest.mark.parametrize("page", ["/email/", "/confirm-email/", "/confirm-email/abc/", "/login/code/confirm/"])
def test_pages_the_house_does_not_have_are_not_there(page: str) -> None:
    assert browser().get(page).status_code == 404
