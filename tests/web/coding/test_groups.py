"""Marks are put into groups, groups discussed, and a group becomes a theme whose codings lead back to the marks."""

import html
import re
import uuid

import pytest
from coding_team import Team

from lardom.web.coding.models import Code, Coding, Group, Mark, Reading, Round
from lardom.web.study.models import Comment
from lardom.web.study.writing import writing

pytestmark = pytest.mark.django_db


@pytest.fixture
def marks(team: Team) -> list[Mark]:
    return [team.mark(team.alma, "mod att pröva"), team.mark(team.bo, "Vi fick mod"), team.mark(team.alma, "tog tid")]


def group(team: Team, marks: list[Mark], name: str = "Mod") -> Group:
    assert team.act(team.alma, "groups/put/", mark=[mark.pk for mark in marks], into="new", name=name) == 302
    return Group.objects.of(team.study).latest("pk")


def test_chosen_marks_go_into_a_new_group_another_group_and_out_again(team: Team, marks: list[Mark]) -> None:
    first = group(team, marks[:2])
    assert [mark.pk for mark in Mark.objects.of(team.study).filter(group=first)] == [marks[0].pk, marks[1].pk]
    assert team.act(team.bo, "groups/new/", name="Tid") == 302
    second = Group.objects.of(team.study).latest("pk")
    assert team.act(team.bo, "groups/put/", mark=[marks[2].pk], into=second.pk) == 302
    assert team.last().facts == {"marks": 1, "transcripts": 1}
    assert team.act(team.bo, "groups/put/", mark=[f"{marks[0].pk},{marks[1].pk}"], into="none") == 302
    assert not Mark.objects.of(team.study).filter(group=first).exists()


def test_without_a_mark_nothing_is_put(team: Team) -> None:
    assert team.act(team.alma, "groups/put/", into="new") == 422


def test_the_board_shows_groups_and_the_marks_that_stand_in_none(team: Team, marks: list[Mark]) -> None:
    group(team, marks[:2])
    shown = team.see(team.cilla, "groups/")
    assert "mod att pröva" in shown
    assert "Without a group" in shown
    assert "2 marks" in shown


def test_marks_of_others_in_a_blind_round_can_neither_be_seen_nor_moved(team: Team) -> None:
    blind = Round.objects.create(study=team.study, name="r", kind="marking", blind=True)
    hidden = team.mark(team.bo, "tog tid", round=blind)
    assert "tog tid" not in team.see(team.alma, "groups/")
    assert team.act(team.alma, "groups/put/", mark=[hidden.pk], into="new") == 422
    closed = Reading(round=blind, transcript=team.texts[0], coder=team.coder(team.alma), state="closed")
    with writing(team.study, by=team.alma, kind="reading.closed") as act:
        act.add(closed)
    assert "tog tid" in team.see(team.alma, "groups/")


def test_a_group_is_proposed_discussed_and_becomes_a_theme(team: Team, marks: list[Mark]) -> None:
    row = group(team, marks[:2])
    page = f"groups/{row.pk}/"
    assert team.act(team.bo, f"{page}say/", text="Är det mod eller pengar?") == 302
    assert team.act(team.alma, f"{page}propose/", state="proposed", seen=1, why="fem markerade det") == 302
    decided = {"seen": 2, "kind": "effect", "why": "vi är överens"}
    assert team.act(team.lead, f"{page}decide/", **decided) == 302
    row.refresh_from_db()
    theme = Code.objects.of(team.study).get()
    assert (row.state, row.code_id, theme.name, theme.kind) == ("decided", theme.pk, "Mod", "effect")
    made = Coding.objects.of(team.study).order_by("pk")
    assert [(one.mark_id, one.coder_id, one.start, one.end) for one in made] == [
        (mark.pk, mark.coder_id, mark.start, mark.end) for mark in marks[:2]
    ]
    shown = team.see(team.cilla, page)
    assert "Är det mod eller pengar?" in shown
    assert "has become a coding" in shown
    assert "vi är överens" in team.see(team.cilla, f"history/?group={row.pk}")
    assert Comment.objects.of(team.study).count() == 3


