"""A project or a codebook of another tool comes into a study: looked at first, then taken in whole, or not at all."""

import uuid
from html import unescape
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from refi_files import project, qdpx, selection, text_source
from shared_data import shared
from workbench import As, Joined

from lardom.exchange.refi_study import write_qdpx
from lardom.web.claims.queries import values as claims
from lardom.web.coding.queries import values as coding
from lardom.web.exchange.models import Origin, Parcel
from lardom.web.study import actions, jobs
from lardom.web.study.models import Event, Person, StoredFile, Study
from lardom.web.transcripts.queries import texts as transcripts

CODES = (
    '<Code guid="k1" name="Nytta" isCodable="true" color="#aa0000"><Code guid="k2" name="Tid" isCodable="true"/></Code>'
)
SAID = "Vi tror på nyttan. Det tog tid."
ONE = qdpx(
    project(
        text_source("Intervju 1", selection(0, 7, "k1"), selection(19, 31, "k2", number=1), inline=SAID), codes=CODES
    )
)
BOOK = (
    '<?xml version="1.0" encoding="utf-8"?><CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="MAXQDA"><Codes>'
    '<Code guid="5215cc69-b628-4e02-afb9-9beeaee55808" name="nytta" isCodable="true"><Description>Vad det gav</Description></Code>'
    '<Code guid="5215cc69-b628-4e02-afb9-9beeaee55809" name="Lärdom" isCodable="true"/></Codes></CodeBook>'
).encode()


def here(study: Study, path: str = "") -> str:
    return f"/s/{study.slug}/exchange/refi/{path}"


def send(client: Client, study: Study, content: bytes, name: str = "gammalt.qdpx") -> str:
    """Send a file in, let it be read, and return where it is looked at."""
    told = {"act": str(uuid.uuid4()), "file": SimpleUploadedFile(name, content)}
    look: str = client.post(here(study), told)["Location"]
    jobs.run_waiting()
    return look


def page_of(client: Client, address: str) -> str:
    return unescape(client.get(address).content.decode())


def take_in(client: Client, look: str, codes: str = "same") -> str:
    answer = client.post(look, {"act": str(uuid.uuid4()), "codes": codes})
    assert answer.status_code == 302
    jobs.run_waiting()
    return page_of(client, look)


def names(study: Study) -> dict[str, str]:
    return {one.id: one.parent for one in coding.codes(study)}


def test_nothing_is_in_the_study_before_the_person_says_so(study: Study, lead: Person, as_: As) -> None:
    client = as_(lead)
    page = page_of(client, send(client, study, ONE))
    for said in (
        "written by NVivo",
        "1 text becomes a transcript",
        "2 codes are new",
        "2 codings come in",
        "Bring it in",
    ):
        assert said in page
    assert not transcripts.documents(study)
    assert not coding.codes(study)
    assert not StoredFile.objects.of(study).exists()


def test_texts_codes_and_codings_come_in_with_the_file_itself(study: Study, lead: Person, as_: As) -> None:
    client = as_(lead)
    done = take_in(client, send(client, study, ONE))
    assert "It has come in" in done
    [document] = transcripts.documents(study)
    assert (document.id, document.text) == ("Intervju 1", SAID)
    assert names(study) == {"Nytta": "", "Tid": "Nytta"}
    told = {(one.code_id, one.coder, document.text[one.start : one.end]) for one in coding.codings(study)}
    assert told == {("Nytta", "Eva", "Vi tror"), ("Tid", "Eva", "Det tog tid.")}
    origin = Origin.objects.of(study).get()
    assert bytes(origin.file.content) == ONE
    event = Event.objects.of(study).get(kind="refi.brought")
    assert event.facts["codings"] == 2
    assert not Parcel.objects.of(study).exclude(content=b"").exists()


def test_all_of_it_is_taken_back_in_one_act(study: Study, lead: Person, as_: As) -> None:
    client = as_(lead)
    look = send(client, study, ONE)
    assert "Take it all back" in take_in(client, look)
    event = Event.objects.of(study).get(kind="refi.brought")
    back = {"act": str(uuid.uuid4()), "next": look}
    page = page_of(client, client.post(f"/s/{study.slug}/undo/{event.number}/", back)["Location"])
    assert "This has been taken back" in page
    assert "Take it all back" not in page
    assert not transcripts.documents(study)
    assert not coding.codes(study)
    assert not coding.codings(study)
    assert not Origin.objects.of(study).filter(removed=False).exists()


