"""Copying a whole instance from one database to another: every table, counted, and compared by what it holds.

One transaction on each side: what is read is one moment of the instance (others may go on writing), and what is
written is there whole or not at all. The same copier moves an instance, backs it up and restores it.
"""

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.apps import apps
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connections, models, transaction
from django.db.models.sql import InsertQuery

from lardom.web.transcripts.actions.indexing import put_in_order

BATCH = 2000
LEFT_OUT = frozenset({"contenttypes", "auth", "sessions", "usersessions"})
"""What Django makes anew in every database, and sessions: after a move everybody signs in again."""


@dataclass(frozen=True, slots=True)
class Copied:
    """A table: how many rows it has, and a digest of all they hold."""

    table: str
    rows: int
    digest: str


class NotEmptyError(Exception):
    """The database to be copied into holds something already."""


class DifferentError(Exception):
    """What arrived is not what was sent."""


def tables() -> list[type[models.Model]]:
    """Return every table of an instance, those that others point to first."""
    left = [
        table for table in apps.get_models(include_auto_created=True)
        if table._meta.app_label not in LEFT_OUT and table._meta.managed and not table._meta.proxy
    ]  # fmt: skip
    ordered: list[type[models.Model]] = []
    while left:
        free = [table for table in left if not (_points_to(table) & set(left) - {table})] or left[:1]
        ordered += free
        left = [table for table in left if table not in free]
    return ordered


def _points_to(table: type[models.Model]) -> set[Any]:
    return {one.related_model for one in table._meta.concrete_fields if isinstance(one, models.ForeignKey)}


def is_empty(alias: str) -> bool:
    """Tell whether no table of the database holds anything."""
    return not any(table._base_manager.using(alias).exists() for table in tables())


@contextmanager
def _one_moment(alias: str) -> Iterator[None]:
    """Read the database as it is now, whatever others write meanwhile."""
    with transaction.atomic(using=alias):
        if connections[alias].vendor == "postgresql":
            with connections[alias].cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        yield


def copy(source: str, target: str) -> list[Copied]:
    """Copy all tables into an empty, migrated database and return what was copied; raises when something differs."""
    if not is_empty(target):
        raise NotEmptyError(target)
    with _one_moment(source), transaction.atomic(using=target):
        sent = [_copy_table(table, source, target) for table in tables()]
        _after(target)
        arrived = [_digest_of(table, target) for table in tables()]
        differing = [there.table for here, there in zip(sent, arrived, strict=True) if here != there]
        if differing:
            raise DifferentError(", ".join(differing))
    return sent


def _copy_table(table: type[models.Model], source: str, target: str) -> Copied:
    link = connections[target]
    fields = list(table._meta.concrete_fields)
    size = min(BATCH, link.ops.bulk_batch_size(fields, [None] * BATCH))
    told, rows = hashlib.sha256(), 0
    for batch in _batches(table._base_manager.using(source).order_by("pk").iterator(chunk_size=BATCH), size):
        for row in batch:
            told.update(_line(row, fields))
        rows += len(batch)
        # Rows go in as they are (raw): no field may make itself a new value on the way.
        query = InsertQuery(table)
        query.insert_values(fields, batch, raw=True)
        query.get_compiler(using=target).execute_sql()
    return Copied(table._meta.db_table, rows, told.hexdigest())


def _batches(rows: Iterable[Any], size: int) -> Iterator[list[Any]]:
    batch: list[Any] = []
    for row in rows:
        batch.append(row)
        if len(batch) >= size:
            yield batch
            batch = []
    if batch:
        yield batch


def _after(alias: str) -> None:
    link = connections[alias]
    with link.cursor() as cursor:
        for statement in link.ops.sequence_reset_sql(no_style(), tables()):
            cursor.execute(statement)
    put_in_order(link)


def digests(alias: str) -> list[Copied]:
    """Return every table of a database with its number of rows and the digest of what they hold."""
    with _one_moment(alias):
        return [_digest_of(table, alias) for table in tables()]


def _digest_of(table: type[models.Model], alias: str) -> Copied:
    fields = list(table._meta.concrete_fields)
    told, rows = hashlib.sha256(), 0
    for row in table._base_manager.using(alias).order_by("pk").iterator(chunk_size=BATCH):
        told.update(_line(row, fields))
        rows += 1
    return Copied(table._meta.db_table, rows, told.hexdigest())


def _line(row: models.Model, fields: list[Any]) -> bytes:
    told = [_plain(getattr(row, one.attname)) for one in fields]
    return json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode() + b"\n"


def _plain(value: Any) -> Any:
    if isinstance(value, dt.datetime):
        return value.astimezone(dt.UTC).isoformat()
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    if isinstance(value, bytes | bytearray | memoryview):
        return hashlib.sha256(bytes(value)).hexdigest()
    if isinstance(value, Decimal | UUID):
        return str(value)
    return value


def prepare(alias: str) -> None:
    """Make the tables in a new database."""
    call_command("migrate", database=alias, verbosity=0, interactive=False)
    if alias == "default":
        call_command("createcachetable", verbosity=0)


def empty(alias: str) -> None:
    """Take everything out of a database; the caller has a copy."""
    link = connections[alias]
    statements = link.ops.sql_flush(
        no_style(), [table._meta.db_table for table in tables()], reset_sequences=True, allow_cascade=True
    )
    link.ops.execute_sql_flush(statements)
