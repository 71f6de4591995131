"""How far the reading of each transcript has come, and how many of its passages are in doubt."""

from collections import Counter
from dataclasses import dataclass

from lardom.coding.visibility import Sight
from lardom.web.coding.models import Coding, Mark, Reading
from lardom.web.coding.queries.sight import seen
from lardom.web.study.models import Study


@dataclass(frozen=True, slots=True)
class State:
    """One transcript's readings and doubts; one's own doubts and those one may see."""

    transcript: int
    closed: int
    asked: int
    doubtful: int


def states(study: Study, sight: Sight) -> list[State]:
    """Return the state of every transcript that has readings or doubts."""
    asked: Counter[int] = Counter()
    closed: Counter[int] = Counter()
    doubts: Counter[int] = Counter()
    readings = Reading.objects.of(study).filter(removed=False, round__removed=False)
    for transcript, state in readings.values_list("transcript_id", "state"):
        asked[transcript] += 1
        closed[transcript] += state == "closed"
    for table in (Coding, Mark):
        rows = table.objects.of(study).filter(removed=False).exclude(doubt="").exclude(doubt__startswith="kept ")
        doubts.update(seen(rows, sight).values_list("transcript_id", flat=True))
    return [State(one, closed[one], asked[one], doubts[one]) for one in sorted({*asked, *doubts})]
