"""Words that point at something."""

from small_study import found, lines, only, silent

A1 = "> ”Vi vågade prova sådant som den vanliga budgeten aldrig har plats för.” (Projekt A, R1)"
A2 = "> ”Och vi arbetade med forskare som vi annars inte möter.” (Projekt A, R2)"
B1 = "> ”Vi träffade nya företag varje månad och det gav oss driv.” (Projekt B, R1)"


def test_another_project_is_another() -> None:
    silent(lines(A1, "Ett annat projekt berättar om nya kontakter:", B1))
    finding = only("C213", lines(A1, "Ett annat projekt berättar om forskarna:", A2))
    assert finding.passage == "Ett annat projekt"
    assert [place.line for place, _ in finding.related] == [3, 7]


def test_another_respondent_may_be_of_the_same_project() -> None:
    silent(lines(A1, "En annan respondent berättar om forskarna:", A2))
    only(
        "C213",
        lines(
            A1, "En annan respondent säger:", "> ”Upphandlingen tog nästan ett helt år, det var tungt.” (Projekt A, R1)"
        ),
    )


def test_these_projects_point_at_projects_just_spoken_of() -> None:
    assert only("C214", lines("Dessa projekt hade mindre tid än planerat.")).passage == "Dessa projekt"
    silent(lines("Tre projekt kom igång sent. Dessa projekt hade mindre tid än planerat."))


def test_a_measurable_effect_has_a_number() -> None:
    assert only("C211", lines("Arbetet har gett mätbara effekter i verksamheten.")).passage == "mätbara"
    silent(lines("Arbetet har gett mätbara effekter: körningen minskade med 18 procent."))
    silent(lines("Arbetet har ännu inte gett några mätbara effekter."))
    silent(lines("Projektet satte upp mätbara mål från början."))


def test_a_vague_word_stands_not_beside_a_known_number() -> None:
    finding = only("C216", lines("Några projekt var inte avslutade vid intervjun.", heading="# Metod"))
    assert "1" in finding.message
    silent(lines("Ett av projekten var inte avslutat vid intervjun.", heading="# Metod"))
    assert found(lines("Betydligt fler projekt kontaktades.", heading="# Metod")) == ["C216"]
    silent(lines("Betydligt fler projekt kontaktades, nio stycken.", heading="# Metod"))
