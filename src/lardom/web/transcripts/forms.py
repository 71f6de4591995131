"""What a person may say about transcripts, checked: files to be taken in, voices, corrections."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from lardom.fieldwork.interviews import INTERVIEWER, Interview
from lardom.transcripts.voices import INTERVIEWER_LABELS, suggested_voices
from lardom.web.transcripts.actions.deliveries import Choice
from lardom.web.transcripts.pages import ArrivalRow, Known

VOICES, INTERVIEWS, PROJECTS = "known-voices", "known-interviews", "known-projects"
"""The lists of suggestions that stand once on a page and serve every field."""


def _suggested(label: Any, name: str, **more: Any) -> forms.CharField:
    attributes = {"list": name, "autocomplete": "off"}
    return forms.CharField(
        label=label, required=False, max_length=120, widget=forms.TextInput(attrs=attributes), **more
    )


class VoicesForm(forms.Form):
    """Whose voice each label of a transcript is, in which interview."""

    interview = _suggested(gettext_lazy("Interview"), INTERVIEWS)
    project = _suggested(gettext_lazy("Project"), PROJECTS)

    def __init__(self, labels: Iterable[str], known: Known, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.labels = tuple(labels)
        self.known = known
        self.newcomers: dict[str, str] = {}
        for place, label in enumerate(self.labels):
            self.fields[f"voice{place}"] = _suggested(label, VOICES)

    @property
    def voices(self) -> list[forms.BoundField]:
        """The fields of the labels, in their order."""
        return [self[f"voice{place}"] for place in range(len(self.labels))]

    def clean_project(self) -> str:
        """Accept a project's id or its label in the sample."""
        told = str(self.cleaned_data["project"]).strip()
        if told and told.casefold() not in self.known.projects:
            raise forms.ValidationError(
                _("There is no project “%(name)s”. Choose one of the suggestions.") % {"name": told}
            )
        return self.known.projects.get(told.casefold(), "")

    def clean(self) -> dict[str, Any]:
        """Turn what was written at each label into a voice."""
        told: dict[str, Any] = super().clean() or {}
        speakers = {}
        for place, label in enumerate(self.labels):
            speakers[label] = self._voice(f"voice{place}", str(told.get(f"voice{place}", "")).strip())
        told["speakers"] = speakers
        if any(speakers.values()) and not told.get("interview"):
            self.add_error("interview", _("Name the interview, so that the voices have a place to be kept."))
        return told

    def _voice(self, name: str, told: str) -> str:
        if not told:
            return ""
        if told.casefold() in INTERVIEWER_LABELS or told.casefold() == _("interviewer").casefold():
            return INTERVIEWER
        if told.casefold() in self.known.people:
            return self.known.people[told.casefold()]
        self.newcomers[told] = name
        return told


