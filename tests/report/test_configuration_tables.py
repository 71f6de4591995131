"""Truth table, models and necessity are printed as they were worked out, cases only where no answer is given away."""

import pytest
from compared_study import compared

from lardom.claims.ground import Ground
from lardom.comparison.conditions import choices
from lardom.comparison.configurations.solutions import written
from lardom.comparison.configuring import Asked, configured
from lardom.report import configuration_tables
from lardom.report.configuration_tables import choice_name, necessity_table, solutions_table, truth_table_printed

GROUND = Ground(compared())
KNOWN = choices(GROUND)
SETS = configured(GROUND, Asked("code:T1", conditions=("step:2", "category:Klimat och miljö"), consistency=0.7), KNOWN)


def test_the_truth_table_names_its_letters_and_cases() -> None:
    table = truth_table_printed(SETS, KNOWN, GROUND, "sv")
    assert table.heads[:3] == ("A", "B", "Y")
    for row, printed in zip(SETS.table.rows, table.texts, strict=True):
        assert printed[:4] == (*map(str, row.corner), row.outcome, str(row.n))
        assert printed[-1].startswith(", ".join(row.cases))
        assert ("mot:" in printed[-1]) == bool(row.contradicting)
    assert table.note.startswith("A = Steg 2, B = Klimat och miljö och Y = Samarbete; ~ betyder")
    assert table.caption == "Sanningstabell: Samarbete"


def test_no_case_is_named_where_a_condition_comes_from_answers() -> None:
    found = configured(GROUND, Asked("code:T1", conditions=("step:2", "answer:nojd"), consistency=0.7), KNOWN)
    for table in (truth_table_printed(found, KNOWN, GROUND, "en"), solutions_table(found, KNOWN, GROUND, "en")):
        assert "Projects" not in table.heads
        assert len(table.heads) == len(table.align) == len(table.texts[0])
    assert "single respondent" in truth_table_printed(found, KNOWN, GROUND, "en").note
    assert "High answers: How satisfied are you?" in table.note


def test_every_smallest_model_is_printed_under_its_solution() -> None:
    table = solutions_table(SETS, KNOWN, GROUND, "en")
    expected = [written(SETS.table, model) for one in SETS.solutions for model in one.models]
    assert [row[1].removesuffix(" (always)") for row in table.texts] == expected
    assert table.texts[0][0] == "Conservative"
    assert "not that they cause the outcome" in table.note


def test_models_beyond_the_limit_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(configuration_tables, "MOST_MODELS", 0)
    table = solutions_table(SETS, KNOWN, GROUND, "sv")
    assert f"Konservativ: ytterligare {len(SETS.solutions[0].models)} lika små modeller." in table.note


def test_an_outcome_no_combination_shows_is_told_and_absence_is_written_out() -> None:
    found = configured(GROUND, Asked("code:T1", absent=True, conditions=("step:2",), consistency=1.0), KNOWN)
    assert found.solutions[0].models == ()
    table = solutions_table(found, KNOWN, GROUND, "sv")
    assert table.texts[0][1] == "ingen kombination visar utfallet"
    assert table.caption.endswith("Inte: Samarbete")


def test_necessity_has_a_row_for_each_condition_and_its_absence() -> None:
    table = necessity_table(SETS, KNOWN, GROUND, "en")
    assert [row[0] for row in table.texts] == ["A", "~A", "B", "~B"]
    assert table.texts[0][1] == f"{SETS.necessary[0].consistency:.2f}"


def test_cases_that_lack_something_and_too_many_combinations_are_told() -> None:
    few = Ground(compared())
    many = ("step:2", "budget", *(key for key in KNOWN if key.startswith("category:")))[:5]
    found = configured(few, Asked("code:T1", conditions=many, consistency=0.7), KNOWN)
    assert "fler än projekten" in truth_table_printed(found, KNOWN, few, "sv").note
    assert choice_name(KNOWN["budget"], few, "sv") == "Budget"
