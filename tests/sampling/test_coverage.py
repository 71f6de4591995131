from hypothesis import given
from hypothesis import strategies as st
from table_one import ORDER, study

from lardom.portfolio.projects import Project
from lardom.sampling.coverage import coverage, selected_ids, uncovered
from lardom.sampling.selection import Selection


def test_the_sample_of_table_one_covers_every_category() -> None:
    material = study()
    rows = coverage(material.projects, material.sample, order=ORDER)
    assert [(row.group, row.sampled, row.frame) for row in rows] == [
        ("IoT infrastruktur", 1, 3),
        ("Hälsa, vård och omsorg", 4, 17),
        ("Klimat och miljö", 5, 16),
        ("Skola och utbildning", 2, 6),
        ("Samhällsbyggnad", 2, 11),
    ]
    assert uncovered(rows) == ()


def test_the_second_step_reaches_fewer_and_what_it_misses_is_named() -> None:
    material = study()
    rows = coverage(material.projects, material.sample, step=2, order=ORDER)
    assert [row.sampled for row in rows] == [1, 1, 2, 1, 0]
    assert uncovered(rows) == ("Samhällsbyggnad",)


def test_a_reserve_is_not_in_the_sample() -> None:
    assert selected_ids([Selection("p1", "reserve", "A", (1,)), Selection("p2", "selected")]) == {"p2"}


def test_another_division_than_the_category_can_be_asked_for() -> None:
    frame = [Project("p1", "", type="tjänst"), Project("p2", "", type="metod")]
    rows = coverage(frame, [Selection("p2", "selected")], group_of=lambda project: project.type)
    assert [(row.group, row.sampled) for row in rows] == [("metod", 1), ("tjänst", 0)]


@given(st.lists(st.tuples(st.sampled_from("abc"), st.booleans()), max_size=20))
def test_every_project_is_in_exactly_one_group(rows: list[tuple[str, bool]]) -> None:
    frame = [Project(f"p{n}", "", category=name) for n, (name, _) in enumerate(rows)]
    sample = [Selection(f"p{n}", "selected" if chosen else "out") for n, (_, chosen) in enumerate(rows)]
    found = coverage(frame, sample)
    assert sum(row.frame for row in found) == len(rows)
    assert sum(row.sampled for row in found) == sum(chosen for _, chosen in rows)
    assert all(set(row.sampled_ids) <= set(row.frame_ids) for row in found)
