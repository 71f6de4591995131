"""Quotations found in drafts."""

import pytest
from excerpts import excerpts, talks
from hypothesis import given
from hypothesis import strategies as st

from lardom.claims.citing import Citation, find_quotations
from lardom.claims.devices import parse_quotation
from lardom.claims.quotation import Attribution
from lardom.claims.rendering import render_quotation

F1 = Attribution("F", ("R1",))
WORDS = "Vi vågade prova det här"


def _one(*texts: str, block: tuple[bool, ...] = (), language: str = "sv") -> Citation:
    (citation,) = find_quotations(texts, block=block, language=language)
    return citation


@pytest.mark.parametrize("marks", ["””", "“”", "„“", "»«", "«»", "»»", '""', "’’", "‘’", "''"])
@pytest.mark.parametrize("frame", ["{} (Projekt F, R1)", "Så här: {} (Projekt F, R1) sa en."])
def test_all_marks_in_use(marks: str, frame: str) -> None:
    text = frame.format(f"{marks[0]}{WORDS}{marks[1]}")
    found = _one(text)
    assert (found.text, found.attribution) == (WORDS, F1)
    assert text[found.start : found.end] == f"{marks[0]}{WORDS}{marks[1]}"
    assert text[found.inner_start : found.inner_end] == WORDS
    assert text[found.attribution_start : found.attribution_end] == "(Projekt F, R1)"
    assert found.display == ("block" if frame.startswith("{") else "inline")


@pytest.mark.parametrize(
    ("texts", "block"),
    [
        (("”Vi vågade prova det här.” (Projekt F, R1)",), ()),
        (("”Vi vågade prova det här”. (Projekt F, R1)",), ()),
        (("”Vi vågade prova det här.”\n(Projekt F, R1)",), ()),
        (("”Vi vågade prova det här.”", "(Projekt F, R1)"), ()),
        (("”Vi vågade prova det här.”", "— R1, Projekt F"), (True, False)),
        (("Vi vågade prova det här. (Projekt F, R1)",), (True,)),
        (("Vi vågade prova det här.\n— R1, Projekt F",), (True,)),
        (("Vi vågade prova det här.", "(Projekt F, R1)"), (True, True)),
        (("”Vi vågade prova det här. (Projekt F, R1)”",), ()),
        (("“Vi vågade prova det här. (Projekt F, R1)",), ()),
        (("Vi vågade prova det här.” (Projekt F, R1)",), ()),
        (("Vi vågade prova det här. (Projekt F, R1)",), ()),
        (("Så säger R1 i projekt F:", "Vi vågade prova det här."), (False, True)),
        (("Så säger R1 i projekt F:", "”Vi vågade prova det här.”"), ()),
    ],
)
def test_block_quotations_and_where_their_attribution_stands(texts: tuple[str, ...], block: tuple[bool, ...]) -> None:
    found = _one(*texts, block=block)
    assert (found.text.rstrip("."), found.attribution, found.display) == (WORDS, F1, "block")
    assert texts[found.attribution_block][found.attribution_start : found.attribution_end].strip()


@pytest.mark.parametrize(
    "text",
    [
        "Sen sa R1 i projekt F: ”Vi vågade prova det här.”",
        "I projekt F säger R1 att ”Vi vågade prova det här”.",
        "”Vi vågade prova det här”, säger R1 i projekt F.",
        "“Vi vågade prova det här”, says R1 of project F.",
    ],
)
def test_inline_quotations_ascribed_by_the_sentence(text: str) -> None:
    found = _one(text)
    assert (found.text.rstrip("."), found.attribution) == (WORDS, F1)


def test_a_short_quotation_inside_the_sentence_counts_when_it_is_ascribed() -> None:
    found = _one("Det gav “en helt ny kontakt” (Projekt J, R1) i nätet.")
    assert (found.text, found.attribution, found.display) == ("en helt ny kontakt", Attribution("J", ("R1",)), "inline")


@pytest.mark.parametrize(
    "text",
    [
        "Ett projekt kan vara “lyckat” eller “misslyckat”.",
        "En så kallad ’eldsjäl’ behövs.",
        "I rapporten ”Smarta städer i Sverige” står det.",
        "Koden ”Vi vågade prova något nytt i kommunen” är vanligast.",
        "Frågan ”Hur nöjd är du med projektet som helhet?” besvarades av alla.",
        "Det beskrivs som ”ett lyft för hela regionen och dess näringsliv” (Vinnova, 2019).",
        "Lars’ idé och 90-talets don't var ’90-talets.",
        "Ett projekt hade svårt med tiden (Projekt F, R1).",
        "Projekt F hade fyra respondenter.",
        "Begreppet ”behovsdriven innovation i offentlig sektor” används.",
        "(Projekt F, R1)",
        "",
    ],
)
def test_what_is_no_quotation(text: str) -> None:
    assert find_quotations([text]) == ()


def test_a_sentence_without_attribution_is_still_a_quotation() -> None:
    found = _one("En respondent säger att ”det var som att börja om från noll varje gång”.")
    assert found.attribution is None
    assert found.attribution_block == -1


