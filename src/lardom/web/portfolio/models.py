"""Tables of the portfolio: projects and the parties that take part."""

from typing import ClassVar

from django.db import models

from lardom.web.study.models import Journaled


class Project(Journaled):
    """One funded project (`lardom.portfolio.projects.Project`); `ref` is its id in the study."""

    ref = models.CharField(max_length=120)
    order = models.IntegerField(default=0)
    title = models.CharField(max_length=500)
    type = models.CharField(max_length=200, blank=True, default="")
    category = models.CharField(max_length=200, blank=True, default="")
    start = models.DateField(null=True, blank=True)
    end = models.DateField(null=True, blank=True)
    budget = models.FloatField(null=True, blank=True)
    status = models.CharField(max_length=200, blank=True, default="")
    summary = models.TextField(blank=True, default="")
    url = models.CharField(max_length=500, blank=True, default="")
    need = models.TextField(blank=True, default="")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["study", "ref"], condition=models.Q(removed=False), name="one_project_a_ref"
            )
        ]

    def __str__(self) -> str:
        return self.title


class Party(Journaled):
    """One organisation's part in one project."""

    project = models.ForeignKey("portfolio.Project", on_delete=models.CASCADE, related_name="parties")
    order = models.IntegerField(default=0)
    organisation = models.CharField(max_length=500)
    organisation_id = models.CharField(max_length=120, blank=True, default="")
    kind = models.CharField(max_length=200, blank=True, default="")
    role = models.CharField(max_length=200, blank=True, default="")
    budget = models.FloatField(null=True, blank=True)
    place = models.CharField(max_length=200, blank=True, default="")
    country = models.CharField(max_length=120, blank=True, default="")
