"""The living part of configurations: what is asked for, and what is said of what makes no table."""

import pytest
from compared_study import compared
from printed_report import report

from lardom.report.tree import every, plain_text

BOTH = 'outcome="code:T1" conditions="step:2; category:klimat och miljö"'


def captions(text: str) -> list[str]:
    made = report(text, material=compared())
    assert made.problems == ()
    return [plain_text(node["c"][1][1]).replace("\xa0", " ") for node in every(made.ast["blocks"], "Table")]


def test_truth_table_and_solutions_stand_under_each_other_with_identifiers_of_their_own() -> None:
    text = f'::: {{#tab-qca .configurations {BOTH} caption="Vägar"}}\n:::\n\nSe []{{.ref to="tab-qca-solutions"}}.'
    assert captions(text) == ["Tabell 1. Vägar", "Tabell 2. Kombinationer som går med: Samarbete"]


@pytest.mark.parametrize(
    ("show", "caption"), [("table", "Sanningstabell"), ("solutions", "Kombinationer"), ("necessity", "Nödvändiga")]
)
def test_each_table_can_stand_alone(show: str, caption: str) -> None:
    (found,) = captions(f'::: {{.configurations {BOTH} show="{show}"}}\n:::')
    assert found.startswith(f"Tabell 1. {caption}")


def test_absence_anchors_and_what_theory_expects_can_be_said() -> None:
    wishes = 'outcome="code:T1" conditions="step:2;budget" anchors="budget=1e6/2,5e6/2e7" expect="budget" consistency="0,6" least="1"'
    made = report(f'::: {{.configurations {wishes} show="solutions"}}\n:::', material=compared())
    assert made.problems == ()
    text = plain_text(every(made.ast["blocks"], "Table"))
    assert "Mellanliggande" in text
    assert captions('::: {.configurations outcome="~code:T1" conditions="step:2" show="necessity"}\n:::') == [
        "Tabell 1. Nödvändiga villkor för: Inte: Samarbete"
    ]


WRONG = {
    "": ["wish-missing", "wish-missing"],
    'outcome="code:T1" conditions="step:9"': ["unknown-condition"],
    'outcome="status:completed" conditions="step:2"': ["unknown-condition"],
    f'{BOTH} anchors="budget=1/2"': ["unreadable-anchors"],
    f'{BOTH} anchors="budget=high/low/none"': ["unreadable-anchors"],
    'outcome="code:T1" conditions="budget" anchors="budget=1/5/3"': ["anchors-out-of-order"],
    f'{BOTH} consistency="3"': ["number-out-of-range"],
    f'{BOTH} show="all"': ["living-part-unknown"],
}


@pytest.mark.parametrize("wishes", WRONG)
def test_what_makes_no_table_is_told(wishes: str) -> None:
    made = report(f"::: {{.configurations {wishes}}}\n:::", material=compared(), language="en")
    assert [one.code for one in made.problems] == WRONG[wishes]
    assert all("{" not in f"{one.message}{one.way_out}" for one in made.problems)


def test_too_many_conditions_are_refused() -> None:
    from lardom.claims.ground import Ground
    from lardom.comparison.conditions import choices

    many = [key for key in choices(Ground(compared())) if key != "code:T1"][:9]
    made = report(
        f'::: {{.configurations outcome="code:T1" conditions="{";".join(many)}"}}\n:::',
        material=compared(),
        language="en",
    )
    assert [one.code for one in made.problems] == ["too-many-conditions"]
