"""The pages of agreement: the ground floor's numbers, only what the person may see, the reading list, and the file."""

import csv
import io
import re

import polars as pl
import pytest
from coding_team import Team, coded
from workbench import As

from lardom.coding.agreement.summary import compared as measured
from lardom.coding.agreement.summary import readers
from lardom.comparison.gathering import study_agreement
from lardom.web.claims.queries import values as claims
from lardom.web.coding.models import Reading, Round
from lardom.web.coding.queries.agreement import OUTSIDE, Asked, compared
from lardom.web.coding.queries.by_place import place_of
from lardom.web.coding.queries.measuring import basis_of
from lardom.web.coding.queries.sight import sight_of
from lardom.web.study.models import Person, Study

pytestmark = pytest.mark.django_db
PAGE = "agreement/"


def test_the_numbers_are_those_of_the_library(example: Study) -> None:
    sight = sight_of(example, None)
    found = compared(example, sight, Asked())
    shown = {line.label: line for line in measured(basis_of(found), found.read)}
    told = {line.label: line for line in study_agreement(claims.material(example))[""]}
    assert shown == {label: told[label] for label in shown}
    assert shown


@pytest.mark.parametrize("unit", ["characters", "turns", "sentences", "codings"])
@pytest.mark.parametrize("label", ["", "K01", "*"])
def test_every_unit_and_label_has_a_page(example: Study, lead: Person, as_: As, unit: str, label: str) -> None:
    answer = as_(lead).get(f"/s/{example.slug}/coding/agreement/", {"unit": unit, "label": label, "round": OUTSIDE})
    assert answer.status_code == 200
    assert "alpha" in answer.content.decode()


def test_a_label_nobody_used_is_a_missing_page(team: Team) -> None:
    coded(team, closed=(team.alma, team.bo))
    team.code("T9", "Oanvänd")
    answer = team.client(team.alma).get(f"/s/{team.study.slug}/coding/agreement/?label=T9")
    assert answer.status_code == 404


def test_no_number_tells_of_blind_work(team: Team) -> None:
    coded(team, closed=(team.alma, team.bo))
    # Cilla is still reading blind: neither numbers nor names of what the others found reach her.
    page = team.see(team.cilla, PAGE)
    assert "Nothing to compare yet" in page
    assert "You are reading 2 transcripts blind" in page
    assert "Pröva" not in page
    file = team.client(team.cilla).get(f"/s/{team.study.slug}/coding/{PAGE}file.csv").content.decode("utf-8-sig")
    assert not file.strip()
    # The lead reads nothing herself: the round is veiled for her until it is opened or closed.
    assert "Nothing to compare yet" in team.see(team.lead, PAGE)
    # Alma has closed hers: she sees Bo's, and nothing of Cilla's, who has not finished.
    page = team.see(team.alma, PAGE)
    assert "Alma" in page
    assert "Bo" in page
    assert "Cilla" not in page


def test_an_opened_round_shows_everybody_and_only_who_has_finished(team: Team) -> None:
    row = coded(team, closed=(team.alma, team.bo))
    Round.objects.of(team.study).update(opened=True)
    for person in (team.lead, team.cilla):
        found = compared(team.study, sight_of(team.study, None), Asked(round=str(row.pk)))
        assert len(found.read) == 2
        assert "2 readers" in team.see(person, PAGE)


def test_a_theme_is_measured_with_its_codes_and_the_list_leads_to_the_text(team: Team) -> None:
    row = coded(team, closed=(team.alma, team.bo, team.cilla))
    page = team.see(team.alma, f"{PAGE}?label=T0&round={row.pk}")
    assert "Without each coder" in page
    assert f"/coding/read/{team.texts[0].pk}/#turn-1" in page
    costs = [int(one) for one in re.findall(r"costs (\d+),", page)]
    assert costs == sorted(costs, reverse=True)
    found = compared(team.study, sight_of(team.study, team.coder(team.alma)), Asked(round=str(row.pk), label="T0"))
    assert sum(costs) == next(one.differing for one in measured(basis_of(found), found.read) if one.label == "T0")
    assert "side by side" in page