class ArrivalForm(VoicesForm):
    """One file of a delivery: whether it is taken in, under which name, and whose voices it holds."""

    keep = forms.ChoiceField(label=gettext_lazy("What to do with it"), widget=forms.RadioSelect)
    ref = forms.CharField(label=gettext_lazy("Name in the study"), max_length=255, required=False)
    why = forms.CharField(label=gettext_lazy("Why there is a new version"), max_length=300, required=False)
    date = forms.DateField(
        label=gettext_lazy("Date of the interview"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )

    def __init__(self, row: ArrivalRow, known: Known, data: Mapping[str, Any] | None = None) -> None:
        super().__init__(row.labels, known, data, prefix=f"file{row.arrival.pk}", initial=_initial(row, known))
        self.row = row
        choices = [("new", _("Take it in as a new transcript")), ("leave", _("Leave it out"))]
        if row.older:
            as_version = _("Take it in as a new version of “%(name)s”") % {"name": row.older.ref}
            choices.insert(0, ("version", as_version))
        self.fields["keep"].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """See that a new transcript has a name of its own."""
        told = super().clean()
        ref = str(told.get("ref", "")).strip() or self.row.arrival.name
        if told.get("keep") == "new" and ref in self.known.transcripts:
            sentence = _(
                "There is a transcript called “%(name)s” already. Take it in as a new version, or give it another name."
            )
            self.add_error("ref", sentence % {"name": ref})
        if told.get("keep") == "leave":
            self.newcomers.clear()
            for name in [name for name in self.errors if name != "keep"]:
                del self.errors[name]
        told["ref"] = ref
        return told

    @property
    def unknown(self) -> int:
        """How many labels nobody has given a voice."""
        return sum(not self[f"voice{place}"].value() for place in range(len(self.labels)))

    def choice(self) -> Choice:
        """Return what was decided about the file."""
        told = self.cleaned_data
        return Choice(
            self.row.arrival, told["keep"], told["ref"], self.row.older, told.get("why", ""), told.get("interview", ""),
            told.get("project", ""), told.get("date"), told.get("speakers", {}),
        )  # fmt: skip


def _initial(row: ArrivalRow, known: Known) -> dict[str, Any]:
    """Return what is probably meant: the interview of that name, the voices the labels have had before."""
    stem = row.arrival.name.rpartition(".")[0] or row.arrival.name
    of_older = next((one for one in known.interviews.values() if row.older and one.transcript == row.older.ref), None)
    interview = of_older or known.interviews.get(stem.casefold()) or Interview(stem, "")
    found = suggested_voices(row.labels, interview, known.respondents, known.interviews.values())
    told = {
        f"voice{place}": _("interviewer") if found[label] == INTERVIEWER else found[label]
        for place, label in enumerate(row.labels)
    }
    keep = "leave" if row.same else "version" if row.older else "new"
    return told | {
        "keep": keep, "ref": row.arrival.name, "interview": interview.id, "project": interview.project_id,
        "date": interview.date,
    }  # fmt: skip


class DeliveryForm:
    """All files of a delivery together, and whether respondents nobody knows yet are to be made."""

    NEW = "new-respondents"

    def __init__(self, rows: Iterable[ArrivalRow], known: Known, data: Mapping[str, Any] | None = None) -> None:
        self.known = known
        self.makes_new = bool(data and data.get(self.NEW))
        self.files = [ArrivalForm(row, known, data) if row.arrival.told else None for row in rows]
        self.forms = [form for form in self.files if form]

    def is_valid(self) -> bool:
        """Check every file, and that no two take the same name."""
        right = all([form.is_valid() for form in self.forms])  # noqa: C419 - every form tells what is wrong with it
        self._names()
        for form in self.forms:
            for told, name in form.newcomers.items():
                self._newcomer(form, told, name)
        return right and not any(form.errors for form in self.forms)

    def _names(self) -> None:
        taken: dict[str, ArrivalForm] = {}
        for form in self.forms:
            if form.cleaned_data.get("keep") != "new":
                continue
            ref = form.cleaned_data["ref"]
            if ref in taken:
                sentence = _("Two of these files are called “%(name)s”. Leave one out or give it another name.")
                form.add_error("ref", sentence % {"name": ref})
            taken[ref] = form

    def _newcomer(self, form: ArrivalForm, told: str, name: str) -> None:
        if not self.makes_new:
            sentence = _("There is no respondent “%(name)s”. Choose one, or tick that new ones are to be made.")
            form.add_error(name, sentence % {"name": told})
        elif not form.cleaned_data.get("project"):
            form.add_error(
                "project", _("Name the project, so that the new respondent “%(name)s” belongs to one.") % {"name": told}
            )

    @property
    def respondents(self) -> dict[str, str]:
        """The respondents to be made, each with its project."""
        return {told: form.cleaned_data["project"] for form in self.forms for told in form.newcomers}

    @property
    def problems(self) -> str:
        """How many files something is wrong with, as a sentence; nothing when all is well."""
        wrong = sum(bool(form.errors) for form in self.forms if form.is_bound)
        sentence = ngettext(
            "Something is to be mended at %(count)s file. Nothing has been taken in yet.",
            "Something is to be mended at %(count)s files. Nothing has been taken in yet.",
            wrong,
        )
        return sentence % {"count": wrong} if wrong else ""


class CorrectionForm(forms.Form):
    """Other words for one turn, and why."""

    words = forms.CharField(
        label=gettext_lazy("Words of the turn"), widget=forms.Textarea(attrs={"rows": 8}), strip=True
    )
    why = forms.CharField(label=gettext_lazy("Why"), max_length=300, required=False)
    seen = forms.IntegerField(widget=forms.HiddenInput)


class SeenForm(forms.Form):
    """Which version of the row the person saw when deciding."""

    seen = forms.IntegerField()


def language() -> str:
    """Return the language in which the page speaks, as the ground floor names it."""
    return "en" if (get_language() or "sv").startswith("en") else "sv"
