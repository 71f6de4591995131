"""Tables against the study, the attributions and the prose."""

from dataclasses import replace

from small_study import TABLE, found, lines, only, silent, study

from lardom.study.settings import Item

QUOTED = "> ”Vi vågade prova sådant som den vanliga budgeten aldrig har plats för.” (Projekt A, R1)"


def test_the_table_of_respondents_as_it_should_be_is_silent() -> None:
    silent(lines(QUOTED, TABLE))


def test_whoever_is_quoted_stands_in_the_table() -> None:
    table = TABLE.replace("| Hälsa | A* | R1, R2 |", "| Hälsa | A* | R2 |")
    only("T401", lines(QUOTED, table))


def test_a_missing_letter_is_a_gap_and_a_missing_project() -> None:
    table = TABLE.replace("| | C | R1 |\n", "")
    assert found(lines(table)) == ["T404", "T407"]


def test_a_star_stands_at_the_second_step_and_nowhere_else() -> None:
    assert "B" in only("T405", lines(TABLE.replace("| | B |", "| | B* |"))).message
    assert "D" in only("T405", lines(TABLE.replace("D*", "D"))).message


def test_the_table_lists_the_respondents_of_the_study_in_their_categories() -> None:
    assert "R2" in only("T407", lines(TABLE.replace("| | B | R1 |", "| | B | R1, R2 |"))).message
    assert "R2" in only("T407", lines(TABLE.replace("| Klimat | D* | R1, R2 |", "| Klimat | D* | R1 |"))).message
    assert "Klimat" in only("T407", lines(TABLE.replace("| | C | R1 |", "| Klimat | C | R1 |"))).message


def test_someone_who_has_withdrawn_is_not_in_the_table() -> None:
    assert "R2" in only("T407", lines(TABLE.replace("| | C | R1 |", "| | C | R1, R2 |"))).message


ANSWERS = """
| Fråga | n | Medel |
|---|---|---|
| Hur nöjd är du med projektet? | 5 | 4,0 |

: Tabell 2. {}
"""


def test_answers_in_a_table_are_those_given() -> None:
    silent(lines(ANSWERS.format("Svar från steg 1.")))
    wrong = ANSWERS.replace("4,0", "4,4").format("Svar från steg 1.")
    assert "4,4" in only("T407", lines(wrong)).message
    assert "n = 8" in only("T407", lines(ANSWERS.replace("| 5 |", "| 8 |").format("Svar."))).message


def test_a_table_of_answers_is_not_said_to_cover_more_than_were_asked() -> None:
    finding = only("T403", lines(ANSWERS.format("Svar från samtliga respondenter.")))
    assert finding.passage == "samtliga respondenter"
    only("T403", lines("Tabell 2 visar hur alla intervjuade svarade.", ANSWERS.format("Svaren.")))
    everyone = replace(
        study(), settings=replace(study().settings, items=(Item("nojd", "Hur nöjd är du med projektet?"),))
    )
    silent(lines(ANSWERS.format("Svar från samtliga respondenter.")), everyone)


def test_a_table_of_the_portfolio_shows_its_numbers() -> None:
    table = "| Kategori | Antal projekt |\n|---|---|\n| Hälsa | {} |\n| Klimat | 12 |\n"
    silent(lines(table.format(12)))
    assert "11" in only("T407", lines(table.format(11))).message


def test_a_number_taken_from_a_table_stands_in_its_row() -> None:
    table = "| Ort | Besök |\n|---|---|\n| Norrvik | 14 |\n| Söderby | 9 |\n\n: Tabell 3. Besök.\n"
    silent(lines("I Norrvik gjordes 14 besök (tabell 3).", table))
    finding = only("N302", lines("I Norrvik gjordes 15 besök (tabell 3).", table))
    assert finding.passage == "15"
    assert "raden: Norrvik · 14" in finding.facts
