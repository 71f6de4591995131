"""Tables of the fieldwork: respondents without names, interviews, answers, and the key that is kept apart."""

from typing import ClassVar

from django.db import models

from lardom.web.study.models import Journaled


class Respondent(Journaled):
    """One person heard (`lardom.fieldwork.respondents.Respondent`); never the name."""

    ref = models.CharField(max_length=120)
    order = models.IntegerField(default=0)
    project = models.ForeignKey("portfolio.Project", on_delete=models.PROTECT, related_name="+")
    label = models.CharField(max_length=40)
    relation = models.CharField(max_length=40, blank=True, default="")
    step = models.IntegerField(null=True, blank=True)
    consent = models.JSONField(default=list)
    withdrawn = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["study", "ref"], condition=models.Q(removed=False), name="one_respondent_a_ref"
            )
        ]


class Interview(Journaled):
    """One conversation (`lardom.fieldwork.interviews.Interview`).

    `respondents` are refs of respondents, `transcript` the ref of the transcript, `speakers` pairs of label and voice.
    """

    ref = models.CharField(max_length=120)
    order = models.IntegerField(default=0)
    project = models.ForeignKey("portfolio.Project", null=True, on_delete=models.PROTECT, related_name="+")
    date = models.DateField(null=True, blank=True)
    step = models.IntegerField(null=True, blank=True)
    mode = models.CharField(max_length=80, blank=True, default="")
    minutes = models.FloatField(null=True, blank=True)
    respondents = models.JSONField(default=list)
    interviewers = models.JSONField(default=list)
    transcript = models.CharField(max_length=255, blank=True, default="")
    speakers = models.JSONField(default=list)
    source = models.CharField(max_length=20, default="recording")
    language = models.CharField(max_length=8, blank=True, default="")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["study", "ref"], condition=models.Q(removed=False), name="one_interview_a_ref"
            )
        ]


class Answer(Journaled):
    """One answer to a closed question; an empty value is a missing answer, with its reason."""

    respondent = models.ForeignKey("fieldwork.Respondent", on_delete=models.CASCADE, related_name="answers")
    order = models.IntegerField(default=0)
    item = models.CharField(max_length=80)
    value = models.IntegerField(null=True, blank=True)
    missing = models.CharField(max_length=200, blank=True, default="")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["respondent", "item"], condition=models.Q(removed=False), name="one_answer_an_item"
            )
        ]


class KeyName(Journaled):
    """One row of the key: a real name and what is printed instead. Only a key-holder sees it."""

    order = models.IntegerField(default=0)
    name = models.CharField(max_length=300)
    pseudonym = models.CharField(max_length=300, blank=True, default="")
    kind = models.CharField(max_length=80, blank=True, default="")
