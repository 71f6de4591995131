"""Matrices over the example study: numbers, the quotations behind them, files; and only what the person may see."""

import io

import openpyxl
import pytest
from coding_team import Team
from workbench import As

from lardom.report.matrix import theme_matrix
from lardom.web.claims.queries import values as claims
from lardom.web.coding.models import Round
from lardom.web.coding.queries.matrices import Asked, matrix
from lardom.web.coding.queries.sight import sight_of
from lardom.web.study.models import Person, Study

pytestmark = pytest.mark.django_db


def test_themes_by_projects_are_those_the_report_prints(example: Study) -> None:
    shown = matrix(example, sight_of(example, None), Asked())
    printed = theme_matrix(claims.ground(example))
    assert [label for _ref, label in shown.columns] == [label for _ref, label in printed.projects]
    assert [[cell.number for cell in row.cells] for row in shown.rows] == [
        [len(people) for people in row.respondents] for row in printed.rows
    ]
    assert [row.total for row in shown.rows] == [row.all_respondents for row in printed.rows]


@pytest.mark.parametrize("across", ["projects", "respondents", "codes"])
@pytest.mark.parametrize("count", ["respondents", "passages", "codings", "characters"])
def test_every_matrix_has_a_page(example: Study, lead: Person, as_: As, across: str, count: str) -> None:
    path = (
        f"/s/{example.slug}/coding/matrices/?rows=codes&across={across}&count={count}&share=row&near=turn&kind=effect"
    )
    shown = as_(lead).get(path).content.decode()
    assert "Nya parter" in shown
    assert "Lag och personuppgifter" not in shown


def test_a_matrix_can_be_set_against_the_whole_and_against_words(example: Study) -> None:
    sight = sight_of(example, None)
    numbers, whole, words = (
        matrix(example, sight, Asked(count="codings", share=share)) for share in ("", "whole", "size")
    )
    total = sum(cell.number for row in numbers.rows for cell in row.cells)
    first = next((i, j) for i, row in enumerate(numbers.rows) for j, cell in enumerate(row.cells) if cell.number > 1)
    cell = [one.rows[first[0]].cells[first[1]] for one in (numbers, whole, words)]
    assert cell[1].told == f"{100 * cell[0].number / total:.0f} %"
    assert 0 < float(cell[2].told.replace(",", ".")) < 100
    assert cell[2].told != cell[0].told


def test_a_number_opens_its_quotations(example: Study, lead: Person, as_: As) -> None:
    path = f"/s/{example.slug}/coding/matrices/"
    shown = matrix(example, sight_of(example, None), Asked(count="codings"))
    row, cell = next((row, cell) for row in shown.rows for cell in row.cells if cell.number > 1)
    page = as_(lead).get(f"{path}cell/", {"count": "codings", "row": row.ref, "column": cell.column}).content.decode()
    assert page.count('class="quote"') == cell.number
    assert as_(lead).get(f"{path}cell/", {"row": "nothing", "column": cell.column}).status_code == 404


def test_the_matrix_is_taken_out_as_csv_and_xlsx(example: Study, lead: Person, as_: As) -> None:
    path = f"/s/{example.slug}/coding/matrices/file."
    told = as_(lead).get(f"{path}csv").content.decode("utf-8-sig").splitlines()
    assert told[0].startswith("Id,Code,A,B,C")
    assert told[0].endswith("In all")
    book = openpyxl.load_workbook(io.BytesIO(as_(lead).get(f"{path}xlsx").content))
    rows = list(book.active.values)
    assert ["" if one is None else str(one) for one in rows[1]] == told[1].split(",")


def test_a_name_that_would_be_a_formula_is_kept_as_text(team: Team) -> None:
    team.code("T1", "=1+1")
    told = team.client(team.lead).get(f"/s/{team.study.slug}/coding/matrices/file.csv").content.decode("utf-8-sig")
    assert "'=1+1" in told


def test_codings_of_a_blind_round_count_only_for_those_who_may_see_them(team: Team) -> None:
    blind = Round.objects.create(study=team.study, name="r", kind="coding", blind=True)
    code = team.code("T1", "Mod")
    team.coding(team.bo, "mod", code, round=blind)
    asked = Asked(across="codes", count="codings")
    for person, number in ((team.bo, 1), (team.alma, 0)):
        sight = sight_of(team.study, team.coder(person))
        from lardom.web.coding.queries.ground import ground

        assert len(ground(team.study, sight).material.codings) == number
        assert matrix(team.study, sight, asked).rows[0].name == "Mod"


def test_names_and_addresses_of_a_matrix_are_shown_as_they_are(team: Team) -> None:
    first, other = team.code("a&b", "<b>Mod</b> & mer"), team.code('c"d', "Tid")
    team.coding(team.bo, "mod", first)
    team.coding(team.alma, "mod att", other)
    shown = team.see(team.lead, "matrices/?rows=codes&across=codes&count=codings&kind=&row=x")
    way = f'href="/s/{team.study.slug}/coding/cell/'.replace("/cell/", "/matrices/cell/")
    assert f'{way}?rows=codes&amp;across=codes&amp;count=codings&amp;kind=&amp;row=a%26b&amp;column=c%22d">1<' in shown
    assert '<span class="hidden-text">, &lt;b&gt;Mod&lt;/b&gt; &amp; mer</span>' in shown
    assert "<b>Mod" not in shown
