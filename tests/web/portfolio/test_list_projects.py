import pytest
from workbench import As, Joined

from lardom.web.study.models import Person, Study

ADD = {"act": "11111111-1111-4111-8111-111111111111"}


@pytest.mark.parametrize(
    ("query", "number"),
    [
        ("", "53 projects"),
        ("?category=Infrastruktur", "3 of 53"),
        ("?q=sensorer", "of 53"),
        ("?fact=with:region", "17 of 53"),
    ],
)
def test_projects_are_searched_and_filtered(example: Study, lead: Person, as_: As, query: str, number: str) -> None:
    assert number in as_(lead).get(f"/s/{example.slug}/portfolio/{query}").content.decode()


def test_projects_are_sorted_by_a_column_and_back(example: Study, lead: Person, as_: As) -> None:
    page = as_(lead).get(f"/s/{example.slug}/portfolio/?sort=-budget").content.decode()
    assert page.index("7,450,000") < page.index("7,200,000") < page.index("850,000")
    assert 'aria-sort="descending"' in page


def test_figures_are_those_of_the_ground_floor_and_open_their_lists(example: Study, lead: Person, as_: As) -> None:
    client = as_(lead)
    page = client.get(f"/s/{example.slug}/portfolio/figures/").content.decode()
    for number in ("43", "17", "14", "38", "82", "25", "19"):
        assert f">{number}</a>" in page
    behind = client.get(f"/s/{example.slug}/portfolio/figures/behind/?name=participations:region").content.decode()
    assert behind.count('<th scope="row">') == 25
    assert client.get(f"/s/{example.slug}/portfolio/figures/behind/?name=nothing").status_code == 404


def test_an_empty_portfolio_teaches(study: Study, lead: Person, as_: As) -> None:
    assert "The portfolio is empty" in as_(lead).get(f"/s/{study.slug}/portfolio/").content.decode()


def test_a_reader_of_reports_does_not_see_it(example: Study, joined: Joined, as_: As) -> None:
    assert as_(joined(example, "Gun Gäst", "reader")).get(f"/s/{example.slug}/portfolio/").status_code == 403
