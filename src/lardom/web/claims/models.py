"""Tables of the claims: each claim, what it rests on, and the register of quotations."""

from typing import ClassVar

from django.db import models

from lardom.web.study.models import Journaled


class Claim(Journaled):
    """One statement of the report that can hold or not (`lardom.claims.claim.Claim`)."""

    ref = models.CharField(max_length=80)
    order = models.FloatField(default=0)  # between two others there is always room: moving one claim changes one row
    text = models.TextField()
    section = models.CharField(max_length=200, blank=True, default="")
    voice = models.CharField(max_length=20, blank=True, default="")
    quantifier = models.CharField(max_length=120, blank=True, default="")
    class_name = models.CharField(max_length=40, blank=True, default="")
    unit = models.CharField(max_length=80, blank=True, default="")
    base = models.CharField(max_length=200, blank=True, default="")
    scope = models.CharField(max_length=300, blank=True, default="")
    polarity = models.CharField(max_length=1, blank=True, default="")
    hedge = models.CharField(max_length=120, blank=True, default="")
    kind = models.CharField(max_length=40, blank=True, default="")
    parent = models.CharField(max_length=80, blank=True, default="")
    object = models.CharField(max_length=200, blank=True, default="")
    group_a = models.CharField(max_length=500, blank=True, default="")
    group_b = models.CharField(max_length=500, blank=True, default="")
    measure = models.CharField(max_length=200, blank=True, default="")
    number = models.IntegerField(null=True, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["study", "ref"], condition=models.Q(removed=False), name="one_claim_a_ref")
        ]


class Evidence(Journaled):
    """One link from a claim to what backs or troubles it; `target` is a ref of the kind's own table."""

    claim = models.ForeignKey("claims.Claim", on_delete=models.CASCADE, related_name="evidence")
    order = models.IntegerField(default=0)
    relation = models.CharField(max_length=12)
    kind = models.CharField(max_length=12)
    target = models.CharField(max_length=300)
    group = models.CharField(max_length=1, blank=True, default="")


class Quotation(Journaled):
    """A quotation of the register, as the report prints it (`lardom.claims.quotation.Quotation`)."""

    ref = models.CharField(max_length=80)
    order = models.FloatField(default=0)
    project = models.CharField(max_length=40)
    respondents = models.JSONField(default=list)
    transcript = models.CharField(max_length=255, blank=True, default="")
    turns = models.JSONField(default=list)
    text = models.TextField()
    display = models.CharField(max_length=8, default="block")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["study", "ref"], condition=models.Q(removed=False), name="one_quotation_a_ref"
            )
        ]
