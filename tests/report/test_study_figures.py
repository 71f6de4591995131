from dataclasses import replace

import pytest
from table_one import study

from lardom.claims.ground import Ground
from lardom.claims.material import Material
from lardom.portfolio.counts import facts
from lardom.report.render import draw
from lardom.report.study_figures import CHARTS, Numbers, chart


def numbers(material: Material, language: str = "sv", **wishes: str) -> Numbers:
    found = facts(material.projects, material.parties, settings=material.settings)
    return Numbers(Ground(material), found, language, wishes)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", [name for name in CHARTS if name != "types"])
@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_chart_is_drawn_with_a_caption_an_alternative_text_and_its_numbers(name: str, language: str) -> None:
    figure = chart(name, numbers(study(), language))
    assert figure is not None
    assert figure.caption
    assert figure.alt.endswith(".")
    assert figure.spec["description"] == figure.alt
    assert figure.table.rows
    svg = draw(figure.spec)
    assert svg.startswith("<svg")
    assert svg.count("<text") >= len(figure.table.rows)


def test_the_alternative_text_tells_every_number_of_the_coverage() -> None:
    figure = chart("categories", numbers(study()))
    assert figure is not None
    for told in ("IoT infrastruktur: 1 av 3", "Hälsa, vård och omsorg: 4 av 17", "Samhällsbyggnad: 2 av 11"):
        assert told in figure.alt


def test_the_answers_chart_tells_mean_n_and_distribution() -> None:
    figure = chart("answers", numbers(study()))
    assert figure is not None
    assert "Hur nöjd är du?: M 4,00, n 21 (1: 0, 2: 0, 3: 6, 4: 9, 5: 6)" in figure.alt
    assert "Igen?" not in figure.alt


def test_the_recurrence_of_each_theme_is_told() -> None:
    figure = chart("matrix", numbers(study()))
    assert figure is not None
    assert "Samarbete: 11 av 14 projekt" in figure.alt


def test_a_matrix_may_show_one_kind_of_theme() -> None:
    figure = chart("matrix", numbers(study(), kind="context"))
    assert figure is not None
    assert "Samarbete" not in figure.alt
    assert "Ramar" in figure.alt


def test_there_is_no_chart_of_what_the_study_does_not_have() -> None:
    bare = replace(study(), answers=(), codes=(), codings=(), projects=(), parties=())
    for name in ("answers", "matrix", "saturation", "categories"):
        assert chart(name, numbers(bare)) is None
    assert chart("pie", numbers(study())) is None


def test_stages_nobody_noted_are_named_and_not_drawn() -> None:
    material = study()
    bare = replace(material, sample=tuple(replace(row, contacted=None, outcome="") for row in material.sample))
    figure = chart("funnel", numbers(bare))
    assert figure is not None
    assert "uppgift saknas: Kontaktade, Nådda, Tackade ja" in figure.alt
    assert len(figure.spec["data"]["values"]) == 2


def test_new_codes_level_off_and_the_line_says_when_half_were_met() -> None:
    figure = chart("saturation", numbers(study()))
    assert figure is not None
    assert figure.table.texts[0] == ("1", "1")
    assert figure.table.texts[-1] == ("26", "2")
    assert "hälften redan efter intervju 1" in figure.alt
