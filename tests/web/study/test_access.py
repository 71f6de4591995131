"""A study one has no part in answers as a study that does not exist."""

import re

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
