"""Every operation of the door, gathered: importing this is what registers them."""

from lardom.web.exchange.api import arguing, asking, codes, drafts, notes, passages, reading, summing, texts
from lardom.web.exchange.api.door import api

operations = (reading, passages, codes, notes, arguing, texts, asking, summing, drafts)
"""The modules whose operations are registered by being imported."""

__all__ = ["api", "operations"]
