"""Codes are made, changed, moved, merged, split and removed; every act can be taken back and is told with its reason."""

import re
import uuid

import pytest
from coding_team import Team

from lardom.web.coding.models import Code, Coding, Group
from lardom.web.study.models import Comment

pytestmark = pytest.mark.django_db


def book(team: Team) -> list[str]:
    rows = Code.objects.of(team.study).filter(removed=False).order_by("order")
    return [f"{row.parent.ref}/{row.ref}" if row.parent else row.ref for row in rows]


def undo(team: Team) -> int:
    number = team.last().number
    return (
        team.client(team.lead)
        .post(
            f"/s/{team.study.slug}/undo/{number}/",
            {"act": "0" * 31 + "1", "next": f"/s/{team.study.slug}/coding/history/"},
        )
        .status_code
    )


def test_a_new_code_gets_its_id_after_those_beside_it(team: Team) -> None:
    team.code("T1")
    assert team.act(team.alma, "codebook/new/", name="Mod", parent="", why="från markeringarna") == 302
    assert book(team) == ["T1", "T2"]
    event = team.last()
    assert (event.kind, Comment.objects.get(pk=event.facts["why"]).text) == ("code.made", "från markeringarna")
    assert "Mod" not in str(event.facts)


def test_a_code_without_a_name_is_not_made(team: Team) -> None:
    assert team.act(team.alma, "codebook/new/", name=" ", parent="") == 422
    assert book(team) == []


def test_what_the_book_says_is_changed_and_two_who_write_at_once_are_told(team: Team) -> None:
    row = team.code("T1", "Mod")
    path = f"codebook/{row.pk}/change/"
    first = {"name": "Mod att pröva", "definition": "Vad man vågade.", "kind": "effect", "seen": 1}
    assert team.act(team.alma, path, **first) == 302
    row.refresh_from_db()
    assert (row.name, row.kind, row.version) == ("Mod att pröva", "effect", 2)
    assert team.last().kind == "code.renamed"
    assert team.act(team.bo, path, **(first | {"name": "Våga"})) == 409


def test_that_somebody_moved_the_code_in_the_meantime_is_no_conflict(team: Team) -> None:
    row, _other = team.code("T1"), team.code("T2")
    assert team.act(team.bo, f"codebook/{row.pk}/move/", step="down") == 302
    assert team.act(team.alma, f"codebook/{row.pk}/change/", name="Nytt", seen=1) == 302


@pytest.mark.parametrize("colour", ["red", "#12", "#zzzzzz"])
def test_what_is_no_colour_is_refused(team: Team, colour: str) -> None:
    row = team.code("T1")
    fields = {"name": "T1", "own_colour": "on", "colour": colour, "seen": 1}
    assert team.act(team.alma, f"codebook/{row.pk}/change/", **fields) == 422


def test_codes_are_moved_by_steps_and_to_a_place(team: Team) -> None:
    a, b, c = team.code("A"), team.code("B"), team.code("C")
    assert team.act(team.alma, f"codebook/{b.pk}/move/", step="in") == 302
    assert book(team) == ["A", "A/B", "C"]
    assert team.act(team.alma, f"codebook/{c.pk}/move/", parent=a.pk, before=b.pk, seen=1) == 302
    assert book(team) == ["A", "A/C", "A/B"]
    assert team.act(team.alma, f"codebook/{a.pk}/move/", parent=b.pk, seen=1) == 422
    assert undo(team) == 302
    assert book(team) == ["A", "A/B", "C"]


def test_a_move_that_somebody_has_moved_on_from_is_not_taken_back_and_both_places_are_named(team: Team) -> None:
    first, second, code = team.code("A", "Alfa"), team.code("B", "Beta"), team.code("C")
    assert team.act(team.alma, f"codebook/{code.pk}/move/", parent=first.pk, seen=1) == 302
    number = team.last().number
    assert team.act(team.bo, f"codebook/{code.pk}/move/", parent=second.pk, seen=2) == 302
    # What was taken back already, and the taking back itself, stand in nobody's way.
    assert team.act(team.bo, f"codebook/{code.pk}/move/", parent=first.pk, seen=3) == 302
    assert undo(team) == 302
    page = team.client(team.lead).post(f"/s/{team.study.slug}/undo/{number}/", {"act": str(uuid.uuid4())})
    assert page.status_code == 409
    told = [re.findall(r"<t[hd][^>]*>([^<]*)", row) for row in page.content.decode().split("<tr>")[2:]]
    assert ["Under", "–", "Beta"] in told
    assert f"last in act {number + 1}. Take that act back first" in page.content.decode()
    assert "write it in" not in page.content.decode()


