"""The door for programs as a page: the OpenAPI description turned into words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

METHODS = ("get", "post", "patch", "put", "delete")


@dataclass(frozen=True, slots=True)
class Part:
    """One field or parameter: name, kind, whether it must be there, and what it is."""

    name: str
    kind: str
    required: bool
    told: str


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation: how it is asked, what it does, what it takes, what it gives, and what a row of its page holds."""

    method: str
    path: str
    summary: str
    told: str
    takes: tuple[Part, ...]
    gives: tuple[Part, ...]
    rows: tuple[Part, ...]

    @property
    def anchor(self) -> str:
        """A name for its place on the page."""
        return f"{self.method}{self.path}".replace("/", "-").replace("{", "").replace("}", "").casefold()


@cache
def operations_told() -> tuple[tuple[str, tuple[Operation, ...]], ...]:
    """Return the operations, those that read and those that write."""
    from lardom.web.exchange.api.all import api  # noqa: PLC0415 - the page is seldom read, the door seldom opened

    described = api.get_openapi_schema()
    found = tuple(_operations(described))
    reading = tuple(one for one in found if one.method == "GET")
    return (("reading", reading), ("writing", tuple(one for one in found if one.method != "GET")))


def _operations(described: Mapping[str, Any]) -> Iterator[Operation]:
    parts = described["components"]["schemas"]
    for path, methods in sorted(described["paths"].items()):
        for method in METHODS:
            if method in methods:
                told = methods[method]
                body = told.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema", {})
                answer = told["responses"][200]["content"]["application/json"]["schema"]
                yield Operation(
                    method.upper(),
                    path,
                    told.get("summary", ""),
                    told.get("description", ""),
                    (*_parameters(told.get("parameters", ())), *_fields(body, parts)),
                    tuple(_fields(answer, parts)),
                    tuple(_rows(answer, parts)),
                )


def _parameters(told: Any) -> Iterator[Part]:
    for one in told:
        yield Part(one["name"], _kind(one["schema"]), one.get("required", False), one.get("description", ""))


def _fields(schema: Mapping[str, Any], parts: Mapping[str, Any]) -> Iterator[Part]:
    if schema.get("type") == "array":
        yield from _fields(schema["items"], parts)
        return
    whole = parts[schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema
    needed = set(whole.get("required", ()))
    for name, one in whole.get("properties", {}).items():
        yield Part(name, _kind(one), name in needed, one.get("description", ""))


def _rows(schema: Mapping[str, Any], parts: Mapping[str, Any]) -> Iterator[Part]:
    whole = parts.get(schema.get("$ref", "").rpartition("/")[2], {})
    if "next" in whole.get("properties", {}):
        yield from _fields(whole["properties"]["items"], parts)


def _kind(schema: Mapping[str, Any]) -> str:
    if "enum" in schema:
        return " · ".join(str(one) or "“”" for one in schema["enum"])
    if "anyOf" in schema:
        return " · ".join(dict.fromkeys(_kind(one) for one in schema["anyOf"]))
    if "$ref" in schema:
        return str(schema["$ref"].rpartition("/")[2])
    if "prefixItems" in schema:
        return f"({', '.join(_kind(one) for one in schema['prefixItems'])})"
    if "properties" in schema:
        return f"{{{', '.join(schema['properties'])}}}"
    inner = f" of {_kind(schema['items'])}" if schema.get("items") else ""
    return f"{schema.get('type', 'any')}{inner}"
