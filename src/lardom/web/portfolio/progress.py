"""How far the portfolio has come: what a study's home tells of it."""

from dataclasses import dataclass

from lardom.web.portfolio import queries
from lardom.web.study.models import Study


@dataclass(frozen=True, slots=True)
class PortfolioProgress:
    """How many projects, parties and categories the portfolio has, and how many projects have no category."""

    projects: int
    parties: int
    categories: int
    uncategorised: int


def progress(study: Study) -> PortfolioProgress:
    """Count the portfolio."""
    projects = queries.project_rows(study).order_by()
    categories = set(projects.values_list("category", flat=True).distinct())
    return PortfolioProgress(
        projects=projects.count(),
        parties=queries.party_rows(study).count(),
        categories=len(categories - {""}),
        uncategorised=projects.filter(category="").count() if "" in categories else 0,
    )
