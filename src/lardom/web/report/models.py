"""Tables of the report: drafts, their immutable versions, signatures and the printed files."""

from typing import ClassVar

from django.db import models

from lardom.web.study.models import Journaled, Scoped


class Draft(Journaled):
    """One report on its way: draft → review → signed. `current` is the version people work on."""

    title = models.CharField(max_length=200)
    state = models.CharField(max_length=10, default="draft")  # draft · review · signed
    language = models.CharField(max_length=2, default="sv")
    current = models.ForeignKey("report.DraftVersion", null=True, on_delete=models.PROTECT, related_name="+")
    order = models.IntegerField(default=0)
    stale = models.JSONField(default=list)  # refs of transcripts changed since it quoted them

    def __str__(self) -> str:
        return self.title


class DraftVersion(Scoped):
    """One saved version of a draft's Markdown."""

    draft = models.ForeignKey("report.Draft", on_delete=models.CASCADE, related_name="versions")
    number = models.IntegerField()
    text = models.TextField()
    why = models.CharField(max_length=300, blank=True, default="")
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey("study.Person", null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["draft", "number"], name="one_draft_version_a_number")
        ]


class Signature(Journaled):
    """A researcher's signature under one version, with what was found at that moment."""

    draft = models.ForeignKey("report.Draft", on_delete=models.CASCADE, related_name="signatures")
    draft_version = models.ForeignKey("report.DraftVersion", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("study.Person", null=True, on_delete=models.SET_NULL, related_name="+")
    digest = models.CharField(max_length=64)
    findings = models.JSONField(default=dict)
    at = models.DateTimeField(auto_now_add=True)


class Printed(Scoped):
    """A report printed from one version: docx, pdf, html or the audit sheet."""

    draft_version = models.ForeignKey("report.DraftVersion", on_delete=models.CASCADE, related_name="printed")
    form = models.CharField(max_length=10)
    file = models.ForeignKey("study.StoredFile", on_delete=models.CASCADE, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
