"""The door for programs: a token opens one study, sees what its person may, and writes once a key."""

import re
import uuid

import pytest
from program import Program
from workbench import As, Joined

from lardom.study.roles import ROLES, may, rights
from lardom.web.exchange.api.all import api
from lardom.web.exchange.api.paging import TABLES
from lardom.web.study import actions
from lardom.web.study.models import Person, Study


@pytest.mark.parametrize("role", ROLES)
def test_each_table_is_open_to_the_roles_that_have_its_right(study: Study, joined: Joined, role: str) -> None:
    person = joined(study, f"Som {role}", role)
    program = Program(study, person)
    for name, table in TABLES.items():
        assert (program.ask(f"/tables/{name}").status_code == 200) == may([role], table.right), (role, name)


OPERATIONS = [
    (method, path, getattr(operation.auth_callbacks[0], "right", ""))
    for path, view in api.default_router.path_operations.items()
    for operation in view.operations
    for method in operation.methods
    if "{study}" in path
]
"""Every operation inside a study: how it is asked and the right that guards it."""


@pytest.mark.parametrize("role", ROLES)
def test_each_operation_is_open_to_the_roles_that_have_its_right(study: Study, joined: Joined, role: str) -> None:
    program = Program(study, joined(study, f"Som {role}", role))
    wrong = []
    for method, path, right in OPERATIONS:
        answer = program.ask(re.sub(r"\{\w+\}", "1", path.removeprefix("/s/{study}")), method)
        if path.endswith("/tables/{table}"):  # each table asks for a right of its own
            continue
        if (answer.status_code != 403) != may([role], right):
            wrong.append((method, path, right, answer.status_code))
    assert not wrong


def test_every_operation_of_a_study_names_its_right_and_how_it_says_no() -> None:
    assert len(OPERATIONS) > 12
    assert [one for one in OPERATIONS if one[2] not in rights()] == []
    for path, methods in api.get_openapi_schema()["paths"].items():
        for method, told in methods.items():
            assert {200, 400, 401, 403, 404, 409, 422} <= set(told["responses"]), path
            keyed = any(one["name"] == "Idempotency-Key" for one in told.get("parameters", ()))
            assert keyed == (method != "get"), (method, path)


def test_a_token_opens_its_own_study_only(study: Study, lead: Person) -> None:
    other = actions.make_study(title="En annan", by=lead)
    program = Program(study, lead)
    program.base = f"/api/v1/s/{other.slug}"
    assert program.ask().status_code == 404
    program.base = "/api/v1/s/finns-inte"
    assert program.ask().status_code == 404


def test_a_passage_is_coded_once_however_often_it_is_sent(example: Study, lead: Person) -> None:
    program, key = Program(example, lead), str(uuid.uuid4())
    told = {"document_id": "A-1.docx", "start": 10, "end": 40, "code_id": "K01", "id": "mitt-1"}
    first, second = (program.ask("/passages", "POST", key, **told) for _ in range(2))
    assert (first.status_code, second.status_code) == (200, 200), first.content
    assert first.json() == second.json()
    rows = program.ask("/tables/codings?limit=2000").json()["items"]
    assert [row["code_id"] for row in rows if row["id"] == "mitt-1"] == ["K01"]


def test_a_passage_is_moved_and_taken_away(example: Study, lead: Person) -> None:
    program = Program(example, lead)
    made = program.ask("/passages", "POST", document_id="A-1.docx", start=10, end=40, code_id="K01", id="mitt-1").json()
    changed = program.ask("/passages/mitt-1", "PATCH", code_id="K02", version=made["version"]).json()
    assert changed["version"] == made["version"] + 1
    gone = f"/passages/mitt-1?version={changed['version']}"
    assert program.ask(gone, "DELETE").status_code == 200
    assert program.ask(gone, "DELETE").status_code == 404


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
    answer = Program(example, lead).ask("/passages", "POST", document_id="A-1.docx", start="tio", end=40)
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
    assert "<code>/api/v1/s/{study}/passages</code>" in page
