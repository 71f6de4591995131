"""Where two who finished the same transcript differ: listed, shown side by side, settled with both originals kept."""

import pytest
from coding_team import Team

from lardom.web.claims.queries import values as claims
from lardom.web.coding.models import Code, Coding, Reading, Round, Settlement
from lardom.web.coding.queries.codebook import backing
from lardom.web.coding.queries.ground import ground
from lardom.web.coding.queries.sight import sight_of
from lardom.web.study.models import Coder

pytestmark = pytest.mark.django_db


@pytest.fixture
def round_(team: Team) -> Round:
    """A blind round of coding in which Alma and Bo have both closed the first transcript and differ."""
    row = Round.objects.create(study=team.study, name="Andra", kind="coding", blind=True, opened=True)
    for person in (team.alma, team.bo):
        Reading.objects.create(
            study=team.study, round=row, transcript=team.texts[0], coder=team.coder(person), state="closed"
        )
    courage, time = team.code("T1", "Mod"), team.code("T2", "Tid")
    team.coding(team.alma, "Vi fick mod att pröva", courage, round=row)
    team.coding(team.bo, "Vi fick mod att pröva", time, round=row)
    team.coding(team.alma, "tog tid", time, round=row)
    team.coding(team.bo, "tog tid", time, round=row)
    return row


def page(team: Team, round_: Round, what: str = "") -> str:
    return f"disagreements/{team.texts[0].pk}/0/{what}?round={round_.pk}"


def settle(team: Team, round_: Round, **fields: object) -> int:
    return team.act(team.lead, page(team, round_, "settle/").partition("?")[0], round=round_.pk, **fields)


def counted(team: Team) -> set[str]:
    team.study.refresh_from_db()  # as a page does: a ground is that of the entry at which the study stands
    found = ground(team.study, sight_of(team.study, None))
    return {one.code_id for one in found.material.codings if one.start == 0}


def test_the_reading_list_shows_what_differs_and_not_what_is_agreed_upon(team: Team, round_: Round) -> None:
    shown = team.see(team.cilla, f"disagreements/?round={round_.pk}")
    assert "Vi fick mod att pröva" in shown
    assert "42 characters differ" in shown
    assert shown.count('class="case"') == 1
    assert "1 that waits" in shown
    side = team.see(team.cilla, page(team, round_))
    assert "A researcher settles it." in side


def test_while_a_reading_is_open_there_is_nothing_to_compare(team: Team, round_: Round) -> None:
    Reading.objects.of(team.study).filter(coder=team.coder(team.bo)).update(state="begun")
    assert "No disagreements to show" in team.see(team.lead, f"disagreements/?round={round_.pk}")


def test_in_a_blind_round_only_those_who_have_closed_see_the_disagreements(team: Team, round_: Round) -> None:
    Round.objects.of(team.study).update(opened=False)
    address = f"disagreements/?round={round_.pk}"
    assert "42 characters differ" in team.see(team.alma, address)
    assert "42 characters differ" not in team.see(team.cilla, address)


def test_one_side_stands_and_both_originals_are_kept(team: Team, round_: Round) -> None:
    assert counted(team) == {"T1", "T2"}
    first = Coding.objects.of(team.study).order_by("pk")[0]
    assert settle(team, round_, stand=[first.ref], reason="Det är mod.") == 302
    row = Settlement.objects.of(team.study).get()
    assert (row.settled, len(row.originals), row.reason) == ([first.ref], 2, "Det är mod.")
    assert Coding.objects.of(team.study).filter(removed=False).count() == 4
    assert counted(team) == {"T1"}
    assert {one.code_id for one in claims.ground(team.study).material.codings if one.start == 0} == {"T1"}
    assert "Everything is settled" in team.see(team.alma, f"disagreements/?round={round_.pk}")
    assert "Det är mod." in team.see(team.alma, page(team, round_))
    assert team.last().facts == {"settlement": row.pk, "originals": 2, "stand": 1}


def test_the_page_of_a_code_counts_no_coding_that_was_set_aside(team: Team, round_: Round) -> None:
    time, sight = Code.objects.of(team.study).get(ref="T2"), sight_of(team.study, None)
    assert backing(team.study, time, sight).codings == 3
    first = Coding.objects.of(team.study).order_by("pk")[0]
    assert settle(team, round_, stand=[first.ref], reason="Det är mod.") == 302
    team.study.refresh_from_db()
    assert backing(team.study, time, sight).codings == 2


def test_a_code_that_nobody_gave_can_be_what_stands_and_taking_it_up_again_removes_it(
    team: Team, round_: Round
) -> None:
    third = team.code("T3", "Risk")
    assert settle(team, round_, add=third.pk, where="0-11") == 302
    assert counted(team) == {"T3"}
    assert Coder.objects.of(team.study).get(label="settled").person is None
    assert settle(team, round_, add=third.pk) == 422
    assert team.act(team.lead, page(team, round_, "reopen/").partition("?")[0], round=round_.pk) == 302
    assert counted(team) == {"T1", "T2"}
    assert not Coding.objects.of(team.study).filter(code=third, removed=False).exists()


def test_a_settlement_can_be_taken_back(team: Team, round_: Round) -> None:
    third = team.code("T3", "Risk")
    assert settle(team, round_, add=third.pk) == 302
    number = team.last().number
    undone = team.client(team.lead).post(f"/s/{team.study.slug}/undo/{number}/", {"act": "0" * 31 + "3"})
    assert undone.status_code == 302
    assert counted(team) == {"T1", "T2"}


@pytest.mark.parametrize("where", ["0-999", "500-600"])
def test_what_is_added_lies_inside_the_passage(team: Team, round_: Round, where: str) -> None:
    code = Code.objects.of(team.study).get(ref="T1")
    assert settle(team, round_, add=code.pk, where=where) == 422


def test_an_assistant_does_not_settle(team: Team, round_: Round) -> None:
    assert team.act(team.alma, page(team, round_, "settle/").partition("?")[0], round=round_.pk) == 403


def test_a_disagreement_that_is_not_there_is_a_missing_page(team: Team, round_: Round) -> None:
    path = f"/s/{team.study.slug}/coding/disagreements/{team.texts[0].pk}/7/?round={round_.pk}"
    assert team.client(team.lead).get(path).status_code == 404


def test_codings_outside_rounds_are_compared_as_they_stand(team: Team) -> None:
    code = team.code("T1", "Mod")
    team.coding(team.alma, "mod att pröva", code)
    team.coding(team.bo, "mod", code)
    shown = team.see(team.cilla, "disagreements/")
    assert "same codes, other extent" in shown
    assert "23 %" in shown
