"""The pages of comparison: the library's numbers over what the person may see, and files."""

import csv
import io

import pytest
from coding_team import Team
from workbench import As

from lardom.claims.ground import Ground
from lardom.claims.material import Material
from lardom.comparison import configuring as below
from lardom.comparison.cases import cases_of
from lardom.comparison.configurations.robustness import survivals
from lardom.comparison.configurations.solutions import conservative, written
from lardom.comparison.configuring import Asked
from lardom.comparison.contrast import contrast
from lardom.sampling.selection import Selection
from lardom.web.coding.models import Reading, Round
from lardom.web.coding.queries.sight import sight_of
from lardom.web.comparison.queries.cases import Group, ground_of, groups_of
from lardom.web.comparison.queries.configuring import choices, configured
from lardom.web.comparison.queries.contrasts import code_rows, patterned
from lardom.web.comparison.queries.emerging import Asked as Limits
from lardom.web.comparison.queries.emerging import emerging
from lardom.web.study.models import Person, Study

pytestmark = pytest.mark.django_db


def test_a_contrast_is_the_librarys_over_all_cases(example: Study) -> None:
    found = ground_of(example, sight_of(example, None))
    groups, cases = groups_of(found), frozenset(cases_of(found))
    a = groups["code:K01"].cases
    rows = {row.theme.ref: row for row in code_rows(found, a, cases - a, "sv")}
    one = contrast(sorted(a), sorted(cases - a), found.projects_under("T1"))
    assert (len(rows["T1"].value.with_a), rows["T1"].value.p) == (len(one.with_a), one.p)
    assert rows["K01"].value.with_b == ()
    assert "av" in rows["K01"].words


def test_deviant_cases_are_told_by_label_with_the_way_to_the_text(example: Study, lead: Person, as_: As) -> None:
    found = ground_of(example, sight_of(example, None))
    groups = groups_of(found)
    told = patterned(found, groups["code:K01"], groups["code:K04"], "en")
    labels = set(cases_of(found).values())
    assert sum(map(len, told.cells)) == len(labels)
    assert {one.label for one in told.deviant} == {*told.cells[1], *told.cells[2]} <= labels
    assert not any(case in told.none_words for case in cases_of(found))
    page = as_(lead).get(f"/s/{example.slug}/comparison/patterns/?condition=code:K01&outcome=code:K04").content.decode()
    assert page.count("comparison/framework/cell/?row=") >= len(told.deviant)
    assert "Process and satisfaction" in page


def test_the_cases_of_a_pattern_can_be_taken_out(example: Study, lead: Person, as_: As) -> None:
    found = ground_of(example, sight_of(example, None))
    groups = groups_of(found)
    told = patterned(found, groups["code:K01"], groups["code:K04"], "en")
    there = f"/s/{example.slug}/comparison/patterns/"
    query = "?condition=code:K01&outcome=code:K04"
    rows = list(csv.DictReader(io.StringIO(as_(lead).get(f"{there}file.csv{query}").content.decode("utf-8-sig"))))
    assert [row["case"] for row in rows] == list(cases_of(found).values())
    assert {row["case"] for row in rows if row["deviant"] == "True"} == {one.label for one in told.deviant}
    assert {row["case"] for row in rows if row["has_condition"] == "True"} == {*told.cells[0], *told.cells[1]}
    assert as_(lead).get(f"{there}file.parquet{query}").content[:4] == b"PAR1"
    assert not as_(lead).get(f"{there}file.csv").content.decode("utf-8-sig").strip()
    page = as_(lead).get(f"{there}{query}").content.decode()
    assert f"{there}file.csv?condition=code%3AK01" in page


def test_a_case_whose_id_ends_anothers_keeps_its_own_label() -> None:
    labels = {"1": "A", "11": "B", "21": "C"}
    found = Ground(Material(sample=tuple(Selection(case, "selected", label) for case, label in labels.items())))
    group = Group("x", "X", "x", frozenset(labels))
    told = patterned(found, group, group, "en")
    assert told.none_words == "It does not hold: 3 of 3 (A, B, C)."


def test_every_smallest_model_is_shown(example: Study, lead: Person, as_: As) -> None:
    found = ground_of(example, sight_of(example, None))
    known = choices(found, "en")
    asked = Asked("code:T1", conditions=("code:K01", "code:K04"), anchors={})
    told = configured(found, asked, known)
    models = [written(told.table, model) for model in conservative(told.table).models]
    assert [one.text for one in told.solutions[0].models] == models
    query = "outcome=code:T1&condition=code:K01&condition=code:K04"
    page = as_(lead).get(f"/s/{example.slug}/comparison/configurations/?{query}").content.decode()
    assert "Truth table" in page
    assert "Parsimonious" in page
    rows = as_(lead).get(f"/s/{example.slug}/comparison/configurations/file.csv?{query}").content.decode("utf-8-sig")
    assert len(rows.splitlines()) == len(told.table.rows) + 1


