"""Writing at the door: nobody's work is written over in silence, and nothing is taken that a folder could not bring in."""

import shutil
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from program import Program

from lardom.exchange.folder import read_study_folder
from lardom.web.exchange.folders import write_out
from lardom.web.study.models import Act, Event, Person, Study


@pytest.fixture
def program(example: Study, lead: Person) -> Program:
    return Program(example, lead)


# ---- two people, one thing ---------------------------------------------------------------------------------------------


def test_of_two_who_change_a_claim_the_second_is_shown_both_versions(program: Program) -> None:
    row, version = program.row("claims", "C001")
    assert program.ask("/claims/C001", "PATCH", text="A", version=version).json()["version"] == version + 1
    late = program.ask("/claims/C001", "PATCH", text="B", version=version)
    assert late.status_code == 409
    told = late.json()
    assert told["problems"]
    assert told["conflict"] == {
        "seen": version, "version": version + 1, "differences": [{"field": "text", "yours": "B", "theirs": "A"}]
    }  # fmt: skip
    assert program.row("claims", "C001") == ({**row, "text": "A"}, version + 1)


def test_a_change_without_the_version_that_was_read_is_not_made(program: Program) -> None:
    answer = program.ask("/claims/C001", "PATCH", text="A")
    assert answer.status_code == 422
    assert "versions" in answer.json()["problems"][0]
    assert program.ask("/claims/C001", "DELETE").status_code == 422
    assert program.row("claims", "C001")[0]["text"] != "A"


CHANGES: dict[str, tuple[str, dict[str, Any]]] = {
    "a passage recoded": ("PATCH /passages/nb-1", {"code_id": "K02"}),
    "a passage moved": ("PATCH /passages/nb-1", {"start": 12, "end": 44}),
    "a passage moved and recoded": ("PATCH /passages/nb-1", {"start": 12, "end": 44, "code_id": "K02"}),
    "a passage taken away": ("DELETE /passages/nb-1", {}),
    "a code changed": ("PATCH /codes/{code}", {"name": "Annat"}),
    "a code merged": ("POST /codes/{code}/merge", {"into": "K01"}),
    "a code removed": ("POST /codes/{code}/remove", {}),
    "a claim changed": ("PATCH /claims/C001", {"section": "9"}),
    "a claim removed": ("DELETE /claims/C001", {}),
    "a link turned": ("PATCH /evidence/{link}", {"relation": "qualifies"}),
    "a link taken away": ("DELETE /evidence/{link}", {}),
}


def changed_twice(program: Program) -> dict[str, int]:
    """Make what the changes are about, and let somebody change each of it: the versions that were read are 1."""
    program.ask("/passages", "POST", document_id="A-1.docx", start=10, end=40, code_id="K01", id="nb-1")
    code = program.ask("/codes", "POST", name="Tema").json()["ref"]
    link = program.ask("/claims/C001/evidence", "POST", relation="supports", kind="code", ref=code).json()["id"]
    assert program.ask("/passages/nb-1", "PATCH", code_id="K03", version=1).status_code == 200
    assert program.ask(f"/codes/{code}", "PATCH", definition="Ord.", version=1).status_code == 200
    assert program.ask("/claims/C001", "PATCH", text="Ord.", version=1).status_code == 200
    assert program.ask(f"/evidence/{link}", "PATCH", relation="illustrates", version=1).status_code == 200
    return {"code": code, "link": link}


@pytest.mark.parametrize("change", CHANGES)
def test_nothing_that_somebody_has_changed_is_changed_unseen(program: Program, example: Study, change: str) -> None:
    (where, told), names = CHANGES[change], changed_twice(program)
    method, _, path = where.format(**names).partition(" ")
    number = Event.objects.of(example).count()
    query, body = ("?version=1", {}) if method == "DELETE" else ("", {**told, "version": 1})
    answer = program.ask(path + query, method, **body)
    assert answer.status_code == 409, answer.content
    assert (answer.json()["conflict"]["seen"], answer.json()["conflict"]["version"]) == (1, 2)
    assert answer.json()["conflict"]["differences"]
    assert Event.objects.of(example).count() == number
    again = ("?version=2", {}) if method == "DELETE" else ("", {**told, "version": 2})
    assert program.ask(path + again[0], method, **again[1]).status_code == 200


def test_a_conflict_names_codes_by_their_ids(program: Program) -> None:
    changed_twice(program)
    found = program.ask("/passages/nb-1", "PATCH", code_id="K02", version=1).json()["conflict"]["differences"]
    assert found == [{"field": "code_id", "yours": "K02", "theirs": "K03"}]


