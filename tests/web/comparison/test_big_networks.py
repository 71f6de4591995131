"""The network of a big portfolio is worked out in the background, with its files, and kept until an act changes it."""

import uuid

import pytest
from workbench import As

from lardom.web.comparison.queries import networks
from lardom.web.study import jobs
from lardom.web.study.models import Job, Person, Study
from lardom.web.study.writing import writing

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def big(monkeypatch: pytest.MonkeyPatch) -> None:
    """The example study is big."""
    monkeypatch.setattr(networks, "MOST_AT_ONCE", {"projects": 1, "codings": 1})


@pytest.mark.parametrize("ties", ["parties", "memberships", "codes"])
def test_a_big_network_is_worked_out_and_kept(
    example: Study, lead: Person, as_: As, monkeypatch: pytest.MonkeyPatch, ties: str
) -> None:
    there, client = f"/s/{example.slug}/comparison/networks/", as_(lead)
    files = [f"{there}{ties}.{ending}" for ending in ("gexf", "csv", "nodes.csv")]
    with monkeypatch.context() as small:
        small.setattr(networks, "MOST_AT_ONCE", {"projects": 10_000, "codings": 100_000})
        at_once = client.get(f"{there}?of={ties}").content.decode()
        given = [client.get(one).content for one in files]
    page = client.get(f"{there}?of={ties}").content.decode()
    assert "This network is made of" in page
    assert "Strongest ties" not in page
    assert client.get(files[0]).status_code == 302
    for _ in range(2):
        assert client.post(f"{there}work/?of={ties}", {"act": str(uuid.uuid4())}).status_code == 302
    assert Job.objects.count() == 1
    assert "Waiting for its turn." in client.get(f"{there}?of={ties}").content.decode()
    assert jobs.run_waiting() == 1
    page = client.get(f"{there}?of={ties}").content.decode()
    assert [line for line in page.splitlines() if "<tbody>" in line] == [
        line for line in at_once.splitlines() if "<tbody>" in line
    ]
    assert [client.get(one).content for one in files] == given
    # A coding changes what codes stand together, and nothing about parties.
    with writing(example, by=lead, kind="coding.made"):
        pass
    assert ("Strongest ties" in client.get(f"{there}?of={ties}").content.decode()) == (ties != "codes")
    with writing(example, by=lead, kind="project.removed"):
        pass
    assert "something has changed since" in client.get(f"{there}?of={ties}").content.decode()


def test_a_network_there_is_not_cannot_be_asked_for(example: Study, lead: Person, as_: As) -> None:
    path = f"/s/{example.slug}/comparison/networks/work/?of=friends"
    assert as_(lead).post(path, {"act": str(uuid.uuid4())}).status_code == 404
