from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lardom.text.sentences import sentences

CASES = [
    ("sv", ["Det tog tid.", "Sedan gick det fort."]),
    ("sv", ["Vi provade t.ex. Sensorer och bl.a. Mätare.", "Det gick bra."]),
    ("sv", ["Det var dvs. Inte klart."]),
    ("sv", ["Det rör vatten, avlopp m.m.", "Därefter kom nästa steg."]),
    ("sv", ["Se kap. 3 och fig. 2.", "Där finns mer."]),
    ("sv", ["Den 3. maj var det klart.", "Sedan vilade alla."]),
    ("sv", ["Hon sa ”vi vågade”. (Projekt F, R1)", "Det räckte."]),
    ("sv", ["Vi vågade prova (Projekt F, R1).", "Det räckte."]),
    ("sv", ["Medelvärdet var 4.2 av 5.", "Spridningen var låg."]),
    ("sv", ["A. Andersson skrev den.", "Hon var nöjd."]),
    ("sv", ["Det gäller Projekt A.", "Där var det lugnt."]),
    ("sv", ["Det gäller projekten E och H.", "Där var det lugnt."]),
    ("sv", ["”Vi lärde oss. Allt.” (Projekt F, R1)", "Sedan var det klart."]),
    ("sv", ["Hon sa att ”vi vågade.” (Projekt F, R1).", "Det räckte."]),
    ("sv", ["”Varför?” frågade hon.", "Ingen svarade."]),
    ("sv", ["Vi såg ju […] att det gick.", "Bra!"]),
    ("sv", ["Vänta…", "Det kommer mer."]),
    ("sv", ["1. Inledning", "Texten börjar här."]),
    ("sv", ["Mer om detta finns i kapitel 3.", "Det är långt."]),
    ("sv", ["Är det sant?", "Ja!", "Säkert."]),
    ("en", ["It took time, e.g. Two years, i.e. Long.", "Then it went fast."]),
    ("en", ["Dr. Smith and Mrs. Jones agreed.", "They left at 5 p.m. on Monday."]),
    ("en", ["See fig. 2 and No. 3 for more.", "It is long."]),
    ("en", ["“We learned. A lot.” (Project F, R1)", "Then it was over."]),
    ("en", ["He asked “why?” and left.", "Nobody answered."]),
    ("en", ["She said no.", "Then she left."]),
    ("sv", ["Tanken var min.", "Det blev vår."]),
    ("sv", ["Mötet hölls kl. 10 på s. 3.", "Det var kort."]),
    ("en", ["Don't stop.", "It isn't over."]),
    ("en", ["The project “Alpha” ended.", "(It was small.)"]),
]


@pytest.mark.parametrize(("language", "parts"), CASES, ids=[" / ".join(parts) for _, parts in CASES])
def test_a_text_is_cut_into_its_sentences(language: str, parts: list[str]) -> None:
    separator = "\n\n" if parts[0].startswith("1. ") else " "
    text = separator.join(parts)
    assert [span.of(text) for span in sentences(text, language)] == parts


def test_a_blank_line_ends_a_sentence_without_a_stop() -> None:
    text = "En rubrik\n\nEn mening.  \n \n  En till."
    assert [span.of(text) for span in sentences(text, "sv")] == ["En rubrik", "En mening.", "En till."]


def test_an_unpaired_quotation_mark_does_not_swallow_the_rest() -> None:
    text = "Hon sa ”det går bra. Sedan gick hon. Det var allt."
    assert len(sentences(text, "sv")) == 3


def test_no_text_has_no_sentence() -> None:
    assert sentences("", "sv") == sentences(" \n\n ", "en") == ()


@given(st.text(alphabet='aA bB. ?!…”“"()\n1', max_size=80), st.sampled_from(["sv", "en"]))
def test_sentences_cover_all_that_is_not_white_space_in_order(text: str, language: str) -> None:
    found = sentences(text, language)
    assert all(one.end <= other.start for one, other in pairwise(found))
    kept = "".join(span.of(text) for span in found)
    assert "".join(kept.split()) == "".join(text.split())
    assert all(span.of(text).strip() == span.of(text) for span in found)
