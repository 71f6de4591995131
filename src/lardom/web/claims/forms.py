"""What a person may write about claims, evidence and quotations, checked."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lardom.claims.wording import usual_word
from lardom.exchange.checks_claims import known_classes, known_units
from lardom.report.wording import UNITS
from lardom.web.claims.actions.claims import MOST
from lardom.web.claims.actions.evidence import KINDS, LONGEST_TARGET, RELATIONS
from lardom.web.claims.queries.board import spoken_language

RELATION_NAMES = {
    "supports": _("supports"),
    "illustrates": _("illustrates"),
    "qualifies": _("qualifies"),
    "contradicts": _("contradicts"),
}
KIND_NAMES = {
    "coding": _("Coding"),
    "code": _("Code"),
    "quotation": _("Quotation"),
    "answers": _("Answers"),
    "claim": _("Claim"),
    "portfolio": _("Portfolio figure"),
}
_CLAIM_KINDS = (
    ("", "–"),
    ("finding", _("finding")),
    ("summary", _("summary of another claim")),
    ("theme summary", _("summary of a theme")),
    ("contrast", _("contrast between two groups")),
    ("comparison", _("comparison of two groups by a measure")),
    ("judgement", _("the authors' judgement")),
    ("lesson", _("lesson")),
)


def unit_choices() -> list[tuple[str, str]]:
    """Return the units a claim may count, in the reader's language."""
    tongue = 0 if spoken_language() == "sv" else 1
    named = [(unit, UNITS[unit][tongue][1] if unit in UNITS else unit) for unit in known_units()]
    return [("", "–"), *sorted(named, key=lambda pair: (pair[0] not in ("respondent", "project"), pair[1]))]


def class_choices() -> list[tuple[str, str]]:
    """Return the classes of quantifiers, each with its usual word."""
    language = spoken_language()
    return [("", "–"), *((one, f"{usual_word(one, language)} ({one})") for one in known_classes())]


class QuickClaimForm(forms.Form):
    """A new claim from one sentence."""

    text = forms.CharField(label=_("New claim"), max_length=2000)
    section = forms.CharField(label=_("Section"), max_length=200, required=False)
    as_read = forms.BooleanField(label=_("with word, unit and base as the sentence says them"), required=False)


