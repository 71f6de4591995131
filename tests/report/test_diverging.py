from hypothesis import given
from hypothesis import strategies as st

from lardom.report.diverging import FIVE_STEPS, diverging, scale_colours

counts = st.lists(st.integers(0, 12), min_size=5, max_size=5)


@given(counts)
def test_bars_are_as_long_as_there_are_answers_and_the_middle_is_centred(numbers: list[int]) -> None:
    spec = diverging([("Nöjd?", tuple(enumerate(numbers, start=1)), "M", "n")], "Alt.", legend="Svar")
    parts = spec["data"]["values"]
    assert sum(part["to"] - part["from"] for part in parts) == sum(numbers)
    assert [int(part["n"]) for part in parts] == [n for n in numbers if n]
    for part in parts:
        if part["step"] == "3":
            assert part["from"] == -part["to"]
        if part["step"] in "12":
            assert part["to"] <= 0
        if part["step"] in "45":
            assert part["from"] >= 0


def test_numbers_on_dark_ends_are_white_and_on_light_steps_ink() -> None:
    spec = diverging([("Nöjd?", ((1, 1), (2, 1), (3, 1), (4, 1), (5, 1)), "M", "n")], "Alt.", legend="Svar")
    assert [part["dark"] for part in spec["data"]["values"]] == [True, False, False, False, True]


def test_a_scale_of_any_length_goes_from_one_end_to_the_other() -> None:
    for steps in range(2, 11):
        colours = scale_colours(steps)
        assert len(colours) == steps
        assert (colours[0], colours[-1]) == (FIVE_STEPS[0], FIVE_STEPS[-1])
