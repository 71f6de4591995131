"""Writing the portfolio."""

from lardom.claims.material import Material
from lardom.web.portfolio.models import Party, Project
from lardom.web.study.writing import Writing


def bring_in(act: Writing, material: Material) -> dict[str, Project]:
    """Save the projects and parties of a study's material and return the projects by their id."""
    projects = act.add_all(
        (
            Project(
                ref=one.id, order=order, title=one.title, type=one.type, category=one.category, start=one.start,
                end=one.end, budget=one.budget, status=one.status, summary=one.summary, url=one.url, need=one.need,
            )
            for order, one in enumerate(material.projects)
        ),
        journal=False,
    )  # fmt: skip
    by_ref = {project.ref: project for project in projects}
    act.add_all(
        (
            Party(
                project=by_ref[one.project_id], order=order, organisation=one.organisation,
                organisation_id=one.organisation_id, kind=one.kind, role=one.role, budget=one.budget, place=one.place,
                country=one.country,
            )
            for order, one in enumerate(material.parties)
            if one.project_id in by_ref
        ),
        journal=False,
    )  # fmt: skip
    return by_ref
