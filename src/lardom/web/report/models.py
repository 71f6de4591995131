"""Tables of the report: drafts, their immutable versions, signatures, what is typed and not yet saved, printed files."""

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

    def __str__(self) -> str:
        return self.title

    @property
    def standing(self) -> "DraftVersion":
        """The version that people work on; every draft has one from the beginning."""
        if self.current is None:
            raise LookupError(f"draft {self.pk} has no version")
        return self.current


class DraftVersion(Scoped):
    """One saved version of a draft's Markdown.

    `transcripts` are the numbers of the transcripts' versions at the time, by ref: what a quotation of it was taken from.
    `quotes` are the refs of those it quotes, once it has been checked.
    """

    draft = models.ForeignKey("report.Draft", on_delete=models.CASCADE, related_name="versions")
    number = models.IntegerField()
    text = models.TextField()
    why = models.CharField(max_length=300, blank=True, default="")
    transcripts = models.JSONField(default=dict)
    quotes = models.JSONField(null=True)
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey("study.Person", null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["draft", "number"], name="one_draft_version_a_number")
        ]


class Scribble(Scoped):
    """What a person has typed in a draft since version `base` and not saved: kept so that no word is lost."""

    draft = models.ForeignKey("report.Draft", on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey("study.Person", on_delete=models.CASCADE, related_name="+")
    base = models.IntegerField()
    text = models.TextField(blank=True, default="")
    kept_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["draft", "person"], name="one_scribble_each")
        ]


class Signature(Scoped):
    """A researcher's signature under one version, with what was found at that moment; never taken back."""

    draft = models.ForeignKey("report.Draft", on_delete=models.CASCADE, related_name="signatures")
    draft_version = models.ForeignKey("report.DraftVersion", on_delete=models.PROTECT, related_name="signatures")
    person = models.ForeignKey("study.Person", null=True, on_delete=models.SET_NULL, related_name="+")
    digest = models.CharField(max_length=64)
    findings = models.JSONField(default=dict)
    at = models.DateTimeField(auto_now_add=True)


class Printed(Scoped):
    """A report asked for in print, from one version: docx, pdf, html or the audit sheet; `file` once it is made.

    `stands` is the entry of the trail that the material stood at; `despite` the reason for printing over errors.
    """

    draft_version = models.ForeignKey("report.DraftVersion", on_delete=models.CASCADE, related_name="printed")
    form = models.CharField(max_length=12)
    despite = models.CharField(max_length=500, blank=True, default="")
    stands = models.BigIntegerField(default=0)
    file = models.ForeignKey("study.StoredFile", null=True, on_delete=models.CASCADE, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey("study.Person", null=True, on_delete=models.SET_NULL, related_name="+")
