"""The portfolio: projects, the parties that take part, and what kind each party is."""

from dataclasses import dataclass
from datetime import date

MUNICIPALITY = "municipality"
REGION = "region"
MUNICIPAL_COMPANY = "municipal company"


@dataclass(frozen=True, slots=True)
class Project:
    """One funded project. Money is in the portfolio's own currency; unknown is `None`, never 0."""

    id: str
    title: str
    type: str = ""
    category: str = ""
    start: date | None = None
    end: date | None = None
    budget: float | None = None
    status: str = ""
    summary: str = ""
    url: str = ""
    need: str = ""


@dataclass(frozen=True, slots=True)
class Party:
    """One organisation's part in one project (a row of project × organisation).

    `kind` is a canonical kind such as "municipality", "region", "municipal company", "state agency",
    "university", "company", "association" or whatever the study uses; `budget` is the party's own
    budget in the project, `None` when unknown.
    """

    project_id: str
    organisation: str
    kind: str = ""
    role: str = ""
    budget: float | None = None
    organisation_id: str = ""
    place: str = ""
    country: str = ""

    @property
    def identity(self) -> str:
        """What makes two rows the same organisation: its id, or else its name, case and spaces aside."""
        return self.organisation_id or " ".join(self.organisation.casefold().split())
