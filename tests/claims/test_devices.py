"""The devices of printed quotations, read into pieces."""

import pytest
from excerpts import excerpts, talks
from hypothesis import given
from hypothesis import strategies as st

from lardom.claims.devices import bracket_kind, device_style, outer_words, parse_quotation, spoken_words
from lardom.claims.quotation import Piece


def _pieces(text: str, language: str = "sv") -> list[tuple[str, str]]:
    return [(piece.kind, piece.text) for piece in parse_quotation(text, language)]


@pytest.mark.parametrize("dots", ["[…]", "[...]", "(…)", "(...)", "[ … ]", "[. . .]", "[....]"])
def test_words_left_out_in_every_form(dots: str) -> None:
    assert _pieces(f"Vi {dots} såg") == [("speech", "Vi "), ("ellipsis", ""), ("speech", " såg")]


def test_dots_without_brackets_stay_in_the_words() -> None:
    assert _pieces("Vi ... såg… det") == [("speech", "Vi ... såg… det")]


@pytest.mark.parametrize("name", ["X", "XX", "[X]", "[XXX]", "[Y]", "NN", "[NN]", "[***]", "██"])
def test_a_name_taken_out_in_every_form(name: str) -> None:
    assert [kind for kind, _ in _pieces(f"hos {name} då")] == ["speech", "redaction", "speech"]


@pytest.mark.parametrize("word", ["Xerox", "X-ray", "sex", "MAX", "OXX"])
def test_an_x_inside_a_word_is_no_redaction(word: str) -> None:
    redacted = "redaction" in [kind for kind, _ in _pieces(f"hos {word} då")]
    assert redacted == (word == "X-ray")  # "XX-kommun" is a masked name; a lone X before a hyphen reads alike


@pytest.mark.parametrize(
    ("inside", "language", "kind"),
    [
        ("nämner två olika länder", "sv", "description"),
        ("kommunens namn", "sv", "description"),
        ("name of the municipality", "en", "description"),
        ("Berättar att de fick börja om", "sv", "summary"),
        ("R1 berättar om tiden före", "sv", "summary"),
        ("explains that it took years", "en", "summary"),
        ("en ny kontext", "sv", "substitution"),
        ("Projektets", "sv", "substitution"),
        ("att", "sv", "insertion"),
        ("that", "en", "insertion"),
        ("den", "en", "substitution"),
        ("sic", "sv", "note"),
        ("min kursivering", "sv", "note"),
        ("emphasis added", "en", "note"),
    ],
)
def test_words_in_square_brackets(inside: str, language: str, kind: str) -> None:
    assert bracket_kind(inside, language) == kind


def test_round_brackets_are_an_exchange_when_short_and_an_aside_when_long() -> None:
    assert _pieces("arbetet (i kommunen) gick")[1] == ("substitution", "i kommunen")
    long = "Vi (det var ju så att ingen av oss hade gjort det) såg"
    assert _pieces(long) == [("speech", long)]
    assert _pieces("Vi (skratt) såg") == [("speech", "Vi (skratt) såg")]


@pytest.mark.parametrize("tag", ["R4:", "R4 –", "R4 -", "Respondent 4:", "IP4:", "I:", "Intervjuare:", "K-R4:"])
def test_speaker_tags_in_every_form(tag: str) -> None:
    label = tag.rstrip(" :–-")
    assert _pieces(f"{tag} Vi såg det. {tag} Ja.") == [
        ("speaker", label),
        ("speech", "Vi såg det."),
        ("speaker", label),
        ("speech", "Ja."),
    ]


def test_a_colon_inside_a_sentence_is_no_speaker_tag() -> None:
    assert _pieces("Vi sa till R4: nej, och I: ja") == [("speech", "Vi sa till R4: nej, och I: ja")]


def test_reported_speech_is_a_piece_of_its_own() -> None:
    assert _pieces("“Hon sa ‘nu [kör] vi’ då”", "en") == [
        ("speech", "Hon sa "),
        ("nested", "nu [kör] vi"),
        ("speech", " då"),
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("”Ja, då.”", "Ja, då."),
        ("”Ja”, sa hon, ”nej”", "”Ja”, sa hon, ”nej”"),
        ("“‘Kör’, sa hon”", "‘Kör’, sa hon"),
        ("”Utan slut", "”Utan slut"),
    ],
)
def test_one_enclosing_pair_of_marks_is_taken_off(text: str, words: str) -> None:
    assert outer_words(text) == words


def test_brackets_left_open_are_plain_words() -> None:
    assert _pieces("Vi [såg det") == [("speech", "Vi [såg det")]


def test_brackets_inside_brackets_are_one_device() -> None:
    assert _pieces("[Berättar att de [X] fick stöd] Ja")[0] == ("summary", "Berättar att de [X] fick stöd")


@given(st.data())
def test_words_and_devices_put_together_are_the_text_again(data: st.DataObject) -> None:
    printed = data.draw(excerpts(data.draw(talks()))).printed()
    pieces = parse_quotation(printed)
    kept = "".join(piece.text for piece in pieces if piece.kind == "speech")
    assert all(piece.kind in ("speech", "ellipsis") or piece.text for piece in pieces)
    assert Piece("speech", "") not in pieces
    left = printed
    for piece in pieces:
        assert piece.text in left
        left = left[left.index(piece.text) + len(piece.text) :]
    assert len(kept) <= len(printed)


def test_the_words_of_speech_are_counted_without_devices() -> None:
    pieces = parse_quotation("R1: [Berättar om tiden] Vi såg [en ny] e-post […] ”den’s här” [sic]")
    assert spoken_words(pieces) == 5


def test_the_style_tells_forms_apart() -> None:
    text = "Vi […] såg [...] det ... [X] och X, XX [XXX] [att] (i kommunen) (skratt) [Berättar att]"
    assert device_style(text) == (
        ("ellipsis", "[…]", 1),
        ("ellipsis", "[...]", 1),
        ("ellipsis", "...", 1),
        ("redaction", "[X]", 1),
        ("redaction", "[XXX]", 1),
        ("redaction", "X", 1),
        ("redaction", "XX", 1),
        ("brackets", "[ ]", 1),
        ("brackets", "( )", 1),
    )
