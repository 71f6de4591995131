"""The framework and the joint display print what people wrote, with the numbers behind it."""

from dataclasses import fields, replace

from compared_study import compared
from table_one import study, without_consent

from lardom.claims.ground import Ground
from lardom.claims.material import Material
from lardom.claims.summaries import Pairing
from lardom.comparison.cases import cases_of
from lardom.fieldwork.respondents import KeyName
from lardom.report.display_tables import framework_table, framework_themes, joint_display_table

GROUND = Ground(compared())


def test_the_framework_prints_summaries_with_the_passages_behind_them() -> None:
    themes = framework_themes(GROUND)
    assert [one.id for one in themes] == ["T1", "T2"]
    table = framework_table(GROUND, cases_of(GROUND), themes, "sv")
    assert table is not None
    rows = {row[0]: row[1:] for row in table.texts}
    behind = sum(one.project_id == GROUND.project_id("A") for one in GROUND.passages_under("T1"))
    assert rows["A"][0] == f"De nya parterna bar. De är kvar.\u00a0({behind})"
    assert rows["C"][1] == "Ramarna höll.\u00a0(0)"
    assert rows["D"] == ("–", "(1)")
    assert list(rows) == list(cases_of(GROUND).values())
    assert "(0) betyder" in table.note
    wanting = sum(cell.startswith("(") for row in rows.values() for cell in row)
    assert f"ingen sammanfattning ({wanting})" in table.note


def test_a_case_that_is_not_in_the_sample_is_never_printed_and_without_words_there_is_no_table() -> None:
    stray = replace(compared(), summaries=(replace(compared().summaries[0], project_id="P50"),))
    assert framework_table(Ground(stray), cases_of(GROUND), framework_themes(GROUND), "sv") is None
    bare = Ground(study())
    assert [one.id for one in framework_themes(bare)] == ["T1", "T2"]
    assert framework_table(bare, cases_of(bare), framework_themes(bare), "en") is None


def test_who_has_withdrawn_is_behind_no_summary() -> None:
    silent = Ground(without_consent(compared(), "A-R1", "A-R2", "A-R3"))
    table = framework_table(silent, cases_of(silent), framework_themes(silent), "sv")
    assert table is not None
    assert table.texts[0][1].endswith("(0)")


def test_the_joint_display_prints_the_judgement_beside_the_numbers() -> None:
    table = joint_display_table(GROUND, compared().pairings, "en")
    assert table is not None
    first, second = table.texts
    assert first[0] == "How satisfied are you? n\u00a0=\u00a021, mean 4.00."
    people = {one for passage in GROUND.passages_under("T1") for one in passage.respondents}
    assert first[1].startswith(f"Samarbete: {len(people)} respondents in ")
    assert first[2].startswith("Mean ")
    assert first[3] == "Confirms. De nöjda talar om samarbete."
    assert second[2].startswith("No comparison")
    assert second[3] == "Not judged."


def test_a_mean_of_one_project_is_a_dash_and_a_theme_nobody_speaks_of_is_told() -> None:
    lone = replace(
        compared(), answers=tuple(one for one in study().answers if one.respondent_id.startswith("A-")), codings=()
    )
    table = joint_display_table(Ground(lone), compared().pairings[:1], "sv")
    assert table is not None
    assert table.texts[0][0].endswith("medel –.")
    assert table.texts[0][2] == "Det finns svar, men ingen talar om temat."


def test_what_the_study_no_longer_has_is_left_out() -> None:
    assert joint_display_table(GROUND, [Pairing("borta", "T1"), Pairing("nojd", "borta")], "sv") is None


def test_a_real_name_in_a_summary_is_found_by_the_check_of_the_report() -> None:
    from lardom.exchange.bundle import Study
    from lardom.exchange.own_report import checked

    material = compared()
    first = replace(material.summaries[0], text="Anna Berg bar det hela.")
    named = replace(material, summaries=(first,), key_names=(KeyName("Anna Berg", "[X]", "person"),))
    told = Study(**{one.name: getattr(named, one.name) for one in fields(Material)})
    _, found = checked(told, "# Teman\n\n::: {.framework}\n:::\n")
    assert any("Anna Berg" in finding.message for finding in found.findings)
