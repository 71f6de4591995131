"""How a disagreement is settled, checked."""

from django import forms
from django.utils.translation import gettext_lazy as _


class SettleForm(forms.Form):
    """What stands besides the ticked codings, and why."""

    add = forms.ChoiceField(label=_("Add a code nobody gave"), required=False)
    where = forms.RegexField(label=_("On"), regex=r"^\d+-\d+$", required=False)
    reason = forms.CharField(
        label=_("Why"), required=False, widget=forms.Textarea(attrs={"rows": 3}), max_length=5000,
        help_text=_("What the two of you, or the third, went by. It helps to sharpen the definition."),
    )  # fmt: skip
