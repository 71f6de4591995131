"""What the tests of the coding room share."""

from bringing import forgotten
from coding_team import team

__all__ = ["forgotten", "team"]
