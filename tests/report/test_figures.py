import json

import pytest

from lardom.report.figures import (
    CONFIG,
    DARK,
    INK,
    LIGHT,
    WIDTH,
    bars,
    framed,
    label_axis,
    lines,
    rising_line,
    row_height,
    share_bars,
)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    brighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def test_every_bar_carries_its_number_so_that_colour_tells_nothing_alone() -> None:
    spec = bars([("Kommun", 1043), ("Region", 17)], "Alt.", "sv")
    assert [row["text"] for row in spec["data"]["values"]] == ["1\xa0043", "17"]
    assert any(layer["mark"]["type"] == "text" for layer in spec["layer"])


def test_a_specification_is_plain_data_with_its_own_numbers_and_a_description() -> None:
    for spec in (
        bars([("A", 1)], "Alt.", "sv"),
        share_bars([("A", 2, 1)], "Alt.", part="i", whole="av", text="{part} av {whole}", language="sv"),
        rising_line([("1", 1)], "Alt.", x_title="x", y_title="y"),
    ):
        assert json.loads(json.dumps(spec)) == spec
        assert spec["description"] == "Alt."
        assert spec["width"] == WIDTH
        assert spec["config"] == CONFIG
        assert "url" not in json.dumps(spec["data"])


def test_ink_and_ground_stand_apart_and_so_do_part_and_whole() -> None:
    assert contrast(INK, "#ffffff") > 7
    assert contrast("#ffffff", DARK) > 4.5
    assert contrast(LIGHT, DARK) > 3


def test_a_long_label_is_broken_at_words_and_gets_the_height_it_needs() -> None:
    label = lines("Samhällsbyggnad och transporter i staden", 20)
    assert max(map(len, label.split("\n"))) <= 20
    assert label.replace("\n", " ") == "Samhällsbyggnad och transporter i staden"
    assert row_height([label]) > row_height(["kort"])
    assert lines("") == ""


def test_an_axis_of_words_has_neither_line_nor_title() -> None:
    assert label_axis()["title"] is None
    assert framed([], values=[], height=1, alt="")["config"]["axis"]["domain"] is False


def test_the_line_names_its_last_number_only() -> None:
    spec = rising_line([("1", 3), ("2", 5), ("3", 5)], "Alt.", x_title="x", y_title="y")
    assert [row["text"] for row in spec["data"]["values"]] == ["", "", "5"]


@pytest.mark.parametrize("rows", [[], [("Ensam", 0)]])
def test_a_chart_of_nothing_is_still_a_chart(rows: list[tuple[str, int]]) -> None:
    assert bars(rows, "Alt.", "en")["height"] >= 0
