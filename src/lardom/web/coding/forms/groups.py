"""What a person may write about a group of marks, checked."""

from django import forms
from django.utils.translation import gettext_lazy as _

from lardom.web.coding.actions.groups import LONGEST_NAME
from lardom.web.coding.forms.codebook import KINDS, ReasonForm


class GroupForm(forms.Form):
    """A group of marks."""

    name = forms.CharField(label=_("Name of the group"), max_length=LONGEST_NAME)
    note = forms.CharField(
        label=_("Note"), required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("What the marks have in common. It becomes the theme’s definition."),
    )  # fmt: skip


class PutForm(forms.Form):
    """Where chosen marks go: "new", "none" or a group's number."""

    into = forms.CharField()
    name = forms.CharField(required=False, max_length=LONGEST_NAME)


class DecideForm(ReasonForm):
    """What a group becomes: a new code, or one already in the book."""

    code = forms.ChoiceField(label=_("The group becomes"), required=False)
    parent = forms.ChoiceField(label=_("A new code stands under"), required=False)
    kind = forms.ChoiceField(label=_("Kind of theme"), choices=KINDS, required=False)


class SayForm(forms.Form):
    """Something said in a discussion."""

    text = forms.CharField(label=_("What do you think?"), widget=forms.Textarea(attrs={"rows": 3}), max_length=10000)
