from workbench import As, Joined

from lardom.web.study.models import Person, Study


def test_my_studies_stand_with_what_waits(example: Study, study: Study, lead: Person, as_: As) -> None:
    page = as_(lead).get("/").content.decode()
    assert example.title in page
    assert study.title in page
    assert "Now: Portfolio" in page


def test_nobody_sees_a_study_of_others(example: Study, study: Study, joined: Joined, as_: As) -> None:
    alma = joined(study, "Alma Rehn", "assistant")
    page = as_(alma).get("/").content.decode()
    assert study.title in page
    assert example.title not in page


def test_without_a_study_one_is_told_how_to_come_in(db: None, as_: As) -> None:  # noqa: ARG001 - opens the database
    owner = Person.objects.create_user("ny@example.org", name="Ny Ägare", language="en", is_owner=True)
    assert "Begin a new one" in as_(owner).get("/").content.decode()
    guest = Person.objects.create_user("gun@example.org", name="Gun Gäst", language="en")
    assert "Ask the lead of the study" in as_(guest).get("/").content.decode()
