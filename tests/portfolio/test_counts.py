import random

from annex_c import annex_c
from hypothesis import given
from hypothesis import strategies as st

from lardom.portfolio.counts import facts
from lardom.portfolio.owners import Override
from lardom.portfolio.projects import Party, Project
from lardom.study.settings import StudySettings

PROJECTS = [
    Project("p2", "B", type="x", category="C1"),
    Project("p10", "C"),
    Project("p1", "A", type="x", category="C2"),
]
PARTIES = [
    Party("p1", "Norrviks kommun", "kommun", "owner", 10.0),
    Party("p1", "norrviks  kommun", "municipality", "pilot site", 5.0),
    Party("p1", "Region Norr", "region", budget=1.0),
    Party("p2", "Norrviks kommun", "municipality", budget=1.0),
    Party("p2", "Nordsensor AB", "company"),
    Party("p2", "Någon", ""),
    Party("p77", "Ingenstans kommun", "municipality"),
]


def test_every_figure_carries_the_units_behind_it() -> None:
    for fact in facts(PROJECTS, PARTIES).all:
        assert fact.value == len(fact.ids) == len(set(fact.ids)), fact.name


def test_projects_stand_in_natural_order() -> None:
    assert facts(PROJECTS, PARTIES)["projects"].ids == ("p1", "p2", "p10")


def test_an_organisation_counts_once_in_a_project_and_once_among_the_unique() -> None:
    found = facts(PROJECTS, PARTIES)
    assert found["participations:municipality"].ids == ("p1 · norrviks kommun", "p2 · norrviks kommun")
    assert found["organisations:municipality"].ids == ("norrviks kommun",)
    assert found["with:municipality"].ids == ("p1", "p2")


def test_a_party_of_an_unknown_project_is_not_counted() -> None:
    assert "ingenstans" not in str(facts(PROJECTS, PARTIES).all)


def test_what_is_not_stated_has_a_line_of_its_own() -> None:
    found = facts(PROJECTS, PARTIES)
    assert found["type:none"].ids == ("p10",)
    assert found["category:none"].ids == ("p10",)
    assert found["with:unknown"].ids == ("p2",)


def test_categories_come_in_the_reports_order_also_empty_ones() -> None:
    settings = StudySettings(categories=("C2", "C3", "C1"))
    names = [fact.name for fact in facts(PROJECTS, PARTIES, settings=settings).starting("category:")]
    assert names == ["category:C2", "category:C3", "category:C1", "category:none"]


def test_the_studys_words_for_kinds_are_understood() -> None:
    settings = StudySettings(kinds=(("stad", "municipality"),), public_kinds=("Kommun", "region"))
    found = facts([Project("p1", "A")], [Party("p1", "Lund", "Stad", budget=1.0)], settings=settings)
    assert found["with:municipality"].value == found["owner:municipality"].value == 1
    assert "with:municipal company" not in found


def test_details_follow_the_language_of_the_report() -> None:
    swedish = facts(PROJECTS, PARTIES, settings=StudySettings(language="sv"))
    english = facts(PROJECTS, PARTIES, settings=StudySettings(language="en"))
    assert swedish["most:region"].detail == "1 region i vart och ett"
    assert english["most:municipality"].detail == "1 municipality in each"
    assert "The identity holds." in english["three-kinds"].detail


def test_an_override_is_counted() -> None:
    found = facts(PROJECTS, PARTIES, overrides=[Override("p1", "Region Norr", "Leder.")])
    assert found["owner:region"].ids == ("p1",)
    by_settings = StudySettings(owners=(Override("p1", "Region Norr", "Leder."),))
    assert facts(PROJECTS, PARTIES, settings=by_settings) == found


def test_many_undetermined_owners_are_not_all_told_in_the_detail() -> None:
    found = facts([Project(f"p{number}", "x") for number in range(100)], [])
    assert found["owner:undetermined"].value == 100
    assert found["owner:undetermined"].detail.endswith("… och 80 till.")
    assert len(found.owners) == 100


def test_an_empty_portfolio_has_figures_too() -> None:
    found = facts([], [])
    assert found["projects"].value == found["kinds>=2"].value == found["owner:undetermined"].value == 0


KINDS = st.sampled_from(["municipality", "region", "municipal company", "company", "kommun", ""])
BUDGETS = st.none() | st.floats(0, 1e9)
ROWS = st.tuples(
    st.lists(st.builds(Project, st.sampled_from(["p1", "p2", "p10"]), st.sampled_from(["A", "B"]), st.sampled_from(["", "x"])), max_size=5),
    st.lists(st.builds(Party, st.sampled_from(["p1", "p2", "p3"]), st.sampled_from(["O", "o", "Q"]), KINDS, budget=BUDGETS), max_size=10),
)  # fmt: skip


@given(ROWS, st.randoms(use_true_random=False))
def test_no_order_of_rows_changes_any_figure(rows: tuple[list[Project], list[Party]], rng: random.Random) -> None:
    projects, parties = list(rows[0]), list(rows[1])
    expected = facts(projects, parties)
    rng.shuffle(projects)
    rng.shuffle(parties)
    assert facts(projects, parties) == expected


@given(st.randoms(use_true_random=False))
def test_no_order_of_rows_changes_the_figures_of_a_whole_portfolio(rng: random.Random) -> None:
    projects, parties = list(annex_c()[0]), list(annex_c()[1])
    rng.shuffle(projects)
    rng.shuffle(parties)
    assert facts(projects, parties) == facts(*annex_c())


@given(ROWS)
def test_the_parts_of_every_division_sum_to_all_projects(rows: tuple[list[Project], list[Party]]) -> None:
    found = facts(*rows)
    everything = found["projects"].value
    for prefix in ("type:", "category:", "pattern:", "owner:"):
        assert sum(fact.value for fact in found.starting(prefix)) == everything
    numbers = [fact for fact in found.starting("public=") if fact.name != "public=1-2"]
    assert sum(fact.value for fact in numbers) == everything
