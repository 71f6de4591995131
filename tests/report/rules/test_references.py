"""References inside the report."""

from small_study import TABLE, lines, only, silent

QUOTED = "> ”Vi vågade prova sådant som den vanliga budgeten aldrig har plats för.” (Projekt A, R1)"


def test_a_caption_has_its_table() -> None:
    silent(lines(TABLE))
    finding = only("T402", lines("Tabell 2. Svar på de slutna frågorna.", "Här fortsätter texten."))
    assert finding.passage.startswith("Tabell 2")
    only("T402", lines("| Ort | Besök |\n|---|---|\n|  |  |\n|  |  |\n"))


def test_tables_figures_and_chapters_referred_to_exist() -> None:
    silent(lines("Tabell 1 visar projekten.", TABLE))
    assert only("T406", lines("Tabell 4 visar projekten.", TABLE)).passage == "Tabell 4"
    assert only("T406", lines("Figur 2 visar projekten.", TABLE)).passage == "Figur 2"
    numbered = "# 1 Inledning\n\nSe avsnitt {}.\n\n# 2 Resultat\n\nText.\n"
    silent(numbered.format("2"))
    only("T406", numbered.format("7"))


def test_a_table_of_somebody_else_is_let_be() -> None:
    silent(lines("Detta liknar tabell 7 i Andersson (2019).", TABLE))


def test_the_quotations_above_stand_above() -> None:
    silent(lines(QUOTED, "Som framgår av citaten ovan var det ovant."))
    assert only("T408", lines("Som framgår av citaten ovan var det ovant.")).passage == "citaten ovan"
    silent(lines("Nedanstående citat visar detta.", QUOTED))
    only("T408", lines("Nedanstående citat visar detta.", "Här står något annat."))
