"""What people write in the framework and the joint display: one row a cell, kept, and nobody overwrites another unseen."""

import uuid
from pathlib import Path

import pytest
from django.test import Client
from workbench import As, Joined

from lardom.claims.summaries import Pairing
from lardom.claims.summaries import Summary as SummaryValue
from lardom.exchange.folder import read_study_folder
from lardom.web.claims.queries import values as claims
from lardom.web.coding.models import Code
from lardom.web.comparison.models import Summary
from lardom.web.comparison.queries.summaries import material, pairings, summaries
from lardom.web.exchange.actions import import_folder
from lardom.web.exchange.folders import write_out
from lardom.web.report.checking import found_in
from lardom.web.study.models import Event, Person, Study

pytestmark = pytest.mark.django_db

CELL = {"row": "P01", "theme": "T1"}
"""A cell of the framework, and a question with a theme, that the example study leaves to others."""
PAIR = {"row": "nojdhet", "theme": "T1"}


def posted(client: Client, study: Study, path: str, **told: str) -> int:
    return client.post(f"/s/{study.slug}/comparison/{path}", {"act": str(uuid.uuid4()), **told}).status_code


def test_a_summary_is_written_changed_and_taken_away(example: Study, lead: Person, as_: As) -> None:
    cell = CELL
    assert posted(as_(lead), example, "framework/write/", **cell, text="Tiden räckte inte.") == 302
    row = Summary.objects.of(example).get(**cell)
    assert Event.objects.of(example).latest("number").kind == "summary.written"
    page = as_(lead).get(f"/s/{example.slug}/comparison/framework/").content.decode()
    assert "Tiden räckte inte." in page
    told = as_(lead).get(f"/s/{example.slug}/comparison/framework/cell/", cell).content.decode()
    assert 'class="quote"' in told
    assert f'name="seen" value="{row.version}"' in told
    assert posted(as_(lead), example, "framework/write/", **cell, text="", seen=str(row.version)) == 302
    assert not Summary.objects.of(example).filter(removed=False, **cell).exists()


def test_nobody_writes_over_what_they_have_not_seen(example: Study, lead: Person, as_: As) -> None:
    cell = CELL
    posted(as_(lead), example, "framework/write/", **cell, text="Ett.")
    posted(as_(lead), example, "framework/write/", **cell, text="Två.", seen="1")
    assert posted(as_(lead), example, "framework/write/", **cell, text="Tre.", seen="1") == 409
    assert posted(as_(lead), example, "framework/write/", **cell, text="Tre.") == 409
    assert Summary.objects.of(example).get(**cell).text == "Två."


@pytest.mark.parametrize("cell", [{"row": "P99", "theme": "T0"}, {"row": "P01", "theme": "X"}])
def test_a_cell_that_is_not_there_takes_no_summary(example: Study, lead: Person, as_: As, cell: dict[str, str]) -> None:
    before = summaries(example)
    assert posted(as_(lead), example, "framework/write/", **cell, text="Ord.") == 404
    assert summaries(example) == before


def test_a_summary_has_its_most(example: Study, lead: Person, as_: As) -> None:
    assert posted(as_(lead), example, "framework/write/", **CELL, text="x" * 4001) == 422


def test_answers_stand_beside_a_theme_with_a_persons_judgement(example: Study, lead: Person, as_: As) -> None:
    pair = PAIR
    assert posted(as_(lead), example, "joint/write/", **pair) == 302
    assert posted(as_(lead), example, "joint/write/", **pair) == 422
    assert posted(as_(lead), example, "joint/write/", **pair, relation="nonsense", text="") == 422
    assert posted(as_(lead), example, "joint/write/", **pair, relation="confirms", text="Så är det.", seen="1") == 302
    page = as_(lead).get(f"/s/{example.slug}/comparison/joint/").content.decode()
    assert "Så är det." in page
    assert "n = " in page
    row = Summary.objects.of(example).get(kind="joint", **pair)
    assert (row.relation, row.text) == ("confirms", "Så är det.")
    assert posted(as_(lead), example, f"joint/{row.pk}/remove/") == 302
    assert "Så är det." not in as_(lead).get(f"/s/{example.slug}/comparison/joint/").content.decode()


def test_a_funder_neither_reads_nor_writes(example: Study, joined: Joined, as_: As) -> None:
    funder = as_(joined(example, "Fia Nyman", "funder"))
    assert posted(funder, example, "framework/write/", **CELL, text="Ord.") == 403
    assert funder.get(f"/s/{example.slug}/comparison/").status_code == 403


def test_what_is_written_here_leaves_in_the_folder_and_comes_in_again(
    example: Study, lead: Person, as_: As, tmp_path: Path
) -> None:
    before = summaries(example), pairings(example)
    words = "Tiden räckte inte;\r\n”pilot” blev det. x\u0302, =1"
    posted(as_(lead), example, "framework/write/", row="P07", theme="T1", text=words)
    posted(as_(lead), example, "framework/write/", **CELL, text="Ramar.")
    posted(as_(lead), example, "joint/write/", **PAIR, relation="differs", text="Svaren är högre.")
    assert write_out(example, tmp_path / "first") == ()
    went = read_study_folder(tmp_path / "first")
    assert went.errors == ()
    assert went.summaries == summaries(example)
    assert went.summaries[:-2] == before[0]
    assert went.summaries[-1] == SummaryValue("P01", "T1", "Ramar.")
    assert went.pairings == pairings(example) == (*before[1], Pairing("nojdhet", "T1", "differs", "Svaren är högre."))
    again = import_folder(tmp_path / "first", by=lead)
    assert (material(again).summaries, material(again).pairings) == (went.summaries, went.pairings)
    write_out(again, tmp_path / "second")
    for name in ("summaries.csv", "pairings.csv"):
        assert (tmp_path / "first" / name).read_bytes() == (tmp_path / "second" / name).read_bytes()
    page = as_(lead).get(f"/s/{again.slug}/comparison/framework/").content.decode()
    assert "blev det." in page


def test_what_is_of_a_code_or_a_question_that_is_gone_stays_at_home(example: Study, lead: Person, as_: As) -> None:
    posted(as_(lead), example, "framework/write/", **CELL, text="Ramar.")
    posted(as_(lead), example, "joint/write/", **PAIR)
    with_it = summaries(example), pairings(example)
    assert SummaryValue("P01", "T1", "Ramar.") in with_it[0]
    assert Pairing("nojdhet", "T1") in with_it[1]
    Code.objects.of(example).filter(ref="T1").update(removed=True)
    assert summaries(example) == tuple(one for one in with_it[0] if one.theme != "T1")
    assert pairings(example) == tuple(one for one in with_it[1] if one.theme != "T1")
    Code.objects.of(example).update(removed=True)
    assert (summaries(example), pairings(example)) == ((), ())


def test_a_report_prints_what_was_just_written(example: Study, lead: Person, as_: As) -> None:
    text = '::: {.framework themes="T1" cases="A"}\n:::'
    assert [one.code for one in found_in(example, text, language="sv").report.problems] == ["no-summaries"]
    before = claims.counted(example)
    posted(as_(lead), example, "framework/write/", **CELL, text="Ramar som höll.")
    example.refresh_from_db()
    report = found_in(example, text, language="sv").report
    assert report.problems == ()
    assert "Ramar som höll." in str(report.ast).replace("'}, {'t': 'Space'}, {'t': 'Str', 'c': '", " ")
    assert claims.counted(example).ground is before.ground  # words about a cell change no count
