"""Tables that are brought in: which room keeps which table, and what is said of them."""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lardom.exchange.columns import Table
from lardom.exchange.loading import Loaded, Plan
from lardom.web.exchange.queries import Look
from lardom.web.fieldwork import actions as fieldwork
from lardom.web.portfolio import actions as portfolio
from lardom.web.sampling import actions as sampling
from lardom.web.study.forms import label_of, shown
from lardom.web.study.models import Event, Person, StoredFile, Study
from lardom.web.study.writing import Refused, Writing, writing

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

ROOMS: Mapping[str, Mapping[str, str]] = {
    "portfolio": {"projects": "portfolio:projects", "parties": "portfolio:projects"},
    "sampling": {"sample": "sampling:sample"},
    "fieldwork": {
        "respondents": "fieldwork:respondents", "interviews": "fieldwork:interviews", "answers": "fieldwork:answers",
    },
}  # fmt: skip
"""For each room its tables, and the page where one sees what was brought in."""

_KEEP: Mapping[str, Callable[[Writing, Iterable[Loaded]], object]] = {
    "projects": portfolio.put_projects, "parties": portfolio.put_parties, "sample": sampling.put_sample,
    "respondents": fieldwork.put_respondents, "interviews": fieldwork.put_interviews, "answers": fieldwork.put_answers,
}  # fmt: skip

_NAMES = {
    "projects": gettext_lazy("Bring in projects"), "parties": gettext_lazy("Bring in parties"),
    "sample": gettext_lazy("Bring in the sample"), "respondents": gettext_lazy("Bring in respondents"),
    "interviews": gettext_lazy("Bring in interviews"), "answers": gettext_lazy("Bring in answers"),
}  # fmt: skip


def words(table: Table) -> dict[str, Any]:
    """Return what the pages call a table, and the way back."""
    back = next(tables[table.name] for tables in ROOMS.values() if table.name in tables)
    columns = [(column, label_of(column.name)) for column in table.columns]
    return {"heading": str(_NAMES[table.name]), "back": back, "declared": columns}


def keep(study: Study, file: "UploadedFile[bytes]", *, by: Person) -> StoredFile:
    """Keep an uploaded file in the study until somebody has decided about it."""
    content = file.read()
    with writing(study, by=by, kind="table.uploaded", facts={"bytes": len(content)}) as act:
        digest = hashlib.sha256(content).hexdigest()
        name = (file.name or "table")[-255:]
        return act.add(StoredFile(name=name, size=len(content), sha256=digest, content=content, made_by=by))


def changed_since() -> str:
    """Return the sentence to somebody whose look at a file is no longer true."""
    return _("The study or the file has changed since you looked. Look at it again before you bring it in.")


def bring(study: Study, table: Table, plan: Plan, *, by: Person) -> Event | None:
    """Bring in the rows that would change something; those that are wrong stay outside."""
    if not plan.wanted:
        raise Refused(_("There is nothing to bring in: every row is either in the study already or has an error."))
    facts = {kind: len(plan.of(kind)) for kind in ("new", "changed", "same", "wrong")}
    with writing(study, by=by, kind="table.imported", subject=f"table:{table.name}", facts=facts) as act:
        _KEEP[table.name](act, plan.wanted)
    return act.event


@dataclass(frozen=True, slots=True)
class ToldChange:
    """One cell as the page shows it: what stands there, and what would."""

    column: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ToldRow:
    """One row as the page shows it."""

    row: int
    key: str
    cells: tuple[str, ...]
    changes: tuple[ToldChange, ...]
    warnings: int


def told(rows: Iterable[Loaded], table: Table) -> list[ToldRow]:
    """Return rows as the page shows them."""
    return [
        ToldRow(
            one.row,
            one.key,
            tuple(shown(column, one.values[column.name]) for column in table.columns),
            tuple(
                ToldChange(
                    label_of(c.column), shown(table.column(c.column), c.before), shown(table.column(c.column), c.after)
                )
                for c in one.changes
            ),
            len(one.problems),
        )
        for one in rows
    ]


def matched(look: Look, table: Table, names: Mapping[str, str]) -> list[dict[str, Any]]:
    """Return each column of the table with the header chosen for it and whether the file lacks it."""
    return [
        {
            "name": column.name, "label": label_of(column.name), "required": column.required,
            "chosen": names.get(column.name, ""), "lacking": column.name in look.lacking,
        }
        for column in table.columns
    ]  # fmt: skip
