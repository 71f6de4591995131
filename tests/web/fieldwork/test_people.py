import uuid

from workbench import As

from lardom.web.fieldwork import queries
from lardom.web.fieldwork.models import Answer, Interview, Respondent
from lardom.web.portfolio.models import Project
from lardom.web.study.models import Event, Person, Study


def project(study: Study) -> Project:
    return Project.objects.create(study=study, ref="P1", title="Ljus")


def key() -> str:
    return str(uuid.uuid4())


PERSON = {
    "respondent_id": "A-R1",
    "project_id": "P1",
    "label": "R1",
    "relation": "supplier",
    "consent": ["record", "quote"],
}


def test_a_respondent_is_added_and_changed(study: Study, lead: Person, as_: As) -> None:
    client = as_(lead)
    project(study)
    client.post(f"/s/{study.slug}/fieldwork/respondents/add/", {"act": key(), **PERSON})
    row = queries.respondent_rows(study).get()
    assert (row.ref, row.relation, row.consent) == ("A-R1", "supplier", ["record", "quote"])
    changed = {"act": key(), **PERSON, "relation": "outside", "seen": row.version}
    client.post(f"/s/{study.slug}/fieldwork/respondents/{row.pk}/", changed)
    assert queries.respondent_rows(study).get().relation == "outside"
    assert "A-R1" in client.get(f"/s/{study.slug}/fieldwork/").content.decode()


def test_a_label_is_given_once_in_a_project(study: Study, lead: Person, as_: As) -> None:
    client = as_(lead)
    project(study)
    client.post(f"/s/{study.slug}/fieldwork/respondents/add/", {"act": key(), **PERSON})
    page = client.post(f"/s/{study.slug}/fieldwork/respondents/add/", {"act": key(), **PERSON})
    assert page.status_code == 422


def test_a_consent_taken_back_says_what_follows_and_can_be_undone(study: Study, lead: Person, as_: As) -> None:
    client = as_(lead)
    row = Respondent.objects.create(study=study, ref="A-R1", label="R1", project=project(study))
    Interview.objects.create(study=study, ref="I1", project=row.project, respondents=["A-R1"])
    Answer.objects.create(study=study, respondent=row, item="nytta", value=4)
    address = f"/s/{study.slug}/fieldwork/respondents/{row.pk}/withdraw/"
    page = client.get(address).content.decode()
    assert "1 interview is touched" in page
    assert "1 answer leaves the figures" in page
    assert client.post(address, {"act": key(), "day": "igår"}).status_code == 422
    late = client.post(address, {"act": key(), "day": "2999-05-04", "seen": 1})
    assert (late.status_code, "has not come yet" in late.content.decode()) == (422, True)
    client.post(address, {"act": key(), "day": "2024-05-04", "seen": 1})
    assert str(queries.respondent_rows(study).get().withdrawn) == "2024-05-04"
    event = Event.objects.of(study).get(kind="respondent.withdrawn")
    client.post(f"/s/{study.slug}/undo/{event.number}/", {"act": key()})
    assert queries.respondent_rows(study).get().withdrawn is None


def test_an_interview_is_added_with_its_people_and_voices(study: Study, lead: Person, as_: As) -> None:
    client = as_(lead)
    Respondent.objects.create(study=study, ref="A-R1", label="R1", project=project(study))
    told = {
        "interview_id": "I1", "project_id": "P1", "date": "2026-02-03", "minutes": "52,5", "respondents": ["A-R1"],
        "interviewers": "MK; AL", "transcript": "A-1.txt", "speakers": "Anna=A-R1; Mia=interviewer",
    }  # fmt: skip
    client.post(f"/s/{study.slug}/fieldwork/interviews/add/", {"act": key(), **told})
    row = queries.interview_rows(study).get()
    assert (row.minutes, row.interviewers, row.transcript) == (52.5, ["MK", "AL"], "A-1.txt")
    assert row.speakers == [["Anna", "A-R1"], ["Mia", "interviewer"]]
    page = client.post(
        f"/s/{study.slug}/fieldwork/interviews/add/",
        {"act": key(), **told, "interview_id": "I2", "speakers": "Anna=B-R9"},
    )
    assert page.status_code == 422
    assert "B-R9" in page.content.decode()
