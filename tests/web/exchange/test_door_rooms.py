"""What programs write in each room: made, read with its version, changed, never over somebody's work, taken away."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from program import Program

from lardom.exchange.folder import read_study_folder
from lardom.web.claims.models import Claim
from lardom.web.exchange.api import paging
from lardom.web.exchange.folders import write_out
from lardom.web.study.access import Here
from lardom.web.study.models import Event, Person, Study
from lardom.web.study.writing import writing


@pytest.fixture
def program(example: Study, lead: Person) -> Program:
    return Program(example, lead)


def rows(program: Program, table: str) -> list[tuple[dict[str, Any], int, int]]:
    """Every row of a table with its number and version."""
    page = program.ask(f"/tables/{table}?limit=2000").json()
    assert len(page["items"]) == len(page["versions"]) == len(page["numbers"]), table
    return list(zip(page["items"], page["numbers"], page["versions"], strict=True))


def did(answer: Any) -> dict[str, Any]:
    assert answer.status_code == 200, answer.content
    return dict(answer.json())


def refused(answer: Any, status: int, words: str = "") -> None:
    assert answer.status_code == status, answer.content
    assert any(words in one for one in answer.json()["problems"]), answer.json()


WRITTEN = (
    "codes", "codings", "marks", "claims", "memos", "groups", "respondents", "interviews", "answers", "summaries", "pairings",
)  # fmt: skip


@pytest.mark.parametrize("table", WRITTEN)
def test_every_row_that_can_be_changed_is_read_with_its_version(program: Program, table: str) -> None:
    for _row, number, version in rows(program, table):
        assert number >= 1
        assert version >= 1


def test_a_memo_is_written_changed_and_taken_away(program: Program) -> None:
    made = did(program.ask("/memos", "POST", document_id="A-1.docx", turn=2, text=" Jämför. "))
    found = [one for one in rows(program, "memos") if one[1] == made["id"]]
    assert [(one["text"], one["turn"], version) for one, _, version in found] == [("Jämför.", 2, made["version"])]
    changed = did(program.ask(f"/memos/{made['id']}", "PATCH", text="Annat.", version=made["version"]))
    late = program.ask(f"/memos/{made['id']}", "PATCH", text="Sent.", version=made["version"])
    refused(late, 409)
    assert late.json()["conflict"]["differences"] == [{"field": "text", "yours": "Sent.", "theirs": "Annat."}]
    did(program.ask(f"/memos/{made['id']}?version={changed['version']}", "DELETE"))
    assert [one for one in rows(program, "memos") if one[1] == made["id"]] == []
    refused(program.ask("/memos", "POST", document_id="A-1.docx", turn=99999, text="x"), 422, "turn")
    refused(program.ask("/memos", "POST", document_id="A-1.docx", turn=1, text="  "), 422, "text")
    refused(program.ask("/groups", "POST", name="  "), 422, "name")


def test_a_memo_on_a_passage_stands_at_its_turn(program: Program) -> None:
    did(program.ask("/passages", "POST", document_id="A-1.docx", start=10, end=40, id="nb-1"))
    made = did(program.ask("/memos", "POST", document_id="A-1.docx", passage_id="nb-1", text="Se här."))
    (row,) = [one for one, number, _ in rows(program, "memos") if number == made["id"]]
    assert (row["passage_id"], row["turn"] >= 1) == ("nb-1", True)
    refused(program.ask("/memos", "POST", document_id="A-1.docx", passage_id="finns-inte", text="x"), 404)


def test_marks_are_put_into_a_group(program: Program) -> None:
    did(program.ask("/passages", "POST", document_id="A-1.docx", start=10, end=40, id="nb-1"))
    group = did(program.ask("/groups", "POST", name="Väntan"))
    did(program.ask(f"/groups/{group['ref']}/marks", "POST", marks=["nb-1"], version=group["version"]))
    assert program.row("marks", "nb-1")[0]["group_id"] == group["ref"]
    _, version = program.row("groups", group["ref"])
    did(program.ask(f"/groups/{group['ref']}", "PATCH", note="Gemensamt.", version=version))
    assert program.row("groups", group["ref"])[0] | {"note": "Gemensamt."} == program.row("groups", group["ref"])[0]
    refused(program.ask(f"/groups/{group['ref']}/marks", "POST", marks=["nb-1"], version=version), 409)
    refused(program.ask(f"/groups/{group['ref']}/marks", "POST", marks=["nej"], version=version + 1), 404, "nej")
    did(program.ask(f"/groups/{group['ref']}?version={version + 1}", "DELETE"))
    assert program.row("marks", "nb-1")[0]["group_id"] == ""


def test_a_respondent_is_added_changed_withdrawn_and_removed(program: Program) -> None:
    project = program.ask("/tables/projects").json()["items"][0]["id"]
    told: dict[str, Any] = {"id": "NB-R1", "project_id": project, "label": "R9", "consent": ["record", "quote"]}
    made = did(program.ask("/respondents", "POST", **told))
    row, version = program.row("respondents", "NB-R1")
    assert (row["project_id"], row["label"], row["consent"], version) == (
        project,
        "R9",
        ["record", "quote"],
        made["version"],
    )
    refused(program.ask("/respondents", "POST", **(told | {"id": "nb-r1"})), 422, "taken")
    refused(program.ask("/respondents", "POST", **(told | {"id": "x", "project_id": "finns-inte"})), 422, "project_id")
    changed = did(program.ask("/respondents/NB-R1", "PATCH", relation="supplier", version=version))
    assert program.row("respondents", "NB-R1")[0] == row | {"relation": "supplier"}
    refused(program.ask("/respondents/NB-R1", "PATCH", label="R8", version=version), 409)
    refused(program.ask("/respondents/NB-R1/withdraw", "POST", day="igår", version=changed["version"]), 422, "igår")
    refused(
        program.ask("/respondents/NB-R1/withdraw", "POST", day="2999-01-01", version=changed["version"]), 422, "day: "
    )
    gone = did(program.ask("/respondents/NB-R1/withdraw", "POST", day="2024-05-14", version=changed["version"]))
    assert program.row("respondents", "NB-R1")[0]["withdrawn"] == "2024-05-14"
    did(program.ask(f"/respondents/NB-R1?version={gone['version']}", "DELETE"))
    assert "NB-R1" not in {row["id"] for row, _, _ in rows(program, "respondents")}


def test_a_text_is_brought_in_with_its_interview(program: Program, example: Study, tmp_path: Path) -> None:
    project = program.ask("/tables/projects").json()["items"][0]["id"]
    did(program.ask("/respondents", "POST", id="NB-R1", project_id=project, label="R9"))
    text = "Intervjuare: Hur gick det?\n\nRektorn: Det gick bra, tack.\n"
    made = did(program.ask("/documents", "POST", name="NB-1.txt", text=text))
    assert made["ref"] == "NB-1.txt"
    refused(program.ask("/documents", "POST", name="nb-1.TXT".replace("TXT", "txt"), text=text), 422, "NB-1".casefold())
    for name in ("../x.txt", "x.docx", ".txt", "a/b.txt"):
        refused(program.ask("/documents", "POST", name=name, text=text), 422, "name")
    talk = did(program.ask("/interviews", "POST", id="NB-1", project_id=project, respondents=["NB-R1"], minutes=52.5))
    voices = [["Rektorn", "NB-R1"], ["Intervjuare", "interviewer"]]
    changed = did(
        program.ask("/interviews/NB-1", "PATCH", transcript="NB-1.txt", speakers=voices, version=talk["version"])
    )
    row, _ = program.row("interviews", "NB-1")
    assert (row["transcript"], row["speakers"], row["minutes"]) == ("NB-1.txt", voices, 52.5)
    refused(
        program.ask("/interviews/NB-1", "PATCH", respondents=["nej"], version=changed["version"]), 422, "respondents"
    )
    refused(
        program.ask("/interviews/NB-1", "PATCH", interviewers=["a;b"], version=changed["version"]), 422, "interviewers"
    )
    refused(program.ask("/interviews/NB-1", "PATCH", mode="telefon", version=talk["version"]), 409)
    assert [one.message for one in write_out(example, tmp_path / "out") if one.severity == "error"] == []
    back = read_study_folder(tmp_path / "out")
    assert [one.message for one in back.problems if one.severity == "error"] == []
    assert "Det gick bra, tack." in next(one.text for one in back.documents if one.id == "NB-1.txt")
    did(program.ask(f"/interviews/NB-1?version={changed['version']}", "DELETE"))


def test_answers_are_given_together_or_not_at_all(program: Program, example: Study) -> None:
    (first, _, version), (second, _, other), *_ = rows(program, "answers")
    number = Event.objects.of(example).count()

    def answer(one: dict[str, Any], value: int | None, version: int) -> dict[str, Any]:
        return {"respondent_id": one["respondent_id"], "item_id": one["item_id"], "value": value, "version": version}

    refused(
        program.ask("/answers", "PUT", answers=[answer(first, 3, version), answer(second, 99, other)]), 422, "1.value"
    )
    refused(program.ask("/answers", "PUT", answers=[answer(first, 3, version), answer(second, 2, other + 1)]), 409)
    refused(program.ask("/answers", "PUT", answers=[answer(first, 3, 0)]), 409)
    assert Event.objects.of(example).count() == number
    told = [
        answer(first, 3 if first["value"] != 3 else 4, version),
        answer(second, None, other) | {"missing": "vet ej"},
    ]
    assert did(program.ask("/answers", "PUT", answers=told))["rows"] == 2
    (now, _, later), (blank, _, _), *_ = rows(program, "answers")
    assert (now["value"], later) == (told[0]["value"], version + 1)
    assert (blank["value"], blank["missing"]) == (None, "vet ej")


def test_a_cell_is_summed_up_and_two_who_begin_it_meet(program: Program) -> None:
    cell: dict[str, Any] = {"project_id": "P01", "theme": "T1"}
    there = [one for one in rows(program, "summaries") if (one[0]["project_id"], one[0]["theme"]) == ("P01", "T1")]
    assert there == []
    made = did(program.ask("/summaries", "PUT", **cell, text="Ramar som höll."))
    refused(program.ask("/summaries", "PUT", **cell, text="Annat."), 409)
    changed = did(program.ask("/summaries", "PUT", **cell, text="Annat.", version=made["version"]))
    refused(program.ask("/summaries", "PUT", project_id="P01", theme="finns-inte", text="x"), 422, "code_id")
    refused(program.ask("/summaries", "PUT", project_id="finns-inte", theme="T1", text="x"), 422, "project")
    assert did(program.ask("/summaries", "PUT", **cell, text="", version=changed["version"]))["version"] == 0


def test_a_question_is_put_beside_a_theme(program: Program) -> None:
    told: dict[str, Any] = {"item": "nojdhet", "theme": "T1"}
    made = did(program.ask("/pairings", "PUT", **told, relation="confirms", conclusion="Det går ihop."))
    refused(program.ask("/pairings", "PUT", **told, relation="differs"), 409)
    refused(program.ask("/pairings", "PUT", item="nej", theme="T1"), 422, "item")
    refused(program.ask(f"/pairings/{made['id']}?version=9", "DELETE"), 409)
    did(program.ask(f"/pairings/{made['id']}?version={made['version']}", "DELETE"))


def test_a_draft_is_read_saved_and_never_written_over(program: Program) -> None:
    draft = program.ask("/drafts").json()[0]
    where = f"/drafts/{draft['id']}/versions"
    text = program.ask(f"{where}/{draft['version']}").json()["text"]
    saved = did(program.ask(where, "POST", text=text + "\nMer.\n", version=draft["version"], why="Mer"))
    assert saved["version"] == draft["version"] + 1
    late = program.ask(where, "POST", text=text + "\nAnnat.\n", version=draft["version"])
    refused(late, 409)
    (both,) = late.json()["conflict"]["differences"]
    assert (both["yours"].splitlines()[-1], both["theirs"].splitlines()[-1]) == ("Annat.", "Mer.")
    again = did(program.ask(where, "POST", text=text + "\nMer.\n", version=saved["version"]))
    assert again["version"] == saved["version"]
    assert [one["version"] for one in program.ask(where).json()][:2] == [saved["version"], draft["version"]]
    assert program.ask(f"{where}/{saved['version']}").json()["why"] == "Mer"
    begun = did(program.ask("/drafts", "POST", title="En annan"))
    assert begun["id"] in {one["id"] for one in program.ask("/drafts").json()}
    refused(program.ask(where, "POST", text="a\u0000", version=saved["version"]), 422, "text")


def test_a_row_that_changes_while_a_page_is_read_is_told_with_the_version_before(example: Study, lead: Person) -> None:
    here = Here(example, lead, ("researcher",), None)
    whole = paging.TABLES["claims"]
    row = Claim.objects.of(example).get(ref="C001")

    def meanwhile(asked: Here) -> Sequence[Any]:
        with writing(example, by=lead, kind="claim.changed") as act:
            act.change(row, seen=row.version, text="Något annat.")
            act.add(Claim(ref="C999", text="Nytt.", order=9999))
        return whole.values(asked) if whole.values else ()

    before = row.version
    values, standing = replace(whole, values=meanwhile).part(here, 0, 500)
    told = {value.id: one for value, one in zip(values, standing, strict=True)}
    assert told["C001"] == (row.pk, before)
    assert next(value.text for value in values if value.id == "C001") == "Något annat."
    assert told["C999"] == (0, 0)


def test_rows_that_go_while_a_table_is_read_take_no_others_along(program: Program) -> None:
    first = program.ask("/tables/claims?limit=20").json()
    gone, version = first["items"][3]["id"], first["versions"][3]
    did(program.ask(f"/claims/{gone}?version={version}", "DELETE"))
    found, after = [one["id"] for one in first["items"]], first["next"]
    while after:
        page = program.ask(f"/tables/claims?limit=20&after={after}").json()
        found, after = [*found, *(one["id"] for one in page["items"])], page["next"]
    standing = [row["id"] for row, _, _ in rows(program, "claims")]
    assert found == [*standing[:3], gone, *standing[3:]]


@pytest.mark.parametrize("table", ["claims", "codings", "memos", "sample", "parties", "documents"])
def test_every_table_is_read_page_by_page_as_at_once(program: Program, table: str) -> None:
    if table == "memos":
        for turn in (1, 2, 3):
            did(program.ask("/memos", "POST", document_id="A-1.docx", turn=turn, text="Jämför."))
    found: list[Any] = []
    after = ""
    while True:
        page = program.ask(f"/tables/{table}?limit=7&after={after}").json()
        found, after = [*found, *page["items"]], page["next"]
        if not after:
            break
    whole = program.ask(f"/tables/{table}?limit=2000").json()
    assert whole["items"]
    assert found[: len(whole["items"])] == whole["items"]
    assert program.ask().json()["tables"][table] == len(found)


def test_a_place_in_a_table_that_is_gone_is_told(program: Program) -> None:
    page = program.ask("/tables/claims?limit=5").json()
    did(program.ask(f"/claims/{page['items'][4]['id']}?version={page['versions'][4]}", "DELETE"))
    refused(program.ask(f"/tables/claims?limit=5&after={page['next']}"), 409, "from the beginning")


def test_a_claim_is_changed_although_what_it_rests_on_was_removed(program: Program) -> None:
    above = next(row for row, _, _ in rows(program, "claims") if row["parent"])
    _, version = program.row("claims", above["parent"])
    did(program.ask(f"/claims/{above['parent']}?version={version}", "DELETE"))
    _, version = program.row("claims", above["id"])
    did(program.ask(f"/claims/{above['id']}", "PATCH", section="9.9", version=version))
    assert program.row("claims", above["id"])[0]["section"] == "9.9"


def test_late_answers_are_each_named_and_new_ones_tell_their_versions(program: Program) -> None:
    (row, _, version), (other, _, its_version) = rows(program, "answers")[:2]

    def sent(one: dict[str, Any], version: int, value: int) -> dict[str, Any]:
        return {"respondent_id": one["respondent_id"], "item_id": one["item_id"], "value": value, "version": version}

    made = did(program.ask("/answers", "PUT", answers=[sent(row, version, 1)]))
    assert made["versions"] == [version + 1]
    late = program.ask("/answers", "PUT", answers=[sent(other, its_version, 2), sent(row, version, 5)])
    refused(late, 409, f"{row['respondent_id']}, {row['item_id']}: version {version + 1} stands")
    conflict = late.json()["conflict"]
    assert (conflict["seen"], conflict["version"]) == (version, version + 1)
    assert conflict["differences"] == [
        {"field": f"{row['respondent_id']}, {row['item_id']}", "yours": "5", "theirs": "1"}
    ]


def test_a_summary_that_somebody_has_taken_away_is_told_with_the_way_out(program: Program) -> None:
    (row, _, version) = rows(program, "summaries")[0]
    cell = {"project_id": row["project_id"], "theme": row["theme"]}
    did(program.ask("/summaries", "PUT", **cell, text="", version=version))
    refused(program.ask("/summaries", "PUT", **cell, text="Åter.", version=version), 409, "version 0")
    did(program.ask("/summaries", "PUT", **cell, text="Åter.", version=0))


def test_what_may_be_left_out_is_described_without_a_value_to_send() -> None:
    described = Client(HTTP_HOST="127.0.0.1:8000").get("/api/v1/openapi.json").json()["components"]["schemas"]
    for name in ("ChangedCode", "ChangedClaim", "ChangedRespondent", "ChangedInterview", "NewClaim"):
        told = described[name]
        optional = set(told["properties"]) - set(told["required"])
        assert optional, name
        assert not [field for field in optional if "default" in told["properties"][field]], name


def test_a_body_that_is_too_large_is_told_so(program: Program) -> None:
    refused(program.ask("/memos", "POST", document_id="A-1.docx", turn=1, text="å" * 1_500_000), 413, "megabytes")


def test_the_page_of_the_door_asks_a_person_to_sign_in(db: None) -> None:  # noqa: ARG001 - opens the database
    page = Client(HTTP_HOST="127.0.0.1:8000").get("/api/", headers={"Accept": "text/html"})
    assert (page.status_code, page["Location"].partition("?")[0]) == (302, "/login/")


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"turn": -1, "text": "x"}, "turn: -1 är för litet; 0 är det minsta."),
        ({"turn": "andra", "text": "x"}, 'turn: "andra" är inget heltal. Skicka ett, utan citattecken.'),
        ({"turn": 1, "text": 7}, "text: 7 är ingen text. Skicka det inom citattecken."),
        ({"turn": 1, "text": "å" * 30_001}, "text är längre än"),
    ],
)
def test_what_is_wrong_is_said_in_the_person_s_language_with_value_and_way_out(
    example: Study, lead: Person, sent: dict[str, Any], said: str
) -> None:
    lead.language = "sv"
    lead.save()
    answer = Program(example, lead).ask("/memos", "POST", document_id="A-1.docx", **sent)
    assert answer.status_code == 422
    (told,) = answer.json()["problems"]
    assert told.startswith(said)
    assert "ååå" not in told


def test_a_body_that_is_no_object_is_told_so(program: Program) -> None:
    answer = Client(HTTP_HOST="127.0.0.1:8000").post(
        f"{program.base}/memos", "[]", content_type="application/json",
        headers={"Authorization": f"Bearer {program.token}", "Idempotency-Key": "3f1c9a52-6d0e-4b7a-9c53-0e8d2f4b6a17"},
    )  # fmt: skip
    refused(answer, 422, "The body: [] is no object with fields.")
