"""Rounds are begun, assigned, shown and closed; a reader closes her own reading."""

from typing import Any

import pytest
from coding_team import Team

from lardom.web.coding.models import Reading, Round
from lardom.web.study.models import Event

pytestmark = pytest.mark.django_db


@pytest.fixture
def round_(team: Team) -> Round:
    assert team.act(team.lead, "rounds/", name="Första", kind="marking", blind="on") == 302
    return Round.objects.of(team.study).get()


def reading(team: Team, round_: Round, **more: Any) -> Reading:
    return Reading.objects.create(
        study=team.study, round=round_, transcript=team.texts[0], coder=team.coder(team.alma), **more
    )


def test_the_lead_begins_a_blind_round(team: Team, round_: Round) -> None:
    assert (round_.name, round_.blind, round_.opened) == ("Första", True, False)
    assert team.last().kind == "round.begun"


def test_an_assistant_does_not(team: Team) -> None:
    assert team.act(team.alma, "rounds/", name="x", kind="marking") == 403


def test_a_round_without_a_name_is_shown_again_with_what_is_missing(team: Team) -> None:
    assert team.act(team.lead, "rounds/", name="", kind="marking") == 422
    assert not Round.objects.of(team.study).exists()


def test_ticked_cells_are_asked_for_and_unticked_taken_back_but_never_what_is_begun(team: Team, round_: Round) -> None:
    page, reader = f"rounds/{round_.pk}/", team.coder(team.alma).pk
    assert team.act(team.lead, f"{page}assign/", cell=[f"{text.pk}-{reader}" for text in team.texts]) == 302
    Reading.objects.of(team.study).filter(transcript=team.texts[0]).update(state="begun")
    assert team.act(team.lead, f"{page}assign/", cell=[f"{team.texts[1].pk}-{reader}"]) == 302
    left = Reading.objects.of(team.study).filter(removed=False).order_by("transcript__order")
    assert [one.transcript.ref for one in left] == ["A.txt", "B.txt"]
    shown = team.see(team.lead, page)
    assert "0 of 1" in shown
    assert "begun" in shown


def test_a_transcript_of_another_study_is_not_assigned(team: Team, round_: Round) -> None:
    cell = f"99999-{team.coder(team.alma).pk}"
    assert team.act(team.lead, f"rounds/{round_.pk}/assign/", cell=[cell]) == 404


def test_transcripts_are_spread_evenly_over_two_coders_each(team: Team, round_: Round) -> None:
    people = [team.alma, team.bo, team.cilla]
    chosen = [team.coder(one).pk for one in people]
    assert team.act(team.lead, f"rounds/{round_.pk}/spread/", each=2, coder=chosen) == 302
    assert [Reading.objects.of(team.study).filter(coder__person=one).count() for one in people] == [2, 2, 2]


def test_a_reader_closes_and_takes_up_only_her_own_reading(team: Team, round_: Round) -> None:
    row = reading(team, round_)
    assert team.act(team.lead, f"readings/{row.pk}/close/") == 403
    assert team.act(team.alma, f"readings/{row.pk}/close/") == 302
    row.refresh_from_db()
    assert row.state == "closed"
    assert row.closed_at
    assert team.act(team.alma, f"readings/{row.pk}/reopen/") == 302
    row.refresh_from_db()
    assert row.state == "begun"
    kinds = list(Event.objects.of(team.study).order_by("number").values_list("kind", flat=True))
    assert kinds[-2:] == ["reading.closed", "reading.reopened"]


def test_a_reading_of_a_round_that_is_over_is_not_taken_up(team: Team, round_: Round) -> None:
    row = reading(team, round_, state="closed")
    assert team.act(team.lead, f"rounds/{round_.pk}/close/", closed="yes", seen=round_.version) == 302
    assert team.act(team.alma, f"readings/{row.pk}/reopen/") == 422


def test_two_leads_cannot_steer_past_each_other(team: Team, round_: Round) -> None:
    page = f"rounds/{round_.pk}/show/"
    assert team.act(team.lead, page, opened="yes", seen=round_.version) == 302
    assert team.act(team.lead, page, opened="no", seen=round_.version) == 409


def test_a_round_with_readings_begun_is_not_removed(team: Team, round_: Round) -> None:
    row = reading(team, round_, state="begun")
    assert team.act(team.lead, f"rounds/{round_.pk}/remove/", seen=round_.version) == 422
    Reading.objects.of(team.study).filter(pk=row.pk).update(state="asked")
    assert team.act(team.lead, f"rounds/{round_.pk}/remove/", seen=round_.version) == 302
    assert not Round.objects.of(team.study).filter(removed=False).exists()


def test_a_blind_round_that_is_begun_stays_blind(team: Team, round_: Round) -> None:
    reading(team, round_, state="begun")
    fields = {"name": "Första", "kind": "marking", "seen": round_.version}
    assert team.act(team.lead, f"rounds/{round_.pk}/change/", **fields) == 422


def test_the_first_page_shows_my_readings_and_whom_a_round_waits_for(team: Team, round_: Round) -> None:
    reading(team, round_)
    shown = team.see(team.alma, "")
    assert "A.txt" in shown
    assert "Alma Rehn (1)" in shown
