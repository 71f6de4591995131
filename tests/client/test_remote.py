"""A study of a running workbench gives the same values as its folder."""

import json
import threading
from collections.abc import Iterator
from dataclasses import fields
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from served import Served, served
from workbench import EXAMPLE

import lardom
from lardom.claims.material import Material
from lardom.claims.summaries import Pairing, Summary
from lardom.client.remote import RemoteError, place_of

MAKE_A_KEY = """
import os, sys, django
os.environ["DJANGO_SETTINGS_MODULE"] = "lardom.web.site.settings"
django.setup()
from lardom.web.study import actions
from lardom.web.study.models import Person, Study
print(actions.make_token(study=Study.objects.get(), by=Person.objects.get(name="Eira Lindh"), name="bok", writes=True, days=3))
"""


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with served(tmp_path_factory.mktemp("remote")) as one:
        yield one


@pytest.fixture(scope="module")
def token(house: Served) -> str:
    made = house.run_python(MAKE_A_KEY)
    assert made.returncode == 0, made.stderr
    return made.stdout.strip()


def test_the_address_and_the_folder_give_the_same_values(house: Served, token: str) -> None:
    remote = lardom.open_study(house.url(f"/s/{house.told['study']}/"), token=token)
    folder = lardom.open_study(EXAMPLE)
    for table in (one.name for one in fields(Material) if one.name != "key_names"):
        assert getattr(remote, table) == getattr(folder, table), table
    assert remote.counts() == folder.counts()


ADD = """
import os, django
os.environ["DJANGO_SETTINGS_MODULE"] = "lardom.web.site.settings"
django.setup()
from lardom.web.comparison.actions import sum_up
from lardom.web.study.models import Person, Study
study, by = Study.objects.get(), Person.objects.get(name="Eira Lindh")
sum_up(study, "framework", "P01", "T1", by=by, text="Ramar som höll.")
sum_up(study, "joint", "nojdhet", "T1", by=by, text="Det går ihop.", relation="confirms")
"""

TAKE_AWAY = """
import os, django
os.environ["DJANGO_SETTINGS_MODULE"] = "lardom.web.site.settings"
django.setup()
from lardom.web.comparison.actions import take_away
from lardom.web.comparison.models import Summary
from lardom.web.study.models import Person, Study
study, by = Study.objects.get(), Person.objects.get(name="Eira Lindh")
for row in Summary.objects.of(study).filter(removed=False, person=by):
    take_away(study, row, by=by)
"""


@pytest.fixture
def added(house: Served) -> Iterator[None]:
    """A summary and a pairing more than the folder has, for one act: the others compare with the folder."""
    made = house.run_python(ADD)
    assert made.returncode == 0, made.stderr
    yield
    gone = house.run_python(TAKE_AWAY)
    assert gone.returncode == 0, gone.stderr


@pytest.mark.usefixtures("added")
def test_what_was_written_in_the_comparison_comes_along(house: Served, token: str) -> None:
    remote = lardom.open_study(house.url(f"/s/{house.told['study']}/"), token=token)
    folder = lardom.open_study(EXAMPLE)
    assert remote.summaries == (*folder.summaries, Summary("P01", "T1", "Ramar som höll."))
    assert remote.pairings == (*folder.pairings, Pairing("nojdhet", "T1", "confirms", "Det går ihop."))


def test_an_unknown_token_is_told_with_the_way_out(house: Served) -> None:
    with pytest.raises(RemoteError, match=r"401.*make a new one"):
        lardom.open_study(house.url(f"/s/{house.told['study']}/"), token="lardom_x")  # noqa: S106 - nobody's


def test_a_study_that_is_not_there_is_told(house: Served, token: str) -> None:
    with pytest.raises(RemoteError, match="404"):
        lardom.open_study(house.url("/s/finns-inte/"), token=token)


def test_a_token_goes_to_no_other_address_than_the_one_it_was_given_with() -> None:
    heard: list[str] = []

    class Elsewhere(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            heard.append(self.path)
            self.send_response(302)
            self.send_header("Location", f"http://localhost:{self.server.server_port}/elsewhere/")  # type: ignore[attr-defined]
            self.end_headers()

        def log_message(self, *_told: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Elsewhere) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        with pytest.raises(RemoteError, match=r"points to http://localhost.*only to the address"):
            lardom.open_study(f"http://127.0.0.1:{server.server_port}/s/ljus/", token="lardom_x")  # noqa: S106 - nobody's
        server.shutdown()
    assert heard == ["/api/v1/s/ljus"]


@pytest.mark.parametrize(
    ("address", "words"),
    [("https://lardom.example.org/", "names no study"), ("http://lardom.example.org/s/ljus/", "not encrypted")],
)
def test_an_address_that_cannot_be_right_is_told_before_anything_is_sent(address: str, words: str) -> None:
    with pytest.raises(RemoteError, match=words):
        place_of(address)


def test_the_description_names_every_operation(house: Served, tmp_path: Path) -> None:  # noqa: ARG001 - a folder of its own
    from urllib.request import urlopen

    with urlopen(house.url("/api/v1/openapi.json")) as answer:  # noqa: S310 - this machine
        described = json.load(answer)
    assert "/api/v1/s/{study}/tables/claims" in described["paths"]
    for path, methods in described["paths"].items():
        for told in methods.values():
            assert {"200", "401", "403", "404", "422"} <= set(told["responses"]), path