def test_merging_moves_codings_codes_and_groups_and_can_be_taken_back(team: Team) -> None:
    old, kept = team.code("A", "Fart"), team.code("B", "Tempo")
    below = team.code("C", parent=old)
    group = Group.objects.create(study=team.study, name="g", code=old)
    one = team.coding(team.alma, "mod", old)
    twice = [team.coding(team.bo, "tog tid", code) for code in (old, kept)]
    assert team.act(team.alma, f"codebook/{old.pk}/merge/", into=kept.pk, seen=1, why="samma sak") == 302
    for row in (old, below, one, group, *twice):
        row.refresh_from_db()
    assert (old.removed, old.merged_into_id) == (True, kept.pk)
    assert (below.parent_id, one.code_id, group.code_id) == (kept.pk, kept.pk, kept.pk)
    assert [row.removed for row in twice] == [True, False]
    assert undo(team) == 302
    for row in (old, below, one, twice[0]):
        row.refresh_from_db()
    assert (old.removed, below.parent_id, one.code_id, twice[0].removed) == (False, old.pk, old.pk, False)


def test_a_code_is_not_merged_into_one_below_it(team: Team) -> None:
    old = team.code("A")
    below = team.code("B", parent=old)
    assert team.act(team.alma, f"codebook/{old.pk}/merge/", into=below.pk, seen=1) == 422


def test_chosen_codings_are_split_out_into_a_new_code(team: Team) -> None:
    old = team.code("T1", "Tid", colour="#0072b2")
    one, other = team.coding(team.alma, "tog tid", old), team.coding(team.bo, "mod", old)
    path = f"codebook/{old.pk}/split/"
    assert team.act(team.alma, path, name="Väntan", below="on") == 422
    assert team.act(team.alma, path, name="Väntan", below="on", coding=[one.pk]) == 302
    new = Code.objects.of(team.study).get(name="Väntan")
    assert (new.parent_id, new.ref, new.colour) == (old.pk, "T1-1", "#0072b2")
    assert Coding.objects.of(team.study).get(code=new) == one
    other.refresh_from_db()
    assert other.code_id == old.pk


def test_a_code_that_is_used_is_not_removed(team: Team) -> None:
    row = team.code("T1")
    coding = team.coding(team.alma, "mod", row)
    assert team.act(team.alma, f"codebook/{row.pk}/remove/", seen=1) == 422
    coding.removed = True
    coding.save()
    assert team.act(team.alma, f"codebook/{row.pk}/remove/", seen=1) == 302
    assert book(team) == []


def test_the_history_tells_who_what_and_why_and_replays_the_book(team: Team) -> None:
    team.act(team.alma, "codebook/new/", name="Mod", parent="")
    made = team.last().number
    row = Code.objects.of(team.study).get()
    team.act(team.bo, f"codebook/{row.pk}/change/", name="Våga", seen=row.version, why="kortare ord")
    shown = team.see(team.lead, "history/")
    assert "Bo Ek" in shown
    assert "<del>Mod</del> <ins>Våga</ins>" in shown
    assert "kortare ord" in shown
    then = team.see(team.alma, f"history/{made}/")
    assert '<span class="tree-name">Mod</span>' in then
    assert "Våga" in team.see(team.alma, f"history/{made + 1}/")


def test_moving_splitting_and_merging_are_told_with_the_way_back(team: Team) -> None:
    first, second = team.code("A", "Alfa"), team.code("B", "Beta")
    coding = team.coding(team.alma, "Vi fick mod", first)
    for path, fields, told in (
        (f"codebook/{second.pk}/move/", {"step": "in"}, "“Beta” is moved."),
        (
            f"codebook/{first.pk}/split/",
            {"coding": coding.pk, "name": "Gamma"},
            "“Gamma” is split out of “Alfa”; 1 coding moved.",
        ),
        (
            f"codebook/{second.pk}/merge/",
            {"into": first.pk, "seen": 2},
            "“Beta” is merged into “Alfa”; 0 codings moved.",
        ),
    ):
        assert team.act(team.lead, path, **fields) == 302
        shown = team.see(team.lead, "codebook/")
        assert told in shown
        assert f"/undo/{team.last().number}/" in shown


def test_the_history_names_kinds_of_themes_in_words(team: Team) -> None:
    row = team.code("T1", "Mod")
    team.act(team.bo, f"codebook/{row.pk}/change/", name="Mod", kind="effect", seen=row.version)
    team.lead.language = "sv"
    team.lead.save()
    assert "<ins>effekt</ins>" in team.see(team.lead, "history/")


