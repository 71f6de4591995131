"""What a person may ask the search, checked."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lardom.transcripts.searching import MOST_WORDS, Fault
from lardom.web.coding.forms.codebook import KINDS
from lardom.web.coding.queries.searching import Asked

WHAT = [
    ("all", gettext_lazy("all turns")),
    ("coded", gettext_lazy("coded passages")),
    ("uncoded", gettext_lazy("turns nobody has coded")),
]
WHO = [
    ("", gettext_lazy("everybody")),
    ("respondents", gettext_lazy("those interviewed")),
    ("interviewers", gettext_lazy("the interviewers")),
]


class SearchForm(forms.Form):
    """Words and filters; what is not in the lists filters nothing."""

    q = forms.CharField(
        label=gettext_lazy("Words"), required=False, max_length=300, widget=forms.TextInput(attrs={"type": "search"})
    )
    what = forms.ChoiceField(label=gettext_lazy("Look among"), choices=WHAT, required=False)
    code = forms.TypedMultipleChoiceField(label=gettext_lazy("Code"), required=False, coerce=int)
    kind = forms.ChoiceField(label=gettext_lazy("Kind of theme"), required=False)
    coder = forms.TypedMultipleChoiceField(label=gettext_lazy("Coder"), required=False, coerce=int)
    project = forms.ChoiceField(label=gettext_lazy("Project"), required=False)
    respondent = forms.ChoiceField(label=gettext_lazy("Respondent"), required=False)
    step = forms.TypedChoiceField(label=gettext_lazy("Step"), required=False, coerce=int, empty_value=None)
    who = forms.ChoiceField(label=gettext_lazy("Said by"), choices=WHO, required=False)

    def __init__(self, told: Any, lists: dict[str, list[tuple[Any, str]]]) -> None:
        super().__init__(told)
        self._lists = lists
        for name in ("code", "coder"):
            self._choose(name, lists[name], gettext_lazy("all"))
        for name in ("project", "respondent", "step"):
            self._choose(name, lists[name], gettext_lazy("all"))
        self._choose("kind", KINDS[1:], gettext_lazy("all"))

    def _choose(self, name: str, choices: list[tuple[Any, Any]], everything: Any) -> None:
        field: Any = self.fields[name]
        field.choices = [("", everything), *choices]
        if isinstance(field, forms.TypedMultipleChoiceField):
            # One is chosen here; an address may name several.
            field.widget = forms.Select(choices=field.choices)
            field.widget.value_from_datadict = _several(name)

    def asked(self) -> Asked:
        """Return what is asked; a value that no list has filters nothing."""
        self.full_clean()
        told = getattr(self, "cleaned_data", {})
        return Asked(
            told.get("q", ""), told.get("what") or "all", tuple(told.get("code") or ()), told.get("kind", ""),
            tuple(told.get("coder") or ()), told.get("project", ""), told.get("respondent", ""), told.get("step"),
            told.get("who", ""),
        )  # fmt: skip

    @property
    def key(self) -> str:
        """What the choices and those made among them are, for whoever keeps how they look."""
        told: Any = self.data
        return repr(([told.getlist(name) for name in self.fields if name != "q"], self._lists))

    @property
    def is_asked(self) -> bool:
        """Whether anything is searched for or filtered at all."""
        return any(self.data.get(name) for name in self.fields)


def _several(name: str) -> Any:
    def values(data: Any, _files: Any, _name: str) -> list[str]:
        return [one for one in data.getlist(name) if one]

    return values


class SaveSearchForm(forms.Form):
    """A name under which a search is kept for the team."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=120)
    query = forms.CharField(widget=forms.HiddenInput, max_length=2000)


def told_fault(fault: Fault, value: str) -> str:
    """Return why a search cannot be done, as a sentence to the person."""
    return {
        "short part": _("“%(value)s” fits too many words: write at least three letters beside the star."),
        "many fitting": _("“*%(value)s*” fits too many words of this study: write more of the word."),
        "many words": _("A search has at most %(value)s words. Choose the ones that matter."),
        "only without": _("“%(value)s” only says what must not be there. Add a word that must."),
    }[fault] % {"value": value or MOST_WORDS}
