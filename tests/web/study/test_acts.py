"""An act carries its key: a repeat gets the first answer, and is done once."""

import uuid

from workbench import As

from lardom.web.study.models import Person, Study


def test_making_a_study_twice_with_one_key_makes_one(lead: Person, as_: As) -> None:
    browser, key = as_(lead), str(uuid.uuid4())
    told = {"title": "Bryggan", "language": "sv", "act": key}
    first, second = browser.post("/new/", told), browser.post("/new/", told)
    assert (first.status_code, second.status_code) == (302, 302)
    assert first["Location"] == second["Location"]
    assert Study.objects.filter(title="Bryggan").count() == 1


def test_a_key_used_for_another_act_is_refused(lead: Person, as_: As) -> None:
    browser, key = as_(lead), str(uuid.uuid4())
    browser.post("/new/", {"title": "Bryggan", "language": "sv", "act": key})
    answer = browser.post("/new/", {"title": "Muddret", "language": "sv", "act": key})
    assert answer.status_code == 422
    assert not Study.objects.filter(title="Muddret").exists()


def test_an_act_without_a_key_is_not_done(lead: Person, as_: As) -> None:
    assert as_(lead).post("/new/", {"title": "Bryggan", "language": "sv"}).status_code == 400


def test_a_form_that_is_wrong_uses_up_no_key(lead: Person, as_: As) -> None:
    browser, key = as_(lead), str(uuid.uuid4())
    assert browser.post("/new/", {"title": "", "language": "sv", "act": key}).status_code == 422
    assert browser.post("/new/", {"title": "Bryggan", "language": "sv", "act": key}).status_code == 302
