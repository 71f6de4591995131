"""Statements to the database that are worded once: afterwards only their values change.

Django words a statement anew each time it is asked, and that costs more than the answer does: of the milliseconds of a
small request most went there. A `Question` is a queryset like any other, made by a function of its values; what it
becomes in SQL is kept. `insert` and `update` do the same for one row.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection, models
from django.db.models.query import ModelIterable, get_related_populators

type Value = int | str

_NUMBER = 1_900_000_000
"""Numbers from here on stand for a question's values while it is worded: they fit every column, and nobody uses them."""

_WORD = "\ue000{}\ue001"
"""… and words in the private use area, where a value is text."""


@dataclass(frozen=True, slots=True)
class _Worded:
    sql: str
    values: tuple[Callable[[Sequence[Value]], Any], ...]
    convert: tuple[tuple[int, list[Any], Any], ...]
    row: Callable[[Any], Any]


class Question[Row]:
    """A question of some values, each a number or a text that stands alone in it (not in a list, not in a pattern).

    `word` returns the queryset for the values: of models (with `select_related` and `defer`), or of `values_list`.
    Asking it gives a list, `first` the first row or `None`.
    """

    def __init__(self, word: Callable[..., "models.QuerySet[Any, Row]"]) -> None:
        self._word = word
        self._worded: dict[tuple[str, tuple[type, ...]], _Worded] = {}

    def __call__(self, *values: Value) -> list[Row]:
        """Ask, and return all rows."""
        asked = (connection.vendor, tuple(map(type, values)))
        worded = self._worded.get(asked)
        if worded is None:
            worded = self._worded[asked] = self._put_into_words(values)
        with connection.cursor() as cursor:
            cursor.execute(worded.sql, [value(values) for value in worded.values])
            found = cursor.fetchall()
        if worded.convert:
            found = [_converted(row, worded.convert) for row in found]
        return [worded.row(row) for row in found]

    def first(self, *values: Value) -> Row | None:
        """Ask, and return the first row; the question should say that it wants no more than one."""
        return next(iter(self(*values)), None)

    def _put_into_words(self, values: Sequence[Value]) -> _Worded:
        stand_ins = [_NUMBER + at if isinstance(one, int) else _WORD.format(at) for at, one in enumerate(values)]
        found = self._word(*stand_ins)
        compiler = found.query.get_compiler(using=found.db)
        sql, told = compiler.as_sql()
        places = [_place(one, stand_ins) for one in told]
        if missing := set(range(len(values))) - {at for at, _ in places if at is not None}:
            raise TypeError(f"Value {min(missing) + 1} of the question does not stand alone in it: {sql}")
        columns = [one[0] for one in compiler.select[: compiler.col_count]]
        convert = tuple((at, *told) for at, told in compiler.get_converters(columns).items())
        return _Worded(sql, tuple(value for _, value in places), convert, _maker(found, compiler))


def _place(told: Any, stand_ins: Sequence[Value]) -> tuple[int | None, Callable[[Sequence[Value]], Any]]:
    """Return which value stands in a place of the statement, and how it comes there."""
    for at, one in enumerate(stand_ins):
        if isinstance(told, type(one)) and told == one:
            return at, _at(at, type(told))
    return None, lambda _values: told


def _at(at: int, kind: Callable[[Value], Any]) -> Callable[[Sequence[Value]], Any]:
    return lambda values: kind(values[at])  # a driver's own kind of number, or the plain one


def _converted(row: Sequence[Any], convert: Iterable[tuple[int, list[Any], Any]]) -> list[Any]:
    told = list(row)
    for at, converters, column in convert:
        for one in converters:
            told[at] = one(told[at], column, connection)
    return told


def _maker(found: "models.QuerySet[Any, Any]", compiler: Any) -> Callable[[Any], Any]:
    """Return what makes of a row of the database what the queryset gives: an object with those it points to, or a tuple."""
    if not issubclass(found._iterable_class, ModelIterable):  # noqa: SLF001 - what a queryset gives is told nowhere else
        return lambda row: tuple(row[: compiler.col_count])
    info = compiler.klass_info
    start, end = info["select_fields"][0], info["select_fields"][-1] + 1
    names = [one[0].target.attname for one in compiler.select[start:end]]
    mode, table, alias = getattr(found, "_fetch_mode"), info["model"], found.db  # noqa: B009 - newer than the stubs
    beside = get_related_populators(info, compiler.select, alias, mode)
    extra = tuple(compiler.annotation_col_map.items())

    def make(row: Any) -> Any:
        made = table.from_db(alias, names, row[start:end], fetch_mode=mode)
        for one in beside:
            one.populate(row, made)
        for name, at in extra:
            setattr(made, name, row[at])
        return made

    return make


_inserts: dict[tuple[str, type[models.Model]], tuple[str, list[Any]]] = {}
_updates: dict[tuple[str, type[models.Model], tuple[str, ...]], tuple[str, list[Any]]] = {}


def insert(row: models.Model, *, unless_there: bool = False) -> bool:
    """Write one new row and give it its number; tell whether it was written.

    `unless_there` leaves a row alone that breaks a rule of uniqueness: one statement, which waits for a transaction
    under way with the same values, where trying and failing would need a savepoint.
    """
    table = type(row)
    if row.pk is not None:
        raise ValueError(f"The {table._meta.label} has number {row.pk} already: only a new row can be inserted.")
    key = (connection.vendor, table)
    if key not in _inserts:
        columns = [column for column in table._meta.concrete_fields if not column.primary_key]
        names = ", ".join(_quoted(column.column) for column in columns)
        blanks = ", ".join(["%s"] * len(columns))
        number = _quoted(table._meta.pk.column)
        _inserts[key] = (
            f"INSERT INTO {_quoted(table._meta.db_table)} ({names}) VALUES ({blanks}) {{}}RETURNING {number}",  # noqa: S608 - names of ours
            columns,
        )
    words, columns = _inserts[key]
    values = [column.get_db_prep_save(column.pre_save(row, True), connection) for column in columns]
    with connection.cursor() as cursor:
        cursor.execute(words.format("ON CONFLICT DO NOTHING " if unless_there else ""), values)
        found = cursor.fetchone()
    if found is None:
        return False
    row.pk = found[0]
    row._state.adding, row._state.db = False, connection.alias  # noqa: SLF001 - as Django's own save does
    return True


def update(row: models.Model, *fields: str) -> None:
    """Write some fields of one row, as they stand in it."""
    table = type(row)
    key = (connection.vendor, table, fields)
    if key not in _updates:
        known = {name: column for column in table._meta.concrete_fields for name in (column.name, column.attname)}
        if unknown := [name for name in fields if name not in known]:
            raise LookupError(f"{table._meta.label} has no field {unknown[0]!r}.")
        columns = [known[name] for name in fields]
        told = ", ".join(f"{_quoted(column.column)} = %s" for column in columns)
        number = _quoted(table._meta.pk.column)
        _updates[key] = (f"UPDATE {_quoted(table._meta.db_table)} SET {told} WHERE {number} = %s", columns)  # noqa: S608 - as above
    words, columns = _updates[key]
    values = [column.get_db_prep_save(column.pre_save(row, False), connection) for column in columns]
    with connection.cursor() as cursor:
        cursor.execute(words, [*values, row.pk])


def _quoted(name: str | None) -> str:
    return connection.ops.quote_name(name or "")
