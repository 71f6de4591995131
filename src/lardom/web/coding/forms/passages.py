"""What a reader asks for: acts of the island as checked values, and the forms of a turn's own page."""

import json
import re
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lardom.text import quote
from lardom.text.span import Span
from lardom.transcripts.turns import Document, Turn
from lardom.web.coding.queries.reading import CodeOnPage
from lardom.web.study.writing import Refused

_REF = re.compile(r"^[\w.:-]{1,120}$")
_NEEDS: dict[str, dict[str, type]] = {
    "code": {"ref": str, "start": int, "end": int, "code": int},
    "mark": {"ref": str, "start": int, "end": int},
    "move": {"ref": str, "start": int, "end": int, "version": int},
    "recode": {"ref": str, "code": int, "version": int},
    "split": {"ref": str, "at": int, "new": str, "version": int},
    "delete": {"ref": str, "version": int},
    "undo": {"of": str},
}
"""The acts the island may ask for and what each must carry."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One act: its kind, who asks, which version of the transcript was seen, and the fields its kind needs."""

    kind: str
    person: str
    document: int
    fields: dict[str, Any]

    @property
    def key(self) -> uuid.UUID:
        """The key of the act to take back."""
        return uuid.UUID(self.fields["of"])


def read_act(body: bytes) -> Asked:
    """Read an act; raises `Refused` with a sentence when it is not one."""
    try:
        told = json.loads(body)
    except ValueError:
        raise Refused(_("The act could not be read. Load the page again and repeat it."), status=400) from None
    kind = told.get("kind") if isinstance(told, dict) else None
    if not isinstance(kind, str) or kind not in _NEEDS:
        raise Refused(_("There is no act called %(kind)s.") % {"kind": str(kind)[:40]}, status=400)
    fields = {name: _checked(name, told.get(name), needed) for name, needed in _NEEDS[kind].items()}
    document = _checked("document", told.get("document"), int)
    return Asked(kind, str(told.get("person", "")), document, fields)


def _checked(name: str, value: object, needed: type) -> Any:
    good = type(value) is needed and (needed is int or _is_reference(name, str(value)))
    if not good:
        raise Refused(
            _("The act has no usable %(name)s. Load the page again and repeat it.") % {"name": name}, status=400
        )
    return value


def _is_reference(name: str, value: str) -> bool:
    if name != "of":
        return bool(_REF.match(value))
    try:
        return bool(uuid.UUID(value))
    except ValueError:
        return False


class PassageForm(forms.Form):
    """A passage of one turn, told in words: for those who read without the island."""

    code = forms.TypedChoiceField(label=gettext_lazy("Code"), coerce=int, empty_value=None, required=False)
    words = forms.CharField(
        label=gettext_lazy("The words"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Copy them from the turn. Leave empty to take the whole turn."),
    )
    last = forms.IntegerField(
        label=gettext_lazy("Up to and including turn"),
        required=False,
        help_text=gettext_lazy("Only when the passage goes on after this turn."),
    )

    def __init__(self, *args: Any, document: Document, turn: Turn, codes: Sequence[CodeOnPage], **more: Any) -> None:
        super().__init__(*args, **more)
        self._document, self._turn = document, turn
        self.fields["code"].choices = [("", _("Mark only, without a code")), *((one.number, one.name) for one in codes)]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Find the words in the turn."""
        told = super().clean() or {}
        span = self._turn.span
        last = told.get("last")
        if last:
            final = next(
                (turn for turn in self._document.turns if turn.number == last and turn.number >= self._turn.number),
                None,
            )
            if final is None:
                self.add_error("last", _("There is no turn %(number)s after this one.") % {"number": last})
                return told
            span = Span(span.start, final.end)
        if told.get("words"):
            found = find_words(self._document.text, span, told["words"])
            if found is None:
                self.add_error("words", _("These words do not stand in the turn. Copy them from it, in one piece."))
                return told
            span = found
        told["span"] = span
        return told


def find_words(text: str, inside: Span, words: str) -> Span | None:
    """Return where words stand inside a stretch of the text; other quotation marks, dashes and spaces do no harm."""
    folded = quote.fold(inside.of(text))
    at = folded.text.find(quote.fold(words.strip()).text)
    if at < 0 or not words.strip():
        return None
    start, end = folded.original(at, at + len(quote.fold(words.strip()).text))
    return Span(start, end).shift(inside.start)


@dataclass(frozen=True, slots=True)
class TurnAct:
    """What a form of a turn's page asks to be done with a passage (or, for a memo, with the turn)."""

    do: str
    ref: str
    version: int | None
    code: int
    span: Span
    text: str
    memo: int = 0

    @classmethod
    def read(cls, told: QueryDict, document: Document, turn: Turn) -> "TurnAct":
        """Read the form; raises `Refused` with a sentence when something in it cannot be used."""
        do, ref = told.get("do", ""), told.get("ref", "")
        memo, of_memo = told.get("memo", ""), do in {"memo", "memo-change", "memo-remove"}
        if not (of_memo or do in {"recode", "move", "split", "delete"}) or not (
            _REF.match(ref) or (of_memo and not ref)
        ):
            raise Refused(_("This form cannot be read. Load the page again."), status=400)
        version, code = told.get("version", ""), told.get("code", "")
        span = Span(turn.start, turn.start)
        if do in {"move", "split"}:
            found = find_words(document.text, turn.span, told.get("words", ""))
            if found is None:
                raise Refused(_("These words do not stand in the turn. Copy them from it, in one piece."))
            span = found
        return cls(
            do,
            ref,
            int(version) if version.isdecimal() else None,
            int(code) if code.isdecimal() else 0,
            span,
            told.get("text", ""),
            int(memo) if memo.isdecimal() else 0,
        )