def test_both_ends_and_the_code_of_a_passage_change_in_one_act(program: Program) -> None:
    program.ask("/passages", "POST", document_id="A-1.docx", start=10, end=40, code_id="K01", id="nb-1")
    before, version = program.row("codings", "nb-1")
    answer = program.ask("/passages/nb-1", "PATCH", start=61, end=80, code_id="K02", version=version)
    assert answer.status_code == 200, answer.content
    after, now = program.row("codings", "nb-1")
    assert (after["code_id"], now) == ("K02", version + 1)
    assert after["start"] >= 61 > before["start"]
    assert after["end"] <= 80
    assert program.ask("/passages/nb-1", "PATCH", start=5, code_id="K02", version=now).status_code == 422


# ---- what is taken -----------------------------------------------------------------------------------------------------

REFUSED: dict[str, tuple[str, dict[str, Any], str]] = {
    "a code of spaces": ("POST /codes", {"name": "   "}, "name"),
    "a code with a sign nobody can write": ("POST /codes", {"name": "a\u0000b"}, "name"),
    "half a sign": ("POST /codes", {"name": "a\ud800"}, "name"),
    "a code too long": ("POST /codes", {"name": "x" * 301}, "name"),
    "a code of a kind nobody knows": ("POST /codes", {"name": "x", "kind": "effekt!"}, "kind"),
    "a colour that is none": ("POST /codes", {"name": "x", "colour": "blå"}, "colour"),
    "a field nobody knows": ("POST /codes", {"name": "x", "color": "#000000"}, "color"),
    "a code renamed to spaces": ("PATCH /codes/K01", {"name": " \t ", "version": 1}, "name"),
    "a code renamed to nothing": ("PATCH /codes/K01", {"name": None, "version": 1}, "name"),
    "a claim of spaces": ("POST /claims", {"text": "   "}, "text"),
    "a claim that counts bananas": ("PATCH /claims/C001", {"unit": "bananas", "version": 1}, "unit"),
    "a claim of a base nobody knows": ("PATCH /claims/C001", {"base": "nonsense!!", "version": 1}, "base"),
    "a claim of a class nobody knows": ("PATCH /claims/C001", {"class": "most", "version": 1}, "class"),
    "a claim of another claim that is not there": ("PATCH /claims/C001", {"parent": "C999", "version": 1}, "parent"),
    "a claim that summarises itself": ("PATCH /claims/C001", {"parent": "C001", "version": 1}, "parent"),
    "a claim of a section too long": ("POST /claims", {"text": "x", "section": "x" * 201}, "section"),
    "a claim with a field nobody knows": ("PATCH /claims/C001", {"txet": "x", "version": 1}, "txet"),
    "evidence that would be two": ("POST /claims/C001/evidence", {"relation": "supports", "kind": "code", "ref": "K01;K02"}, "ref"),
    "a passage with a number beyond all": ("POST /passages", {"document_id": "A-1.docx", "start": 0, "end": 10**30}, "end"),
    "a passage with a name nobody can write": ("POST /passages", {"document_id": "A-1.docx", "start": 10, "end": 40, "id": "a b"}, "id"),
}  # fmt: skip


@pytest.mark.parametrize("what", REFUSED)
def test_what_a_study_cannot_hold_is_refused_with_its_place(program: Program, example: Study, what: str) -> None:
    where, told, place = REFUSED[what]
    method, _, path = where.partition(" ")
    number = Event.objects.of(example).count()
    answer = program.ask(path, method, **told)
    assert answer.status_code == 422, answer.content
    assert any(place in one for one in answer.json()["problems"]), answer.json()
    assert Event.objects.of(example).count() == number


def test_a_claim_takes_the_words_a_file_may_have(program: Program) -> None:
    made = program.ask(
        "/claims", "POST", text=" Alla ser nytta. ", unit="respondenter", **{"class": "universal"}
    ).json()
    row, _ = program.row("claims", made["ref"])
    assert (row["text"], row["unit"], row["class"], row["voice"]) == (
        "Alla ser nytta.",
        "respondent",
        "universal",
        "authors",
    )


WORDS = st.text(st.characters(codec="utf-8"), max_size=12) | st.sampled_from(
    (
        "",
        " ",
        "\u0000",
        "a\r\nb",
        "=1+1",
        "a;b",
        "\ufeffx",
        "code:K01",
        "K01",
        "C001",
        "steg 2",
        "respondenter",
        '"',
        "\u2028",
        "7",
    )
)
CLAIM = (
    "section",
    "quantifier",
    "class",
    "unit",
    "base",
    "scope",
    "hedge",
    "object",
    "parent",
    "group_a",
    "group_b",
    "measure",
)
CODE = ("pole", "definition", "include", "exclude", "example")
KINDS = ("coding", "code", "quotation", "answers", "claim", "portfolio")


