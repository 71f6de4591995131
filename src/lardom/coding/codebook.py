"""The codebook: themes and codes, in a tree."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Code:
    """One code or theme.

    `parent` is the id of the code above, empty at the top; `kind` of a theme is "context", "effect" or
    "lesson"; `colour` is `#rrggbb` or empty; `order` is its place in the book. `include`, `exclude` and
    `example` tell coders when to use the code, when not to, and what a passage of it looks like; `pole` is
    the side of a tension, or the second axis, that the code stands on.
    """

    id: str
    name: str
    parent: str = ""
    kind: str = ""
    definition: str = ""
    colour: str = ""
    order: int = 0
    include: str = ""
    exclude: str = ""
    example: str = ""
    pole: str = ""
