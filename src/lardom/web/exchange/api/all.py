"""Every operation of the door, gathered: importing this is what registers them."""

from lardom.web.exchange.api import arguing, codes, passages, reading
from lardom.web.exchange.api.door import api

operations = (reading, passages, codes, arguing)
"""The modules whose operations are registered by being imported."""

__all__ = ["api", "operations"]
