"""The acts of the transcripts are tested by somebody who brings files in."""

from bringing import bringing, forgotten

__all__ = ["bringing", "forgotten"]