def test_what_is_taken_back_in_the_history_is_told_there(team: Team) -> None:
    row = team.code("T1", "Mod")
    team.act(team.lead, f"codebook/{row.pk}/change/", name="Våga", seen=row.version)
    address, number = f"/s/{team.study.slug}/coding/history/?code={row.pk}", team.last().number
    here = team.client(team.lead)
    (back,) = re.findall(r'name="next" value="([^"]*history[^"]*)"><button>', here.get(address).content.decode())
    answer = here.post(f"/s/{team.study.slug}/undo/{number}/", {"act": str(uuid.uuid4()), "next": back})
    assert answer["Location"] == address
    page = here.get(address).content.decode()
    assert f"Taken back: renamed a code (act {number})." in page
    again = team.last().number
    assert f"/undo/{again}/" in page
    here.post(f"/s/{team.study.slug}/undo/{again}/", {"act": str(uuid.uuid4()), "next": back})
    assert "Done again: renamed a code." in here.get(address).content.decode()


def test_a_code_of_another_study_is_nowhere(team: Team) -> None:
    assert team.act(team.alma, "codebook/99999/change/", name="x", seen=1) == 404


def test_the_page_of_a_code_shows_its_codings_and_those_of_a_blind_round_stay_hidden(team: Team) -> None:
    from lardom.web.coding.models import Round

    row = team.code("T1", "Mod")
    blind = Round.objects.create(study=team.study, name="r", kind="coding", blind=True)
    team.coding(team.bo, "Vi fick mod att pröva", row, round=blind)
    assert "Vi fick mod" in team.see(team.bo, f"codebook/{row.pk}/")
    assert "Vi fick mod" not in team.see(team.alma, f"codebook/{row.pk}/")


def test_a_claim_on_a_merged_code_rests_on_the_code_it_went_into(team: Team) -> None:
    from lardom.web.claims.models import Claim, Evidence
    from lardom.web.claims.queries.values import claims

    first, second, third = team.code("A"), team.code("B"), team.code("C")
    claim = Claim.objects.create(study=team.study, ref="C1", text="Många prövar.")
    Evidence.objects.create(study=team.study, claim=claim, relation="supports", kind="code", target="A")
    assert team.act(team.alma, f"codebook/{first.pk}/merge/", into=second.pk, seen=1) == 302
    assert team.act(team.alma, f"codebook/{second.pk}/merge/", into=third.pk, seen=1) == 302
    assert claims(team.study)[0].evidence[0].ref == "C"
    assert undo(team) == 302
    assert claims(team.study)[0].evidence[0].ref == "B"


def test_a_label_names_the_field_beside_it_where_several_forms_stand_on_one_page(team: Team) -> None:
    code = team.code("A", "Alfa")
    page = team.see(team.alma, f"codebook/{code.pk}/")
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'<label[^>]* for="([^"]+)"', page)) <= set(ids)


def test_whose_change_came_too_late_is_led_to_what_stands_now(team: Team) -> None:
    code = team.code("A", "Alfa")
    path = f"/s/{team.study.slug}/coding/codebook/{code.pk}/"
    told = {"name": "Beta", "seen": "0"}
    here = team.client(team.alma).get(path).wsgi_request.build_absolute_uri()
    for came_from, led in ((here, True), ("https://elsewhere.example/", False)):
        told["act"] = str(uuid.uuid4())
        page = team.client(team.alma).post(f"{path}change/", told, headers={"Referer": came_from})
        assert page.status_code == 409
        assert (f'href="{came_from}"' in page.content.decode()) is led


def test_a_link_to_a_merged_code_leads_to_where_it_went_also_by_way_of_others(team: Team) -> None:
    first, second, third = team.code("A"), team.code("B"), team.code("C", "Tempo")
    assert team.act(team.alma, f"codebook/{first.pk}/merge/", into=second.pk, seen=1) == 302
    assert team.act(team.alma, f"codebook/{second.pk}/merge/", into=third.pk, seen=1) == 302
    page = team.client(team.bo).get(f"/s/{team.study.slug}/coding/codebook/{first.pk}/")
    assert page.headers["Location"].endswith(f"/codebook/{third.pk}/")
    assert "merged into “Tempo”" in team.see(team.bo, f"codebook/{third.pk}/")
    unused = team.code("D")
    assert team.act(team.alma, f"codebook/{unused.pk}/remove/", seen=1) == 302
    assert team.client(team.bo).get(f"/s/{team.study.slug}/coding/codebook/{unused.pk}/").status_code == 404
