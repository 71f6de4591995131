"""A study one has no part in answers as a study that does not exist."""

import re
import uuid

from django.test import Client
from workbench import As, Joined

from lardom.web.study import actions
from lardom.web.study.models import Person, Study


def test_a_member_sees_the_home_of_the_study(study: Study, lead: Person, as_: As) -> None:
    assert as_(lead).get(f"/s/{study.slug}/").status_code == 200


def test_another_study_answers_as_a_missing_one(study: Study, joined: Joined, lead: Person, as_: As) -> None:
    other = actions.make_study(title="En annan", by=lead)
    alma = joined(study, "Alma Rehn", "assistant")
    theirs, missing = as_(alma).get(f"/s/{other.slug}/"), as_(alma).get("/s/finns-inte/")
    assert (theirs.status_code, missing.status_code) == (404, 404)

    def without_what_differs(page: bytes) -> str:
        told = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page.decode())
        return told.replace(other.slug, "").replace("finns-inte", "")

    assert without_what_differs(theirs.content) == without_what_differs(missing.content)


def test_nobody_is_let_in_without_signing_in(study: Study) -> None:
    answer = Client(HTTP_HOST="127.0.0.1:8000").get(f"/s/{study.slug}/")
    assert answer.status_code == 302
    assert answer["Location"].startswith("/login/")


def test_who_has_been_signed_out_meanwhile_is_told_that_nothing_is_saved_and_comes_back_to_the_page(
    example: Study,
) -> None:
    here = Client(HTTP_HOST="127.0.0.1:8000")
    page = f"/s/{example.slug}/claims/1/"
    sent = {"act": str(uuid.uuid4()), "text": "Tjugo minuters arbete"}
    answer = here.post(
        f"{page}comment/", sent, headers={"Referer": f"http://127.0.0.1:8000{page}", "Accept-Language": "en"}
    )
    told = answer.content.decode()
    assert answer.status_code == 401
    assert "What you sent is not saved" in told
    assert f'href="/login/?next={page}"' in told
    elsewhere = here.post(f"{page}comment/", sent, headers={"Referer": "https://elak.example/"})
    assert 'href="/login/?next=/"' in elsewhere.content.decode()
