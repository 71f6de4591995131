"""Why an act was done: words of a person, kept as a comment on the thing, never in the trail."""

from lardom.web.study.models import Comment
from lardom.web.study.writing import Writing

PLACE = "why"
"""The place of a comment that gives the reason of an act."""


LONGEST_REASON = 2000
"""Characters of a reason."""


def give_reason(act: Writing, why: str) -> None:
    """Keep the reason of an act beside its subject and point to it from the trail."""
    if words := why.strip():
        row = act.add(Comment(subject=act.subject, place=PLACE, person=act.by, text=words))
        act.facts["why"] = row.pk
