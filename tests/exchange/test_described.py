"""What the plain form of every table of a study is said to look like, it looks like."""

import dataclasses
import datetime as dt
from dataclasses import dataclass
from typing import Any, Literal, get_args, get_type_hints

import jsonschema
import pytest
from workbench import EXAMPLE

from lardom.claims.material import Material
from lardom.exchange.described import described
from lardom.exchange.folder import read_study_folder
from lardom.exchange.plain import to_plain

KINDS = {
    name: get_args(hint)[0]
    for name, hint in get_type_hints(Material).items()
    if get_args(hint) and dataclasses.is_dataclass(get_args(hint)[0])
}


def holds(schema: dict[str, Any], value: Any) -> bool:
    return bool(jsonschema.Draft202012Validator(schema).is_valid(value))


@pytest.mark.parametrize("table", KINDS)
def test_every_row_of_the_example_is_as_described(table: str) -> None:
    schema = described(KINDS[table])
    jsonschema.Draft202012Validator.check_schema(schema)
    rows = [to_plain(one) for one in getattr(read_study_folder(EXAMPLE), table)]
    for row in rows:
        jsonschema.validate(row, schema, cls=jsonschema.Draft202012Validator)
        assert isinstance(row, dict)
        assert set(row) == set(schema["properties"])


@dataclass(frozen=True)
class _Pair:
    """Two things.

    And more of them.
    """

    class_: Literal["a", "b"]
    both: tuple[str, float]
    day: dt.date | None = None


def test_kinds_that_are_seldom_are_told_too() -> None:
    schema = described(_Pair)
    assert (schema["title"], schema["description"]) == ("_Pair", "Two things.")
    assert holds(schema, to_plain(_Pair("a", ("x", 1.5), dt.date(2024, 5, 14))))
    assert holds(schema, {"class": "b", "both": ["x", 1], "day": None})
    for wrong in ({"class": "c"}, {"both": ["x"]}, {"both": ["x", 1, 2]}, {"both": [1, 1]}, {"day": 3}):
        assert not holds(schema, {"class": "b", "both": ["x", 1], "day": None} | wrong), wrong


def test_what_has_no_plain_form_has_no_description() -> None:
    with pytest.raises(TypeError, match="no plain form"):
        described(dict[str, int])
