"""Keeping searches for the team. They are no data of the study: taking one away needs no undo."""

from lardom.web.coding.models import SavedSearch
from lardom.web.study.models import Person, Study
from lardom.web.study.writing import writing


def keep_search(study: Study, *, name: str, query: str, by: Person) -> SavedSearch:
    """Keep a search under a name; the same name again replaces one's own."""
    with writing(study, by=by, kind="search.kept") as act:
        SavedSearch.objects.of(study).filter(name=name, person=by).delete()
        kept = SavedSearch(name=name, query={"q": query}, person=by)
        act.add_all([kept], journal=False)
    return kept


def forget_search(study: Study, number: int, *, by: Person, lead: bool) -> bool:
    """Take a kept search away: one's own, and as lead anybody's; tell whether it was there."""
    found = SavedSearch.objects.of(study).filter(pk=number)
    found = found if lead else found.filter(person=by)
    if not found.exists():
        return False
    with writing(study, by=by, kind="search.forgotten"):
        found.delete()
    return True
