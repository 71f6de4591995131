"""What a person may write about a study, checked."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from lardom.web.study.models import Person, Study

PASSWORD_HINT = _("At least 12 characters. A few words that nobody but you would put together are the best.")


class NewStudyForm(forms.Form):
    """A new, empty study."""

    title = forms.CharField(label=_("Title"), max_length=200, help_text=_("As it will stand on the report."))
    language = forms.ChoiceField(
        label=_("Language of the report"), choices=[("sv", "Svenska"), ("en", "English")], initial="sv"
    )


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