def some(*names: str) -> st.SearchStrategy[dict[str, str]]:
    return st.dictionaries(st.sampled_from(names), WORDS, max_size=3)


ASKED = st.one_of(
    st.tuples(st.just("POST /codes"), st.builds(lambda name, more: {"name": name, **more}, WORDS, some(*CODE, "kind", "colour", "parent"))),
    st.tuples(st.just("PATCH /codes/K01"), some(*CODE, "name")),
    st.tuples(st.just("POST /claims"), st.builds(lambda text, more: {"text": text, **more}, WORDS, some(*CLAIM, "kind", "voice", "polarity"))),
    st.tuples(st.just("PATCH /claims/C001"), some(*CLAIM, "text", "kind", "polarity")),
    st.tuples(
        st.just("POST /claims/C001/evidence"),
        st.builds(lambda kind, ref: {"relation": "supports", "kind": kind, "ref": ref}, st.sampled_from(KINDS), WORDS),
    ),
    st.tuples(
        st.just("POST /passages"),
        st.builds(
            lambda start, length, code, ref: {"document_id": "A-1.docx", "start": start, "end": start + length, "code_id": code, "id": ref},
            st.integers(0, 9000), st.integers(0, 90), st.sampled_from(("", "K01", "K02")), WORDS,
        ),
    ),
)  # fmt: skip


@pytest.fixture
def out(tmp_path: Path) -> Iterator[Path]:
    yield tmp_path / "out"
    shutil.rmtree(tmp_path / "out", ignore_errors=True)


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(ASKED, min_size=12, max_size=24))
def test_whatever_is_taken_goes_out_as_a_folder_that_comes_in(
    program: Program, example: Study, out: Path, asked: list[tuple[str, dict[str, Any]]]
) -> None:
    for where, told in asked:
        method, _, path = where.partition(" ")
        version = 0 if method == "POST" else program.row(*_row_of(path))[1]
        answer = program.ask(path, method, **(told | {"version": version} if version else told))
        assert answer.status_code in {200, 404, 422}, (where, told, answer.content)
    assert [one.message for one in write_out(example, out) if one.severity == "error"] == []
    problems = read_study_folder(out).problems
    shutil.rmtree(out)
    assert [(one.file, one.column, one.value, one.message) for one in problems if one.severity == "error"] == []


def _row_of(path: str) -> tuple[str, str]:
    table, ref = path.strip("/").split("/")
    return table, ref


# ---- a no with a way out -----------------------------------------------------------------------------------------------


def test_a_token_that_does_not_work_is_told_with_the_way_out(program: Program) -> None:
    answer = Client(HTTP_HOST="127.0.0.1:8000").get(program.base, headers={"Authorization": "Bearer lardom_x"})
    assert answer.status_code == 401
    assert "Authorization: Bearer" in answer.json()["problems"][0]


def test_an_act_without_its_key_names_the_header(program: Program) -> None:
    answer = program.ask("/codes", "POST", key="", name="Tema")
    assert answer.status_code == 400
    assert "Idempotency-Key" in answer.json()["problems"][0]
    assert program.ask("/codes", "POST", key="ett", name="Tema").status_code == 400


@pytest.mark.parametrize("after", ["abc", "-1", "1.5", "²", "9" * 40])
def test_a_place_that_is_none_is_no_first_page(program: Program, after: str) -> None:
    answer = program.ask(f"/tables/claims?after={after}")
    assert answer.status_code == 422
    assert after[:20] in answer.json()["problems"][0]


def test_a_body_that_is_no_json_is_told(program: Program) -> None:
    answer = Client(HTTP_HOST="127.0.0.1:8000").post(
        f"{program.base}/codes", data="{", content_type="application/json",
        headers={"Authorization": f"Bearer {program.token}", "Idempotency-Key": str(uuid.uuid4())},
    )  # fmt: skip
    assert answer.status_code == 400
    assert answer.json()["problems"]


def test_one_key_for_two_versions_is_no_repeat(program: Program) -> None:
    key = str(uuid.uuid4())
    assert program.ask("/claims/C001?version=1", "DELETE", key).status_code == 200
    assert program.ask("/claims/C001?version=1", "DELETE", key).status_code == 200
    assert program.ask("/claims/C001?version=2", "DELETE", key).status_code == 422
    assert Act.objects.filter(key=key).count() == 1
