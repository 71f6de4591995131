"""Background work of the transcripts: reading the files of a delivery."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from lardom.transcripts.confined import Reader
from lardom.web.study.jobs import Running, job
from lardom.web.transcripts.actions import deliveries
from lardom.web.transcripts.queries import texts as queries


@job(deliveries.READING)
def read_delivery(running: Running, *, delivery: int) -> dict[str, Any]:
    """Read every file of a delivery that has not been read yet, each in a confined process."""
    study = running.study
    waiting = queries.waiting_arrivals(study, delivery)
    with Reader() as reader:
        for place, number in enumerate(waiting):
            running.at(place, len(waiting), _("Reading the files"))
            arrival = queries.arrival_with_content(study, number)
            if arrival is not None:
                deliveries.read_into(arrival, reader.read(arrival.name, bytes(arrival.content)))
    running.at(len(waiting), len(waiting))
    url = reverse("transcripts:delivery", kwargs={"study": study.slug, "number": delivery})
    return {"url": url, "read": len(waiting)}
