from lardom.report.heat_maps import heat_map


def test_each_place_carries_its_number_and_an_empty_one_none() -> None:
    spec = heat_map([("Samarbete", [0, 3], "1 av 2")], ["A", "B"], "Alt.", title="Projekt", last="i projekt")
    assert [(value["column"], value["text"]) for value in spec["data"]["values"]] == [("A", ""), ("B", "3")]


def test_projects_stand_in_the_order_given() -> None:
    spec = heat_map([("T", [1, 1, 1], "")], ["B", "A", "AA"], "Alt.", title="", last="")
    assert spec["layer"][0]["encoding"]["x"]["sort"] == ["B", "A", "AA"]


def test_white_numbers_stand_on_dark_places_only() -> None:
    spec = heat_map([("T", [1, 2, 4], "")], ["A", "B", "C"], "Alt.", title="", last="")
    assert [value["dark"] for value in spec["data"]["values"]] == [False, False, True]
