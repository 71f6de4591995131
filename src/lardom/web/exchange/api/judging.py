"""One row of a declared table, as a program sends it: judged by the rules a file of the study folder is judged by."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from lardom.claims.material import Material
from lardom.exchange.columns import SEPARATOR, Column, Table
from lardom.exchange.loading import Loaded, plan
from lardom.exchange.lost_links import without_lost_links
from lardom.exchange.rows import rows
from lardom.exchange.tables import table_named
from lardom.study.tablefile import Row, TableFile
from lardom.web.claims.queries import values as claims
from lardom.web.exchange.api.asked import told_of
from lardom.web.study.forms import spoken
from lardom.web.study.models import Study
from lardom.web.study.writing import Refused


def judged(
    study: Study, name: str, cells: Mapping[str, Any], *, place: int | None = None, material: Material | None = None
) -> Loaded:
    """Return a row as the study would keep it, or raise `Refused` with everything that is wrong with it.

    `place` is where the row stands among the study's rows of the table (`None`: a new one); columns that are not sent
    stay as they are. What a file could bring in with an error or with a doubt about a cell that was sent, is refused.
    """
    return judged_all(study, name, [(cells, place)], material=material)[0]


def judged_all(
    study: Study, name: str, sent: Sequence[tuple[Mapping[str, Any], int | None]], *, material: Material | None = None
) -> tuple[Loaded, ...]:
    """Return several rows of a table, all with the same columns, as the study would keep them; see `judged`."""
    table = table_named(name)
    # What a claim rested on may have been removed since: that is no fault of who changes something else of it.
    known, _lost = without_lost_links(claims.counted(study).ground.material if material is None else material)
    there = rows(table, known)
    written = [_written(table, cells, {} if place is None else there[place]) for cells, place in sent]
    columns = tuple(dict.fromkeys(column for row in written for column in row))
    source = TableFile(
        table.files[0], columns,
        tuple(Row(number, tuple(row.get(one, "") for one in columns)) for number, row in enumerate(written, start=2)),
    )  # fmt: skip
    places = dict(enumerate((place for _cells, place in sent), start=2))
    found = plan(table, source, known, language=spoken(), beside=places)
    wrong = told_of(found.every_problem, {column for cells, _place in sent for column in cells}, several=len(sent) > 1)
    if wrong or len(found.rows) != len(sent):
        raise Refused(*wrong)
    return found.rows


def _written(table: Table, cells: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, str]:
    # A row says what every row must say; what it has beside that stays without being sent.
    told = {one.name: own[one.name] for one in table.columns if one.required and own} | dict(cells)
    return {column: _cell(table.column(column), value) for column, value in told.items()}


def _cell(column: Column, value: Any) -> str:
    """Return a value as the cell of a file that stands for it."""
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        pairs_or_things = (one if isinstance(one, list | tuple) else (one,) for one in value)
        return SEPARATOR.join("=".join(_member(column, part) for part in one) for one in pairs_or_things)
    return str(value)


def _member(column: Column, value: Any) -> str:
    if SEPARATOR in (text := str(value)):
        raise Refused(
            _("%(column)s: “%(value)s” holds a semicolon, which parts the things of a cell. Write it without.")
            % {"column": column.name, "value": text}
        )
    return text
