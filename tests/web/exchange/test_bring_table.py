import io
import re
import uuid

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from workbench import As, Joined

from lardom.web.portfolio import queries
from lardom.web.study.models import Event, Person, Study

PROJECTS = "projekt;titel;kategori\nP1;Ljus;Klimat\nP2;Vatten;Skola\n"


def upload(client: Client, study: Study, table: str, text: str | bytes, name: str = "lista.csv") -> str:
    content = text if isinstance(text, bytes) else text.encode()
    told = {"act": str(uuid.uuid4()), "file": SimpleUploadedFile(name, content)}
    return client.post(f"/s/{study.slug}/exchange/portfolio/{table}/", told)["Location"]


def bring(client: Client, look: str) -> int:
    digest = re.search(r'name="digest" value="(\w+)"', client.get(look).content.decode())
    assert digest
    return client.post(look, {"act": str(uuid.uuid4()), "digest": digest[1]}).status_code


def test_a_list_is_looked_at_brought_in_and_updated_without_doubles(study: Study, lead: Person, as_: As) -> None:
    client = as_(lead)
    look = upload(client, study, "projects", PROJECTS)
    assert "Bring in 2 rows" in client.get(look).content.decode()
    assert not queries.project_rows(study).exists()
    assert bring(client, look) == 302
    again = upload(client, study, "projects", PROJECTS.replace("Vatten", "Vattnet") + "P3;Luft;\n")
    page = client.get(again).content.decode()
    assert "1 row changes" in page
    assert "<del>Vatten</del>" in page
    bring(client, again)
    assert [row.title for row in queries.project_rows(study)] == ["Ljus", "Vattnet", "Luft"]
    event = Event.objects.of(study).filter(kind="table.imported").last()
    assert event is not None
    assert event.facts == {"new": 1, "changed": 1, "same": 1, "wrong": 0}
    client.post(f"/s/{study.slug}/undo/{event.number}/", {"act": str(uuid.uuid4())})
    assert [row.title for row in queries.project_rows(study)] == ["Ljus", "Vatten"]


def test_every_mistake_is_named_and_only_the_wrong_rows_stay_outside(study: Study, lead: Person, as_: As) -> None:
    client = as_(lead)
    look = upload(
        client, study, "projects", "project_id;title;budget;start\nP1;Ljus;dyrt;2024-13-40\n;Utan id;;\nP3;;;\n"
    )
    page = client.get(look).content.decode()
    assert all(told in page for told in ("dyrt", "2024-13-40", "2 rows with errors stay outside"))
    bring(client, look)
    assert [row.ref for row in queries.project_rows(study)] == ["P1"]


def test_a_wrong_cell_is_told_and_takes_nothing_away(study: Study, lead: Person, as_: As) -> None:
    client = as_(lead)
    bring(client, upload(client, study, "projects", "project_id;title;budget\nP1;Ljus;1750000\n"))
    look = upload(client, study, "projects", "project_id;title;budget\nP1;Mera ljus;en massa\n")
    page = client.get(look).content.decode()
    assert "en massa" in page
    assert "a row of the study keeps what it has" in page
    bring(client, look)
    row = queries.project_rows(study).get()
    assert (row.title, row.budget) == ("Mera ljus", 1750000)


def test_a_file_of_headers_alone_says_so(study: Study, lead: Person, as_: As) -> None:
    client = as_(lead)
    page = client.get(upload(client, study, "projects", "project_id;title\n")).content.decode()
    assert "The file has headers and no rows." in page


def test_headers_of_ones_own_are_matched(study: Study, lead: Person, as_: As) -> None:
    client = as_(lead)
    look = upload(client, study, "projects", "Dnr,Rubrik\n2024-1,Ljus\n")
    assert "The file lacks columns" in client.get(look).content.decode()
    assert bring(client, f"{look}?as-project_id=Dnr&as-title=Rubrik") == 302
    assert queries.project_rows(study).get().ref == "2024-1"


def test_a_workbook_comes_in_too(study: Study, lead: Person, as_: As) -> None:
    book = openpyxl.Workbook()
    for line in (["project_id", "title"], ["P1", "Ljus"]):
        book.active.append(line)
    held = io.BytesIO()
    book.save(held)
    client = as_(lead)
    assert bring(client, upload(client, study, "projects", held.getvalue(), "lista.xlsx")) == 302


def test_a_stored_mapping_reads_somebody_elses_workbook(study: Study, lead: Person, as_: As) -> None:
    study.settings = (
        '[portfolio.mapping.projects]\nfile = "register.csv"\ncolumns = { project_id = "Dnr", title = "Rubrik" }\n'
    )
    study.save()
    client = as_(lead)
    look = upload(client, study, "projects", "Dnr;Rubrik\nD1;Ljus\n", "register.csv")
    assert "read by the mapping" in client.get(look).content.decode()
    assert bring(client, look) == 302


def test_what_has_changed_since_one_looked_is_not_brought_in(study: Study, lead: Person, as_: As) -> None:
    client = as_(lead)
    first, second = (upload(client, study, "projects", PROJECTS) for _ in range(2))
    digest = re.search(r'name="digest" value="(\w+)"', client.get(second).content.decode())
    assert digest
    bring(client, first)
    late = client.post(second, {"act": str(uuid.uuid4()), "digest": digest[1]})
    assert late.status_code == 422
    assert "has changed since you looked" in late.content.decode()


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"PK\x03\x04trasig", bytes(range(256))])
def test_a_file_that_is_no_table_says_so(study: Study, lead: Person, as_: As, content: bytes) -> None:
    client = as_(lead)
    told = {"act": str(uuid.uuid4()), "file": SimpleUploadedFile("x.csv", content)}
    answer = client.post(f"/s/{study.slug}/exchange/portfolio/projects/", told)
    page = answer if answer.status_code == 422 else client.get(answer["Location"])
    assert page.status_code in {200, 422}
    assert "error" in page.content.decode() or "field" in page.content.decode()


def test_each_room_brings_in_its_own_tables_for_those_who_may(
    study: Study, lead: Person, joined: Joined, as_: As
) -> None:
    assert as_(lead).get(f"/s/{study.slug}/exchange/portfolio/answers/").status_code == 404
    office = as_(joined(study, "Olle Kontor", "programme office"))
    assert office.get(f"/s/{study.slug}/exchange/portfolio/projects/").status_code == 200
    assert office.get(f"/s/{study.slug}/exchange/fieldwork/answers/").status_code == 403
