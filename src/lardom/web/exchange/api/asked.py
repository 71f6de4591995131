"""What the bodies of writing requests are made of, and what every act is answered with."""

from collections.abc import Collection, Iterable
from typing import Annotated, Any, ClassVar

from django.utils.translation import gettext as _
from ninja import Field, Schema
from pydantic import AfterValidator, ConfigDict, Strict
from pydantic_core import PydanticCustomError

from lardom.exchange.cell_texts import tidy
from lardom.study.problems import Problem
from lardom.text.decoding import normalised

LARGEST = 2**31 - 1
"""The greatest number of a row or version that a database can be asked for."""

READ = "The version you have read; another one that stands is answered with 409."
READ_IF_ANY = "The version you have read; 0 when nothing stood there."
WHY = "Why, kept in the history beside the act."


def _kept(told: str) -> str:
    text = normalised(told).strip()
    if tidy(told) != text:
        sign = next(one for one in text if one not in "\n\t" and not one.isprintable() and one not in tidy(told))
        sentence = _("holds the control character U+%(sign)s, which no text of a study can hold: leave it out.") % {
            "sign": f"{ord(sign):04X}"
        }
        raise PydanticCustomError("control_character", "{sentence}", {"sentence": sentence})
    return text


Words = Annotated[str, AfterValidator(_kept)]
"""A text as a table keeps it: NFC, without space around; a control character is refused, not dropped in silence."""


def _said(told: str) -> str:
    if not told:
        raise PydanticCustomError("nothing_said", "{sentence}", {"sentence": _("is empty: write something.")})
    return told


Named = Annotated[str, AfterValidator(_kept), AfterValidator(_said)]
"""Words that must say something."""


def _whole(told: str) -> str:
    _kept(told)
    return normalised(told)


Whole = Annotated[int, Strict()]
"""A whole number of a body: no truth value, and no digits in quotation marks, are taken for one."""

Number = Annotated[float, Strict()]
"""A number of a body, likewise."""

Prose = Annotated[str, AfterValidator(_whole)]
"""A long text as it stands, spaces and empty lines around it too; control characters are refused."""


def _without_defaults(schema: dict[str, Any]) -> None:
    """Describe what may be left out without a value: a program made from the description would send it as empty."""
    for told in schema.get("properties", {}).values():
        if not told.get("default", True):
            del told["default"]


class Asked(Schema):
    """A body of a request: a field that it does not know is refused, not passed over."""

    model_config: ClassVar[ConfigDict] = ConfigDict(extra="forbid", json_schema_extra=_without_defaults)

    def changes(self, *apart: str) -> dict[str, Any]:
        """Return the fields that were sent, without those that say how."""
        return self.dict(exclude_unset=True, exclude={"version", "why", *apart})


class Seen(Schema):
    """What changes or removes something carries: the version that was read."""

    version: int = Field(ge=1, le=LARGEST, description=READ)


class Changing(Asked):
    """A body that changes something: with the version that was read."""

    version: Whole = Field(ge=1, le=LARGEST, description=READ)


class Done(Schema):
    """An act that is durable: its number in the trail, the reference of what it made or changed, and its version now."""

    number: int
    ref: str
    version: int


class Numbered(Done):
    """The same, of something that is asked for by its number (`id`)."""

    id: int


def told_of(problems: Iterable[Problem], columns: Collection[str], *, several: bool = False) -> list[str]:
    """Return the problems that stop a row, as sentences: its errors, and doubts about the cells that were sent.

    Of `several` rows each sentence names its row, the first being 0.
    """
    return [
        f"{f'{one.row - 2}.' if several and one.row else ''}{f'{one.column}: ' if one.column else ''}{one.message} {one.way_out}"
        for one in problems
        if one.severity == "error" or (one.severity == "warning" and one.column in columns)
    ]
