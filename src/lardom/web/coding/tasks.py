"""Background work of the coding: agreement of a big study."""

from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from lardom.study.settings import Language
from lardom.web.coding.queries import agreement as queries
from lardom.web.coding.queries import heavy
from lardom.web.coding.queries.sight import sight_of
from lardom.web.study import jobs
from lardom.web.study.jobs import Running, job
from lardom.web.study.queries import coder_of


@job(heavy.KIND)
def work_out(running: Running, *, name: str, asked: str, part: heavy.Part, language: Language) -> dict[str, Any]:
    """Work agreement out for what the person who asks may see now."""
    study, person = running.study, running.asked_by
    sight = sight_of(study, coder_of(study, person) if person else None)
    told = queries.Asked.read(study, sight, QueryDict(asked))
    with override(language):
        running.at(0, 1, _("The codings are read."))
        # The study as it stood before anything of it was read: what comes in meanwhile makes this be worked out anew.
        found = queries.compared(study, sight, told)
        value: Any = None
        if not found.is_empty:
            value = heavy.sheet(found, running.at) if part == "sheet" else heavy.worked(found, language, running.at)
    if heavy.name_of(study, sight, told, part, language) == name:
        jobs.keep(study, name, value)
    return {"url": f"{reverse('coding:agreement', kwargs={'study': study.slug})}?{asked}"}
