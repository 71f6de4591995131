from dataclasses import replace

import pytest
from printed_report import report
from table_one import QUOTED, study, without_consent

from lardom.claims.material import Material
from lardom.report.tree import every, plain_text


def printed(text: str, material: Material | None = None, **more: object) -> str:
    made = report(text, material=material, **more)  # type: ignore[arg-type]
    return plain_text(made.ast["blocks"]).replace("\xa0", " ")


BLOCK = '::: {.quotation ref="Q01"}\n:::\n'
INLINE = 'Så här: []{.quotation ref="Q01"}.'


def test_a_quotation_of_the_register_stands_in_house_style_with_its_attribution() -> None:
    assert printed(BLOCK) == f"”{QUOTED}” (Projekt A, R1)"
    assert printed(INLINE) == f"Så här: ”{QUOTED}” (Projekt A, R1)."
    assert printed(BLOCK, language="en") == f"“{QUOTED}” (Project A, R1)"


def test_each_speaker_of_a_block_begins_a_line() -> None:
    assert printed('::: {.quotation ref="Q02"}\n:::\n').splitlines() == [
        f"”R2: {QUOTED}",
        "R3: Ja.” (Projekt F, R2 och R3)",
    ]


def test_a_block_quotation_is_one_to_every_writer_and_keeps_its_reference() -> None:
    (block,) = every(report(BLOCK).ast["blocks"], "BlockQuote")
    (part,) = [node for node in every(report(BLOCK).ast["blocks"], "Div") if "quotation" in node["c"][0][1]]
    assert block["c"]
    assert ["ref", "Q01"] in part["c"][0][2]
    assert ["project", "A"] in part["c"][0][2]


def test_an_attribution_is_not_torn_apart_at_a_line_end() -> None:
    text = plain_text(report(BLOCK).ast["blocks"])
    assert "(Projekt\xa0A,\xa0R1)" in text


@pytest.mark.parametrize("text", [BLOCK, INLINE])
def test_withdrawn_words_are_not_printed(text: str) -> None:
    material = without_consent(study(), "A-R1")
    made = report(text, material=material)
    assert QUOTED not in plain_text(made.ast["blocks"])
    assert made.quotations_left_out == ("Q01",)
    assert "tagit tillbaka" in made.problems[0].message


def test_words_of_who_did_not_agree_to_be_quoted_are_not_printed() -> None:
    material = study()
    people = tuple(replace(one, consent=("record",)) if one.id == "A-R1" else one for one in material.respondents)
    assert "inte samtyckt" in report(BLOCK, material=replace(material, respondents=people)).problems[0].message


def test_notes_are_never_printed_as_a_quotation() -> None:
    material = study()
    talks = tuple(replace(one, source="notes") if one.id == "A-R1" else one for one in material.interviews)
    made = report(BLOCK, material=replace(material, interviews=talks))
    assert made.quotations_left_out == ("Q01",)
    assert plain_text(made.ast["blocks"]) == ""


def test_one_voice_of_several_withdrawn_leaves_the_whole_quotation_out() -> None:
    made = report('::: {.quotation ref="Q02"}\n:::\n', material=without_consent(study(), "F-R3"))
    assert made.quotations_left_out == ("Q02",)


def test_words_written_in_the_report_are_left_out_too_when_they_name_who_has_withdrawn() -> None:
    text = '::: {.quotation project="A" respondents="R1"}\n”Hemligt.”\n:::\n\nOch [”Tyst.”]{.quotation project="A" respondents="R1"}!'
    assert "Hemligt" in printed(text)
    assert printed(text, without_consent(study(), "A-R1")) == "Och !"
