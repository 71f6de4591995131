"""What is uploaded: a table to bring in."""

from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

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
