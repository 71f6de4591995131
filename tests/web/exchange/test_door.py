"""The door for programs: a token opens one study, sees what its person may, and writes once a key."""

import json
import uuid
from typing import Any

import pytest
from django.test import Client
from workbench import As, Joined

from lardom.study.roles import ROLES, may
from lardom.web.exchange.api.paging import TABLES
from lardom.web.study import actions
from lardom.web.study.models import Person, Study


class Program:
    """A program that asks with a token."""

    def __init__(self, study: Study, person: Person, *, writes: bool = True) -> None:
        self.token = actions.make_token(study=study, by=person, name="prov", writes=writes, days=1)
        self.base = f"/api/v1/s/{study.slug}"

    def ask(self, path: str = "", method: str = "GET", key: str = "", **told: Any) -> Any:
        headers = {"Authorization": f"Bearer {self.token}", "Idempotency-Key": key or str(uuid.uuid4())}
        browser = Client(HTTP_HOST="127.0.0.1:8000")
        return browser.generic(
            method, self.base + path, data=json.dumps(told), content_type="application/json",
            headers=headers,
        )  # fmt: skip


@pytest.mark.parametrize("role", ROLES)
def test_each_table_is_open_to_the_roles_that_have_its_right(study: Study, joined: Joined, role: str) -> None:
    person = joined(study, f"Som {role}", role)
    program = Program(study, person)
    for name, table in TABLES.items():
        assert (program.ask(f"/tables/{name}").status_code == 200) == may([role], table.right), (role, name)


def test_a_token_opens_its_own_study_only(study: Study, lead: Person) -> None:
    other = actions.make_study(title="En annan", by=lead)
    program = Program(study, lead)
    program.base = f"/api/v1/s/{other.slug}"
    assert program.ask().status_code == 404
    program.base = "/api/v1/s/finns-inte"
    assert program.ask().status_code == 404


def test_a_passage_is_coded_once_however_often_it_is_sent(example: Study, lead: Person) -> None:
    program, key = Program(example, lead), str(uuid.uuid4())
    told = {"document": "A-1.docx", "start": 10, "end": 40, "code": "K01", "ref": "mitt-1"}
    first, second = (program.ask("/passages", "POST", key, **told) for _ in range(2))
    assert (first.status_code, second.status_code) == (200, 200), first.content
    assert first.json() == second.json()
    rows = program.ask("/tables/codings?limit=2000").json()["items"]
    assert [row["code_id"] for row in rows if row["id"] == "mitt-1"] == ["K01"]


def test_a_passage_is_moved_and_taken_away(example: Study, lead: Person) -> None:
    program = Program(example, lead)
    program.ask("/passages", "POST", document="A-1.docx", start=10, end=40, code="K01", ref="mitt-1")
    assert program.ask("/passages/mitt-1", "PATCH", code="K02").status_code == 200
    assert program.ask("/passages/mitt-1", "DELETE").status_code == 200
    assert program.ask("/passages/mitt-1", "DELETE").status_code == 404


def test_a_code_and_a_claim_are_made_and_linked(example: Study, lead: Person) -> None:
    program = Program(example, lead)
    code = program.ask("/codes", "POST", name="Nytt tema", kind="effect").json()["ref"]
    claim = program.ask("/claims", "POST", text="Alla respondenter nämner vädret.").json()["ref"]
    linked = program.ask(f"/claims/{claim}/evidence", "POST", relation="supports", kind="code", ref=code)
    assert linked.status_code == 200, linked.content
    told = {one["claim"]: one for one in program.ask("/counts").json()}
    assert told[claim]["n"] == 0


def test_a_token_that_only_reads_does_not_write(example: Study, lead: Person) -> None:
    program = Program(example, lead, writes=False)
    answer = program.ask("/codes", "POST", name="Nytt tema")
    assert answer.status_code == 403
    assert answer.json()["problems"]


def test_what_is_not_as_described_is_told_with_its_place(example: Study, lead: Person) -> None:
    answer = Program(example, lead).ask("/passages", "POST", document="A-1.docx", start="tio", end=40)
    assert answer.status_code == 422
    assert "start" in answer.json()["problems"][0]


def test_a_long_table_comes_in_pages_that_fit_together(example: Study, lead: Person) -> None:
    program = Program(example, lead)
    found, after = [], ""
    while True:
        page = program.ask(f"/tables/codings?limit=100&after={after}").json()
        found += [row["id"] for row in page["items"]]
        after = page["next"]
        if not after:
            break
    assert len(found) == len(set(found)) == program.ask().json()["tables"]["codings"]


def test_a_revoked_token_and_one_of_a_person_who_left_open_nothing(study: Study, joined: Joined, lead: Person) -> None:
    alma = joined(study, "Alma Rehn", "assistant")
    program = Program(study, alma)
    assert program.ask("/tables/codes").status_code == 200
    actions.give_roles(study, person=alma, roles=[], by=lead)
    assert program.ask("/tables/codes").status_code in {403, 404}
    alma.is_active = False
    alma.save()
    assert program.ask("/tables/codes").status_code == 401


def test_the_page_of_the_door_tells_every_operation(lead: Person, as_: As) -> None:
    page = as_(lead).get("/api/").content.decode()
    assert "/api/v1/s/{study}/passages" in page.replace("/api/v1/api/v1", "/api/v1")
