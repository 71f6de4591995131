"""What a blind reading hides stays hidden at the door: beside the passages, what is said of them and rests on them."""

from typing import Any
from urllib.parse import quote

import pytest
from coding_team import Team, coded
from program import Program

from lardom.web.claims.models import Claim, Evidence
from lardom.web.coding.models import Coding, Group, Mark, Memo, Settlement
from lardom.web.fieldwork.models import Interview, Respondent
from lardom.web.portfolio.models import Project
from lardom.web.study import actions
from lardom.web.study.models import Person


def program_of(team: Team, person: Person) -> Program:
    actions.give_roles(team.study, person=person, roles=["assistant", "researcher"], by=team.lead)
    return Program(team.study, person)


def items(program: Program, table: str) -> list[Any]:
    answer = program.ask(f"/tables/{table}")
    assert answer.status_code == 200, answer.content
    found: list[Any] = answer.json()["items"]
    return found


def test_what_was_settled_between_codings_one_may_not_see_is_not_told(team: Team) -> None:
    coded(team, closed=(team.alma, team.bo))
    a, b = Coding.objects.of(team.study).filter(transcript=team.texts[0]).exclude(coder=team.coder(team.cilla))
    outside = person_outside(team)
    Settlement.objects.create(
        study=team.study, transcript=team.texts[0], start=a.start, end=a.end, originals=[a.ref, b.ref], settled=[a.ref],
        reason="Alma såg det först.", person=team.alma, coder=team.coder(team.alma),
    )  # fmt: skip
    assert len(items(program_of(team, team.alma), "settled")) == 1
    assert items(program_of(team, team.cilla), "settled") == []
    assert items(program_of(team, outside), "settled") == []


def person_outside(team: Team) -> Person:
    found = Person.objects.create_user("disa@example.org", None, name="Disa Ul", language="en")
    actions.give_roles(team.study, person=found, roles=["assistant"], by=team.lead)
    return found


def test_memos_are_behind_the_veil_with_their_passage_and_with_their_writer_s_reading(team: Team) -> None:
    coded(team)
    alma, text = team.coder(team.alma), team.texts[0]
    passage = Coding.objects.of(team.study).filter(transcript=text, coder=alma)[0]
    for subject, turn in ((f"passage:{passage.ref}", None), (f"turn:{text.pk}:1", 1)):
        Memo.objects.create(study=team.study, transcript=text, coder=alma, subject=subject, turn=turn, text="Mod?")
    assert len(items(program_of(team, team.alma), "memos")) == 2
    assert items(program_of(team, person_outside(team)), "memos") == []


def test_a_coding_one_may_not_see_is_no_evidence_that_is_there(team: Team) -> None:
    coded(team)
    hidden = Coding.objects.of(team.study).filter(coder=team.coder(team.alma))[0]
    claim = Claim.objects.create(study=team.study, ref="C1", text="Alla provade.")
    program = program_of(team, team.bo)
    answers = [
        program.ask("/claims/C1/evidence", "POST", relation="supports", kind="coding", ref=ref)
        for ref in (hidden.ref, "finns-inte")
    ]
    assert [one.status_code for one in answers] == [422, 422]
    assert answers[0].json()["problems"][0].replace(hidden.ref, "…") == answers[1].json()["problems"][0].replace(
        "finns-inte", "…"
    )
    link = Evidence.objects.create(
        study=team.study, claim=claim, relation="supports", kind="coding", target=hidden.ref, order=0
    )
    assert program.ask("/claims/C1/evidence").json() == []
    assert program.ask(f"/evidence/{link.pk}?version=1", "DELETE").status_code == 404
    own = program_of(team, team.alma)
    assert [one["ref"] for one in own.ask("/claims/C1/evidence").json()] == [hidden.ref]


def test_a_mark_one_may_not_see_is_no_mark_that_is_there(team: Team) -> None:
    row = coded(team)
    hidden = team.mark(team.alma, "mod", round=row)
    group = Group.objects.create(study=team.study, ref="G1", name="Mod")
    answer = program_of(team, team.bo).ask("/groups/G1/marks", "POST", version=1, marks=[hidden.ref, "ingen"])
    assert answer.status_code == 404
    assert [hidden.ref in one or "ingen" in one for one in answer.json()["problems"]] == [True, True]
    assert not Mark.objects.of(team.study).filter(group=group).exists()


def test_a_mark_is_not_taken_out_of_a_group_by_who_does_not_know_it_stands_there(team: Team) -> None:
    mark = team.mark(team.alma, "mod")
    for ref in ("G1", "G2"):
        Group.objects.create(study=team.study, ref=ref, name=ref)
    program = program_of(team, team.alma)
    assert program.ask("/groups/G1/marks", "POST", version=1, marks=[mark.ref]).status_code == 200
    late = program.ask("/groups/G2/marks", "POST", version=1, marks=[mark.ref])
    assert late.status_code == 409
    assert late.json()["conflict"]["differences"] == [{"field": "group", "yours": "G2", "theirs": "G1"}]
    assert program.ask("/groups/G2/marks", "POST", version=1, marks=[mark.ref], out_of="G1").status_code == 200
    mark.refresh_from_db()
    assert mark.group is not None
    assert mark.group.ref == "G2"


@pytest.mark.parametrize("ref", ["2018/12-R1", "a b/c d", "å/ä?ö"])
def test_an_id_with_a_slash_is_found_and_changed(team: Team, ref: str) -> None:
    Project.objects.create(study=team.study, ref="P1", title="Ljus")
    actions.give_roles(team.study, person=team.lead, roles=["lead", "researcher"], by=team.lead)
    program = Program(team.study, team.lead)
    assert program.ask("/respondents", "POST", id=ref, project_id="P1", label="R1").status_code == 200
    at = f"/respondents/{quote(ref, safe='')}"
    assert program.ask(at, "PATCH", version=1, step=2).status_code == 200
    assert program.ask(f"{at}/withdraw", "POST", version=2, day="2024-11-01").status_code == 200
    assert program.ask(f"{at}?version=3", "DELETE").status_code == 200


def test_the_count_behind_a_code_holds_nothing_of_what_is_hidden(team: Team) -> None:
    row = coded(team)
    project = Project.objects.create(study=team.study, ref="P1", title="Ljus")
    for text in team.texts[:2]:
        ref = f"P1-{text.ref[0]}"
        Respondent.objects.create(study=team.study, ref=ref, label=text.ref[0], project=project, relation="need owner")
        Interview.objects.create(
            study=team.study, ref=ref, project=project, transcript=text.ref, respondents=[ref], speakers=[["R1", ref]]
        )
    claim = Claim.objects.create(
        study=team.study, ref="C1", text="Någon provade.", unit="respondent", class_name="existential"
    )
    Evidence.objects.create(study=team.study, claim=claim, relation="supports", kind="code", target="T1", order=0)
    hidden = Coding.objects.of(team.study).filter(coder=team.coder(team.alma))[0]
    Evidence.objects.create(
        study=team.study, claim=claim, relation="supports", kind="coding", target=hidden.ref, order=1
    )
    told = {
        person.name: program_of(team, person).ask("/counts").json()[0] for person in (team.alma, team.bo, team.cilla)
    }
    page = team.client(team.cilla).get(f"/s/{team.study.slug}/claims/{claim.pk}/").content.decode()
    assert "Work that a blind round hides from you" in page
    assert "Hidden until your own reading is closed." in page
    assert [one["n"] for one in told.values()] == [2, 2, 0]
    row.opened = True
    row.save()
    assert program_of(team, team.cilla).ask("/counts").json()[0]["n"] == 2
