"""The overview of marks: ranked by readers, compared pair by pair, and only what the person may see."""

import pytest
from coding_team import Team

from lardom.web.coding.models import Reading, Round

pytestmark = pytest.mark.django_db


def test_the_passage_most_readers_marked_comes_first_with_its_core_set_off(team: Team) -> None:
    team.mark(team.alma, "Ingen tog över")
    team.mark(team.alma, "Vi fick mod att pröva")
    team.mark(team.bo, "mod att")
    shown = team.see(team.cilla, "important/")
    assert "Vi fick <mark>mod att</mark> pröva" in shown
    assert shown.index("mod att") < shown.index("Ingen tog över")
    only = team.see(team.cilla, "important/?least=2")
    assert "Ingen tog över" not in only


def test_pairs_of_readers_are_compared(team: Team) -> None:
    team.mark(team.alma, "tog tid")
    team.mark(team.bo, "tog")
    shown = team.see(team.cilla, "important/")
    assert "AR – BE" in shown
    assert "43 %" in shown


def test_in_a_blind_round_only_closed_readings_are_compared_and_others_marks_stay_hidden(team: Team) -> None:
    blind = Round.objects.create(study=team.study, name="Första", kind="marking", blind=True)
    for person in (team.alma, team.bo, team.cilla):
        team.mark(person, "tog tid", round=blind)
        Reading.objects.create(
            study=team.study, round=blind, transcript=team.texts[0], coder=team.coder(person), state="closed"
        )
    Reading.objects.of(team.study).filter(coder=team.coder(team.cilla)).update(state="begun")
    open_ = team.see(team.alma, f"important/?round={blind.pk}")
    assert "of 3 readers" in open_
    assert "AR – BE" in open_
    shut = team.see(team.cilla, f"important/?round={blind.pk}")
    assert "of 1 reader" in shut
    assert "AR – BE" not in shut


def test_an_empty_overview_says_why(team: Team) -> None:
    assert "No marks to show" in team.see(team.alma, "important/")