def test_a_decision_can_be_taken_back_whole(team: Team, marks: list[Mark]) -> None:
    row = group(team, marks[:2])
    assert team.act(team.lead, f"groups/{row.pk}/decide/", seen=1) == 302
    number = team.last().number
    undone = team.client(team.lead).post(f"/s/{team.study.slug}/undo/{number}/", {"act": "0" * 31 + "2"})
    assert undone.status_code == 302
    row.refresh_from_db()
    assert (row.state, row.code_id) == ("open", None)
    assert not Coding.objects.of(team.study).filter(removed=False).exists()
    assert not Code.objects.of(team.study).filter(removed=False).exists()


def test_a_group_joins_a_theme_already_there_and_no_mark_becomes_two_codings(team: Team, marks: list[Mark]) -> None:
    theme = team.code("T1", "Mod")
    row = group(team, marks[:2])
    assert team.act(team.lead, f"groups/{row.pk}/decide/", seen=1, code=theme.pk) == 302
    assert team.act(team.lead, f"groups/{row.pk}/propose/", seen=2, state="open") == 302
    assert team.act(team.lead, "groups/put/", mark=[marks[2].pk], into=row.pk) == 302
    assert team.act(team.lead, f"groups/{row.pk}/decide/", seen=3, code=theme.pk) == 302
    assert Coding.objects.of(team.study).filter(code=theme).count() == 3


def test_an_empty_group_is_no_theme_and_a_decided_one_is_left_alone(team: Team, marks: list[Mark]) -> None:
    assert team.act(team.alma, "groups/new/", name="Tom") == 302
    empty = Group.objects.of(team.study).latest("pk")
    assert team.act(team.lead, f"groups/{empty.pk}/decide/", seen=1) == 422
    row = group(team, marks[:2])
    assert team.act(team.lead, f"groups/{row.pk}/decide/", seen=1) == 302
    assert team.act(team.alma, "groups/put/", mark=[marks[2].pk], into=row.pk) == 422


def test_two_who_change_a_group_at_once_are_told(team: Team, marks: list[Mark]) -> None:
    row = group(team, marks[:1])
    assert team.act(team.alma, f"groups/{row.pk}/change/", name="A", seen=1) == 302
    assert team.act(team.bo, f"groups/{row.pk}/change/", name="B", seen=1) == 409


def test_a_removed_group_lets_its_marks_go(team: Team, marks: list[Mark]) -> None:
    row = group(team, marks)
    assert team.act(team.alma, f"groups/{row.pk}/remove/", seen=1) == 302
    assert Mark.objects.of(team.study).filter(group=None).count() == 3


def said(team: Team, page: str) -> str:
    """Return what the next page tells of the act before it, and which act it offers to take back."""
    shown = team.see(team.lead, page)
    told = re.search(r'<div class="message success"><span>([^<]*)</span>', shown)
    assert told is not None
    return html.unescape(told[1]) + " " * (f"/undo/{team.last().number}/" in shown)


def test_every_act_on_a_group_is_told_with_the_way_back(team: Team, marks: list[Mark]) -> None:
    assert team.act(team.lead, "groups/put/", mark=[mark.pk for mark in marks], into="new", name="Mod") == 302
    assert said(team, "groups/") == "3 marks are put into “Mod”. "
    row = Group.objects.of(team.study).get()
    page = f"groups/{row.pk}/"
    for path, fields, told in (
        ("groups/put/", {"mark": marks[2].pk, "into": "none"}, "1 mark stands without a group."),
        (f"{page}propose/", {"state": "proposed", "seen": 1}, "“Mod” is proposed as a theme."),
        (f"{page}change/", {"name": "Våga", "seen": 2}, "“Våga” is saved."),
        (f"{page}decide/", {"seen": 3}, "“Våga” is now the theme “Våga”."),
        (f"{page}propose/", {"state": "open", "seen": 4}, "“Våga” is up for discussion again."),
        (f"{page}remove/", {"seen": 5}, "The group “Våga” is removed; its marks stand without a group."),
    ):
        assert team.act(team.lead, path, **fields) == 302
        assert said(team, "groups/") == f"{told} "


def test_what_one_said_is_where_one_comes_back_to(team: Team, marks: list[Mark]) -> None:
    row = group(team, marks[:1])
    page = f"/s/{team.study.slug}/coding/groups/{row.pk}/"
    answer = team.client(team.bo).post(f"{page}say/", {"act": str(uuid.uuid4()), "text": "Är det mod?"})
    assert answer["Location"] == f"{page}#talk"
