"""What is typed about people, interviews and answers, judged by the rules a file of them is judged by."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lardom.exchange.loading import Loaded, plan
from lardom.exchange.rows import rows
from lardom.exchange.tables import table_named
from lardom.study.tablefile import Row, TableFile
from lardom.web.fieldwork import actions, queries
from lardom.web.fieldwork.models import Interview, Respondent
from lardom.web.portfolio import queries as portfolio
from lardom.web.sampling import queries as sampling
from lardom.web.study import queries as studies
from lardom.web.study.forms import Choices, RowForm, spoken
from lardom.web.study.models import Study
from lardom.web.study.writing import Refused

RESPONDENTS, INTERVIEWS, ANSWERS = (table_named(name) for name in ("respondents", "interviews", "answers"))


def _choices(study: Study) -> dict[str, Choices]:
    """Return the projects (those of the sample first, by their letters) and the steps one can choose among."""
    letters = sampling.letters(study)
    projects = portfolio.projects(study)
    chosen = sorted(
        (one for one in projects if one.id in letters), key=lambda one: (len(letters[one.id]), letters[one.id])
    )
    rest = [one for one in projects if one.id not in letters]
    told: dict[str, Choices] = {
        "project_id": [(one.id, f"{letters.get(one.id, '')} {one.id} {one.title}".strip()) for one in (*chosen, *rest)]
    }
    steps = studies.settings(study).steps
    if steps:
        told["step"] = [(str(step.number), f"{step.number} {step.name}".strip()) for step in steps]
    return told


def place_of(row: Respondent | Interview, placed: Iterable[int]) -> int:
    """Return where a row stands among the study's, as the values made of them stand."""
    return list(placed).index(row.pk)


def respondent_form(study: Study, data: Mapping[str, Any] | None, row: Respondent | None) -> RowForm:
    """Return the form of a respondent; consent is taken back on a page of its own."""
    choices = _choices(study)
    if row is None:
        return RowForm(RESPONDENTS, data, without=("withdrawn",), choices=choices)
    place = place_of(row, queries.respondent_rows(study).values_list("pk", flat=True))
    values = rows(RESPONDENTS, queries.material(study))[place]
    return RowForm(RESPONDENTS, data, values=values, without=("withdrawn", "respondent_id"), choices=choices)


def interview_form(study: Study, data: Mapping[str, Any] | None, row: Interview | None) -> RowForm:
    """Return the form of an interview."""
    letters = sampling.letters(study)
    people = [
        (one.ref, f"{letters.get(one.project.ref, one.project.ref)} {one.label}")
        for one in queries.respondent_rows(study)
    ]
    choices = {**_choices(study), "respondents": people}
    if row is None:
        return RowForm(INTERVIEWS, data, choices=choices)
    place = place_of(row, queries.interview_rows(study).values_list("pk", flat=True))
    values = rows(INTERVIEWS, queries.material(study))[place]
    return RowForm(INTERVIEWS, data, values=values, without=("interview_id",), choices=choices)


class WithdrawForm(forms.Form):
    """The day a consent was taken back."""

    day = forms.CharField(
        label=gettext_lazy("The day it was taken back"), widget=forms.DateInput(attrs={"type": "date"})
    )

    def clean_day(self) -> dt.date:
        """Read the day as the tables read days."""
        try:
            return actions.day_of_withdrawal(self.cleaned_data["day"])
        except Refused as no:
            raise forms.ValidationError(no.sentences[0]) from None


class NameForm(forms.Form):
    """One row of the key."""

    name = forms.CharField(label=gettext_lazy("Real name"), max_length=300)
    pseudonym = forms.CharField(label=gettext_lazy("Printed instead"), max_length=300, required=False)
    kind = forms.CharField(label=gettext_lazy("Kind"), max_length=80, required=False)


@dataclass(frozen=True, slots=True)
class Grid:
    """What was entered in the grid of answers: the rows to keep, what is wrong, and what somebody else has changed."""

    loaded: tuple[Loaded, ...] = ()
    wrong: tuple[str, ...] = ()
    moved: tuple[str, ...] = ()


def answer_in(cell: str) -> tuple[str, str]:
    """Return the answer that a cell of the grid holds and why there is none: words without a digit are a reason.

    >>> answer_in(" 4 "), answer_in("don't know"), answer_in("4o"), answer_in("")
    (('4', ''), ('', "don't know"), ('4o', ''), ('', ''))
    """
    told = " ".join(cell.split())
    is_reason = any(sign.isalpha() for sign in told) and not any(sign.isdigit() for sign in told)
    return ("", told) if is_reason else (told, "")


def entered(study: Study, data: Mapping[str, str]) -> Grid:
    """Read the grid: `a-RESPONDENT-ITEM` is what stands in a cell, `w-…` what stood there when the page was shown.

    A cell holds an answer, or in words why there is none.
    """
    now = queries.given(study)
    changed: list[tuple[str, str, str, str]] = []
    moved = []
    for row in queries.respondent_rows(study):
        for item in studies.settings(study).items:
            name = f"{row.pk}-{item.id}"
            told, was = data.get(f"a-{name}"), data.get(f"w-{name}", "")
            if told is None or told.strip() == was:
                continue
            stands = "".join(now.get((row.ref, item.id), ("", "")))
            if stands not in (was, told.strip()):
                moved.append(_("%(who)s, %(item)s: you wrote %(yours)s, but somebody has written %(theirs)s since you looked.")
                             % {"who": row.ref, "item": item.id, "yours": told.strip() or "–", "theirs": stands or "–"})  # fmt: skip
            changed.append((row.ref, item.id, *answer_in(told)))
    source = TableFile(
        ANSWERS.files[0], ("respondent_id", "item", "value", "missing"),
        tuple(Row(number, cells) for number, cells in enumerate(changed, start=2)),
    )  # fmt: skip
    found = plan(ANSWERS, source, queries.material(study), language=spoken())
    wrong = tuple(
        f"{changed[one.row - 2][0]}, {changed[one.row - 2][1]}: {one.message} {one.way_out}"
        for one in found.every_problem
        if one.severity == "error" and one.row
    )
    return Grid(found.wanted, wrong, tuple(moved))
