"""The living parts that compare: what an author asks for, and what is said of what is not there."""

from dataclasses import replace

import pytest
from compared_study import compared
from printed_report import report
from table_one import study

from lardom.claims.ground import Ground
from lardom.portfolio.facts import Facts
from lardom.report.comparing import code_wishes, gap, group_wish, listed, number_wish, unknown, wish_missing
from lardom.report.composition import Composition
from lardom.report.tree import attr, every, plain_text


def printed(text: str, language: str = "sv") -> str:
    made = report(text, material=compared(), language=language)  # type: ignore[arg-type]
    assert made.problems == ()
    return plain_text(every(made.ast["blocks"], "Div")).replace("\xa0", " ")


def test_two_groups_can_be_named_or_listed_and_the_others_are_the_usual_second() -> None:
    assert "Steg 2 mot Övriga" in printed('::: {.contrast a="step:2"}\n:::')
    assert "A, B mot C, D" in printed('::: {.contrast a="B;A" b="C;D" codes="all"}\n:::')
    assert "Nya parter" in printed('::: {.contrast a="step:2" codes="S1"}\n:::')
    assert "Answers in two groups" in printed('::: {.contrast a="step:2" of="answers"}\n:::', "en")


def test_cases_against_a_pattern_ties_and_judged_pairs_are_printed() -> None:
    assert "Steg 2 och Samarbete" in printed('::: {.deviant-cases condition="step:2" outcome="code:T1"}\n:::')
    assert "De 2 starkaste" in printed('::: {.ties of="parties" most="2"}\n:::')
    text = printed('::: {.joint-display pairs="nojd:T1; nojd:T2"}\n:::')
    assert "Bekräftar. De nöjda talar om samarbete." in text
    assert "Inte bedömt." in text


def test_a_framework_shows_the_themes_and_cases_asked_for() -> None:
    text = printed('::: {.framework themes="T2" cases="A;C"}\n:::')
    assert "Ramarna höll. (0)" in text
    assert "Samarbete" not in text
    assert "De nya parterna" not in text


WRONG = {
    "::: {.contrast}\n:::": "wish-missing",
    '::: {.contrast a="stage:2"}\n:::': "unknown-group",
    '::: {.contrast a="step:2" b="A;X"}\n:::': "unknown-group",
    '::: {.contrast a="step:2" codes="T1;T9"}\n:::': "unknown-code",
    '::: {.contrast a="step:1"}\n:::': "empty-group",
    '::: {.contrast a="step:2" of="both"}\n:::': "living-part-unknown",
    '::: {.deviant-cases condition="step:2"}\n:::': "wish-missing",
    '::: {.framework themes="T7"}\n:::': "unknown-code",
    '::: {.framework cases="Q"}\n:::': "unknown-group",
    '::: {.framework cases="D"}\n:::': "no-summaries",
    '::: {.joint-display pairs="glad:T1"}\n:::': "unknown-item",
    '::: {.joint-display pairs="nojd:T9"}\n:::': "unknown-code",
    '::: {.ties most="many"}\n:::': "number-out-of-range",
    "::: {.ties}\n:::": "no-ties",
}


@pytest.mark.parametrize("text", WRONG)
@pytest.mark.parametrize("language", ["sv", "en"])
def test_what_cannot_be_compared_is_told_with_its_line(text: str, language: str) -> None:
    made = report(f"Ord.\n\n{text}", material=compared(), language=language)  # type: ignore[arg-type]
    first = made.problems[0]
    assert (first.code, first.row) == (WRONG[text], 3)
    assert "{" not in f"{first.message}{first.way_out}"


def test_more_themes_than_fit_are_refused_and_nobody_to_speak_is_told() -> None:
    material = compared()
    codes = tuple(replace(material.codes[0], id=f"X{n}", name=f"Tema {n}") for n in range(6))
    wide = replace(material, codes=codes, summaries=())
    made = report('::: {.framework}\n:::\n\n::: {.contrast a="step:2"}\n:::', material=wide, language="en")
    assert [one.code for one in made.problems] == ["too-many-themes", "nobody-speaks"]
    assert made.problems[0].message.startswith("6 themes do not fit")
    bare = replace(study(), settings=replace(study().settings, items=()))
    assert report('::: {.contrast a="step:2" of="answers"}\n:::', material=bare).problems[0].code == "no-items"
    assert report("::: {.joint-display}\n:::").problems[0].code == "no-pairings"


def test_wishes_are_read_as_a_person_writes_them() -> None:
    making = Composition(Ground(compared()), Facts(()), "en")
    triple = attr("", ["contrast"], [("a", "STEP:2"), ("codes", "S1; T1"), ("cut", "0,75"), ("many", "x")])
    group = group_wish(making, triple, "a")
    assert group is not None
    assert group.key == "step:2"
    assert [code.id for code in code_wishes(making, triple, "codes")] == ["S1", "T1"]
    assert [code.id for code in code_wishes(making, triple, "none")] == ["T1", "T2"]
    assert [code.id for code in code_wishes(making, triple, "none", themes=False)] == ["T1", "S1", "T2"]
    assert listed(triple, "codes") == ("S1", "T1")
    assert number_wish(making, triple, "cut", 0.8, (0.5, 1)) == 0.75
    assert number_wish(making, triple, "none", 0.8, (0.5, 1)) == 0.8
    assert not making.problems
    assert number_wish(making, triple, "many", 3, (1, 9)) == 3
    unknown(making, triple, "unknown-code", "T9", [f"K{n}" for n in range(20)])
    wish_missing(making, triple, "b", [])
    assert making.problems[1].way_out.endswith("K11 ….")
    assert making.problems[2].way_out == "Write b= and one of: –."
    assert plain_text(gap(triple)) == "[contrast?]"
