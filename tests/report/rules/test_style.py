"""House style."""

from small_study import found, lines, only, silent

A = "> ”Vi vågade prova […] den vanliga budgeten aldrig har plats för.” (Projekt A, R1)"
B = "> ”Vi träffade nya företag {} och det gav oss driv.” (Projekt B, R1)"


def test_one_form_for_words_left_out() -> None:
    silent(lines(A, B.format("[…]")))
    finding = only("S701", lines(A, A, B.format("[...]")))
    assert finding.passage == "[...]"
    assert any("[…] × 2" in fact for fact in finding.facts)


def test_one_form_for_a_name_taken_out() -> None:
    silent(lines(A.replace("den vanliga budgeten", "[X]"), B.format("[X]")))
    assert "S701" in found(lines(A.replace("den vanliga budgeten", "[X]"), B.format("X")))


def test_every_mark_has_its_partner() -> None:
    assert only("S702", lines("Projektet kallades ”lyckat av alla.")).message.endswith("sluts aldrig.")
    silent(lines('Projektet kallades ”lyckat” av alla, och 27" är en skärm.'))


def test_one_pair_of_marks() -> None:
    silent(lines("Det var ”lyckat” och ”nytt”."))
    finding = only("S703", lines('Det var ”lyckat”, ”nytt” och "roligt".'))
    assert finding.passage == '"roligt"'


def test_words_of_another_language_keep_their_marks() -> None:
    text = 'Så skrev de på engelska: "It was not easy to see what the point of it all was." Men det var ”nytt”.'
    silent(lines(text, "Det var en av de saker som alla hade att säga om det som hände på den tiden."))


ANNOUNCED = "# Effekter\n\n{}\n\n## Nya samarbeten\n\nText.\n\n## Mod att prova\n\nText.\n\n## Behovet först\n\nText.\n"


def test_an_announced_number_of_themes_is_the_number_of_headings() -> None:
    silent(ANNOUNCED.format("Kapitlet följer tre teman."))
    only("S704", ANNOUNCED.format("Kapitlet följer fyra övergripande teman."))


def test_announced_themes_have_the_names_and_order_of_the_headings() -> None:
    silent(ANNOUNCED.format("Kapitlet följer tre teman: nya samarbeten, mod att prova och behovet först."))
    only("S704", ANNOUNCED.format("Kapitlet följer tre teman: mod att prova, nya samarbeten och behovet först."))


def test_no_word_stands_twice() -> None:
    assert only("S706", lines("Resultaten av av studien är klara.")).passage == "av av"
    silent(lines("Det är det det handlar om."))
