from dataclasses import replace

import pytest
from table_one import study, without_consent

from lardom.claims.material import Material
from lardom.fieldwork.method import method_facts
from lardom.fieldwork.respondents import Respondent
from lardom.fieldwork.scores import Answer
from lardom.portfolio.projects import Project
from lardom.report.study_tables import answers_table, funnel_table, label_key, method_table, respondents_table
from lardom.sampling.funnel import funnel
from lardom.study.settings import Item, StudySettings


def test_table_one_is_printed_line_by_line() -> None:
    table = respondents_table(study(), "sv")
    assert table.heads == ("Kategori", "Projekt", "Respondenter")
    assert table.texts == (
        ("IoT infrastruktur", "A*", "R1, R2, R3"),
        ("Hälsa, vård och omsorg", "B", "R1, R2"),
        ("", "C", "R1"),
        ("", "D", "R1"),
        ("", "E*", "R1, R2"),
        ("Klimat och miljö", "F*", "R1, R2, R3, R4"),
        ("", "G", "R1"),
        ("", "H*", "R1, R2"),
        ("", "I", "R1"),
        ("", "J", "R1"),
        ("Skola och utbildning", "K*", "R1, R2, R3, R4"),
        ("", "L", "R1, R2"),
        ("Samhällsbyggnad", "M", "R1"),
        ("", "N", "R1"),
    )


def test_table_one_explains_its_star_and_sums_to_twenty_six() -> None:
    note = respondents_table(study(), "sv").note
    assert note == (
        "* Projektet valdes också till studiens andra steg. "
        "26 respondenter i 14 projekt; respondenterna är numrerade inom sitt projekt."
    )


def test_table_one_in_english_has_english_words_and_the_same_rows() -> None:
    english = respondents_table(study(), "en")
    assert english.heads == ("Category", "Project", "Respondents")
    assert english.texts == respondents_table(study(), "sv").texts
    assert english.note.startswith("* The project was also chosen for the second step")


def test_without_a_second_step_there_is_neither_star_nor_explanation() -> None:
    material = study()
    once = replace(material, sample=tuple(replace(row, steps=(1,) if row.label else ()) for row in material.sample))
    table = respondents_table(once, "sv")
    assert not any("*" in cell for row in table.texts for cell in row)
    assert "*" not in table.note


def test_who_has_withdrawn_is_gone_from_table_one_and_counted_in_its_note() -> None:
    table = respondents_table(without_consent(study(), "F-R2", "N-R1"), "sv")
    assert table.texts[5][2] == "R1, R3, R4"
    assert table.texts[13][2] == "–"
    assert "24 respondenter" in table.note
    assert table.note.endswith("ingår inte (2).")


def answers(*values: int | None, step: int | None = None) -> Material:
    people = tuple(Respondent(f"A-R{n}", "p1", f"R{n}", step=1) for n, _ in enumerate(values, start=1))
    given = tuple(
        Answer(person.id, "q", value, "" if value else "vet ej") for person, value in zip(people, values, strict=True)
    )
    return Material(
        settings=StudySettings(items=(Item("q", "Nöjd?", step=step, text_en="Satisfied?"),)),
        respondents=people,
        answers=given,
    )


def test_table_two_has_n_mean_spread_median_and_each_step_of_the_scale() -> None:
    table = answers_table(answers(5, 4, 4, 2), "sv")
    assert table.heads == ("Fråga", "n", "Medel", "Spridning", "Median", "1", "2", "3", "4", "5")
    assert table.texts == (("Nöjd?", "4", "3,75", "1,26", "4", "0", "1", "0", "2", "1"),)


def test_table_two_in_english_has_points_and_english_questions() -> None:
    assert answers_table(answers(5, 4), "en").texts[0][:4] == ("Satisfied?", "2", "4.50", "0.71")


def test_a_missing_answer_is_told_with_its_reason_under_table_two() -> None:
    table = answers_table(answers(5, None), "sv")
    assert table.texts[0][1] == "1"
    assert "Bas: 2 respondenter" in table.note
    assert "Saknade svar: vet ej 1." in table.note


def test_table_two_says_for_which_guide_its_n_holds() -> None:
    assert "Bas: de 2 respondenter i steg 1" in answers_table(answers(5, 4, step=1), "sv").note


def test_items_of_different_guides_each_name_their_base() -> None:
    assert "Hur nöjd är du? 21; Igen? 26" in answers_table(study(), "sv").note


@pytest.mark.parametrize(
    ("by", "heads"),
    [
        ("respondent", ("n", "Medel", "Spridning", "Median")),
        ("project", ("n", "Projekt", "Medel, proj.", "Spridning", "Median")),
        ("both", ("n", "Medel, pers.", "Medel, proj.", "Spridning", "Median")),
    ],
)
def test_means_are_of_persons_of_projects_or_of_both(by: str, heads: tuple[str, ...]) -> None:
    assert answers_table(study(), "sv", by=by).heads[1:-5] == heads  # type: ignore[arg-type]


def test_the_widths_of_a_table_fill_the_line() -> None:
    for by in ("respondent", "project", "both"):
        assert sum(answers_table(study(), "sv", by=by).widths) == pytest.approx(1)
    assert sum(respondents_table(study(), "sv").widths) == pytest.approx(1)


def test_the_funnel_names_each_loss_in_words() -> None:
    material = study()
    table = funnel_table(funnel(material.projects, material.sample), "sv")
    assert table.texts == (
        ("Projekt i portföljen", "53", ""),
        ("Kontaktade", "17", "inte kontaktade 36"),
        ("Nådda", "15", "bytt arbete 1, svarade inte 1"),
        ("Tackade ja", "14", "tackade nej 1"),
        ("Intervjuade", "14", ""),
    )


def test_an_unknown_stage_is_said_to_be_unknown() -> None:
    table = funnel_table(funnel([Project("p1", "")], []), "en")
    assert table.texts[1] == ("Contacted", "–", "not noted")


def test_the_facts_of_the_method_are_told_and_nothing_is_missing() -> None:
    material = study()
    rows = {
        line[0]: line[1] for line in method_table(method_facts(material.interviews, material.respondents), "sv").texts
    }
    assert rows["Intervjuer"] == "26"
    assert rows["Genomförda"] == "1 februari 2026 – 26 februari 2026"
    assert rows["Längd i minuter"] == "45 kortast, 50,5 median, 58 längst"
    assert rows["Språk"] == "svenska (26)"
    assert not any(name.startswith("Uppgift saknas") for name in rows)


def test_what_the_method_lacks_has_rows_of_its_own() -> None:
    material = study()
    bare = [replace(talk, minutes=None, language="") for talk in material.interviews[:3]]
    rows = {line[0]: line[1] for line in method_table(method_facts(bare, material.respondents[:4]), "en").texts}
    assert rows["Not noted: length"] == "in 3 of 3 interviews"
    assert rows["Not noted: interview"] == "for 1 of 4 persons"
    assert "Length in minutes" not in rows


def test_labels_are_sorted_as_people_count() -> None:
    assert sorted(["R10", "R2", "R1"], key=label_key) == ["R1", "R2", "R10"]
    assert sorted(["AB", "Z", "B"], key=label_key) == ["B", "Z", "AB"]
