import pytest
from printed_report import report

from lardom.report.tree import plain_text


def text_of(markdown: str) -> str:
    return plain_text(report(markdown).ast["blocks"]).replace("\xa0", " ")


def test_living_parts_are_filled_wherever_words_stand() -> None:
    part = '[]{.fact name="projects"}'
    for markdown in (
        f"# Om {part} projekt\n",
        f"- ett {part}\n- två\n",
        f"1. ett {part}\n",
        f"> citat {part}\n",
        f"text *{part}*\n",
        f"| a |\n|---|\n| {part} |\n",
        f"Term\n\n:   {part}\n",
        f"not[^1]\n\n[^1]: {part}\n",
        f"::: {{.abstract}}\n{part}\n:::\n",
        f'[sats {part}]{{.claim ref="C001"}}\n',
    ):
        made = report(markdown)
        assert made.problems == (), markdown
        assert "'53'" in str(made.ast["blocks"]), markdown


def test_a_claim_inside_another_division_is_noted_once() -> None:
    made = report('::: {.abstract}\n[A]{.claim ref="C002"} [B]{.claim ref="C001"} [C]{.claim ref="C002"}\n:::\n')
    assert made.claims_used == ("C002", "C001")


def test_a_second_number_of_a_figure_can_be_asked_for() -> None:
    assert text_of('Högst []{.fact name="most:municipality" show="number"}.') == "Högst 7."


def test_a_claim_that_cannot_be_counted_has_no_count() -> None:
    from dataclasses import replace

    from table_one import study

    material = study()
    bare = replace(material, claims=(replace(material.claims[0], evidence=()),))
    made = report('[]{.count claim="C001"}', material=bare)
    assert [problem.code for problem in made.problems] == ["uncounted-claim"]
    assert plain_text(made.ast["blocks"]) == "[C001?]"


@pytest.mark.parametrize(
    ("wish", "code"),
    [
        ('name="projects" show="of"', "fact-without-of"),
        ('name="with:municipality" show="number"', "fact-without-number"),
        ('name="projects" show="share"', "living-part-unknown"),
    ],
)
def test_a_figure_that_lacks_what_is_asked_for_is_a_marked_gap(wish: str, code: str) -> None:
    made = report(f"[]{{.fact {wish}}}")
    assert [one.code for one in made.problems] == [code]
    assert "?]" in plain_text(made.ast["blocks"])


def test_a_section_without_a_number_is_named_in_the_marks_of_the_language() -> None:
    text = '# Ways {#ways .unnumbered}\n\nSee []{.ref to="ways"}.\n'
    assert "section “Ways”" in plain_text(report(text, language="en").ast["blocks"]).replace("\xa0", " ")
