"""What a person may write about a study, checked."""

from django import forms
from django.utils.translation import gettext_lazy as _


class NewStudyForm(forms.Form):
    """A new, empty study."""

    title = forms.CharField(label=_("Title"), max_length=200, help_text=_("As it will stand on the report."))
    language = forms.ChoiceField(
        label=_("Language of the report"), choices=[("sv", "Svenska"), ("en", "English")], initial="sv"
    )
