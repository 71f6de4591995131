import pytest

from lardom.exchange.refi.spellings import READERS, colour, guid, made_guid, moment, truth, value, whole

RIGHT = "5215cc69-b628-4e02-afb9-9beeaee55808"


@pytest.mark.parametrize("text", [RIGHT, RIGHT.upper(), f"{{{RIGHT}}}", f" {RIGHT} "])
def test_every_spelling_of_a_guid_is_one(text: str) -> None:
    assert guid(text) == (RIGHT, True)


def test_what_is_no_guid_always_gets_the_same() -> None:
    made, fine = guid("k1")
    assert (guid("K1")[0], fine, guid(made)) == (made, False, (made, True))
    assert made_guid("a", "b") != made_guid("ab")
    assert made_guid("\ud800")


@pytest.mark.parametrize(("text", "number"), [("7", 7), ("-3", -3), ("+4", 4), ("12.4", 12), ("x", None), ("", None),
                                              ("9" * 40, None), ("٣", None)])  # fmt: skip
def test_whole_numbers(text: str, number: int | None) -> None:
    assert whole(text)[0] == number


def test_times_colours_and_truths() -> None:
    assert moment("2021-10-11T14:34:53Z") == ("2021-10-11T14:34:53Z", True)
    assert moment("11/10/2021") == ("", False)
    # Found by the fuzzer: a day that the calendar has not is no time of the schema's.
    for wrong in (
        "2024-03-00T09:30:00Z",
        "2023-02-29T09:30:00",
        "2024-13-01T00:00:00",
        "2024-01-01T25:00:00",
        "0000-01-01T00:00:00",
    ):
        assert moment(wrong) == ("", False)
    assert moment("2024-02-29T23:59:59.5+14:00")[1]
    assert (colour("#FF00aa"), colour("red")) == (("#ff00aa", True), ("", False))
    assert [truth(one) for one in ("true", "0", "True", "?")] == [
        (True, True), (False, True), (True, False), (True, False),
    ]  # fmt: skip
    assert READERS["direction"]("oneway") == ("OneWay", False)
    assert READERS["shape"]("Cloud") == ("", False)


@pytest.mark.parametrize(("kind", "text", "fine"), [
    ("BooleanValue", "true", True), ("BooleanValue", "ja", False), ("FloatValue", "2.50", True),
    ("FloatValue", "1e3", False), ("DateValue", "2024-01-31", True), ("DateValue", "31/1", False),
    ("DateTimeValue", "2024-01-31T10:00:00", True), ("TextValue", " fritt ", True),
])  # fmt: skip
def test_a_value_that_is_not_of_its_type_is_kept_as_text(kind: str, text: str, fine: bool) -> None:
    assert value(kind, text) == ((kind if fine else "TextValue", text), fine)
