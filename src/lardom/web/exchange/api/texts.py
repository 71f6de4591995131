"""Transcripts from a program: a text brought in."""

from typing import Any

from django.utils.translation import gettext as _
from ninja import Field

from lardom.transcripts.confined import Reader
from lardom.web.exchange.api import finding
from lardom.web.exchange.api.asked import Asked, Done, Prose, Words
from lardom.web.exchange.api.door import once, writes
from lardom.web.study.forms import spoken
from lardom.web.study.writing import Refused
from lardom.web.transcripts.actions.bringing import bring_text
from lardom.web.transcripts.queries import texts as transcripts

NAME = r"^[^\x00-\x1f/\\.][^\x00-\x1f/\\]*\.(txt|md|vtt|srt)$"
LARGEST_TEXT = 5_000_000


class NewDocument(Asked):
    """A transcript as text: as a file of that name would hold it."""

    name: Words = Field(max_length=255, pattern=NAME, description="As a file is called: A-1.txt, .md, .vtt or .srt.")
    text: Prose = Field(
        min_length=1, max_length=LARGEST_TEXT, description="Turns begin with a label and a colon, as in a file."
    )


@writes("POST", "/documents", "transcripts.edit", Done, "Bring in a transcript")
def bring(request: Any, study: str, told: NewDocument) -> Any:  # noqa: ARG001 - named in the address
    """Bring in a text as a new transcript; whose voices are in it is said with its interview."""
    content = told.text.encode("utf-8")
    with Reader() as reader:  # as every file of strangers: in a process of its own
        read = reader.read(told.name, content)
    if read.document is None:
        raise Refused(*(f"text: {one.message} {one.way_out}" for one in read.problems.get(spoken(), ())))
    document = read.document

    def do() -> dict[str, Any]:
        here = request.here.study
        taken = {ref.casefold() for _number, ref in transcripts.transcript_names(here)}
        if told.name.casefold() in taken:
            raise Refused(
                _("name: there is a transcript called “%(name)s” already. Choose another name.") % {"name": told.name}
            )
        return finding.done(request, bring_text(here, told.name, document, content, by=request.user))

    return once(request, do)