def test_an_interrupted_sentence_gives_both_parts_their_speaker() -> None:
    found = find_quotations(["”Vi vågade prova det”, säger R1 i projekt F, ”och det gick bra till slut.”"])
    assert [c.attribution for c in found] == [F1, F1]


def test_two_parts_joined_by_och_share_what_follows() -> None:
    found = find_quotations(["Det var ”så roligt som det kan bli” och ”vi såg mycket nytt” (Projekt F, R1)."])
    assert [c.attribution for c in found] == [F1, F1]


def test_each_quotation_of_a_paragraph_has_its_own_attribution() -> None:
    text = "”Vi såg mycket nytt” (Projekt F, R1), men ”det tog lång tid” (Projekt G, R2)."
    assert [c.attribution and c.attribution.project for c in find_quotations([text])] == ["F", "G"]


def test_several_speakers_in_one_excerpt() -> None:
    found = _one("R4: Vi såg det.", "R3: Ja, precis. (Projekt K, R3 och R4)", block=(True, True))
    assert [piece.kind for piece in found.pieces] == ["speaker", "speech", "speaker", "speech"]
    assert found.attribution == Attribution("K", ("R3", "R4"))
    assert (found.block, found.end_block) == (0, 1)


@pytest.mark.parametrize(
    "texts",
    [
        ("”Vi vågade prova.", "Sen gick det.” (Projekt F, R1)"),
        ("”Vi vågade prova.", "”Sen gick det.” (Projekt F, R1)"),
        ("Så: ”Vi vågade prova.", "Sen gick det.” (Projekt F, R1) Punkt."),
        ("”Vi vågade prova.", "Sen gick det.”", "(Projekt F, R1)"),
    ],
)
def test_a_quotation_over_several_blocks(texts: tuple[str, ...]) -> None:
    found = _one(*texts)
    assert (found.text, found.attribution) == ("Vi vågade prova.\nSen gick det.", F1)
    assert (found.block, found.end_block) == (0, 1)
    assert texts[1][: found.inner_end].endswith("Sen gick det.")


def test_two_block_quotations_in_a_row_stay_two() -> None:
    texts = ["Vi vågade. (Projekt F, R1)", "”Vi såg.” (Projekt G, R1)", "Vi gick.", "(Projekt H, R1)"]
    found = find_quotations(texts, block=[True] * 4)
    assert [c.attribution and c.attribution.project for c in found] == ["F", "G", "H"]


def test_a_nested_outer_pair_is_not_taken_for_two_quotations() -> None:
    found = _one("“Vi sa ‘nu kör vi’ och då” (Projekt F, R1)", language="en")
    assert [piece.kind for piece in found.pieces] == ["speech", "nested", "speech"]


@given(st.data(), st.sampled_from(["sv", "en"]), st.booleans())
def test_what_is_rendered_into_a_paragraph_is_found_again(data: st.DataObject, language: str, alone: bool) -> None:
    excerpt = data.draw(excerpts(data.draw(talks())))
    people = data.draw(st.sampled_from([("R1",), ("R3", "R4"), ("R1", "R2", "R5")]))
    attribution = Attribution("F", people)
    pieces = parse_quotation(excerpt.printed(), language)
    rendered = render_quotation(pieces, language=language, display="inline", attribution=attribution)
    text = rendered if alone else f"Många var nöjda. Så här lät det: {rendered}. Det var “bra” för dem."
    found = _one(text, language=language)
    assert found.attribution == attribution
    assert text[found.start : found.attribution_end].startswith(rendered)
    assert render_quotation(found.pieces, language=language, display="inline", attribution=attribution) == rendered
    assert found.display == ("block" if alone else "inline")


MESSY = st.text(alphabet="abVåR1.,:;!?()[]…–-—\"“”„«»'‘’X \n", max_size=60)
PIECES = st.lists(
    st.one_of(
        MESSY, st.sampled_from(["(Projekt F, R1)", "— R1, Projekt F", "säger R1 i projekt F", "”Vi ser det nu”"])
    ),
    max_size=4,
).map(" ".join)


@given(st.lists(PIECES, min_size=1, max_size=4), st.lists(st.booleans(), max_size=4))
def test_any_text_is_read_and_every_place_lies_in_it(texts: list[str], block: list[bool]) -> None:
    last = (-1, 0)
    for found in find_quotations(texts, block=block[: len(texts)]):
        first, end = texts[found.block], texts[found.end_block]
        assert last <= (found.block, found.start)
        assert 0 <= found.start <= found.inner_start <= len(first)
        assert 0 <= found.inner_end <= found.end <= len(end)
        if found.block == found.end_block:
            assert found.inner_start <= found.inner_end
            assert first[found.inner_start : found.inner_end] == found.text
        if found.attribution is not None:
            where = texts[found.attribution_block][found.attribution_start : found.attribution_end]
            assert where.strip()
        last = (found.end_block, found.end)
