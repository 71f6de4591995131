"""A study's groups set against each other give what the measures give."""

from table_one import study

from lardom.claims.ground import Ground
from lardom.comparison.cases import cases_of, groups_of, people_of
from lardom.comparison.contrast import answer_contrast, contrast
from lardom.comparison.contrasting import answer_contrasts, code_contrasts, patterned

GROUND = Ground(study())
LABELS = cases_of(GROUND)
FIRST = groups_of(GROUND)["step:2"].cases
REST = frozenset(LABELS) - FIRST


def test_every_code_some_case_has_is_contrasted_by_label() -> None:
    told = {code.id: one for code, one in code_contrasts(GROUND, FIRST, REST, GROUND.material.codes)}
    one = told["T1"]
    having = GROUND.projects_under("T1")
    assert set(one.with_a) == {LABELS[case] for case in having & FIRST}
    assert one.p == contrast(sorted(FIRST), sorted(REST), having).p
    nowhere = GROUND.material.codes[0]
    empty = Ground(
        type(GROUND.material)(settings=GROUND.material.settings, sample=GROUND.material.sample, codes=(nowhere,))
    )
    assert code_contrasts(empty, FIRST, REST, [nowhere]) == ()


def test_answers_are_those_of_the_people_heard_in_each_group() -> None:
    ((item, one), _) = answer_contrasts(GROUND, FIRST, REST)
    projects = {person.id: person.project_id for person in GROUND.heard}
    assert item.id == "nojd"
    assert one == answer_contrast(
        people_of(GROUND, FIRST), people_of(GROUND, REST), GROUND.answers_to("nojd"), projects
    )


def test_every_case_is_in_one_place_of_the_pattern_and_sentences_name_labels() -> None:
    found = patterned(GROUND, FIRST, GROUND.projects_under("T1"))
    cells = found.pattern
    assert sorted((*cells.both, *cells.failed, *cells.unexplained, *cells.neither)) == sorted(LABELS)
    assert set(found.absence.against) == {LABELS[case] for case in cells.both}
    assert found.absence.of == len(FIRST)