def test_leaving_out_the_odd_one_raises_alpha(team: Team) -> None:
    row = coded(team, closed=(team.alma, team.bo, team.cilla))
    sight = sight_of(team.study, team.coder(team.alma))
    from lardom.web.coding.queries.measuring import closely

    told = closely(compared(team.study, sight, Asked(round=str(row.pk), label="T0")), "en")
    assert told
    change = {one.name: one.change for one in told.without}
    assert max(change, key=lambda name: change[name] or 0) == team.coder(team.cilla).label
    chosen = compared(team.study, sight, Asked(round=str(row.pk), coders=(team.coder(team.bo).label, "x")))
    assert len(chosen.every_coder) == 3


def test_coders_and_transcripts_can_be_chosen(team: Team) -> None:
    row = coded(team, closed=(team.alma, team.bo, team.cilla))
    labels = [team.coder(one).label for one in (team.alma, team.bo)]
    query = f"{PAGE}?round={row.pk}&coder={labels[0]}&coder={labels[1]}&text=A.txt"
    assert "2 readers" in team.see(team.alma, query)
    assert "1 transcript that at least two have finished" in team.see(team.alma, query)


def test_readers_marks_are_measured_too(team: Team) -> None:
    row = Round.objects.create(study=team.study, name="Läsning", kind="marking", blind=True)
    people = (team.alma, team.bo, team.cilla)
    for person in people:
        Reading.objects.create(
            study=team.study, round=row, transcript=team.texts[0], coder=team.coder(person), state="closed"
        )
    team.mark(team.alma, "mod", round=row)
    team.mark(team.bo, "mod att pröva", round=row)
    page = team.see(team.alma, f"{PAGE}?of=marks")
    assert "Marked as important" in page
    assert "3 readers" in page
    assert "There is no interval" in page
    assert "Each pair" in team.see(team.alma, f"{PAGE}?of=marks&label=marked")


def test_where_passages_begin_and_end_is_told_with_what_uncoded_text_does(team: Team) -> None:
    row = coded(team, closed=(team.alma, team.bo, team.cilla))
    page = team.see(team.alma, f"{PAGE}?round={row.pk}")
    assert "Where passages begin and end" in page
    assert "Uncoded text is part of it, as gaps" in page
    assert "There is only one code here" in page  # cu of a code by itself says why it has no number
    closely = team.see(team.alma, f"{PAGE}?round={row.pk}&label=T0")
    assert "Told apart: Pröva, Mod." in closely
    assert "more uncoded text gives a higher gamma" in closely
    assert "more uncoded text gives a higher gamma" not in team.see(team.alma, f"{PAGE}?round={row.pk}&label=T1")
    told = place_of(
        compared(team.study, sight_of(team.study, team.coder(team.alma)), Asked(round=str(row.pk), label="T0")), "en"
    )
    assert [one.name for one in told.rows][1:] == list(
        readers({team.coder(one).label: ["d"] for one in (team.alma, team.bo, team.cilla)}, "pair")
    )
    # Alma and Cilla mark different words: no more alike than chance, with a true minus sign.
    assert any(one.value is not None and one.value < 0 for row in told.rows for one, _ in row.measures)
    assert "\u22120" in closely
    assert not re.search(r">-\d", closely)


def test_the_file_has_every_group(team: Team) -> None:
    coded(team, closed=(team.alma, team.bo, team.cilla))
    path = f"/s/{team.study.slug}/coding/{PAGE}file."
    told = team.client(team.alma).get(f"{path}csv").content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(told)))
    assert {row["by"] for row in rows} == {"all", "pair", "document", "without"}
    assert all(row["u_alpha"] or row["u_alpha_why"] for row in rows)
    assert {row["by"] for row in rows if row["gamma"]} == {"all"}
    frame = pl.read_parquet(io.BytesIO(team.client(team.alma).get(f"{path}parquet").content))
    assert frame.height == len(rows)
    assert team.client(team.alma).get(f"{path}exe").status_code == 404
