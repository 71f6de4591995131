"""Lärdom: from interviews to a report whose every claim can be checked.

``lardom.open_study(folder)`` (or the address of a study in a workbench) is the door for notebooks; everything else is imported from its room,
for instance ``from lardom.claims.quantifiers import find_quantifiers``.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lardom.client.opening import open_study as open_study

__all__ = ["open_study"]


def __getattr__(name: str) -> Any:
    # Lazy, so that importing one small room does not load every file reader.
    if name == "open_study":
        from lardom.client.opening import open_study  # noqa: PLC0415 - loaded only when asked for

        return open_study
    raise AttributeError(f"module 'lardom' has no attribute {name!r}")
