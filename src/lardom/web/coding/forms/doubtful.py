"""Where a passage in doubt stands, as a person says it."""

import re
from typing import Any

from django import forms

from lardom.text.span import Span

_PLACE = re.compile(r"(\d{1,9})-(\d{1,9})")


class PlaceForm(forms.Form):
    """A suggested place ("12-40"), the present one ("here"), the old version ("old"), or the words as they stand now."""

    place = forms.CharField(max_length=24, required=False)
    words = forms.CharField(max_length=4000, required=False)
    seen = forms.IntegerField()

    def clean(self) -> dict[str, Any]:
        """Turn a place into a span."""
        told: dict[str, Any] = super().clean() or {}
        found = _PLACE.fullmatch(told.get("place") or "")
        told["span"] = Span(int(found[1]), int(found[2])) if found and int(found[1]) < int(found[2]) else None
        if told.get("place") != "words":
            told["words"] = ""
        return told
