"""Near misses."""

import pytest

from lardom.claims.comparing import compare
from lardom.claims.devices import parse_quotation
from lardom.claims.matching import WALL, Part, Stream, pattern_of

SAID = (
    "ja det började med att vi träffade bolaget redan under våren och sen gick allt väldigt fort, vi hade "
    "inte räknat med att få in sensorerna så snabbt men det löste sig när driften kom med på riktigt"
)
STREAM = Stream(SAID, (Part(0, len(SAID), 0, 0),))


def _near(printed: str, stream: Stream = STREAM) -> tuple[float, str]:
    likeness = compare(pattern_of(parse_quotation(printed)), lambda _: stream)
    near = likeness.near
    return round(likeness.share, 2), stream.text[near.start : near.end] if near else ""


@pytest.mark.parametrize(
    ("printed", "near"),
    [
        ("vi träffade inte bolaget redan under våren", "vi träffade bolaget redan under våren"),
        ("vi träffade bolaget under våren och sen", "vi träffade bolaget redan under våren och sen"),
        ("vi träffade kommunen redan under våren och sen", "vi träffade bolaget redan under våren och sen"),
        (
            "vi träffade bolagen redan på våren och sen gick det väldigt fort",
            "vi träffade bolaget redan under våren och sen gick allt väldigt fort",
        ),
        ("när driften kom med på allvar", "när driften kom med på riktigt"),
        ("Nej det började med att vi", "ja det började med att vi"),
        ("sensorernaa", "sensorerna"),
    ],
)
def test_the_nearest_words_are_found(printed: str, near: str) -> None:
    share, found = _near(printed)
    assert found.removeprefix("ja ") == near.removeprefix("ja ")
    assert share >= 0.6


@pytest.mark.parametrize(
    "printed",
    [
        "regeringen har beslutat om en ny strategi för hela landet",
        "vi hade aldrig tänkt oss någon framtid i kommunal regi med det",
        "helikopter",
    ],
)
def test_what_nobody_said_is_near_to_nothing(printed: str) -> None:
    assert _near(printed)[0] < 0.6


def test_a_turn_left_out_is_told_apart() -> None:
    text = f"vi såg det {WALL} sen gick vi hem"
    stream = Stream(text, (Part(0, 10, 0, 0), Part(13, len(text), 2, 0)))
    likeness = compare(pattern_of(parse_quotation("Vi såg det sen gick vi")), lambda _: stream)
    assert likeness.across_wall


def test_all_there_in_another_order_fails_nowhere() -> None:
    likeness = compare(pattern_of(parse_quotation("driften kom med […] vi träffade bolaget")), lambda _: STREAM)
    assert (likeness.share, likeness.failing) == (1.0, None)


def test_a_very_long_passage_is_compared_without_delay() -> None:
    words = [f"ord{number}" for number in range(400)]
    printed = [*words[:200], "fel", *words[201:]]
    stream = Stream(" ".join(words), (Part(0, len(" ".join(words)), 0, 0),))
    likeness = compare(pattern_of(parse_quotation(" ".join(printed))), lambda _: stream)
    assert likeness.share > 0.99
