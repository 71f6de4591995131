import json

import pytest
from printed_report import TEXT, report, tree
from table_one import study, without_consent

from lardom.claims.ground import Ground
from lardom.report.compose import compose
from lardom.report.drafting import draft_from_pandoc
from lardom.report.findings import Finding
from lardom.report.outline import Place
from lardom.report.tree import every, plain_text


def text_of(markdown: str, **more: object) -> str:
    return plain_text(report(markdown, **more).ast["blocks"]).replace("\xa0", " ")  # type: ignore[arg-type]


def codes(markdown: str, **more: object) -> list[str]:
    return [problem.code for problem in report(markdown, **more).problems]  # type: ignore[arg-type]


def test_a_whole_report_is_composed_without_a_problem() -> None:
    made = report()
    assert made.problems == ()
    assert made.claims_used == ("C001",)
    assert made.quotations_used == ("Q01", "Q02")
    assert [name for name, _ in made.figures] == ["fig-categories", "fig-answers"]
    assert (made.title, made.authors, made.programme) == ("Signaler", ("Dag Holm",), "Nära signaler")


def test_composing_twice_gives_the_same_tree_and_leaves_the_source_as_it_was() -> None:
    source = tree()
    before = json.dumps(source)
    first = compose(source, Ground(study()), language="sv")
    again = compose(source, Ground(study()), language="sv")
    assert json.dumps(source) == before
    assert json.dumps(first.ast) == json.dumps(again.ast)


def test_tables_and_figures_are_numbered_apart_in_the_order_of_the_text() -> None:
    captions = [
        block.text.replace("\xa0", " ").split(".")[0]
        for block in draft_from_pandoc(report().ast, "r.md").blocks
        if block.kind == "caption"
    ]
    assert captions == ["Figur 1", "Tabell 1", "Tabell 2", "Tabell 3", "Tabell 4", "Figur 2", "Tabell 5", "Tabell 6"]


def test_a_reference_may_stand_before_what_it_refers_to() -> None:
    assert "De intervjuade visas i tabell 1, svaren i figur 2." in text_of(TEXT)


def test_a_composed_report_reads_as_a_draft_with_the_lines_of_its_source() -> None:
    draft = draft_from_pandoc(report().ast, "report.md", TEXT)
    heading = next(block for block in draft.blocks if block.text == "Effekter")
    assert TEXT.splitlines()[(heading.place.line or 0) - 1] == "# Effekter"
    quoted = [block for block in draft.blocks if block.kind == "quotation"]
    assert [block.quotation_id for block in quoted] == ["Q01", "Q02"]
    claims = [claim for block in draft.blocks for _, _, claim in block.claim_spans]
    assert claims == ["C001"]


@pytest.mark.parametrize(
    ("part", "code"),
    [
        ('[]{.fact name="with:martians"}', "unknown-fact"),
        ('[x]{.claim ref="C999"}', "unknown-claim"),
        ('[]{.count claim="C999"}', "unknown-claim"),
        ('[]{.quotation ref="Q99"}', "unknown-quotation"),
        ('[]{.ref to="tab-nowhere"}', "unknown-reference"),
        ('::: {.quotation ref="Q99"}\n:::', "unknown-quotation"),
        ('::: {.chart name="pie"}\n:::', "living-part-unknown"),
        ("::: {.chart}\n:::", "living-part-unknown"),
        ('::: {.portfolio-table name="colour"}\n:::', "living-part-unknown"),
        ('::: {.answers-table by="moon"}\n:::', "living-part-unknown"),
        ('::: {.matrix share="pie"}\n:::', "living-part-unknown"),
        ('::: {.matrix kind="weather"}\n:::', "no-themes"),
        ("::: {.table}\n\nInget.\n\n:::", "own-table"),
        ("![alt](http://example.org/x.png)", "picture-outside"),
        ("<script>alert(1)</script>", "raw-code"),
    ],
)
def test_what_cannot_be_filled_is_a_problem_with_its_line_never_an_exception(part: str, code: str) -> None:
    made = report(f"# Rubrik\n\nFöre.\n\n{part}\n")
    problem = made.problems[0]
    assert problem.code == code
    assert problem.way_out
    assert problem.file == "report.md"
    if code not in ("picture-outside", "raw-code"):
        assert problem.row == 5


def test_what_is_missing_is_marked_in_the_text() -> None:
    assert text_of('Av []{.fact name="with:martians"} projekt.') == "Av [with:martians?] projekt."


def test_counts_and_facts_are_printed_in_the_form_asked_for() -> None:
    assert text_of('[]{.count claim="C001"}') == "13 av 26 respondenter"
    assert text_of('[]{.count claim="C001" show="of"}') == "13 av 26"
    assert text_of('[]{.count claim="C001" show="n"}') == "13"
    assert text_of('[]{.fact name="with:municipality" show="of"}') == "43 av 53"
    assert text_of('[]{.count claim="C001"}', language="en") == "13 of 26 respondents"


