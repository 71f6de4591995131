import re

import pytest

from lardom.exchange.table_problems import SENTENCES, table_problem


@pytest.mark.parametrize("key", SENTENCES)
def test_every_problem_is_told_alike_in_both_languages(key: str) -> None:
    _, _, sentence, way_out = SENTENCES[key]
    for swedish, english in (sentence, way_out):
        assert swedish != english
        assert swedish.endswith(".")
        assert english.endswith(".")
        assert set(re.findall(r"\{(\w+)\}", swedish)) == set(re.findall(r"\{(\w+)\}", english))


def test_a_problem_carries_its_place_and_its_code() -> None:
    problem = table_problem("long row", "a.csv", "sv", row=3, value="x", cells=4, names=3)
    assert (problem.file, problem.row, problem.value, problem.severity, problem.code) == (
        "a.csv",
        3,
        "x",
        "error",
        "row-long",
    )
    assert problem.message == "Raden har 4 celler, men rubrikraden har 3 namn."
