"""Letting a process forget what it remembers of studies: for tests that begin anew, and for what is measured the first time."""

import sys
from collections import OrderedDict


def forget() -> None:
    """Empty whatever the workbench's modules keep from one request to the next."""
    for name, module in list(sys.modules.items()):
        if name.startswith("lardom.web."):
            for kept in list(vars(module).values()):
                if hasattr(kept, "cache_clear"):
                    kept.cache_clear()
                elif isinstance(kept, OrderedDict):
                    kept.clear()
