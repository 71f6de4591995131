"""Quotation marks: pairs, depth, apostrophes, marks without a partner."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lardom.text.quotemarks import quote_pairs, quote_style, unbalanced_marks


def _inside(text: str) -> list[tuple[str, int]]:
    return [(pair.inside(text), pair.depth) for pair in quote_pairs(text)]


@pytest.mark.parametrize("marks", ["””", "“”", "„“", "»«", "«»", "»»", '""', "’’", "‘’", "''", "„”", "‚‘"])
def test_every_kind_of_marks_in_use_is_paired(marks: str) -> None:
    text = f"Hon sa {marks[0]}vi kör nu{marks[1]}, och gick."
    assert _inside(text) == [("vi kör nu", 0)]
    assert unbalanced_marks(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "don't",
        "Lars’ bil",
        "l’eau d’or",
        "’90-talet",
        "the pupils' books and the teachers' room",
        "rock ’n’ roll 5' 10\"",
        '27" skärm',
    ],
)
def test_apostrophes_and_inches_are_no_marks(text: str) -> None:
    assert unbalanced_marks(text) == ()
    assert [words for words, _ in _inside(text) if len(words) > 1] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("”A ”inre” B”", [("A ”inre” B", 0), ("inre", 1)]),
        ("“Hon sa ‘kör’.”", [("Hon sa ‘kör’.", 0), ("kör", 1)]),
        ("”’Kör’, sa hon”", [("’Kör’, sa hon", 0), ("Kör", 1)]),
        ("”Hon sa ’kör’”", [("Hon sa ’kör’", 0), ("kör", 1)]),
        ("”det är Lars’ bil”", [("det är Lars’ bil", 0)]),
        ("”hon sa ’det är Lars’ bil’ då”", [("hon sa ’det är Lars’ bil’ då", 0), ("det är Lars’ bil", 1)]),
        ("‘don’t do it’", [("don’t do it", 0)]),
        ("(”hej”)", [("hej", 0)]),
        ("ett ”hej”-kort", [("hej", 0)]),
        ("”Ja.” ”Nej.”", [("Ja.", 0), ("Nej.", 0)]),
        ("—”Ja”", [("Ja", 0)]),
        ("”[…] det”", [("[…] det", 0)]),
    ],
)
def test_pairs_are_nested_by_the_space_around_them(text: str, expected: list[tuple[str, int]]) -> None:
    assert _inside(text) == expected
    assert unbalanced_marks(text) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("”Utan slut", ((0, "unclosed"),)),
        ("Slut utan”.", ((9, "unopened"),)),
        ("“Vi sa “kör” (Projekt E, R1)", ((0, "unclosed"),)),
        ("“Hon sa ‘nu kör vi.”", ((8, "unclosed"),)),
        ("”Första. ”Andra.”", ((0, "unclosed"),)),
    ],
)
def test_a_mark_without_a_partner_is_reported(text: str, expected: tuple[tuple[int, str], ...]) -> None:
    assert unbalanced_marks(text) == expected


def test_the_style_counts_outer_pairs() -> None:
    assert quote_style("“A” “B” ”C ’d’”") == (("“”", 2), ("””", 1))


@given(st.lists(st.sampled_from(["vi", "såg", "”nytt”", "’gammalt’", "“annat”", "don't", "då,"]), max_size=10))
def test_balanced_words_give_no_lone_mark_and_pairs_never_cross(words: list[str]) -> None:
    text = " ".join(words)
    assert unbalanced_marks(text) == ()
    pairs = quote_pairs(text)
    assert len(pairs) == sum(1 for word in words if word[0] in "”’“")
    assert all(a.end <= b.start or b.end <= a.end for a in pairs for b in pairs if a.start < b.start)
