import uuid

import pytest
from workbench import As

from lardom.web.fieldwork import queries
from lardom.web.fieldwork.models import Answer, Respondent
from lardom.web.portfolio.models import Project
from lardom.web.study.models import Person, Study


@pytest.fixture
def person(study: Study) -> Respondent:
    study.settings = '[[item]]\nid = "nytta"\ntext = "Hur nöjd?"\n[[item]]\nid = "igen"\ntext = "Igen?"\n'
    study.save()
    project = Project.objects.create(study=study, ref="P1", title="Ljus")
    return Respondent.objects.create(study=study, ref="A-R1", label="R1", project=project)


def cells(person: Respondent, **told: str) -> dict[str, str]:
    given = {f"a-{person.pk}-{item}": value for item, value in told.items() if not item.startswith("was_")}
    was = {
        f"w-{person.pk}-{item.removeprefix('was_')}": value for item, value in told.items() if item.startswith("was_")
    }
    return {"act": str(uuid.uuid4()), **given, **was}


def test_answers_are_entered_in_one_act(study: Study, person: Respondent, lead: Person, as_: As) -> None:
    client = as_(lead)
    client.post(f"/s/{study.slug}/fieldwork/answers/enter/", cells(person, nytta="4", igen="2"))
    assert [(one.item_id, one.value) for one in queries.answers(study)] == [("nytta", 4), ("igen", 2)]
    client.post(
        f"/s/{study.slug}/fieldwork/answers/enter/", cells(person, nytta="5", was_nytta="4", igen="2", was_igen="2")
    )
    assert [one.value for one in queries.answers(study)] == [5, 2]
    assert "5.00" in client.get(f"/s/{study.slug}/fieldwork/answers/").content.decode()


def test_six_is_refused_with_its_sentence_and_nothing_is_kept(
    study: Study, person: Respondent, lead: Person, as_: As
) -> None:
    page = as_(lead).post(f"/s/{study.slug}/fieldwork/answers/enter/", cells(person, nytta="6", igen="2"))
    assert page.status_code == 422
    told = page.content.decode()
    assert "6 is no answer on the scale 1–5." in told
    assert 'value="6"' in told
    assert not queries.answer_rows(study).exists()


def test_an_answer_somebody_else_has_changed_is_not_overwritten(
    study: Study, person: Respondent, lead: Person, as_: As
) -> None:
    Answer.objects.create(study=study, respondent=person, item="nytta", value=3)
    page = as_(lead).post(f"/s/{study.slug}/fieldwork/answers/enter/", cells(person, nytta="4", was_nytta=""))
    assert page.status_code == 409
    assert "somebody has written 3" in page.content.decode()
    assert [one.value for one in queries.answers(study)] == [3]


def test_words_in_a_cell_are_the_reason_why_there_is_no_answer(
    study: Study, person: Respondent, lead: Person, as_: As
) -> None:
    client, address = as_(lead), f"/s/{study.slug}/fieldwork/answers/"
    client.post(f"{address}enter/", cells(person, nytta="vet  ej", igen="2"))
    assert [(one.item_id, one.value, one.missing) for one in queries.answers(study)] == [
        ("nytta", None, "vet ej"),
        ("igen", 2, ""),
    ]
    page = client.get(address).content.decode()
    assert 'value="vet ej"' in page
    assert '<option value="vet ej">' in page
    told = cells(person, nytta="vet ej", was_nytta="vet ej", igen="ville inte", was_igen="2")
    assert client.post(f"{address}enter/", told).status_code == 302
    assert [(one.value, one.missing) for one in queries.answers(study)] == [(None, "vet ej"), (None, "ville inte")]
    client.post(f"{address}enter/", cells(person, nytta="5", was_nytta="vet ej"))
    assert [(one.value, one.missing) for one in queries.answers(study)] == [(5, ""), (None, "ville inte")]


def test_a_slip_of_the_keys_is_no_reason(study: Study, person: Respondent, lead: Person, as_: As) -> None:
    page = as_(lead).post(f"/s/{study.slug}/fieldwork/answers/enter/", cells(person, nytta="4o"))
    assert page.status_code == 422
    assert "is not a whole number" in page.content.decode()


def test_a_reason_somebody_else_has_written_is_not_overwritten(
    study: Study, person: Respondent, lead: Person, as_: As
) -> None:
    Answer.objects.create(study=study, respondent=person, item="nytta", value=None, missing="ville inte")
    page = as_(lead).post(f"/s/{study.slug}/fieldwork/answers/enter/", cells(person, nytta="4", was_nytta=""))
    assert page.status_code == 409
    assert "somebody has written ville inte" in page.content.decode()