def test_what_the_solution_hangs_on_is_tried_when_asked_for(example: Study, lead: Person, as_: As) -> None:
    found = ground_of(example, sight_of(example, None))
    known = choices(found, "en")
    number = next(key for key in known if key.startswith("answer:"))
    query = f"outcome=code:T1&condition=code:K01&condition={number}"
    there = f"/s/{example.slug}/comparison/configurations/"
    plain = as_(lead).get(f"{there}?{query}").content.decode()
    assert "Try them" in plain
    assert "truth tables:" not in plain
    page = as_(lead).get(f"{there}?{query}&robust=on").content.decode()
    # Four consistencies, two least numbers of cases, and the anchors of the answer up and down.
    assert "The same cases in 10 truth tables" in page
    assert "the anchors of B 10 % up" in page
    rows = list(csv.DictReader(io.StringIO(as_(lead).get(f"{there}terms.csv?{query}").content.decode("utf-8-sig"))))
    asked = Asked("code:T1", conditions=("code:K01", number))
    tables = [one.table for one in below.varied(found, asked, {key: one.value for key, one in known.items()})]
    told = {one.term: one.some for one in survivals(tables)}
    assert {row["term"]: int(row["in_some_model"]) for row in rows if row["solution"] == "parsimonious"} == told
    assert not as_(lead).get(f"{there}terms.csv").content.decode("utf-8-sig").strip()


def test_more_models_than_are_looked_for_are_told_in_one_sentence(
    example: Study, lead: Person, as_: As, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lardom.comparison.configurations.solutions.MOST_MODELS", 1)
    query = "outcome=code:T1&condition=code:K01&condition=code:K04&condition=step:2&condition=status:completed"
    page = as_(lead).get(f"/s/{example.slug}/comparison/configurations/?{query}").content.decode()
    assert "There are more than 1 smallest models, all as good as each other" in page


def test_anchors_out_of_order_are_told(example: Study, lead: Person, as_: As) -> None:
    found = ground_of(example, sight_of(example, None))
    key = next(key for key in choices(found, "en") if key.startswith("answer:"))
    query = {"outcome": "code:T1", "condition": key, f"out-{key}": "3", f"cross-{key}": "5", f"in-{key}": "1"}
    page = as_(lead).get(f"/s/{example.slug}/comparison/configurations/", query).content.decode()
    assert "are not in order" in page
    many = {"outcome": "code:T1", "condition": [one for one in choices(found, "en") if one != "code:T1"][:9]}
    assert "at most 8" in as_(lead).get(f"/s/{example.slug}/comparison/configurations/", many).content.decode()


def test_saturation_is_the_librarys(example: Study, lead: Person, as_: As) -> None:
    from workbench import EXAMPLE

    from lardom.exchange.folder import read_study_folder

    told = emerging(ground_of(example, sight_of(example, None)), Limits())
    assert told.found == read_study_folder(EXAMPLE).saturation()
    assert told.curve
    page = as_(lead).get(f"/s/{example.slug}/comparison/saturation/?base=x&threshold=0").content.decode()
    assert page.count('class="curve-new"') == len(told.steps)


@pytest.mark.parametrize("kind", ["parties", "memberships", "codes"])
def test_networks_are_given_out(example: Study, lead: Person, as_: As, kind: str) -> None:
    path = f"/s/{example.slug}/comparison/networks/"
    assert "Strongest ties" in as_(lead).get(f"{path}?of={kind}").content.decode()
    assert b"<gexf" in as_(lead).get(f"{path}{kind}.gexf").content
    ties = list(csv.DictReader(io.StringIO(as_(lead).get(f"{path}{kind}.csv").content.decode("utf-8-sig"))))
    assert {"source", "target", "weight"} <= set(ties[0])
    assert as_(lead).get(f"{path}{kind}.exe").status_code == 404


@pytest.mark.parametrize("name", ["file", "framework/file", "joint/file", "saturation/file", "configurations/file"])
def test_every_table_has_a_file(example: Study, lead: Person, as_: As, name: str) -> None:
    path = f"/s/{example.slug}/comparison/{name}"
    assert as_(lead).get(f"{path}.csv?a=code:K01").status_code == 200
    assert as_(lead).get(f"{path}.parquet?a=code:K01").content[:4] == b"PAR1"
    assert as_(lead).get(f"{path}.exe").status_code == 404


def test_blind_work_is_in_no_comparison(team: Team) -> None:
    row = Round.objects.create(study=team.study, name="Kodning", kind="coding", blind=True)
    code = team.code("T1", "Mod")
    for person in (team.alma, team.bo):
        Reading.objects.create(
            study=team.study, round=row, transcript=team.texts[0], coder=team.coder(person), state="begun"
        )
    team.coding(team.bo, "mod", code, round=row)
    for person, number in ((team.bo, 1), (team.alma, 0)):
        found = ground_of(team.study, sight_of(team.study, team.coder(person)))
        assert len(found.material.codings) == number
    page = team.client(team.alma).get(f"/s/{team.study.slug}/comparison/").content.decode()
    assert "You are reading 1 transcript blind" in page
