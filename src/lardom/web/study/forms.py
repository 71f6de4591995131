"""What a person may write about a study, checked."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from lardom.claims.material import Material
from lardom.exchange.cells import Cell
from lardom.exchange.columns import Column, Table
from lardom.exchange.loading import Loaded, plan, typed
from lardom.study.roles import ROLES, role_name
from lardom.study.settings import Language
from lardom.web.study.models import Person, Study

PASSWORD_HINT = _("At least 12 characters. A few words that nobody but you would put together are the best.")


class NewStudyForm(forms.Form):
    """A new, empty study."""

    title = forms.CharField(label=_("Title"), max_length=200, help_text=_("As it will stand on the report."))
    language = forms.ChoiceField(
        label=_("Language of the report"), choices=[("sv", "Svenska"), ("en", "English")], initial="sv"
    )


class RolesForm(forms.Form):
    """What somebody takes part as: one role or several."""

    roles = forms.MultipleChoiceField(label=_("Takes part as"), widget=forms.CheckboxSelectMultiple)
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *told: Any, **more: Any) -> None:
        super().__init__(*told, **more)
        language = get_language() or "sv"
        self.fields["roles"].choices = [(role, role_name(role, language)) for role in ROLES]  # type: ignore[attr-defined]


class InviteForm(RolesForm):
    """Whom one invites."""

    field_order = ("email", "name", "roles")
    email = forms.EmailField(label=_("E-mail address"), help_text=_("The link is good for this address only."))
    name = forms.CharField(label=_("Name"), max_length=120, required=False)


class AcceptForm(forms.Form):
    """Name and password of somebody who comes in; the address too when the invitation names none."""

    name = forms.CharField(
        label=_("Your name"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"}),
        help_text=_("As colleagues should see it."),
    )  # fmt: skip
    email = forms.EmailField(label=_("E-mail address"), widget=forms.EmailInput(attrs={"autocomplete": "username"}))
    password = forms.CharField(
        label=_("Password"), strip=False, help_text=PASSWORD_HINT,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )  # fmt: skip
    again = forms.CharField(
        label=_("The password once more"), strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )  # fmt: skip

    def __init__(self, *told: Any, address: str = "", **more: Any) -> None:
        super().__init__(*told, **more)
        self.address = address
        if address:
            del self.fields["email"]

    def clean(self) -> dict[str, Any]:
        """Hold the password against the house's rules, and the two against each other."""
        told = super().clean() or {}
        password = told.get("password")
        if password:
            person = Person(email=self.address or told.get("email", ""), name=told.get("name", ""))
            try:
                validate_password(password, person)
            except forms.ValidationError as wrong:
                self.add_error("password", wrong)
        if password and told.get("again") and password != told["again"]:
            self.add_error("again", _("The two passwords are not the same."))
        told.pop("again", None)
        return told


class MeForm(forms.Form):
    """How one is called and how pages should be."""

    name = forms.CharField(label=_("Your name"), max_length=120, help_text=_("As colleagues should see it."))
    language = forms.ChoiceField(label=_("Language"), choices=[("sv", "Svenska"), ("en", "English")])
    theme = forms.ChoiceField(
        label=_("Look"), choices=[("auto", _("As the machine")), ("light", _("Light")), ("dark", _("Dark"))]
    )


class TokenForm(forms.Form):
    """A new key for programs."""

    study = forms.ChoiceField(label=_("Study"))
    name = forms.CharField(label=_("What it is for"), max_length=80, help_text=_("Such as: the notebook on my laptop."))
    writes = forms.BooleanField(label=_("May also write"), required=False)
    days = forms.TypedChoiceField(
        label=_("Good for"), coerce=int, initial=90,
        choices=[(30, _("30 days")), (90, _("90 days")), (365, _("a year"))],
    )  # fmt: skip

    def __init__(self, *told: Any, studies: Sequence[Study], **more: Any) -> None:
        super().__init__(*told, **more)
        self._studies = {study.slug: study for study in studies}
        self.fields["study"].choices = [(study.slug, study.title) for study in studies]  # type: ignore[attr-defined]

    def clean_study(self) -> Study:
        """Return the study itself."""
        return self._studies[self.cleaned_data["study"]]


