"""What is uploaded, a table or a whole folder, and the study's settings as a form."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lardom.exchange.settings import read_settings_text
from lardom.exchange.settings_text import settings_text, toml
from lardom.exchange.troubles import tell
from lardom.portfolio.kinds import kind_name
from lardom.study.problems import Problem
from lardom.study.settings import StudySettings
from lardom.web.exchange.parcels.giving import Wanted
from lardom.web.exchange.parcels.receiving import LARGEST as LARGEST_PARCEL
from lardom.web.study.forms import spoken

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

LARGEST = 20 * 1024 * 1024
"""Bytes of the largest table that is taken."""


class TableForm(forms.Form):
    """A csv file or a workbook."""

    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy("csv, xlsx, xls or ods. The first sheet that holds anything is read."),
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.tsv,.txt,.xlsx,.xlsm,.xls,.ods"}),
    )

    def clean_file(self) -> "UploadedFile[bytes]":
        """Refuse what is too large to be a table."""
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST:
            raise forms.ValidationError(
                _("“%(name)s” is larger than 20 MB. Save only the sheet with the table.") % {"name": file.name}
            )
        return file


LARGEST_FOLDER = 100 * 1024 * 1024
"""Bytes of the largest packed folder that is taken."""


class FolderForm(forms.Form):
    """A study folder packed as .zip."""

    file = forms.FileField(
        label=gettext_lazy("The study folder as .zip"),
        help_text=gettext_lazy("Pack the folder that holds study.toml. At most 100 MB."),
        widget=forms.ClearableFileInput(attrs={"accept": ".zip,application/zip"}),
    )

    def clean_file(self) -> "UploadedFile[bytes]":
        """Refuse what is too large to be a study folder."""
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST_FOLDER:
            raise forms.ValidationError(
                _("“%(name)s” is larger than 100 MB. Leave out recordings; they do not belong in the folder.")
                % {"name": file.name}
            )
        return file


class ParcelForm(forms.Form):
    """A project or a codebook of another tool."""

    file = forms.FileField(
        label=gettext_lazy("Project or codebook"),
        help_text=gettext_lazy(
            ".qdpx, .qde or .qdc, as the other tool exports it under “REFI-QDA” or “QDA-XML”. At most 300 MB."
        ),
        widget=forms.ClearableFileInput(attrs={"accept": ".qdpx,.qde,.qdc"}),
    )

    def clean_file(self) -> "UploadedFile[bytes]":
        """Refuse what is too large."""
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST_PARCEL:
            raise forms.ValidationError(
                _("“%(name)s” is larger than 300 MB. Export it again without recordings and pictures.")
                % {"name": file.name}
            )
        return file


class NewFromParcelForm(ParcelForm):
    """A new study for a project of another tool."""

    field_order = ("title", "language", "file")
    title = forms.CharField(
        label=gettext_lazy("Title"), max_length=200, help_text=gettext_lazy("As it will stand on the report.")
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Language of the report"), choices=[("sv", "Svenska"), ("en", "English")], initial="sv"
    )


class JoinForm(forms.Form):
    """What becomes of codes that have the same name in the file and in the study."""

    codes = forms.ChoiceField(
        label=gettext_lazy("Codes of the same name"), initial="same", required=False, widget=forms.RadioSelect,
        choices=[
            ("same", gettext_lazy("are the same code; what the codebook here says of them stands")),
            ("new", gettext_lazy("are different codes; all codes of the file come in as new, below a code of their own")),
        ],
    )  # fmt: skip


class TakeOutForm(forms.Form):
    """What is to go out to other tools."""

    what = forms.ChoiceField(
        label=gettext_lazy("What"), initial="project", widget=forms.RadioSelect,
        choices=[
            ("project", gettext_lazy("the whole project: texts, codebook, codings, notes (.qdpx)")),
            ("book", gettext_lazy("the codebook only (.qdc)")),
        ],
    )  # fmt: skip
    beside = forms.BooleanField(
        label=gettext_lazy("With what REFI-QDA has no place for, in files beside the project that other tools pass over"),
        help_text=gettext_lazy("Projects, consent, rounds, settlements, claims. With them Lärdom makes the whole study again."),
        required=False, initial=True,
    )  # fmt: skip
    origin = forms.TypedChoiceField(
        label=gettext_lazy("With what stayed in a file that came in"), required=False, coerce=int, empty_value=None,
        help_text=gettext_lazy("Its pictures, recordings, notes, links and cases go out again as they were."),
    )  # fmt: skip
    names = forms.BooleanField(
        label=gettext_lazy("With real names"), required=False,
        help_text=gettext_lazy("Otherwise each name of the key is exchanged for its pseudonym. Only key-holders can choose this."),
    )  # fmt: skip

    def __init__(self, data: Mapping[str, Any] | None, *, origins: list[tuple[int, str]], holds_key: bool) -> None:
        super().__init__(data, initial={"origin": origins[0][0] if origins else None})
        field = self.fields["origin"]
        assert isinstance(field, forms.TypedChoiceField)  # noqa: S101 - so that the type is known
        field.choices = [*origins, ("", _("none"))]
        if not origins:
            del self.fields["origin"]
        if not holds_key:
            del self.fields["names"]

    def wanted(self) -> Wanted:
        """Return what was chosen."""
        told = self.cleaned_data
        return Wanted(
            book=told["what"] == "book", names=bool(told.get("names")), beside=bool(told["beside"]),
            origin=told.get("origin"),
        )  # fmt: skip


KINDS = ("municipality", "region", "municipal company", "state agency", "university", "municipal association",
         "regional company", "public body")  # fmt: skip
"""Kinds that may count as public parties when the main need owner is found."""

SPARE = 2
"""Empty rows shown after the steps and the questions there are."""


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _list(label: Any, hint: Any = "") -> forms.CharField:
    return forms.CharField(label=label, help_text=hint, required=False, widget=forms.Textarea(attrs={"rows": 4}))


_PLAIN = ("title", "subtitle", "language", "programme", "date", "profile")
_LISTS = ("authors", "researchers", "assistants", "categories")


class SettingsForm(forms.Form):
    """The settings most studies use; all others stand in the text."""

    title = forms.CharField(label=gettext_lazy("Title"), max_length=200)
    subtitle = forms.CharField(label=gettext_lazy("Subtitle"), max_length=300, required=False)
    language = forms.ChoiceField(
        label=gettext_lazy("Language of the report"), choices=[("sv", "Svenska"), ("en", "English")]
    )
    programme = forms.CharField(label=gettext_lazy("Programme that is evaluated"), max_length=200, required=False)
    date = forms.CharField(label=gettext_lazy("Date of the report"), max_length=40, required=False)
    profile = forms.ChoiceField(
        label=gettext_lazy("Limits for words of number"),
        choices=[("default", gettext_lazy("usual")), ("strict", gettext_lazy("narrower"))],
        help_text=gettext_lazy("How many of how many words such as “most” and “several” may stand for."),
    )
    authors = _list(gettext_lazy("Authors"), gettext_lazy("One a line."))
    researchers = _list(gettext_lazy("Researchers"), gettext_lazy("One a line."))
    assistants = _list(gettext_lazy("Assistants"), gettext_lazy("One a line."))
    categories = _list(gettext_lazy("Categories in the order of the report"), gettext_lazy("One a line."))
    public_kinds = forms.MultipleChoiceField(
        label=gettext_lazy("Kinds that can be the main need owner"), required=False, choices=[],
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip

    def __init__(self, data: Mapping[str, Any] | None, settings: StudySettings) -> None:
        self.settings = settings
        plain = {name: getattr(settings, name) for name in _PLAIN}
        lists = {name: "\n".join(getattr(settings, name)) for name in _LISTS}
        super().__init__(data, initial={**plain, **lists, "public_kinds": list(settings.public_kinds)})
        kinds = dict.fromkeys((*KINDS, *settings.public_kinds))
        field = self.fields["public_kinds"]
        assert isinstance(field, forms.MultipleChoiceField)  # noqa: S101 - so that the type is known
        field.choices = [(kind, kind_name(kind, spoken(), 1).capitalize()) for kind in kinds]

    def rows(self, kind: str) -> list[dict[str, str]]:
        """Return the steps or the questions as typed, else as they stand, with a few empty rows after."""
        columns = {"step": ("number", "name", "purpose"), "item": ("id", "text", "text_en", "low", "high", "step")}[
            kind
        ]
        stand = self.settings.steps if kind == "step" else self.settings.items
        told = [{name: _typed(getattr(one, name)) for name in columns} for one in stand]
        if self.is_bound:
            many = int(self.data.get(f"{kind}s") or 0)
            told = [
                {name: str(self.data.get(f"{kind}-{n}-{name}", "")).strip() for name in columns}
                for n in range(min(many, 200))
            ]
            told = [row for row in told if any(row[name] for name in columns[:2])]
        return [*told, *({} for _ in range(SPARE))]

    def text(self) -> str:
        """Return the study.toml that says what is typed; what the form does not show is kept."""
        values = self.cleaned_data
        said: dict[str, Any] = {name: _lines(values[name]) for name in _LISTS}
        said |= {name: values[name] for name in _PLAIN}
        told = replace(self.settings, **said, public_kinds=tuple(values["public_kinds"]), steps=(), items=())
        parts = [settings_text(told)]
        for kind in ("step", "item"):
            parts += [_section(kind, row) for row in self.rows(kind) if any(row.values())]
        return "\n".join(parts)


def _typed(value: object) -> str:
    return "" if value is None else str(value)


_NUMBERS = frozenset({"number", "low", "high", "step"})


def _section(kind: str, row: Mapping[str, str]) -> str:
    said = [(name, value) for name, value in row.items() if value]
    # A number that is none goes in as text: the reader then says so, at its place.
    lines = [f"{name} = {value if name in _NUMBERS and value.isdecimal() else toml(value)}" for name, value in said]
    return "\n".join((f"[[{kind}]]", *lines, ""))


def unshown(text: str) -> str:
    """Return the parts of a study.toml that no form composes: the mapping of a foreign workbook, as it stands."""
    kept: list[str] = []
    inside = False
    for line in text.splitlines():
        head = line.strip()
        if head.startswith("["):
            inside = head.lstrip("[").startswith("portfolio.mapping")
        if inside:
            kept.append(line)
    return "\n".join(kept) + "\n" if kept else ""


class SettingsTextForm(forms.Form):
    """The text of study.toml."""

    text = forms.CharField(
        label="study.toml", required=False, strip=False,
        widget=forms.Textarea(attrs={"rows": 30, "class": "code", "spellcheck": "false"}),
    )  # fmt: skip


def faults(text: str) -> list[Problem]:
    """Return everything that is wrong with the text of a study.toml, each fault a sentence."""
    return [tell(trouble, spoken()) for trouble in read_settings_text(text).troubles]


def has_comments(text: str) -> bool:
    """Tell whether a text holds notes that the form would not keep."""
    return any(line.lstrip().startswith("#") for line in text.splitlines())
