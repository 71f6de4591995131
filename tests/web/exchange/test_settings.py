import uuid

from workbench import As, Joined

from lardom.web.study import queries
from lardom.web.study.models import Person, Study

TEXT = """title = "Ljus"
language = "sv"

[[step]]
number = 1
name = "Behovsägare"

[portfolio.mapping.projects]
file = "register.csv"
columns = { project_id = "Dnr" }
"""


def told(study: Study, **more: object) -> dict[str, object]:
    plain = {
        "title": "Ljus i rätt tid",
        "language": "sv",
        "profile": "strict",
        "public_kinds": ["region"],
        "steps": "2",
        "items": "1",
    }
    rows = {"step-0-number": "1", "step-0-name": "Behovsägare", "step-1-number": "2", "step-1-name": "Leverantörer"}
    items = {"item-0-id": "nytta", "item-0-text": 'Hur "bra"?', "item-0-high": "7"}
    return {
        "act": str(uuid.uuid4()),
        "seen": study.version,
        **plain,
        **rows,
        **items,
        "assistants": "Alma\nBashir\n",
        **more,
    }


def test_common_settings_are_changed_and_the_rest_is_kept(study: Study, lead: Person, as_: As) -> None:
    Study.objects.filter(pk=study.pk).update(settings=TEXT)
    assert as_(lead).post(f"/s/{study.slug}/settings/", told(study)).status_code == 302
    study.refresh_from_db()
    found = queries.settings(study)
    assert (study.title, found.profile, found.public_kinds) == ("Ljus i rätt tid", "strict", ("region",))
    assert [step.name for step in found.steps] == ["Behovsägare", "Leverantörer"]
    assert (found.items[0].text, found.items[0].high, found.assistants) == ('Hur "bra"?', 7, ("Alma", "Bashir"))
    assert "[portfolio.mapping.projects]" in study.settings


def test_every_fault_is_told_and_nothing_is_saved(study: Study, lead: Person, as_: As) -> None:
    wrong = told(study, **{"step-0-number": "ett", "step-1-number": "1", "item-0-low": "9"})
    page = as_(lead).post(f"/s/{study.slug}/settings/", wrong)
    assert page.status_code == 422
    assert page.content.decode().count("<li>") >= 2
    study.refresh_from_db()
    assert study.settings == ""


def test_the_text_is_judged_whole(study: Study, lead: Person, as_: As) -> None:
    client = as_(lead)
    address = f"/s/{study.slug}/settings/text/"
    wrong = {"act": str(uuid.uuid4()), "seen": study.version, "text": 'titel = "x"\nlanguage = "de"\n'}
    page = client.post(address, wrong)
    assert page.status_code == 422
    assert "titel" in page.content.decode()
    assert "language" in page.content.decode()
    right = {"act": str(uuid.uuid4()), "seen": study.version, "text": TEXT}
    assert client.post(address, right).status_code == 302
    late = client.post(address, {"act": str(uuid.uuid4()), "seen": study.version, "text": "title = 'Sent'\n"})
    assert late.status_code == 409


def test_only_the_lead_changes_settings(study: Study, joined: Joined, as_: As) -> None:
    assert as_(joined(study, "Alma Rehn", "assistant")).get(f"/s/{study.slug}/settings/").status_code == 403
