"""The description of the door (OpenAPI): every table with its own rows, and names a program can be made from."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, get_args, get_type_hints

from ninja import NinjaAPI

from lardom.claims.material import Material
from lardom.exchange.described import described

TABLE = "{table}"
_PARTS = re.compile(r"[^a-z]+")


class Door(NinjaAPI):
    """The door, which describes each table at the address where it is read."""

    def get_openapi_schema(self, **asked: Any) -> Any:
        """Return the description, in which the one operation that reads tables stands once for every table."""
        found = super().get_openapi_schema(**asked)
        for path in [one for one in found["paths"] if one.endswith(TABLE)]:
            found["paths"].update(_by_table(found["components"]["schemas"], path, found["paths"].pop(path)["get"]))
        return found

    def get_openapi_operation_id(self, operation: Any) -> str:
        """Return the name of an operation: how it is asked and where, not which of our functions answers."""
        return _name(operation.methods[0], operation.path)


def _name(method: str, path: str) -> str:
    inside = path.replace("{path:", "{").rpartition("/s/{study}")[2] or "/study"
    return "_".join(one for one in _PARTS.split(f"{method}{inside}".casefold()) if one)


@cache
def row_schema(table: str) -> Mapping[str, Any]:
    """Return what a row of a table looks like."""
    return described(get_args(get_type_hints(Material)[table])[0])


def _by_table(parts: dict[str, Any], path: str, told: Mapping[str, Any]) -> dict[str, Any]:
    """Return an operation for each table, and put what its page and its rows are among the parts."""
    asked = {one["name"]: one for one in told["parameters"]}
    found = {}
    for name in asked.pop("table")["schema"]["enum"]:
        row, here = row_schema(name), path.replace(TABLE, name)
        kind, page = row["title"], f"PageOf{row['title']}"
        parts[kind] = dict(row)
        whole = dict(parts["Page"])
        items = {"type": "array", "title": "Items", "items": {"$ref": f"#/components/schemas/{kind}"}}
        parts[page] = whole | {"title": page, "properties": whole["properties"] | {"items": items}}
        answers = dict(told["responses"])
        answers[200] = {
            "description": "OK",
            "content": {"application/json": {"schema": {"$ref": f"#/components/schemas/{page}"}}},
        }
        found[here] = {
            "get": dict(told) | {
                "operationId": _name("GET", here), "summary": f"A page of {name}",
                "description": f"{row['description']} {told['description']}",
                "parameters": list(asked.values()), "responses": answers,
            }
        }  # fmt: skip
    del parts["Page"]
    return found
