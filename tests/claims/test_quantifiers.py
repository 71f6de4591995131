from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lardom.claims.quantifiers import Quantified, find_quantifiers
from lardom.text.span import Span

TABLE = Path(__file__).with_name("quantifier_sentences.txt")


def sentence_rows() -> Iterator[tuple[str, str, tuple[str, ...]]]:
    language, text = "", ""
    expected: list[str] = []
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line.startswith(("sv: ", "en: ")):
            if text:
                yield language, text, tuple(expected)
            language, text, expected = line[:2], line[4:], []
        elif line.startswith("    "):
            expected.append(line.strip())
    yield language, text, tuple(expected)


ROWS = tuple(sentence_rows())


def told(one: Quantified) -> str:
    extra = [
        f"unit={one.unit}" if one.unit else "",
        f"base={one.base}" if one.base else "",
        f"number={one.number}" if one.number is not None else "",
        f"bound={one.bound}" if one.bound != "=" else "",
        "negated" if one.negated else "",
        f"antecedent={one.antecedent}" if one.antecedent else "",
    ]
    return " | ".join(filter(None, (one.word, one.class_, *extra)))


@pytest.mark.parametrize(("language", "text", "expected"), ROWS, ids=[f"{row[0]}: {row[1]}" for row in ROWS])
def test_a_sentence_gives_exactly_its_quantifiers(language: str, text: str, expected: tuple[str, ...]) -> None:
    assert tuple(told(one) for one in find_quantifiers(text, language)) == expected


def test_the_table_is_large_and_full_of_traps() -> None:
    silent = [row for row in ROWS if not row[2]]
    assert len(ROWS) >= 240
    assert len(silent) >= 80
    assert {row[0] for row in silent} == {"sv", "en"}


@pytest.mark.parametrize(
    "text",
    [
        "Hon sa ”alla projekt är bra”.",
        "Hon sa “alla projekt är bra”.",
        'Hon sa "alla projekt är bra".',
        "Hon sa »alla projekt är bra».",
        "Hon sa «alla projekt är bra».",
    ],
)
def test_words_inside_any_quotation_marks_are_ignored(text: str) -> None:
    assert find_quantifiers(text, "sv") == ()


def test_words_in_a_stretch_to_skip_are_ignored() -> None:
    text = "Alla projekt är bra. Många kommuner deltog."
    assert [one.word for one in find_quantifiers(text, "sv", skip=[Span(0, 20)])] == ["Många"]


def test_positions_are_code_points_of_the_whole_text() -> None:
    text = "Det gick bra 🙂. Därefter startade flera projekt om."
    (found,) = find_quantifiers(text, "sv")
    assert text[found.start : found.end] == found.word == "flera"
    assert found.span.of(text) == "flera"


def test_an_anaphor_finds_its_antecedent_in_an_earlier_sentence() -> None:
    before = ["Majoriteten av respondenterna var nöjda.", "Några projekt startade sent."]
    (found,) = find_quantifiers("Dessa projekt fick ont om tid.", "sv", previous=before)
    assert found.antecedent == "Några projekt"


def test_an_anaphor_of_another_unit_finds_none() -> None:
    (found,) = find_quantifiers("Dessa projekt fick ont om tid.", "sv", previous=["Respondenterna var nöjda."])
    assert found.antecedent == ""


def test_dessa_individer_may_refer_to_respondents() -> None:
    (found,) = find_quantifiers("Dessa individer bär projekten.", "sv", previous=["Många eldsjälar nämns av dem."])
    assert found.antecedent == "Många eldsjälar"


def test_another_project_refers_to_the_project_named_before() -> None:
    (found,) = find_quantifiers("Ett annat projekt gick längre.", "sv", previous=["I Projekt K fanns en jurist."])
    assert (found.class_, found.antecedent) == ("singular-other", "Projekt K")


def test_a_category_of_several_words_is_a_base_when_the_study_knows_it() -> None:
    text = "Hälften av projekten i kategorin hälsa, vård och omsorg fortsätter."
    (found,) = find_quantifiers(text, "sv", categories=["hälsa, vård och omsorg", "hälsa"])
    assert found.base == "category:hälsa, vård och omsorg"


def test_quantifiers_of_other_things_are_told_on_request() -> None:
    assert find_quantifiers("Flera utmaningar finns.", "sv") == ()
    (found,) = find_quantifiers("Flera utmaningar finns.", "sv", things=True)
    assert (found.unit, found.noun) == ("thing", "utmaningar")


@pytest.mark.parametrize(
    ("text", "language", "direction"),
    [
        ("Nöjdheten är högre bland dem.", "sv", 1),
        ("Medelvärdet är lägst för processförändring.", "sv", -1),
        ("Satisfaction is higher in these projects.", "en", 1),
        ("Fewer municipalities than regions took part.", "en", -1),
    ],
)
def test_a_comparative_tells_its_direction(text: str, language: str, direction: int) -> None:
    assert [one.direction for one in find_quantifiers(text, language) if one.class_ == "comparative"] == [direction]


def test_an_unknown_language_is_read_as_english() -> None:
    assert [one.class_ for one in find_quantifiers("Most projects continue.", "fr")] == ["majority"]


def test_text_without_words_gives_nothing() -> None:
    assert find_quantifiers("", "sv") == find_quantifiers("… – !", "en") == ()


WORDS = st.sampled_from(
    [
        "alla",
        "några",
        "projekt",
        "av",
        "de",
        "respondenterna",
        "många",
        "kommuner",
        "en",
        "ett",
        "annat",
        "14",
        "26",
        "procent",
        "inte",
        "varken",
        "eller",
        "”ja”",
        ",",
        ".",
        "och",
        "som",
        "har",
        "menar",
        "dessa",
        "fler",
        "än",
        "hälften",
        "most",
        "of",
        "the",
        "projects",
        "one",
        "other",
        "another",
        "no",
        "not",
        "each",
        "them",
        "two",
        "to",
    ]
)


@given(st.lists(WORDS, max_size=25), st.sampled_from(["sv", "en"]))
def test_any_row_of_words_is_read_without_error_and_within_the_text(words: list[str], language: str) -> None:
    text = " ".join(words)
    for one in find_quantifiers(text, language, things=True):
        assert text[one.start : one.end] == one.word
        assert 0 <= one.start < one.end <= len(text)


@given(st.text(max_size=80))
def test_any_text_is_read_without_error(text: str) -> None:
    for one in find_quantifiers(text, "sv"):
        assert text[one.start : one.end] == one.word
