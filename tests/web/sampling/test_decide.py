import uuid

from workbench import As

from lardom.web.portfolio.models import Project
from lardom.web.sampling import queries
from lardom.web.study.models import Event, Person, Study


def told(**more: object) -> dict[str, object]:
    return {"act": str(uuid.uuid4()), "decision": "selected", "label": "A", "reason": "Täcker klimat", **more}


def project(study: Study, ref: str = "P1", category: str = "Klimat") -> Project:
    return Project.objects.create(study=study, ref=ref, title="Ljus", category=category)


def test_a_project_is_chosen_and_the_coverage_follows(study: Study, lead: Person, as_: As) -> None:
    client, first = as_(lead), project(study)
    project(study, "P2", "Skola")
    page = client.get(f"/s/{study.slug}/sampling/").content.decode()
    assert page.count("none chosen") == 2
    client.post(f"/s/{study.slug}/sampling/{first.pk}/", told(steps=[]))
    page = client.get(f"/s/{study.slug}/sampling/").content.decode()
    assert "1 of 1" in page
    assert page.count("none chosen") == 1
    assert Event.objects.of(study).filter(kind="sample.decided").count() == 1


def test_a_choice_without_a_reason_is_refused_at_the_field(study: Study, lead: Person, as_: As) -> None:
    first = project(study)
    page = as_(lead).post(f"/s/{study.slug}/sampling/{first.pk}/", told(reason=""))
    assert page.status_code == 422
    assert "needs its reason" in page.content.decode()
    assert not queries.selection_rows(study).exists()


def test_a_selected_project_needs_a_letter_of_its_own(study: Study, lead: Person, as_: As) -> None:
    client, first, second = as_(lead), project(study), project(study, "P2")
    client.post(f"/s/{study.slug}/sampling/{first.pk}/", told())
    client.post(f"/s/{study.slug}/sampling/{second.pk}/", told(label="B"))
    assert sorted(queries.letters(study).values()) == ["A", "B"]


def test_the_example_has_its_published_coverage_and_funnel(example: Study, lead: Person, as_: As) -> None:
    page = as_(lead).get(f"/s/{example.slug}/sampling/").content.decode()
    for told_ in ("4 of 17", "1 of 3", "5 of 16", "2 of 11", "2 of 6"):
        assert told_ in page
    only = as_(lead).get(f"/s/{example.slug}/sampling/?decision=reserve").content.decode()
    assert only.count('<span class="tag">reserve</span>') == only.count('<th scope="row"><a')
