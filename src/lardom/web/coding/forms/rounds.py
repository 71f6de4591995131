"""What the lead may write about a round, checked."""

from django import forms
from django.utils.translation import gettext_lazy as _

KINDS = [
    ("marking", _("Marking: readers mark what is important, without codes")),
    ("coding", _("Coding: readers give passages codes")),
]
MOST_CODERS = 20


class RoundForm(forms.Form):
    """A round of reading."""

    name = forms.CharField(label=_("Name of the round"), max_length=200)
    kind = forms.ChoiceField(label=_("What is done"), choices=KINDS, initial="marking")
    blind = forms.BooleanField(
        label=_("Blind: a reader sees others' work only when the own reading is closed"), required=False, initial=True
    )


class SpreadForm(forms.Form):
    """How many coders each transcript is to have."""

    each = forms.IntegerField(label=_("Coders for each transcript"), min_value=1, max_value=MOST_CODERS, initial=2)


class SeenForm(forms.Form):
    """The version of a row that the page showed."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
