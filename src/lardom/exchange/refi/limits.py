"""How large a REFI-QDA file may be: every limit in one value, so that an instance may set its own."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that is read. Sizes are bytes; `most_members` counts the files of a container.

    `file` is the container itself, `xml` the project in it, `text` one text, `member` any other file (the standard's own
    limit), `unpacked` all files together. `depth` is how deep XML elements may lie, `elements` how many there may be.
    """

    file: int = 4_000_000_000
    xml: int = 400_000_000
    text: int = 50_000_000
    member: int = 2**31 - 1
    unpacked: int = 16_000_000_000
    members: int = 100_000
    depth: int = 2_000
    elements: int = 10_000_000


DEFAULT = Limits()
"""What is read when nobody says otherwise."""


class LimitPassedError(ValueError):
    """Something in the file is larger than allowed: `name` is the limit's name, `limit` what it is."""

    def __init__(self, name: str, limit: int) -> None:
        super().__init__(f"The limit {name} of {limit} is passed.")
        self.name = name
        self.limit = limit


def at_most(limits: Limits, name: str, number: int) -> None:
    """Raise `LimitPassedError` when `number` is more than the limit called `name`.

    >>> at_most(Limits(depth=3), "depth", 4)
    Traceback (most recent call last):
    lardom.exchange.refi.limits.LimitPassedError: The limit depth of 3 is passed.
    """
    limit: int = getattr(limits, name)
    if number > limit:
        raise LimitPassedError(name, limit)
