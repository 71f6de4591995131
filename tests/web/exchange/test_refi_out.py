"""A study goes out to other tools: made ready for one person, its losses told, noted when it is taken."""

import uuid
from html import unescape
from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from refi_files import project, qdpx, selection, text_source
from shared_data import shared
from workbench import As, Joined

from lardom.exchange.qdpx import read_qdpx
from lardom.exchange.refi.checking import check_file
from lardom.exchange.refi.reading import main_texts, read_file
from lardom.web.coding.queries import values as coding
from lardom.web.exchange.models import Origin
from lardom.web.study import actions, jobs
from lardom.web.study.models import Event, Person, Study
from lardom.web.transcripts.queries import texts as transcripts

SAID = "Anna Berg tror på nyttan."
NOTE = '<Notes><Note guid="n1" name="Egen tanke"><PlainTextContent>Fråga igen.</PlainTextContent></Note></Notes>'


def order(client: Client, study: Study, **chosen: str) -> str:
    """Ask for a file, let it be written, and return where it waits."""
    told = {"act": str(uuid.uuid4()), "what": "project", **chosen}
    address: str = client.post(f"/s/{study.slug}/exchange/refi/out/", told)["Location"]
    jobs.run_waiting()
    return address


def taken(client: Client, address: str, folder: Path, ending: str = "qdpx") -> Path:
    page = unescape(client.get(address).content.decode())
    assert "Download" in page, page[-1500:]
    answer = client.get(f"{address}study.{ending}")
    assert answer.status_code == 200
    path = folder / f"ut.{ending}"
    path.write_bytes(answer.content)
    return path


def brought(client: Client, study: Study, content: bytes) -> None:
    told = {"act": str(uuid.uuid4()), "file": SimpleUploadedFile("från nvivo.qdpx", content)}
    look = client.post(f"/s/{study.slug}/exchange/refi/", told)["Location"]
    jobs.run_waiting()
    client.post(look, {"act": str(uuid.uuid4()), "codes": "same"})
    jobs.run_waiting()


def test_the_whole_study_goes_out_valid_with_what_is_lost_told(
    example: Study, lead: Person, as_: As, tmp_path: Path
) -> None:
    client = as_(lead)
    address = order(client, example, beside="on")
    page = unescape(client.get(address).content.decode())
    assert "rows of the table claims have no place in REFI-QDA and lie in the companion" in page
    assert not Event.objects.of(example).filter(kind="refi.taken").exists()
    path = taken(client, address, tmp_path)
    assert check_file(path).is_valid
    found, _ = read_qdpx(path)
    assert len(found.codings) == len(coding.codings(example))
    assert [one.id for one in found.documents] == [one.id for one in transcripts.documents(example)]
    facts = Event.objects.of(example).get(kind="refi.taken").facts
    assert facts["names"] is False


def test_the_codebook_goes_out_alone(example: Study, lead: Person, as_: As, tmp_path: Path) -> None:
    client = as_(lead)
    path = taken(client, order(client, example, what="book"), tmp_path, "qdc")
    found, _ = read_qdpx(path)
    assert [one.name for one in found.codes] == [one.name for one in coding.codes(example)]


def test_a_study_without_codes_has_no_codebook_to_give(study: Study, lead: Person, as_: As) -> None:
    client = as_(lead)
    address = order(client, study, what="book")
    page = unescape(client.get(address).content.decode())
    assert "notice bad" in page
    assert client.get(f"{address}study.qdc").status_code == 404


def test_names_of_the_key_are_pseudonyms_unless_a_key_holder_asks(
    study: Study, lead: Person, joined: Joined, as_: As, tmp_path: Path
) -> None:
    client = as_(lead)
    brought(client, study, qdpx(project(text_source("A", selection(0, 9, "k1"), inline=SAID))))
    keeper = joined(study, "Kim Nyckel", "researcher", "key-holder")
    answer = as_(keeper).post(
        f"/s/{study.slug}/fieldwork/key/add/",
        {"act": str(uuid.uuid4()), "name": "Anna Berg", "pseudonym": "A-R1", "kind": "person"},
    )
    assert answer.status_code == 302
    # Who holds no key cannot choose the names: the choice is not heard.
    masked, _ = read_qdpx(taken(client, order(client, study, names="on"), tmp_path))
    assert masked.documents[0].text == "A-R1 tror på nyttan."
    assert masked.documents[0].text[masked.codings[0].start : masked.codings[0].end] == "A-R1"
    mine = order(as_(keeper), study, names="on")
    named, _ = read_qdpx(taken(as_(keeper), mine, tmp_path))
    assert named.documents[0].text == SAID
    assert Event.objects.of(study).filter(kind="refi.taken").latest("number").facts["names"] is True
    # Nobody else sees the file, and its person no longer when the key is given back.
    assert client.get(f"{mine}study.qdpx").status_code == 404
    actions.give_roles(study, person=keeper, roles=["researcher"], by=lead)
    assert as_(keeper).get(f"{mine}study.qdpx").status_code == 403


def test_what_stayed_in_a_file_goes_out_again_with_the_study(
    study: Study, lead: Person, as_: As, tmp_path: Path
) -> None:
    client = as_(lead)
    one = text_source("Intervju 1", selection(0, 9, "k1"), inline=SAID)
    brought(client, study, qdpx(project(one)))
    other = text_source("Intervju 1", selection(4, 8, "k1", number=3), inline="Ett annat samtal.")
    brought(client, study, qdpx(project(other, more=NOTE)))
    page = client.get(f"/s/{study.slug}/exchange/refi/out/").content.decode()
    assert "från nvivo.qdpx" in page
    newest = Origin.objects.of(study).latest("pk")
    path = taken(client, order(client, study, origin=str(newest.pk)), tmp_path)
    found, _ = read_qdpx(path)
    assert found.exchange is not None
    assert [note.text for note in found.exchange.project.notes] == ["Fråga igen."]
    assert [one.id for one in found.documents] == ["Intervju 1 (2)", "Intervju 1"]
    assert len(found.codings) == 2
    without, _ = read_qdpx(taken(client, order(client, study), tmp_path))
    assert without.exchange is not None
    assert not without.exchange.project.notes


def test_only_researchers_take_the_study_out(study: Study, joined: Joined, as_: As) -> None:
    assert as_(joined(study, "Bo Ek", "assistant")).get(f"/s/{study.slug}/exchange/refi/out/").status_code == 403


def test_a_real_project_that_came_in_goes_out_with_everything(
    study: Study, lead: Person, as_: As, tmp_path: Path
) -> None:
    source = shared("interchange/nvivo-mac20-constructive-turn.qdpx")
    before = read_file(source).project
    client = as_(lead)
    brought(client, study, source.read_bytes())
    newest = Origin.objects.of(study).latest("pk")
    path = taken(client, order(client, study, origin=str(newest.pk)), tmp_path)
    assert check_file(path).is_valid
    after = read_file(path).project
    for kind in ("users", "variables", "cases", "sets", "notes", "links", "graphs"):
        assert getattr(after, kind) == getattr(before, kind), kind
    assert [(one.guid, one.name, one.depth) for one in after.codes] == [
        (one.guid, one.name, one.depth) for one in before.codes
    ]
    assert {one.guid: one for one in main_texts(after)} == {one.guid: one for one in main_texts(before)}
