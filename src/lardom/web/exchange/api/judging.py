"""One row of a declared table, as a program sends it: judged by the rules a file of the study folder is judged by."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from lardom.claims.material import Material
from lardom.exchange.columns import SEPARATOR, Column
from lardom.exchange.loading import Loaded, plan, typed
from lardom.exchange.rows import rows
from lardom.exchange.tables import table_named
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
    table = table_named(name)
    known = claims.counted(study).ground.material if material is None else material
    own: Mapping[str, Any] = {} if place is None else rows(table, known)[place]
    # A row says what every row must say; what it has beside that stays without being sent.
    told = {one.name: own[one.name] for one in table.columns if one.required and own} | dict(cells)
    written = {column: _cell(table.column(column), value) for column, value in told.items()}
    found = plan(table, typed(table, written), known, language=spoken(), texts_known=True, beside={2: place})
    wrong = told_of(found.every_problem, set(cells))
    if wrong or not found.rows:
        raise Refused(*wrong)
    return found.rows[0]


def _cell(column: Column, value: Any) -> str:
    """Return a value as the cell of a file that stands for it."""
    if value is None:
        return ""
    if isinstance(value, Mapping):
        return SEPARATOR.join(f"{_member(column, left)}={_member(column, right)}" for left, right in value.items())
    if isinstance(value, list | tuple):
        return SEPARATOR.join(_member(column, one) for one in value)
    return str(value)


def _member(column: Column, value: Any) -> str:
    if SEPARATOR in (text := str(value)):
        raise Refused(
            _("%(column)s: “%(value)s” holds a semicolon, which parts the things of a cell. Write it without.")
            % {"column": column.name, "value": text}
        )
    return text
