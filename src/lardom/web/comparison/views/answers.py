"""What the room's views share: the study as the person may see it."""

from lardom.claims.ground import Ground
from lardom.web.coding.queries.sight import sight_of
from lardom.web.comparison.queries.cases import ground_of
from lardom.web.study.access import StudyRequest


def ground(request: StudyRequest) -> Ground:
    """Return the study with those codings that the person may see."""
    return ground_of(request.here.study, sight_of(request.here.study, request.here.coder))


def hidden(request: StudyRequest) -> int:
    """Return how many transcripts the person is reading blind."""
    return len(sight_of(request.here.study, request.here.coder).blindfolded)