def test_the_same_file_twice_brings_nothing_twice(study: Study, lead: Person, as_: As) -> None:
    client = as_(lead)
    take_in(client, send(client, study, ONE))
    look = send(client, study, ONE)
    page = page_of(client, look)
    assert "1 text is in the study already, word for word" in page
    assert "2 codings are in the study already" in page
    take_in(client, look)
    assert len(transcripts.documents(study)) == 1
    assert len(coding.codes(study)) == 2
    assert len(coding.codings(study)) == 2


def test_a_text_of_the_same_name_with_other_words_comes_in_beside(study: Study, lead: Person, as_: As) -> None:
    client = as_(lead)
    take_in(client, send(client, study, ONE))
    other = qdpx(project(text_source("Intervju 1", selection(0, 3, "k1", number=7), inline="Nej."), codes=CODES))
    look = send(client, study, other)
    assert "“Intervju 1” comes in as “Intervju 1 (2)”" in page_of(client, look)
    take_in(client, look)
    assert [one.id for one in transcripts.documents(study)] == ["Intervju 1", "Intervju 1 (2)"]
    assert Origin.objects.of(study).latest("pk").texts == {"Intervju 1": "Intervju 1 (2)"}


def test_work_under_way_is_done_once_and_cannot_be_asked_twice(study: Study, lead: Person, as_: As) -> None:
    client = as_(lead)
    look = send(client, study, ONE)
    for _ in range(2):
        client.post(look, {"act": str(uuid.uuid4()), "codes": "same"})
    assert jobs.run_waiting() == 1
    assert len(coding.codings(study)) == 2
    again = client.post(look, {"act": str(uuid.uuid4()), "codes": "same"})
    assert again.status_code == 422
    assert not jobs.waiting()


def test_a_codebook_joins_the_one_that_is_there(study: Study, lead: Person, as_: As) -> None:
    client = as_(lead)
    take_in(client, send(client, study, ONE))
    look = send(client, study, BOOK, "bok.qdc")
    page = page_of(client, look)
    for said in ("only codes come in", "1 code is new", "1 code is in the codebook already", "is “Nytta” here"):
        assert said in page
    take_in(client, look)
    assert names(study) == {"Nytta": "", "Tid": "Nytta", "Lärdom": ""}
    book = {one.id: one for one in coding.codes(study)}
    assert book["Nytta"].definition == "Vad det gav"
    assert book["Nytta"].colour == "#aa0000"
    event = Event.objects.of(study).get(kind="codebook.brought")
    client.post(f"/s/{study.slug}/undo/{event.number}/", {"act": str(uuid.uuid4())})
    assert {one.id: one.definition for one in coding.codes(study)} == {"Nytta": "", "Tid": ""}


def test_or_all_its_codes_come_in_below_one_of_their_own(study: Study, lead: Person, as_: As) -> None:
    client = as_(lead)
    take_in(client, send(client, study, ONE))
    take_in(client, send(client, study, BOOK, "bok.qdc"), codes="new")
    assert names(study) == {"Nytta": "", "Tid": "Nytta", "bok": "", "nytta (2)": "bok", "Lärdom": "bok"}


def test_what_cannot_be_read_is_told_and_forgotten(study: Study, lead: Person, as_: As) -> None:
    client = as_(lead)
    for content in (b"", b"PK\x03\x04 trasig", b"<html></html>", b"hej"):
        told = {"act": str(uuid.uuid4()), "file": SimpleUploadedFile("x.qdpx", content)}
        answer = client.post(here(study), told)
        if not content:
            assert answer.status_code == 422
            continue
        jobs.run_waiting()
        page = page_of(client, answer["Location"])
        assert "notice bad" in page
        assert ">Bring it in<" not in page
        client.post(f"{answer['Location']}drop/", {"act": str(uuid.uuid4())})
        assert client.get(answer["Location"]).status_code == 404
    assert not Parcel.objects.of(study).exists()


