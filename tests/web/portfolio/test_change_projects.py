import re
import uuid

from workbench import As

from lardom.web.portfolio import queries
from lardom.web.portfolio.models import Party, Project
from lardom.web.sampling.models import Selection
from lardom.web.study.models import Event, Person, Study


def fields(**more: object) -> dict[str, object]:
    return {"act": str(uuid.uuid4()), "project_id": "P1", "title": "Varsam belysning", **more}


def test_a_project_is_added_changed_and_the_change_taken_back(study: Study, lead: Person, as_: As) -> None:
    client = as_(lead)
    answer = client.post(f"/s/{study.slug}/portfolio/add/", fields(budget="1 200,50", start="2024-05-01"))
    project = queries.project_rows(study).get()
    assert (answer.status_code, project.budget, str(project.start)) == (302, 1200.5, "2024-05-01")
    client.post(f"/s/{study.slug}/portfolio/{project.pk}/change/", fields(title="Ljus", seen=project.version))
    event = Event.objects.of(study).get(kind="project.changed")
    assert queries.project_rows(study).get().title == "Ljus"
    client.post(f"/s/{study.slug}/undo/{event.number}/", {"act": str(uuid.uuid4())})
    assert queries.project_rows(study).get().title == "Varsam belysning"


def test_what_is_wrong_is_said_at_its_field(study: Study, lead: Person, as_: As) -> None:
    page = as_(lead).post(f"/s/{study.slug}/portfolio/add/", fields(title="", budget="dyrt", start="2024-13-40"))
    told = page.content.decode()
    assert page.status_code == 422
    assert told.count("field-error") == 3
    assert "“dyrt”" in told or "dyrt" in told
    assert not queries.project_rows(study).exists()


def test_an_id_is_given_once(study: Study, lead: Person, as_: As) -> None:
    client = as_(lead)
    client.post(f"/s/{study.slug}/portfolio/add/", fields())
    page = client.post(f"/s/{study.slug}/portfolio/add/", fields(project_id="p1"))
    assert page.status_code == 422
    assert "is taken" in page.content.decode()


def test_two_who_change_the_same_project_see_both_versions(study: Study, lead: Person, as_: As) -> None:
    client = as_(lead)
    client.post(f"/s/{study.slug}/portfolio/add/", fields())
    project = queries.project_rows(study).get()
    client.post(f"/s/{study.slug}/portfolio/{project.pk}/change/", fields(title="Först", seen=1))
    page = client.post(
        f"/s/{study.slug}/portfolio/{project.pk}/change/", fields(title="Sedan", budget="12500,5", seen=1)
    )
    assert page.status_code == 409
    told = [re.findall(r"<t[hd][^>]*>([^<]*)", row) for row in page.content.decode().split("<tr>")[2:]]
    assert told == [["Title", "Sedan", "Först"], ["Budget", "12500.5", "–"]]
    assert queries.project_rows(study).get().title == "Först"


def test_who_wants_a_project_away_sees_what_somebody_has_made_of_it(study: Study, lead: Person, as_: As) -> None:
    client = as_(lead)
    client.post(f"/s/{study.slug}/portfolio/add/", fields())
    project = queries.project_rows(study).get()
    client.post(f"/s/{study.slug}/portfolio/{project.pk}/change/", fields(title="Först", seen=1))
    page = client.post(f"/s/{study.slug}/portfolio/{project.pk}/remove/", {"act": str(uuid.uuid4()), "seen": 1})
    assert page.status_code == 409
    told = page.content.decode()
    assert "It is not removed" in told
    assert re.search(r"Title</th><td[^>]*>Först", told)
    assert queries.project_rows(study).count() == 1


def test_parties_are_added_changed_and_removed(study: Study, lead: Person, as_: As) -> None:
    client = as_(lead)
    client.post(f"/s/{study.slug}/portfolio/add/", fields())
    project = queries.project_rows(study).get()
    told = {"organisation": "Norrviks kommun", "kind": "kommun", "budget": "400000"}
    client.post(f"/s/{study.slug}/portfolio/{project.pk}/parties/add/", {"act": str(uuid.uuid4()), **told})
    party = Party.objects.of(study).get()
    assert party.kind == "municipality"
    page = client.get(f"/s/{study.slug}/portfolio/{project.pk}/").content.decode()
    assert "main need owner" in page
    change = {"act": str(uuid.uuid4()), **told, "organisation": "Norrvik", "seen": 1}
    client.post(f"/s/{study.slug}/portfolio/parties/{party.pk}/change/", change)
    assert Party.objects.of(study).get().organisation == "Norrvik"
    client.post(f"/s/{study.slug}/portfolio/parties/{party.pk}/remove/", {"act": str(uuid.uuid4()), "seen": 2})
    assert not queries.party_rows(study).exists()


def test_a_project_that_later_steps_speak_of_is_not_removed(study: Study, lead: Person, as_: As) -> None:
    client = as_(lead)
    client.post(f"/s/{study.slug}/portfolio/add/", fields())
    project = Project.objects.of(study).get()
    chosen = Selection.objects.create(study=study, project=project, decision="selected", label="A")
    refused = client.post(f"/s/{study.slug}/portfolio/{project.pk}/remove/", {"act": str(uuid.uuid4())})
    assert refused.status_code == 422
    assert "1 row of the sample or the fieldwork" in refused.content.decode()
    chosen.removed = True
    chosen.save()
    client.post(f"/s/{study.slug}/portfolio/{project.pk}/remove/", {"act": str(uuid.uuid4())})
    assert not queries.project_rows(study).exists()
