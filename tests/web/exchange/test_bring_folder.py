import io
import stat
import uuid
import zipfile
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from workbench import As, Joined

from lardom.web.study.models import Event, Person, Study

STARTER = Path(__file__).resolve().parents[3] / "src" / "lardom" / "exchange" / "starter" / "sv"


def packed(**more: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as into:
        for path in sorted(STARTER.rglob("*")):
            name = f"studie/{path.relative_to(STARTER)}"
            if path.is_file() and name not in more:
                into.writestr(name, path.read_bytes())
        for name, content in more.items():
            into.writestr(name, content)
    return held.getvalue()


def upload(client: Client, content: bytes) -> str:
    told = {"act": str(uuid.uuid4()), "file": SimpleUploadedFile("studie.zip", content)}
    return client.post("/bring/", told)["Location"]


def test_a_folder_is_looked_at_then_becomes_a_study(lead: Person, as_: As) -> None:
    before = set(Study.objects.values_list("pk", flat=True))
    client = as_(lead)
    look = upload(client, packed())
    page = client.get(look).content.decode()
    assert "Make a study of it" in page
    assert set(Study.objects.values_list("pk", flat=True)) == before
    answer = client.post(look, {"act": str(uuid.uuid4())})
    study = Study.objects.exclude(pk__in=before).get()
    assert answer["Location"] == f"/s/{study.slug}/"
    assert client.get(look).status_code == 404


def test_all_problems_are_named_file_by_file(lead: Person, as_: As) -> None:
    client = as_(lead)
    wrong = packed(**{"studie/answers.csv": b"respondent_id;item;value\nX-R9;nojdhet;6\n"})
    page = client.get(upload(client, wrong)).content.decode()
    assert "answers.csv" in page
    assert "errors: what they touch stays outside" in page


def test_a_study_whose_settings_cannot_be_read_is_called_after_its_file(lead: Person, as_: As) -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as into:
        into.writestr("study.toml", "title = [")
    client = as_(lead)
    look = upload(client, held.getvalue())
    page = client.get(look).content.decode()
    assert "<h1>studie</h1>" in page
    assert "lardom-folder" not in page
    client.post(look, {"act": str(uuid.uuid4())})
    assert Study.objects.filter(title="studie").exists()


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("../ute.txt", "outside the folder"),
        ("/etc/ute.txt", "outside the folder"),
        ("a\\..\\b.txt", "outside the folder"),
    ],
)
def test_a_path_out_of_the_folder_is_refused(lead: Person, as_: As, name: str, said: str) -> None:
    client = as_(lead)
    page = client.get(upload(client, packed(**{name: b"x"})))
    assert page.status_code == 422
    assert said in page.content.decode()


def test_links_traps_and_other_files_are_refused_with_a_sentence(lead: Person, as_: As) -> None:
    client = as_(lead)
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as into:
        link = zipfile.ZipInfo("studie/transcripts/A.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        into.writestr(link, "/etc/passwd")
        into.writestr("studie/stor.txt", b"0" * 50_000_000)
        into.writestr("studie/report.md", "# En")
        into.writestr("studie/Report.md", "# En annan")
    page = client.get(upload(client, held.getvalue())).content.decode()
    assert "is a link to something else" in page
    assert "taken for a trap" in page
    assert "“studie/report.md” is in the .zip more than once" in page
    for content in (b"", b"PK\x03\x04 trasig", b"hej"):
        told = {"act": str(uuid.uuid4()), "file": SimpleUploadedFile("x.zip", content)}
        answer = client.post("/bring/", told)
        assert answer.status_code == 422 or client.get(answer["Location"]).status_code == 422


def test_a_kept_folder_is_its_persons_own(study: Study, lead: Person, joined: Joined, as_: As) -> None:
    look = upload(as_(lead), packed())
    alma = joined(study, "Alma Rehn", "assistant")
    assert as_(alma).get(look).status_code == 404
    assert as_(alma).get("/bring/").status_code == 404


def test_a_study_taken_out_comes_in_again(example: Study, lead: Person, as_: As) -> None:
    client = as_(lead)
    assert "Download the folder" in client.get(f"/s/{example.slug}/exchange/folder/").content.decode()
    answer = client.get(f"/s/{example.slug}/exchange/folder/?download=1")
    assert answer["Content-Type"] == "application/zip"
    names = zipfile.ZipFile(io.BytesIO(answer.content)).namelist()
    assert f"{example.slug}/study.toml" in names
    assert not any(name.endswith("key.csv") for name in names)
    assert Event.objects.of(example).get(kind="study.exported").facts["key"] is False
    page = client.get(upload(client, answer.content)).content.decode()
    assert "<dt>Claims</dt><dd>79</dd>" in page
