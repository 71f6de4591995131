"""What the tests of the comparison share."""

from bringing import forgotten
from coding_team import team

__all__ = ["forgotten", "team"]