LABELS: Mapping[str, str | Promise] = {
    "project_id": _("Project"), "title": _("Title"), "type": _("Type"),
    "category": _("Category"), "start": _("Start"), "end": _("End"),
    "budget": _("Budget"), "status": _("Status"), "summary": _("Summary"),
    "url": _("Web address"), "need": _("Need"), "organisation": _("Organisation"),
    "organisation_id": _("Organisation's number"), "kind": _("Kind"), "role": _("Role"),
    "place": _("Place"), "country": _("Country"), "decision": _("Decision"),
    "label": _("Letter or label"), "steps": _("Steps"), "contacted": _("First contact"),
    "outcome": _("Outcome"), "reason": _("Reason"), "respondent_id": _("Respondent"),
    "relation": _("Speaks as"), "step": _("Step"), "consent": _("Consent to"),
    "withdrawn": _("Consent taken back on"), "interview_id": _("Interview"),
    "date": _("Day"), "mode": _("How it was held"), "minutes": _("Minutes"),
    "respondents": _("Respondents"), "interviewers": _("Interviewers"),
    "transcript": _("Transcript"), "speakers": _("Speakers"), "source": _("Source"),
    "language": _("Language"), "item": _("Question"), "value": _("Answer"),
    "missing": _("Why missing"), "name": _("Name"), "pseudonym": _("Printed instead"),
}  # fmt: skip
"""What people call the columns of the declared tables."""

_MORE: Mapping[str, str | Promise] = {
    "answers": _("Answers"), "base": _("Base"), "blind": _("Blind"), "claim": _("Claim"), "class_name": _("Class"),
    "closed": _("Closed"), "closed_at": _("Closed"), "code": _("Code"), "coder": _("Coder"), "colour": _("Colour"),
    "current": _("Version"), "definition": _("Definition"), "display": _("How it is printed"),
    "document": _("Version of the text"), "doubt": _("Doubtful"), "example": _("Example"),
    "exclude": _("When not to use it"), "group": _("Group"), "group_a": _("First group"),
    "group_b": _("Second group"), "hedge": _("Hedge"), "include": _("When to use it"), "mark": _("Mark"),
    "measure": _("Measure"), "merged_into": _("Merged into"), "note": _("Note"), "number": _("Number"),
    "object": _("Object"), "opened": _("Opened"),
    "order": _("Place in the order"),
    "parent": _("Under"), "person": _("Written by"), "polarity": _("Direction"), "pole": _("Pole"),
    "project": _("Project"), "quantifier": _("Quantifier"), "ref": _("Id"),
    "resolved": _("Settled"), "respondent": _("Respondent"), "roles": _("Roles"), "round": _("Round"),
    "row": _("Row"), "scope": _("Scope"), "section": _("Section"), "settings": _("Settings"),
    "settled": _("Settled"), "state": _("State"), "subject": _("About"), "target": _("Points to"),
    "text": _("Text"), "theme": _("Theme"), "turn": _("Turn"), "turns": _("Turns"), "unit": _("Unit"),
    "voice": _("Voice"),
}  # fmt: skip
"""What people call the other fields of rows that two may change at once."""

LEAST_HELP = 40
"""Shorter descriptions of a column say no more than its label."""

_LONG = frozenset({"summary", "need", "reason"})


def spoken() -> Language:
    """Return the language the page is in, as the ground floor names it."""
    return "sv" if (get_language() or "sv").startswith("sv") else "en"


def label_of(column: str) -> str:
    """Return what people call a column."""
    return str(LABELS.get(column) or _MORE.get(column, column))


def field_label(table: str, name: str) -> str:
    """Return what people call a field of a row of a table: respondents alone “speak as” somebody."""
    return gettext("Relation") if name == "relation" and table != "respondent" else label_of(name)


def word_of(column: Column, value: str) -> str:
    """Return an allowed word of a column as the page's language says it."""
    if spoken() == "sv":
        return next((spelling for spelling, word in column.words if word == value), value)
    return value


def shown(column: Column, value: Cell) -> str:
    """Return a cell as a person reads it and writes it."""
    if value is None or value in ("", ()):
        return ""
    if isinstance(value, tuple):
        return "; ".join("=".join(one) if isinstance(one, tuple) else word_of(column, str(one)) for one in value)
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, float):
        return f"{value:g}" if value != int(value) else str(int(value))
    return word_of(column, str(value)) if column.allowed else str(value)


type Choices = Iterable[tuple[str, str]]


