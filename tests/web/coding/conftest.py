"""What the tests of the coding room share."""

from coding_team import team

__all__ = ["team"]
