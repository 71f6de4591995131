from printed_report import report

from lardom.report.tree import every, plain_text


def test_a_reference_leads_to_what_it_names() -> None:
    made = report('Se []{.ref to="tab-funnel"}.\n\n::: {.funnel}\n:::\n')
    (link,) = every(made.ast["blocks"], "Link")
    assert link["c"][2][0] == "#tab-funnel"
    assert plain_text(link["c"][1]).replace("\xa0", " ") == "tabell 1"


def test_an_unknown_reference_names_those_there_are() -> None:
    made = report('Se []{.ref to="tab-x"}.\n\n::: {.funnel}\n:::\n')
    assert "tab-funnel" in made.problems[0].way_out
    assert made.problems[0].row == 1


def test_a_reference_in_a_heading_or_a_note_is_resolved_too() -> None:
    made = report(
        '# Om []{.ref to="tab-funnel"}\n\nx[^1]\n\n[^1]: Se []{.ref to="tab-funnel"}.\n\n::: {.funnel}\n:::\n'
    )
    assert len(every(made.ast["blocks"], "Link")) == 2
    assert made.problems == ()
