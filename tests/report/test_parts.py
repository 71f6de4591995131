"""What keeps a number from being the whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lardom.report.parts import (
    adds_up,
    counts_the_same,
    is_base,
    is_rough,
    kind_may_be_part,
    may_be_part,
    of_another_study,
)


@pytest.mark.parametrize(
    ("text", "language", "other"),
    [
        ("En tidigare studie byggde på 43 intervjuer.", "sv", True),
        ("Den förra utvärderingen omfattade 12 projekt.", "sv", True),
        ("Löfgren och Ek (2019) intervjuade 25 personer.", "sv", True),
        ("Vi gjorde två pilotintervjuer.", "sv", True),
        ("Portföljen omfattar 24 pilotprojekt.", "sv", False),
        ("Under våren 2025 (2025) intervjuades 8 personer.", "sv", False),
        ("Till skillnad från tidigare studier bygger den här på 6 intervjuer.", "sv", False),
        ("The previous evaluation covered 12 projects.", "en", True),
        ("Smith et al. (2019) interviewed 25 people.", "en", True),
        ("Unlike earlier studies, this one rests on 6 interviews.", "en", False),
    ],
)
def test_a_sentence_about_another_study_is_told(text: str, language: str, other: bool) -> None:
    assert of_another_study(text, language) is other


@pytest.mark.parametrize(
    ("before", "language"),
    [
        ("Portföljen omfattar drygt ", "sv"),
        ("Vi intervjuade minst ", "sv"),
        ("Mellan fyra och ", "sv"),
        ("Fyra eller ", "sv"),
        ("The portfolio holds more than ", "en"),
        ("Some 4–", "en"),
    ],
)
def test_bounds_ranges_and_rough_numbers_are_told(before: str, language: str) -> None:
    assert is_rough(before, language)


@pytest.mark.parametrize(
    ("before", "language"), [("Portföljen omfattar ", "sv"), ("We held ", "en"), ("Hösten ", "sv")]
)
def test_a_plain_number_is_not_rough(before: str, language: str) -> None:
    assert not is_rough(before, language)


@pytest.mark.parametrize(
    ("before", "language", "base"),
    [
        ("Sex av de ", "sv", True),
        ("Av portföljens ", "sv", True),
        ("Urvalet består av ", "sv", False),
        ("Six of the portfolio's ", "en", True),
        ("Six out of ", "en", True),
        ("The sample consists of ", "en", False),
        ("A total of ", "en", False),
    ],
)
def test_what_a_share_is_taken_of_is_its_base(before: str, language: str, base: bool) -> None:
    assert is_base(before, language) is base


@pytest.mark.parametrize(
    ("text", "said", "fact", "part"),
    [
        ("Fem respondenter intervjuades digitalt.", "Fem respondenter", "study:respondents", True),
        ("Samtliga fem respondenter intervjuades digitalt.", "fem respondenter", "study:respondents", False),
        ("Ytterligare 3 projekt kontaktades.", "3 projekt kontaktades", "contacted", True),
        ("Tre gruppintervjuer gjordes.", "Tre gruppintervjuer", "study:interviews", True),
        ("Tre projekt beviljades 2021.", "Tre projekt beviljades", "projects", True),
        ("Sedan 2018 har 24 projekt beviljats.", "24 projekt", "projects", False),
        ("Två assistenter kodade intervjuerna.", "Två assistenter", "team:assistants", True),
        ("Två forskare och två assistenter läste.", "två assistenter", "team:assistants", False),
        ("Två projekt valdes ut till steg 2.", "Två projekt", "step:2", False),
        ("Vi genomförde 6 intervjuer.", "6 intervjuer", "study:interviews", False),
    ],
)
def test_scope_and_manner_make_a_part(text: str, said: str, fact: str, part: bool) -> None:
    start = text.index(said)
    assert may_be_part(text, start, start + len(said), fact, "sv") is part


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("I 43 projekt deltar minst en kommun, i 17 minst en region.", False),
        ("I 43 projekt deltar minst en kommun och i 17 minst en region.", False),
        ("I 2 projekt deltar minst en kommun och minst en region.", True),
        ("I 6 projekt deltar minst en kommun men ingen region.", True),
        ("Bland de utvalda har sex minst en kommun.", True),
        ("12 projekt inom Hälsa har minst en kommun.", True),
    ],
)
def test_more_asked_or_a_smaller_circle_makes_a_part(text: str, part: bool) -> None:
    assert kind_may_be_part(text, text.index("en kommun") + 9, "sv", ["Hälsa"]) is part


def test_an_elliptic_number_counts_the_same_and_another_noun_does_not() -> None:
    text = "2 intervjuer på plats, 4 digitalt i 6 projekt"
    ends = {digit: text.index(digit) + 1 for digit in "246"}
    assert counts_the_same(text, ends["2"], "intervjuer", "sv")
    assert counts_the_same(text, ends["4"], "intervjuer", "sv")
    assert not counts_the_same(text, ends["6"], "intervjuer", "sv")


@given(st.lists(st.integers(1, 40), min_size=2, max_size=6), st.lists(st.integers(1, 40), max_size=2))
def test_the_parts_of_a_whole_always_add_up(parts: list[int], strangers: list[int]) -> None:
    assert adds_up(parts[0], [*parts[1:], *strangers], sum(parts))


@given(st.integers(1, 40), st.integers(1, 40))
def test_a_number_alone_adds_up_to_nothing(value: int, whole: int) -> None:
    assert not adds_up(value, [], whole)
