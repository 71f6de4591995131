"""What the tests of the exchange share."""

from coding_team import team

__all__ = ["team"]
