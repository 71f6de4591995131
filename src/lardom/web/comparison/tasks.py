"""Background work of the comparison: networks of a big portfolio."""

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _

from lardom.web.coding.queries.sight import sight_of
from lardom.web.comparison.queries import networks
from lardom.web.comparison.queries.cases import ground_of
from lardom.web.study import jobs
from lardom.web.study.jobs import Running, job
from lardom.web.study.queries import coder_of

if TYPE_CHECKING:
    from lardom.comparison.gathering import Ties


@job(networks.KIND)
def work_out(running: Running, *, name: str, ties: "Ties") -> dict[str, Any]:
    """Work a network out for what the person who asks may see now."""
    study, person = running.study, running.asked_by
    sight = sight_of(study, coder_of(study, person) if person else None)
    running.at(0, len(networks.ENDINGS) + 2, _("The study is read."))
    value = networks.worked(ground_of(study, sight), ties, running.at)
    if networks.name_of(study, sight, ties) == name:
        jobs.keep(study, name, value)
    return {"url": f"{reverse('comparison:networks', kwargs={'study': study.slug})}?of={ties}"}
