import uuid

from workbench import As, Joined

from lardom.web.fieldwork import queries
from lardom.web.study.models import Event, Person, Study


def test_only_a_key_holder_sees_the_key_and_every_look_is_in_the_trail(
    study: Study, lead: Person, joined: Joined, as_: As
) -> None:
    assert as_(lead).get(f"/s/{study.slug}/fieldwork/key/").status_code == 403
    holder = joined(study, "Karin Nyckel", "key-holder")
    client = as_(holder)
    told = {"act": str(uuid.uuid4()), "name": "Storsjö kommun", "pseudonym": "[kommunen]", "kind": "ort"}
    client.post(f"/s/{study.slug}/fieldwork/key/add/", told)
    assert "Storsjö kommun" in client.get(f"/s/{study.slug}/fieldwork/key/").content.decode()
    seen = Event.objects.of(study).filter(kind="key.seen")
    assert [(one.person_id, one.facts) for one in seen] == [(holder.pk, {})]
    row = queries.key_rows(study).get()
    client.post(f"/s/{study.slug}/fieldwork/key/{row.pk}/remove/", {"act": str(uuid.uuid4())})
    assert not queries.key_rows(study).exists()


def test_a_lead_who_does_not_hold_the_key_takes_nothing_of_it_back_and_reads_no_name(
    study: Study, lead: Person, joined: Joined, as_: As
) -> None:
    client = as_(joined(study, "Karin Nyckel", "key-holder"))
    key = f"/s/{study.slug}/fieldwork/key/"
    told = {"name": "Storsjö kommun", "pseudonym": "[kommunen]", "kind": "ort"}
    client.post(f"{key}add/", told | {"act": str(uuid.uuid4())})
    row = queries.key_rows(study).get()
    client.post(f"{key}{row.pk}/", told | {"act": str(uuid.uuid4()), "name": "Storsjö stad", "seen": str(row.version)})
    for event in Event.objects.of(study).filter(kind="key.changed"):
        # The first of the two has been changed since: both versions would be shown.
        answer = as_(lead).post(f"/s/{study.slug}/undo/{event.number}/", {"act": str(uuid.uuid4())})
        assert answer.status_code == 403
        assert "Storsjö" not in answer.content.decode()
        assert f"/undo/{event.number}/" not in as_(lead).get(f"/s/{study.slug}/trail/").content.decode()
    client.post(f"{key}{row.pk}/remove/", {"act": str(uuid.uuid4())})
    assert "took a name out of the key" in as_(lead).get(f"/s/{study.slug}/trail/").content.decode()


def test_a_bare_key_holder_takes_back_what_they_did_to_the_key(study: Study, joined: Joined, as_: As) -> None:
    client = as_(joined(study, "Karin Nyckel", "key-holder"))
    told = {"name": "Storsjö kommun", "pseudonym": "[kommunen]", "kind": "ort"}
    client.post(f"/s/{study.slug}/fieldwork/key/add/", told | {"act": str(uuid.uuid4())})
    number = Event.objects.of(study).get(kind="key.changed").number
    assert f"/undo/{number}/" in client.get(f"/s/{study.slug}/trail/").content.decode()
    assert client.post(f"/s/{study.slug}/undo/{number}/", {"act": str(uuid.uuid4())}).status_code == 302
    assert not queries.key_rows(study).exists()
