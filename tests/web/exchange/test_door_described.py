"""The door's description holds: rows are as described, and what is written has the names under which it is read."""

from typing import Any, get_args

import jsonschema
import pytest
from django.test import Client
from program import Program

from lardom.web.exchange.api import paging
from lardom.web.exchange.api.all import api
from lardom.web.exchange.api.reading import TableName
from lardom.web.study.models import Person, Study

TABLES = get_args(TableName)
HOW = {
    "version",
    "why",
    "before",
    "into",
    "marks",
    "out_of",
    "day",
    "answers",
    "name",
    "relation",
    "group",
    "kind",
    "ref",
}
"""Fields of requests that say how something is done, or name a file, a draft or a link: no columns of a table."""
WRITTEN = {
    "NewPassage": "codings", "ChangedPassage": "codings", "NewMemo": "memos", "ChangedMemo": "memos", "NewGroup": "groups",
    "ChangedGroup": "groups", "NewCode": "codes", "ChangedCode": "codes", "MovedCode": "codes", "NewClaim": "claims",
    "ChangedClaim": "claims", "NewRespondent": "respondents", "ChangedRespondent": "respondents", "NewInterview": "interviews",
    "ChangedInterview": "interviews", "GivenAnswer": "answers", "WrittenSummary": "summaries", "WrittenPairing": "pairings",
}  # fmt: skip
"""Which table the body of a request becomes a row of."""
WITHOUT_TABLE = {
    "MarksPut", "MergedCode", "RemovedCode", "Withdrawn", "NewEvidence", "TurnedEvidence", "GivenAnswers", "NewDocument", "NewDraft", "NewVersion",
}  # fmt: skip


@pytest.fixture(scope="module")
def description() -> dict[str, Any]:
    found: dict[str, Any] = api.get_openapi_schema()
    return found


def test_every_table_is_described_at_its_own_address(description: dict[str, Any]) -> None:
    read = {path.rpartition("/tables/")[2] for path in description["paths"] if "/tables/" in path}
    assert read == set(TABLES) == set(paging.TABLES)
    names = [told["operationId"] for methods in description["paths"].values() for told in methods.values()]
    assert len(set(names)) == len(names)
    assert "patch_claims_ref" in names


@pytest.mark.parametrize("table", TABLES)
def test_rows_are_as_described(example: Study, lead: Person, description: dict[str, Any], table: str) -> None:
    path = next(one for one in description["paths"] if one.endswith(f"/tables/{table}"))
    answer = description["paths"][path]["get"]["responses"][200]["content"]["application/json"]["schema"]
    schema = {**answer, "components": description["components"]}
    page = Program(example, lead).ask(f"/tables/{table}?limit=2000").json()
    jsonschema.validate(page, schema, cls=jsonschema.Draft202012Validator)
    if page["items"]:
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(page | {"items": [{}]}, schema, cls=jsonschema.Draft202012Validator)


def test_what_is_written_has_the_names_under_which_it_is_read(description: dict[str, Any]) -> None:
    parts = description["components"]["schemas"]
    bodies = {
        told["requestBody"]["content"]["application/json"]["schema"]["$ref"].rpartition("/")[2]
        for methods in description["paths"].values()
        for told in methods.values()
        if "requestBody" in told
    } | {"GivenAnswer"}
    assert bodies == set(WRITTEN) | WITHOUT_TABLE
    for body, table in WRITTEN.items():
        path = next(one for one in description["paths"] if one.endswith(f"/tables/{table}"))
        page = description["paths"][path]["get"]["responses"][200]["content"]["application/json"]["schema"]["$ref"]
        row = parts[parts[page.rpartition("/")[2]]["properties"]["items"]["items"]["$ref"].rpartition("/")[2]]
        sent = set(parts[body]["properties"]) - HOW
        assert sent <= set(row["properties"]), (body, sent - set(row["properties"]))


def test_the_page_tells_what_a_row_holds(example: Study, lead: Person) -> None:  # noqa: ARG001 - somebody to sign in
    browser = Client()
    browser.force_login(lead)
    page = " ".join(browser.get("/api/").content.decode().split())
    assert '<code>evidence</code> <span class="quiet">array of {relation, kind, ref, group}</span>' in page


@pytest.mark.parametrize("version", [True, "1", 1.5, None])
def test_only_a_number_is_a_number(example: Study, lead: Person, version: Any) -> None:
    answer = Program(example, lead).ask("/claims/C001", "PATCH", hedge="kanske", version=version)
    assert answer.status_code == 422
    assert "version" in answer.json()["problems"][0]


def test_an_address_asked_in_a_wrong_way_says_so_to_programs_and_to_people(example: Study, lead: Person) -> None:
    browser = Client()
    answer = browser.delete(f"/api/v1/s/{example.slug}/drafts")
    assert (answer.status_code, answer.headers["Allow"]) == (405, "GET, POST")
    assert len(answer.json()["problems"]) == 1
    browser.force_login(lead)
    page = browser.get("/theme/")
    assert (page.status_code, page.headers["Allow"]) == (405, "POST")
    assert "<h1>" in page.content.decode()
