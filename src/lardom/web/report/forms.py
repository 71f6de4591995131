"""What people write in forms of the report, checked."""

from django import forms
from django.utils.translation import gettext_lazy as _

from lardom.web.report.actions import FORMS, LONGEST


class TitleForm(forms.Form):
    """The title of a draft."""

    title = forms.CharField(label=_("Title"), max_length=200)


class TextForm(forms.Form):
    """A draft's text as it stands in the window, and the version it was begun from."""

    text = forms.CharField(required=False, strip=False, max_length=LONGEST)
    base = forms.IntegerField(min_value=1)
    why = forms.CharField(label=_("What did you change?"), required=False, max_length=300)


class SeenForm(forms.Form):
    """The version of the draft that a person has seen."""

    seen = forms.IntegerField(min_value=1)


class SignForm(forms.Form):
    """The fingerprint of what a person has read and signs."""

    digest = forms.RegexField(r"[0-9a-f]{64}")
    read = forms.BooleanField(label=_("I have read this version and stand for it."))


class RemarkForm(forms.Form):
    """A comment, the place it is about and the comment it answers."""

    text = forms.CharField(label=_("Comment"), max_length=5000, widget=forms.Textarea(attrs={"rows": 3}))
    place = forms.RegexField(r"\d+:\d+-\d+|", required=False, max_length=60)
    answers = forms.IntegerField(required=False)


class PrintForm(forms.Form):
    """What is to be printed, and why over errors."""

    wanted = forms.MultipleChoiceField(label=_("What to print"), choices=[(one, one) for one in FORMS])
    despite = forms.CharField(label=_("Print over errors, for this reason"), required=False, max_length=500)
