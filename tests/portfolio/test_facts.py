import polars as pl
import pytest

from lardom.portfolio.counts import facts
from lardom.portfolio.facts import Fact, Facts
from lardom.portfolio.projects import Party, Project


def test_a_figure_is_found_by_its_name_and_an_unknown_name_is_told_apart() -> None:
    found = Facts((Fact("projects", 2, ("p1", "p2")), Fact("type:x", 1, ("p1",))))
    assert found["projects"].ids == ("p1", "p2")
    assert list(found) == ["projects", "type:x"]
    assert len(found) == 2
    assert found.get("with:region") is None
    with pytest.raises(KeyError):
        found["with:region"]


def test_facts_load_into_polars_as_they_are() -> None:
    frame = pl.DataFrame(facts([Project("p1", "A")], [Party("p1", "X", "region", budget=1.0)]).rows())
    assert frame.columns == ["name", "value", "unit", "base", "number", "detail", "ids"]
    assert frame.filter(pl.col("name") == "with:region")["ids"].to_list() == [["p1"]]
    assert pl.DataFrame(facts([], []).rows()).height > 0


def test_facts_are_values_that_compare_and_hash() -> None:
    load = ([Project("p1", "A")], [Party("p1", "X", "region", budget=1.0)])
    assert facts(*load) == facts(*load)
    assert len({facts(*load), facts(*load)}) == 1
    assert facts(*load) != facts(load[0], [])