def _field(column: Column, choices: Choices | None) -> forms.Field:
    about = column.described(spoken())
    told: dict[str, Any] = {
        "label": label_of(column.name),
        "required": column.required,
        # A description that only says the label again is left out.
        "help_text": about if len(about) > LEAST_HELP or column.several else "",
    }
    if column.allowed:
        choices = [(word, word_of(column, word).capitalize()) for word in column.allowed]
    if choices is not None and column.several:
        return forms.MultipleChoiceField(choices=list(choices), widget=forms.CheckboxSelectMultiple, **told)
    if choices is not None:
        return forms.ChoiceField(choices=[("", "–"), *choices], **told)
    if column.kind == "date":
        return forms.CharField(widget=forms.DateInput(attrs={"type": "date"}), **told)
    if column.kind in ("number", "integer"):
        return forms.CharField(widget=forms.TextInput(attrs={"inputmode": "decimal"}), **told)
    return forms.CharField(widget=forms.Textarea(attrs={"rows": 3}) if column.name in _LONG else None, **told)


class RowForm(forms.Form):
    """One row of a declared table: its fields are the columns, and it is judged by the rules a file is judged by."""

    def __init__(
        self,
        table: Table,
        data: Mapping[str, Any] | None = None,
        *,
        values: Mapping[str, Cell] | None = None,
        without: Collection[str] = (),
        choices: Mapping[str, Choices] | None = None,
    ) -> None:
        self.table = table
        self.columns = [column for column in table.columns if column.name not in without]
        self.own = dict(values or {})
        self.choices = dict(choices or {})
        super().__init__(data, initial={column.name: self._initial(column) for column in self.columns})
        for column in self.columns:
            self.fields[column.name] = _field(column, self.choices.get(column.name))

    def _initial(self, column: Column) -> Any:
        value = self.own.get(column.name)
        if isinstance(value, tuple) and (column.allowed or column.name in self.choices):
            return [str(one) for one in value]
        return value if column.allowed else shown(column, value if value is not None else "")

    def cells(self) -> dict[str, str]:
        """Return the row as cells of a file: the columns shown as typed, the others as they stand."""
        told = {
            column.name: shown(column, self.own[column.name])
            for column in self.table.columns
            if column.name in self.own
        }
        for column in self.columns:
            typed_in = self.cleaned_data.get(column.name, "")
            told[column.name] = ";".join(typed_in) if isinstance(typed_in, list) else str(typed_in)
        return told

    def row(
        self,
        material: Material,
        *,
        place: int | None,
        taken: Mapping[str, Collection[str]] | None = None,
        texts_known: bool = False,
    ) -> Loaded | None:
        """Return the row as it would be kept, or nothing when it cannot be: then the form says everything that is wrong.

        `taken` gives the ids that other rows have.
        """
        self.full_clean()
        for column, ids in (taken or {}).items():
            told = str(self.data.get(column, "")).strip()
            if told and told.casefold() in {one.casefold() for one in ids}:
                self.add_error(column, gettext("“%(id)s” is taken. Choose another.") % {"id": told})
        found = plan(
            self.table, typed(self.table, self.cells()), material,
            language=spoken(), texts_known=texts_known, beside={2: place},
        )  # fmt: skip
        for problem in found.every_problem:
            if problem.severity == "error" and problem.column not in self.errors:
                where = problem.column if problem.column in self.fields else None
                self.add_error(where, f"{problem.message} {problem.way_out}")
        return None if self.errors or not found.rows else found.rows[0]


@dataclass(frozen=True, slots=True)
class Asked:
    """What of the trail somebody wants to see: of whom, of what kind, of which day, and before which entry."""

    person: int | None = None
    kind: str = ""
    day: dt.date | None = None
    before: int | None = None


class TrailForm(forms.Form):
    """Which entries of the trail to show."""

    person = forms.TypedChoiceField(label=_("Who"), coerce=int, empty_value=None, required=False)
    kind = forms.ChoiceField(label=_("What"), required=False)
    day = forms.DateField(
        label=_("Day"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    before = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, *told: Any, people: Sequence[tuple[int, str]], kinds: Sequence[tuple[str, str]], **more: Any
    ) -> None:
        super().__init__(*told, **more)
        self.fields["person"].choices = [("", _("Everybody")), *people]  # type: ignore[attr-defined]
        self.fields["kind"].choices = [("", _("Everything")), *kinds]  # type: ignore[attr-defined]

    def asked(self) -> Asked:
        """Return what is asked for; a filter that makes no sense is passed over, and its field says so."""
        self.is_valid()
        told = self.cleaned_data
        return Asked(told.get("person"), told.get("kind") or "", told.get("day"), told.get("before"))
