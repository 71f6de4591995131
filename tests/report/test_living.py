from dataclasses import replace

import pytest
from compared_study import compared
from printed_report import report
from table_one import study

from lardom.report.drafting import draft_from_pandoc
from lardom.report.living import BLOCKS
from lardom.report.tree import every, plain_text

EXAMPLES = {
    "respondents-table": "::: {.respondents-table}\n:::",
    "answers-table": '::: {.answers-table by="project"}\n:::',
    "portfolio-table": '::: {.portfolio-table name="owner"}\n:::',
    "matrix": '::: {.matrix count="codings"}\n:::',
    "agreement-table": '::: {.agreement-table unit="turns"}\n:::',
    "saturation-table": '::: {.saturation-table base="1" run="1"}\n:::',
    "contrast": '::: {.contrast a="step:2"}\n:::',
    "deviant-cases": '::: {.deviant-cases condition="step:2" outcome="code:T1"}\n:::',
    "framework": "::: {.framework}\n:::",
    "joint-display": "::: {.joint-display}\n:::",
    "ties": '::: {.ties of="parties"}\n:::',
    "configurations": '::: {.configurations outcome="code:T1" conditions="step:2" show="table"}\n:::',
    "funnel": "::: {.funnel}\n:::",
    "method-facts": "::: {.method-facts}\n:::",
    "chart": '::: {.chart name="owners"}\n:::',
    "table": '::: {.table caption="Egen"}\n\n| a |\n|---|\n| 1 |\n\n:::',
    "figure": '::: {.figure caption="Karta" alt="En karta"}\n\n![](karta.png)\n\n:::',
}


TWICE = replace(
    study(),
    codings=tuple(replace(one, id=f"{coder}{one.id}", coder=coder) for one in study().codings for coder in "AB"),
)
"""The study with every coding made by two."""

SUMMED = compared()
"""The study with what people wrote in the comparison."""

MATERIALS = {"agreement-table": TWICE, "framework": SUMMED, "joint-display": SUMMED}


@pytest.mark.parametrize("name", BLOCKS)
@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_living_block_is_filled_and_captioned_in_both_languages(name: str, language: str) -> None:
    made = report(EXAMPLES[name], language=language, material=MATERIALS.get(name))  # type: ignore[arg-type]
    assert made.problems == ()
    kind = "Figure" if name in ("chart", "figure") else "Table"
    (node,) = every(made.ast["blocks"], kind)
    label = {"Figure": ("Figur", "Figure"), "Table": ("Tabell", "Table")}[kind][language == "en"]
    assert plain_text(node["c"][1][1]).replace("\xa0", " ").startswith(f"{label} 1. ")


def test_the_author_s_caption_note_and_identifier_are_taken() -> None:
    made = report('::: {#tab-min .funnel caption="Vägen" note="Läst i juni."}\n:::\n\nSe []{.ref to="tab-min"}.')
    text = plain_text(made.ast["blocks"]).replace("\xa0", " ")
    assert "Tabell 1. Vägen" in text
    assert "Läst i juni." in text
    assert "Se tabell 1." in text


def test_the_author_s_alternative_text_is_what_a_listener_hears() -> None:
    made = report('::: {.chart name="owners" alt="Mest kommuner."}\n:::')
    ((_, figure),) = made.figures
    assert figure.alt == figure.spec["description"] == "Mest kommuner."
    assert plain_text([every(made.ast["blocks"], "Image")[0]["c"][1]]) == "Mest kommuner."


def test_a_chart_the_study_cannot_fill_is_a_problem() -> None:
    made = report('::: {.chart name="answers"}\n:::', material=replace(study(), answers=()))
    assert [problem.code for problem in made.problems] == ["empty-chart"]
    assert plain_text(made.ast["blocks"]) == "[chart?]"


def test_a_study_without_closed_questions_has_no_table_two() -> None:
    material = study()
    bare = replace(material, settings=replace(material.settings, items=()))
    assert report("::: {.answers-table}\n:::", material=bare).problems[0].code == "no-items"


def test_the_linter_finds_the_body_of_every_living_table() -> None:
    text = "\n\n".join(part for name, part in EXAMPLES.items() if name not in ("chart", "figure"))
    draft = draft_from_pandoc(report(text, material=replace(SUMMED, codings=TWICE.codings)).ast, "report.md")
    tables = [block.table for block in draft.blocks if block.table]
    assert len(tables) == 15
    assert all(table.rows and table.caption.startswith("Tabell") for table in tables)


def test_the_coverage_table_has_a_column_for_the_second_step() -> None:
    (node,) = every(report('::: {.portfolio-table name="coverage"}\n:::').ast["blocks"], "Table")
    assert "I steg 2" in plain_text([node])


def test_what_nobody_coded_twice_has_no_agreement_and_few_interviews_no_saturation() -> None:
    bare = replace(study(), codings=())
    made = report("::: {.agreement-table}\n:::\n\n::: {.saturation-table}\n:::", material=bare)
    assert [problem.code for problem in made.problems] == ["not-coded-twice", "no-saturation"]
