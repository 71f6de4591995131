from pathlib import Path

import polars as pl
import pytest
from planting import starter

from lardom.exchange.bundle import Study
from lardom.exchange.folder import open_study


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> Study:
    return open_study(starter(tmp_path_factory.mktemp("s")))


def test_every_number_of_the_report_is_one_call(study: Study) -> None:
    assert study.facts()["projects"].value == 3
    assert (study.count("C01").n, study.count("C01").base) == (3, 3)
    assert (study.count("C03").n, study.count("C03").base) == (2, 3)
    assert {id_: verdict.holds for id_, verdict in study.quote_verdicts().items()} == dict.fromkeys(
        ("Q01", "Q02", "Q03"), True
    )
    assert study.scores()[0].mean == 4.0
    assert [row.all_respondents for row in study.matrix().rows] == [3, 3]
    assert [stage.n for stage in study.funnel()] == [3, 3, 2, 2, 2]
    assert [(row.group, row.sampled, row.frame) for row in study.coverage()][:2] == [("klimat", 1, 1), ("vatten", 1, 1)]
    assert study.method_facts().interviews == 2
    assert len(study.answers_table().rows) == 1
    assert study.respondents_table().rows


def test_all_counts_at_once_are_those_of_each_claim(study: Study) -> None:
    assert set(study.counts()) == {claim.id for claim in study.claims}
    assert study.counts()["C02"] == study.count("C02")


@pytest.mark.parametrize(
    "table", ["projects", "parties", "sample", "respondents", "interviews", "codings", "marks", "answers", "claims"]
)
def test_every_table_loads_into_polars_as_it_is(study: Study, table: str) -> None:
    frame = study.frame(table)
    assert isinstance(frame, pl.DataFrame)
    assert frame.height == len(getattr(study, table))
    assert frame.width > 2


def test_a_table_that_does_not_exist_is_told_with_those_that_do(study: Study) -> None:
    with pytest.raises(KeyError, match="There is no table 'coding'; the tables are projects"):
        study.frame("coding")


def test_an_unknown_claim_is_told_with_the_nearest(study: Study) -> None:
    with pytest.raises(KeyError, match=r"There is no claim C10\. Did you mean C01\?"):
        study.count("C10")


def test_indexes_are_built_once(study: Study) -> None:
    assert study.ground is study.ground
    assert study.corpus is study.corpus
    assert study.facts() is study.facts()


def test_a_study_is_frozen(study: Study) -> None:
    with pytest.raises(AttributeError):
        study.folder = Path()  # type: ignore[misc]
