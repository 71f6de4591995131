"""Background work of the exchange: reading, taking in and writing REFI-QDA files."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from lardom.web.exchange.parcels import bringing, giving, looking
from lardom.web.exchange.parcels.receiving import BRINGING, READING, WRITING
from lardom.web.exchange.queries import waiting_parcel
from lardom.web.study.jobs import Running, job
from lardom.web.study.models import Study


@job(READING)
def read(running: Running, *, parcel: int) -> dict[str, Any]:
    """Read a file that was sent in."""
    running.at(0, 1, _("Reading the file"))
    found = waiting_parcel(running.study, parcel)
    if found is not None:
        looking.look(found)
    running.at(1, 1)
    return {"url": _page(running.study, "refi_look", parcel)}


@job(BRINGING)
def bring(running: Running, *, parcel: int, as_new: bool) -> dict[str, Any]:
    """Take a file into the study."""
    running.at(0, 1, _("Bringing the file in"))
    bringing.bring(running.study, parcel, as_new=as_new, by=running.asked_by)
    return {"url": _page(running.study, "refi_look", parcel)}


@job(WRITING)
def write(running: Running, *, parcel: int) -> dict[str, Any]:
    """Write the file that is to go out."""
    running.at(0, 1, _("Writing the file"))
    giving.write(running.study, parcel)
    running.at(1, 1)
    return {"url": _page(running.study, "refi_ready", parcel)}


def _page(study: Study, name: str, number: int) -> str:
    return reverse(f"exchange:{name}", kwargs={"study": study.slug, "number": number})