def test_words_of_who_has_withdrawn_are_left_out_and_reported() -> None:
    material = without_consent(study(), "A-R1")
    made = report(TEXT, material=material)
    assert made.quotations_left_out == ("Q01",)
    assert made.quotations_used == ("Q02",)
    assert [problem.code for problem in made.problems] == ["quotation-left-out", "quotation-left-out"]
    assert "(Projekt A, R1)" not in plain_text(made.ast["blocks"]).replace("\xa0", " ")
    assert all(said.id != "Q01" for sheet in made.sheets for said in sheet.quotations)


def test_an_identifier_used_twice_is_reported_and_a_usual_one_gets_a_number() -> None:
    twice = "::: {#tab-x .funnel}\n:::\n\n::: {#tab-x .method-facts}\n:::\n"
    assert codes(twice) == ["double-identifier"]
    assert codes("::: {.funnel}\n:::\n\n::: {.funnel}\n:::\n") == []


def test_section_references_say_the_number_or_the_name() -> None:
    text = '# Metod {#metod}\n\n## Urval {#urval}\n\nSe []{.ref to="urval"} och []{.ref to="slut"}.\n\n# Slut {#slut .unnumbered}\n'
    assert "Se avsnitt 1.1 och avsnitt ”Slut”." in text_of(text)


def test_a_reference_that_begins_a_sentence_is_capitalised() -> None:
    text = '::: {.funnel}\n:::\n\nSå var det. []{.ref to="tab-funnel"} visar det. Se []{.ref to="tab-funnel"}.'
    assert "Så var det. Tabell 1 visar det. Se tabell 1." in text_of(text)
    assert "It was so. Table 1 tells. See Table 1." in text_of(
        '::: {.funnel}\n:::\n\nIt was so. []{.ref to="tab-funnel"} tells. See []{.ref to="tab-funnel"}.', language="en"
    )


def test_the_glossary_holds_the_terms_that_are_used_and_no_others() -> None:
    text = "Behovsägaren leder.\n\n::: {.glossary}\n:::\n"
    assert "den som har behovet" in text_of(text)
    assert "en givare som mäter" not in text_of(text)
    assert "en givare som mäter" in text_of('Behov.\n\n::: {.glossary all="true"}\n:::\n')


def test_own_words_in_a_quotation_get_the_attribution_they_name() -> None:
    text = '::: {.quotation project="F" respondents="R1;R2"}\n”Det gick.”\n:::\n'
    assert text_of(text) == "”Det gick.” (Projekt F, R1 och R2)"
    already = '::: {.quotation project="F" respondents="R1"}\n”Det gick.” (Projekt F, R1)\n:::\n'
    assert text_of(already) == "”Det gick.” (Projekt F, R1)"


def test_an_own_table_and_an_own_picture_are_numbered_with_the_others() -> None:
    text = (
        '::: {.table caption="Egen" #tab-egen}\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n:::\n\n'
        '::: {.figure caption="Karta" alt="En karta." #fig-karta}\n\n![](karta.png)\n\n:::\n\n'
        'Se []{.ref to="tab-egen"} och []{.ref to="fig-karta"}.'
    )
    made = text_of(text)
    assert "Tabell 1. Egen" in made
    assert "Figur 1. Karta" in made
    assert "Se tabell 1 och figur 1." in made


def test_the_front_matter_of_the_report_comes_before_the_settings() -> None:
    made = report("---\ntitle: Annan titel\nauthor:\n- A\n- B\nnumber-sections: false\n---\n\n# Metod {#m}\n\nText.\n")
    assert (made.title, made.subtitle, made.authors) == ("Annan titel", "En utvärdering", ("A", "B"))
    assert not made.number_sections


def test_directives_to_the_linter_survive_composing() -> None:
    made = report('<!-- lardom: off C204 "Avgjort." -->\n\nAlla vet.\n')
    assert every(made.ast["blocks"], "RawBlock")
    assert made.problems == ()


FINDING = Finding("C201", "error", "Ordet håller inte.", "Ändra det.", Place("report.md", line=7, heading="Metod"))


def test_the_audit_annex_lists_what_the_check_found() -> None:
    text = plain_text(report("::: {.audit}\n:::\n", findings=[FINDING]).ast["blocks"])
    assert "1 fel och 0 varningar" in text
    assert "Ordet håller inte." in text
    assert "Metod, rad 7" in text
    assert "ingenting att anmärka" in plain_text(report("::: {.audit}\n:::\n").ast["blocks"])


def test_the_reason_for_printing_over_errors_is_printed_whether_asked_for_or_not() -> None:
    for text in ("# Metod\n", "# Metod\n\n::: {.audit}\n:::\n"):
        printed = plain_text(report(text, findings=[FINDING], despite="Utkast till styrelsen.").ast["blocks"])
        assert printed.count("Utkast till styrelsen.") == 1


def test_for_the_check_the_annexes_stay_empty() -> None:
    made = report('::: {.claims-annex}\n:::\n\n[Majoriteten beskriver ramar.]{.claim ref="C001"}\n', annexes=False)
    assert plain_text(made.ast["blocks"]) == "Majoriteten beskriver ramar."
    assert [sheet.id for sheet in made.sheets] == ["C001"]
