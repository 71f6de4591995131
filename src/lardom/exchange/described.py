"""What the plain form of a value looks like, as a JSON Schema: for programs that read tables without this library."""

import datetime as dt
import inspect
import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from lardom.exchange.plain import plain_name

_SIMPLE: Mapping[Any, Mapping[str, str]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    dt.date: {"type": "string", "format": "date"},
    type(None): {"type": "null"},
}


def described(kind: Any) -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of what `to_plain` makes of a value of that kind.

    Raises `TypeError` for a kind that has no plain form.

    >>> from lardom.claims.summaries import Summary
    >>> sorted(described(Summary)["properties"])
    ['project_id', 'text', 'theme']
    >>> described(tuple[int, ...])
    {'type': 'array', 'items': {'type': 'integer'}}
    """
    if kind in _SIMPLE:
        return dict(_SIMPLE[kind])
    if isinstance(kind, type) and is_dataclass(kind):
        return _described_value(kind)
    origin, inside = get_origin(kind), get_args(kind)
    if origin is tuple and len(inside) == 2 and inside[1] is Ellipsis:
        return {"type": "array", "items": described(inside[0])}
    if origin is tuple:
        return {
            "type": "array", "prefixItems": [described(one) for one in inside], "minItems": len(inside), "maxItems": len(inside)
        }  # fmt: skip
    if origin in {Union, types.UnionType}:
        return {"anyOf": [described(one) for one in inside]}
    if origin is Literal:
        return {"type": "string", "enum": list(inside)}
    raise TypeError(f"{kind} has no plain form.")


def _described_value(kind: type) -> dict[str, Any]:
    hints = get_type_hints(kind)
    parts = {plain_name(one.name): described(hints[one.name]) for one in fields(kind)}
    told = (inspect.getdoc(kind) or "").partition("\n")[0]
    return {"type": "object", "title": kind.__name__, "description": told, "properties": parts, "required": list(parts)}
