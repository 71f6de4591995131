"""Tables of the coding: codebook, marks, codings, memos, reading rounds, groups of marks, disagreements."""

import secrets
from typing import ClassVar

from django.db import models

from lardom.web.study.models import Journaled, Scoped


def group_ref() -> str:
    """Return an id for a group that is made here."""
    return f"g{secrets.token_hex(6)}"


def round_ref() -> str:
    """Return an id for a round that is made here."""
    return f"r{secrets.token_hex(6)}"


class Code(Journaled):
    """One code or theme (`lardom.coding.codebook.Code`); `ref` is its id in the study."""

    ref = models.CharField(max_length=160)
    name = models.CharField(max_length=300)
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="children")
    kind = models.CharField(max_length=20, blank=True, default="")
    pole = models.CharField(max_length=120, blank=True, default="")
    definition = models.TextField(blank=True, default="")
    include = models.TextField(blank=True, default="")
    exclude = models.TextField(blank=True, default="")
    example = models.TextField(blank=True, default="")
    colour = models.CharField(max_length=7, blank=True, default="")
    order = models.IntegerField(default=0)
    merged_into = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["study", "ref"], condition=models.Q(removed=False), name="one_code_a_ref")
        ]

    def __str__(self) -> str:
        return self.name


class Round(Journaled):
    """One round of reading or coding. A `blind` round shows others' work only when one's own reading is closed."""

    ref = models.CharField(max_length=120, default=round_ref)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=12, default="marking")  # marking · coding
    blind = models.BooleanField(default=True)
    opened = models.BooleanField(default=False)  # the lead has shown everything to everybody
    closed = models.BooleanField(default=False)
    order = models.IntegerField(default=0)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["study", "ref"], condition=models.Q(removed=False), name="one_round_a_ref")
        ]


class Reading(Journaled):
    """One coder's reading of one transcript in one round: asked for, begun, closed."""

    round = models.ForeignKey("coding.Round", on_delete=models.CASCADE, related_name="readings")
    transcript = models.ForeignKey("transcripts.Transcript", on_delete=models.CASCADE, related_name="+")
    coder = models.ForeignKey("study.Coder", on_delete=models.CASCADE, related_name="+")
    state = models.CharField(max_length=12, default="asked")  # asked · begun · closed
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["round", "transcript", "coder"], condition=models.Q(removed=False), name="one_reading_each"
            )
        ]


class Passage(Journaled):
    """What marks and codings share: a stretch of one version of one transcript, by one coder, with the words' digest."""

    ref = models.CharField(max_length=120)
    transcript = models.ForeignKey("transcripts.Transcript", on_delete=models.CASCADE, related_name="+")
    document = models.ForeignKey("transcripts.Version", on_delete=models.PROTECT, related_name="+")
    start = models.IntegerField()
    end = models.IntegerField()
    digest = models.CharField(max_length=16, blank=True, default="")
    coder = models.ForeignKey("study.Coder", on_delete=models.PROTECT, related_name="+")
    round = models.ForeignKey("coding.Round", null=True, on_delete=models.SET_NULL, related_name="+")
    note = models.TextField(blank=True, default="")
    doubt = models.CharField(max_length=40, blank=True, default="")
    """Why a person must look at it after the transcript was changed; empty when its place is sure."""

    class Meta:
        abstract = True
        indexes: ClassVar[list[models.Index]] = []


class Mark(Passage):
    """A passage a reader marked as important, without a code (`lardom.coding.marks.Mark`)."""

    group = models.ForeignKey("coding.Group", null=True, on_delete=models.SET_NULL, related_name="marks")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["study", "ref"], condition=models.Q(removed=False), name="one_mark_a_ref")
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["transcript", "start"])]


class Coding(Passage):
    """A passage a coder gave one code (`lardom.coding.marks.Coding`)."""

    code = models.ForeignKey("coding.Code", on_delete=models.PROTECT, related_name="codings")
    mark = models.ForeignKey("coding.Mark", null=True, on_delete=models.SET_NULL, related_name="+")
    """The mark it was made of, when its group became a theme: every theme leads back to marks."""

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["study", "ref"], condition=models.Q(removed=False), name="one_coding_a_ref")
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["transcript", "start"]),
            models.Index(fields=["study", "code"]),
        ]


class Group(Journaled):
    """A group of marks on the way to becoming a theme: proposed, discussed, decided."""

    ref = models.CharField(max_length=120, default=group_ref)
    name = models.CharField(max_length=200, blank=True, default="")
    note = models.TextField(blank=True, default="")
    state = models.CharField(max_length=12, default="open")  # open · proposed · decided
    code = models.ForeignKey("coding.Code", null=True, on_delete=models.SET_NULL, related_name="+")
    order = models.IntegerField(default=0)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["study", "ref"], condition=models.Q(removed=False), name="one_group_a_ref")
        ]


class Memo(Journaled):
    """A note on a turn, a mark, a coding or a code ("turn:4:17", "coding:9"), by a person."""

    subject = models.CharField(max_length=80)
    transcript = models.ForeignKey("transcripts.Transcript", null=True, on_delete=models.CASCADE, related_name="+")
    turn = models.IntegerField(null=True)
    coder = models.ForeignKey("study.Coder", on_delete=models.PROTECT, related_name="+")
    text = models.TextField()

    class Meta:
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["study", "subject"])]


class Settlement(Journaled):
    """How a disagreement between coders was settled: both originals stay, the settled codings stand beside them."""

    transcript = models.ForeignKey("transcripts.Transcript", on_delete=models.CASCADE, related_name="+")
    start = models.IntegerField()
    end = models.IntegerField()
    originals = models.JSONField(default=list)  # refs of the codings that disagreed
    settled = models.JSONField(default=list)  # refs of the codings that stand
    reason = models.TextField(blank=True, default="")
    person = models.ForeignKey("study.Person", null=True, on_delete=models.SET_NULL, related_name="+")
    coder = models.ForeignKey("study.Coder", null=True, on_delete=models.SET_NULL, related_name="+")
    """Who settled it in a study that came in as a folder, where people are known by their labels only."""


class SavedSearch(Scoped):
    """A search somebody keeps for the team: its words and filters."""

    name = models.CharField(max_length=120)
    query = models.JSONField(default=dict)
    person = models.ForeignKey("study.Person", null=True, on_delete=models.SET_NULL, related_name="+")
