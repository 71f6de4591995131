"""Every operation of the door, gathered: importing this is what registers them."""

from lardom.web.exchange.api import arguing, asking, codes, drafts, notes, passages, reading, summing, texts
from lardom.web.exchange.api.door import api

operations = (reading, passages, codes, notes, arguing, texts, asking, summing, drafts)
"""The modules whose operations are registered by being imported."""

# An id may hold slashes: the address that ends with it is tried after those that go on behind it.
_addresses = api.default_router.path_operations
for _path in [one for one in _addresses if one.endswith("{path:ref}")]:
    _addresses[_path] = _addresses.pop(_path)

__all__ = ["api", "operations"]
