"""What a person may write about a code, checked."""

from django import forms
from django.utils.translation import gettext_lazy as _

from lardom.coding.colours import is_colour
from lardom.web.coding.actions.codebook import LONGEST_NAME, LONGEST_POLE
from lardom.web.coding.actions.reasons import LONGEST_REASON

KINDS = [
    ("", _("none")),
    ("context", _("context: what the projects stand in")),
    ("effect", _("effect: what came of them")),
    ("lesson", _("lesson: what others can take with them")),
]


class ReasonForm(forms.Form):
    """Why an act is done."""

    why = forms.CharField(
        label=_("Why"), required=False, max_length=LONGEST_REASON,
        help_text=_("Kept in the history beside the act."),
    )  # fmt: skip


class CodeForm(ReasonForm):
    """What the book says of one code."""

    name = forms.CharField(label=_("Name"), max_length=LONGEST_NAME)
    kind = forms.ChoiceField(label=_("Kind of theme"), choices=KINDS, required=False)
    pole = forms.CharField(
        label=_("Pole of a tension"), max_length=LONGEST_POLE, required=False,
        help_text=_("The side this code stands on, for example “stability” against “change”."),
    )  # fmt: skip
    definition = forms.CharField(label=_("Definition"), required=False, widget=forms.Textarea(attrs={"rows": 3}))
    include = forms.CharField(label=_("When to use it"), required=False, widget=forms.Textarea(attrs={"rows": 2}))
    exclude = forms.CharField(label=_("When not to use it"), required=False, widget=forms.Textarea(attrs={"rows": 2}))
    example = forms.CharField(label=_("Example"), required=False, widget=forms.Textarea(attrs={"rows": 2}))
    own_colour = forms.BooleanField(label=_("A colour of its own"), required=False)
    colour = forms.CharField(
        label=_("Colour"), required=False, widget=forms.TextInput(attrs={"type": "color", "list": "code-colours"})
    )
    field_order = ("name", "definition", "include", "exclude", "example", "kind", "pole", "own_colour", "colour", "why")

    def clean_colour(self) -> str:
        """Return the colour, or nothing when the code is to have that of its place."""
        colour = str(self.cleaned_data["colour"]).lower()
        if not self.data.get("own_colour"):
            return ""
        if not is_colour(colour):
            raise forms.ValidationError(_("“%(colour)s” is no colour. Write it as #0072b2."), params={"colour": colour})
        return colour

    def told(self) -> dict[str, str]:
        """Return the fields of the code itself."""
        return {name: value for name, value in self.cleaned_data.items() if name not in {"own_colour", "why"}}


class NewCodeForm(ReasonForm):
    """A new code: a name and where it stands; the rest is written on its own page."""

    name = forms.CharField(label=_("Name of the new code"), max_length=LONGEST_NAME)
    parent = forms.ChoiceField(label=_("Under"), required=False)
    definition = forms.CharField(label=_("Definition"), required=False, widget=forms.Textarea(attrs={"rows": 2}))
    field_order = ("name", "parent", "definition")


class SplitForm(ReasonForm):
    """A new code for chosen codings."""

    name = forms.CharField(label=_("Name of the new code"), max_length=LONGEST_NAME)
    below = forms.BooleanField(label=_("Put it below this code (otherwise beside it)"), required=False)
