"""A study's values as plain JSON values and back: what the workbench sends and a notebook receives.

Every value of the ground floor is a frozen dataclass of words, numbers, days, other values and tuples of these. Plain
means what JSON knows: a day becomes its ISO form, a tuple a list, a value an object with its fields' names.
"""

import datetime as dt
import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

type Plain = bool | int | float | str | list["Plain"] | dict[str, "Plain"] | None


class PlainError(ValueError):
    """What came is not what the table holds; the message names the field and what was there."""


def plain_name(field: str) -> str:
    """Return the name of a field in the plain form: what Python reserves for itself needs no mark there.

    >>> plain_name("class_"), plain_name("document_id")
    ('class', 'document_id')
    """
    return field.rstrip("_")


def to_plain(value: Any) -> Plain:
    """Return a value as plain JSON values.

    >>> from lardom.coding.marks import Mark
    >>> to_plain(Mark("m1", "A-1.txt", 3, 9, "AR"))
    {'id': 'm1', 'document_id': 'A-1.txt', 'start': 3, 'end': 9, 'reader': 'AR', 'note': '', 'group_id': '', 'round_id': '', 'doubt': ''}
    """
    if is_dataclass(value) and not isinstance(value, type):
        return {plain_name(one.name): to_plain(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, tuple | list | frozenset):
        return [to_plain(one) for one in value]
    if isinstance(value, dt.date):
        return value.isoformat()
    if value is None or isinstance(value, bool | int | float | str):
        return value
    raise TypeError(f"{type(value).__name__} has no plain form.")


def from_plain[V](kind: type[V], plain: Any) -> V:
    """Return the value of a kind that `plain` tells; unknown fields are passed over, so that old clients read new studies.

    Raises `PlainError` when a field is missing or is not what it should be.

    >>> from lardom.fieldwork.respondents import Respondent
    >>> from_plain(Respondent, {"id": "A-R1", "project_id": "P01", "label": "R1", "withdrawn": "2024-10-01"}).withdrawn
    datetime.date(2024, 10, 1)
    """
    made = _made(kind, plain, kind.__name__)
    if not isinstance(made, kind):
        raise PlainError(f"{kind.__name__} was expected.")
    return made


@cache
def _hints(kind: type) -> Mapping[str, Any]:
    return get_type_hints(kind)


def _made(kind: Any, plain: Any, place: str) -> Any:
    if isinstance(kind, type) and is_dataclass(kind):
        return _made_value(kind, plain, place)
    origin, inside = get_origin(kind), get_args(kind)
    if origin is tuple:
        return _made_tuple(inside, plain, place)
    if origin in {Union, types.UnionType}:
        return _made_one_of(inside, plain, place)
    if origin is Literal:
        if plain in inside:
            return plain
        raise PlainError(f"{place} is {plain!r}; it must be one of {', '.join(map(repr, inside))}.")
    if kind is dt.date:
        return _made_day(plain, place)
    if kind is float and isinstance(plain, int) and not isinstance(plain, bool):
        return float(plain)
    if kind is Any or type(plain) is kind:
        return plain
    raise PlainError(f"{place} is {plain!r}; {getattr(kind, '__name__', kind)} was expected.")


def _made_value(kind: type, plain: Any, place: str) -> Any:
    if not isinstance(plain, Mapping):
        raise PlainError(f"{place} is {plain!r}; an object was expected.")
    hints = _hints(kind)
    told = {
        one.name: _made(hints[one.name], plain[name], f"{place}.{name}")
        for one in fields(kind)
        if (name := plain_name(one.name)) in plain
    }
    try:
        return kind(**told)
    except TypeError as error:
        raise PlainError(f"{place} lacks a field: {error}.") from None


def _made_tuple(inside: tuple[Any, ...], plain: Any, place: str) -> tuple[Any, ...]:
    if not isinstance(plain, list | tuple):
        raise PlainError(f"{place} is {plain!r}; a list was expected.")
    kinds = [inside[0]] * len(plain) if len(inside) == 2 and inside[1] is Ellipsis else list(inside)
    if len(kinds) != len(plain):
        raise PlainError(f"{place} has {len(plain)} parts; {len(kinds)} were expected.")
    return tuple(_made(kind, one, f"{place}[{at}]") for at, (kind, one) in enumerate(zip(kinds, plain, strict=True)))


def _made_one_of(inside: tuple[Any, ...], plain: Any, place: str) -> Any:
    if plain is None and type(None) in inside:
        return None
    for kind in inside:
        if kind is not type(None):
            try:
                return _made(kind, plain, place)
            except PlainError as error:
                told = error
    raise told


def _made_day(plain: Any, place: str) -> dt.date:
    try:
        return dt.date.fromisoformat(plain)
    except (TypeError, ValueError):
        raise PlainError(f"{place} is {plain!r}; a day such as 2024-05-14 was expected.") from None
