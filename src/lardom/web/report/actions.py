"""Writing drafts."""

from lardom.web.report.models import Draft, DraftVersion
from lardom.web.study.models import Person
from lardom.web.study.writing import Writing


def bring_in(act: Writing, text: str, *, title: str, by: Person | None) -> Draft:
    """Save a report's Markdown as a draft with its first version."""
    draft = act.add(Draft(title=title, language=act.study.language))
    version = act.add(DraftVersion(draft=draft, number=1, text=text, made_by=by))
    return act.change(draft, current=version)
