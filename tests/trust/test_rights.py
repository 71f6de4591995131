"""The matrix of rights, made from the routes: every address × every role × {own study, another's}.

An address whose view names no right fails; one that lets in a role without the right fails; another study's id
answers as an id that does not exist.
"""

import re
import uuid
from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.test import Client
from routes import Route, all_routes
from workbench import EXAMPLE, As

from lardom.study.roles import ROLES, may, rights
from lardom.web.exchange.actions import import_folder
from lardom.web.study import actions
from lardom.web.study.models import Person, Scoped, Study

ROUTES = all_routes()
IN_A_STUDY = [route for route in ROUTES if route.in_a_study]
MISSING = 987654321
NO_ANSWER_TO_TAKE_AS_YES = {401, 403}


def name_of(route: Route) -> str:
    return route.pattern


@pytest.mark.parametrize("route", ROUTES, ids=name_of)
def test_every_address_says_who_may(route: Route) -> None:
    assert route.right in {*rights(), "public", "signed in", "owner", "token"}, "decorate the view (study/access.py)"


@pytest.fixture
def people(study: Study, lead: Person) -> dict[str, Person]:
    found: dict[str, Person] = {}
    for role in ROLES:
        person = Person.objects.create_user(f"{role.replace(' ', '-')}@example.org", None, name=role, language="en")
        actions.give_roles(study, person=person, roles=[role], by=lead)
        found[role] = person
    return found


def asked(browser: Client, address: str, **more: Any) -> Iterator[tuple[str, Any]]:
    yield "GET", browser.get(address, **more)
    yield "POST", browser.post(address, {"act": str(uuid.uuid4())}, **more)


AS_A_PROGRAM = {"headers": {"Accept": "application/json"}}
"""A no is then a sentence instead of a page of half a hundred parts, thousands of times; the pages are looked at elsewhere."""


def test_each_role_is_let_in_where_it_has_the_right_and_nowhere_else(
    study: Study, people: dict[str, Person], as_: As
) -> None:
    wrong = []
    for role, person in people.items():
        browser = as_(person)
        for route in IN_A_STUDY:
            for method, answer in asked(browser, route.address(study.slug, MISSING), **AS_A_PROGRAM):
                let_in = answer.status_code not in NO_ANSWER_TO_TAKE_AS_YES
                if let_in != may([role], route.right):
                    wrong.append((role, method, route.pattern, answer.status_code))
    assert not wrong


def test_a_study_one_has_no_part_in_is_missing_to_every_role(
    study: Study, people: dict[str, Person], lead: Person, as_: As
) -> None:
    other = actions.make_study(title="En annan", by=lead)
    wrong = [
        (role, method, route.pattern, answer.status_code)
        for role, person in people.items()
        for browser in [as_(person)]
        for route in IN_A_STUDY
        for method, answer in asked(browser, route.address(other.slug, MISSING), **AS_A_PROGRAM)
        if answer.status_code != 404
    ]
    assert study.pk != other.pk
    assert not wrong


def test_nobody_comes_in_without_signing_in(study: Study) -> None:
    browser = Client(HTTP_HOST="127.0.0.1:8000")
    wrong = []
    for route in ROUTES:
        if route.right in {"public", "token"}:
            continue
        for method, answer in asked(browser, route.address(study.slug, MISSING)):
            sent_to_sign_in = answer.status_code == 302 and answer["Location"].startswith("/login/")
            if not sent_to_sign_in and answer.status_code != 401:
                wrong.append((method, route.pattern, answer.status_code))
    assert not wrong


def without_what_differs(page: bytes, *numbers: int) -> str:
    told = re.sub(r'(name="(?:csrfmiddlewaretoken|act)" value=")[^"]*', r"\1", page.decode(errors="replace"))
    for number in numbers:
        told = re.sub(rf"\b{number}\b", "…", told)
    return told


def test_an_id_of_another_study_answers_as_an_id_that_does_not_exist(lead: Person, as_: As) -> None:
    mine = actions.make_study(title="Min", by=lead)
    actions.give_roles(mine, person=lead, roles=["lead", "researcher", "key-holder"], by=lead)
    theirs = import_folder(EXAMPLE, by=lead)
    browser = as_(lead)
    wrong = []
    for route in IN_A_STUDY:
        if not route.ids:
            continue
        as_missing = list(asked(browser, route.address(mine.slug, MISSING)))
        room = route.pattern.split("/")[2]
        for number in rows_of(theirs, room) - rows_of(mine, room, every=True):
            for (method, found), (_, missing) in zip(
                asked(browser, route.address(mine.slug, number)), as_missing, strict=True
            ):
                same = without_what_differs(found.content, number, MISSING) == without_what_differs(
                    missing.content, number, MISSING
                )
                if found.status_code != missing.status_code or not same:
                    wrong.append((method, route.pattern, number, found.status_code, missing.status_code))
    assert not wrong


def rows_of(study: Study, room: str, *, every: bool = False) -> set[int]:
    """Return one row's number (or every one) of each table that an address of the room could be about."""
    near = {room, "study", "transcripts", "coding"}
    tables = [one for one in apps.get_models() if issubclass(one, Scoped) and one._meta.app_label in near]
    rows = [table._default_manager.filter(study=study).order_by("-pk").values_list("pk", flat=True) for table in tables]
    return {number for row in rows for number in (row if every else row[:1])}