def test_places_in_doubt_are_listed(study: Study, lead: Person, as_: As) -> None:
    client = as_(lead)
    page = page_of(client, send(client, study, qdpx(project(text_source("A", selection(1, 5, "k1"), inline=SAID)))))
    assert "1 place in doubt" in page
    assert "i tr" in page


def test_it_is_told_in_swedish_too(study: Study, lead: Person, as_: As) -> None:
    lead.language = "sv"
    lead.save()
    client = as_(lead)
    page = page_of(client, send(client, study, qdpx(project(text_source("A", selection(1, 5, "k1"), inline=SAID)))))
    for said in ("Det här läses in", "1 tveksam plats", "1 kodat stycke börjar eller slutar inne i ett ord"):
        assert said in page


def test_only_its_person_sees_a_file_and_only_researchers_bring_any(
    study: Study, lead: Person, joined: Joined, as_: As
) -> None:
    look = send(as_(lead), study, ONE)
    assert as_(joined(study, "Alma Rehn", "researcher")).get(look).status_code == 404
    assert as_(joined(study, "Bo Ek", "assistant")).get(here(study)).status_code == 403


def test_a_new_study_is_made_for_a_project(lead: Person, joined: Joined, as_: As) -> None:
    client = as_(lead)
    told = {
        "act": str(uuid.uuid4()),
        "title": "Från NVivo",
        "language": "sv",
        "file": SimpleUploadedFile("x.qdpx", ONE),
    }
    look = client.post("/bring/refi/", told)["Location"]
    jobs.run_waiting()
    study = Study.objects.get(title="Från NVivo")
    assert not transcripts.documents(study)
    take_in(client, look)
    assert len(coding.codings(study)) == 2
    alma = joined(study, "Alma Rehn", "researcher")
    assert as_(alma).get("/bring/refi/").status_code == 404


def test_a_whole_study_of_ours_comes_in_with_everything(example: Study, lead: Person, as_: As, tmp_path: Path) -> None:
    out = tmp_path / "ut.qdpx"
    before = claims.material(example)
    assert write_qdpx(before, out).done
    client = as_(lead)
    new = actions.make_study(title="Igen", by=lead)
    look = send(client, new, out.read_bytes())
    assert "It holds a whole study" in page_of(client, look)
    take_in(client, look)
    after = claims.material(new)
    assert after.claims == before.claims
    assert [one.text for one in after.documents] == [one.text for one in before.documents]
    assert len(after.codings) == len(before.codings)
    assert len(after.settled) == len(before.settled)


def test_a_whole_study_is_not_brought_into_one_that_is_no_longer_empty(
    example: Study, lead: Person, as_: As, tmp_path: Path
) -> None:
    out = tmp_path / "ut.qdpx"
    write_qdpx(claims.material(example), out)
    client = as_(lead)
    new = actions.make_study(title="Igen", by=lead)
    look = send(client, new, out.read_bytes())
    take_in(client, send(client, new, ONE))
    assert "no longer empty" in take_in(client, look)
    assert len(transcripts.documents(new)) == 1


@pytest.mark.parametrize(
    ("name", "texts", "codings"),
    [
        ("nvivo-mac20-constructive-turn.qdpx", 21, 874),
        ("spec-annex-a2-atlasti-mac8.qde", 0, 0),
        ("spec-annex-a3-transana-draft-ns.qdpx", 0, 0),
        ("spec-annex-a1-codebook.qdc", 0, 0),
    ],
)
def test_real_files_come_in(study: Study, lead: Person, as_: As, name: str, texts: int, codings: int) -> None:
    content = shared(f"interchange/{name}").read_bytes()
    client = as_(lead)
    look = send(client, study, content, name)
    parcel = Parcel.objects.of(study).get()
    assert parcel.state == "ready"
    assert "It has come in" in take_in(client, look)
    parcel.refresh_from_db()
    assert parcel.told["came"]["codings"] == len(coding.codings(study))
    assert parcel.told["came"]["codes"] == len(coding.codes(study)) > 0
    assert len(transcripts.documents(study)) >= texts
    assert len(coding.codings(study)) >= codings
