"""Letting a process forget what it remembers of studies: for tests that begin anew, and for what is measured the first time."""

import sys
from collections import OrderedDict
from collections.abc import Callable

_CLEARING: dict[str, list[Callable[[], object]]] = {}
"""How the memories of each module are emptied: looked for once, when the module is there for the first time."""


def forget() -> None:
    """Empty whatever the workbench's modules keep from one request to the next."""
    for name, module in list(sys.modules.items()):
        if name.startswith("lardom.web.") and name not in _CLEARING:
            kept = list(vars(module).values())
            _CLEARING[name] = [one.cache_clear for one in kept if hasattr(one, "cache_clear")]
            _CLEARING[name] += [one.clear for one in kept if isinstance(one, OrderedDict)]
    for clearing in _CLEARING.values():
        for clear in clearing:
            clear()