class ClaimForm(forms.Form):
    """Every field of a claim."""

    text = forms.CharField(label=_("Sentence"), max_length=MOST["text"], widget=forms.Textarea(attrs={"rows": 3}))
    section = forms.CharField(label=_("Section"), max_length=MOST["section"], required=False)
    quantifier = forms.CharField(
        label=_("Word that says how many"),
        max_length=MOST["quantifier"],
        required=False,
        help_text=_("As written in the sentence."),
    )
    class_name = forms.ChoiceField(label=_("Its class"), required=False)
    unit = forms.ChoiceField(label=_("What is counted"), required=False)
    base = forms.CharField(
        label=_("Out of how many"), max_length=MOST["base"], required=False,
        help_text=_("Empty: everyone interviewed. Or a number, asked, step 2, category:…, coded:…, frame."),
    )  # fmt: skip
    number = forms.IntegerField(label=_("Number stated"), required=False, min_value=0)
    kind = forms.ChoiceField(label=_("Kind"), choices=_CLAIM_KINDS, required=False)
    voice = forms.ChoiceField(
        label=_("Who says it"), required=False,
        choices=[("", "–"), ("authors", _("we, the authors")), ("respondents", _("the respondents"))],
    )  # fmt: skip
    polarity = forms.ChoiceField(
        label=_("Direction"), required=False, choices=[("", "–"), ("+", _("+ helps")), ("-", _("− hinders"))]
    )
    hedge = forms.CharField(label=_("Hedge"), max_length=MOST["hedge"], required=False)
    object = forms.CharField(
        label=_("What it is about"), max_length=MOST["object"], required=False,
        help_text=_("Claims with the same subject and opposite signs meet each other."),
    )  # fmt: skip
    scope = forms.CharField(label=_("Restriction in words"), max_length=MOST["scope"], required=False)
    parent = forms.ChoiceField(label=_("Summarises"), required=False)
    group_a = forms.CharField(
        label=_("Group A"), max_length=MOST["group_a"], required=False,
        help_text=_("Projects or respondents, separated by semicolons: F; H; K R1. Or step 2, category:…."),
    )  # fmt: skip
    group_b = forms.CharField(label=_("Group B"), max_length=MOST["group_b"], required=False)
    measure = forms.CharField(
        label=_("Measure"),
        max_length=MOST["measure"],
        required=False,
        help_text=_("For a comparison: answers:ITEM or code:CODE."),
    )

    def __init__(self, *args: Any, claims: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["class_name"].choices = class_choices()  # type: ignore[attr-defined]
        self.fields["unit"].choices = unit_choices()  # type: ignore[attr-defined]
        self.fields["parent"].choices = [("", "–"), *claims]  # type: ignore[attr-defined]

    def keep(self, name: str, value: str) -> None:
        """Let a choice that a study folder brought in stand, though the lists do not have it."""
        choices = self.fields[name].choices  # type: ignore[attr-defined]
        if value and value not in dict(choices):
            self.fields[name].choices = [*choices, (value, value)]  # type: ignore[attr-defined]


class LinkForm(forms.Form):
    """A link of evidence: which claim, which thing, how the one bears on the other."""

    claim = forms.IntegerField(widget=forms.HiddenInput)
    relation = forms.ChoiceField(
        label=_("How it bears on the claim"), choices=[(one, RELATION_NAMES[one]) for one in RELATIONS],
        initial="supports",
    )  # fmt: skip
    group = forms.ChoiceField(
        label=_("Group"), required=False, choices=[("", _("no group")), ("a", _("group A")), ("b", _("group B"))]
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=[(one, KIND_NAMES[one]) for one in KINDS])
    target = forms.CharField(label=_("Which"), max_length=LONGEST_TARGET)


class TurnForm(forms.Form):
    """Another relation, or the other group, for a link that stands."""

    relation = forms.ChoiceField(choices=[(one, RELATION_NAMES[one]) for one in RELATIONS])
    group = forms.ChoiceField(required=False, choices=[("", ""), ("a", "a"), ("b", "b")])
    seen = forms.IntegerField()


class QuotationForm(forms.Form):
    """A quotation: its words with their devices, whom it is ascribed to, how it is printed."""

    text = forms.CharField(label=_("The quotation"), max_length=8000, widget=forms.Textarea(attrs={"rows": 7}))
    respondents = forms.MultipleChoiceField(
        label=_("Ascribed to"), widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Say whose words they are.")},
    )  # fmt: skip
    display = forms.ChoiceField(
        label=_("How it is printed"), choices=[("block", _("as a block of its own")), ("inline", _("inside a sentence"))],
        initial="block",
    )  # fmt: skip

    def __init__(self, *args: Any, people: Sequence[tuple[str, str, bool]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        refused = _("has not agreed to be quoted")
        self.fields["respondents"].choices = [  # type: ignore[attr-defined]
            (label, name if may else f"{name} – {refused}") for label, name, may in people
        ]


class DeviceForm(forms.Form):
    """One device to be set at some words of a quotation."""

    words = forms.CharField(label=_("At these words"), max_length=2000, required=False)
    device = forms.ChoiceField(
        label=_("Device"), required=False,
        choices=[
            ("cut", _("cut: […]")), ("redact", _("take a name out: [X]")), ("substitute", _("put other words in: [ ]")),
            ("insert", _("add words after: [ ]")), ("describe", _("describe instead: [names two countries]")),
        ],
    )  # fmt: skip
    instead = forms.CharField(label=_("Words in brackets"), max_length=300, required=False)
    at = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)


class CodeClaimForm(forms.Form):
    """A claim that begins with a code's count."""

    text = forms.CharField(label=_("Sentence"), max_length=4000, widget=forms.Textarea(attrs={"rows": 3}))
    unit = forms.ChoiceField(label=_("What is counted"))
    section = forms.CharField(label=_("Section"), max_length=200, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = unit_choices()[1:]  # type: ignore[attr-defined]
