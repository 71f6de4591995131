"""Interviews: when, with whom, how long, and whose voice each speaker label is."""

import datetime as dt
from dataclasses import dataclass

INTERVIEWER = "interviewer"
"""The word that a speaker map uses for the interviewers' own voices."""


@dataclass(frozen=True, slots=True)
class Interview:
    """One conversation.

    `respondents` are respondent ids; `transcript` is the file name in `transcripts/`; `speakers` maps
    labels of the transcript to respondent ids or to `"interviewer"`. `source` is "recording", or
    "notes" when the recording failed: notes are coded but never printed as quotations.
    """

    id: str
    project_id: str
    date: dt.date | None = None
    step: int | None = None
    mode: str = ""
    minutes: float | None = None
    respondents: tuple[str, ...] = ()
    interviewers: tuple[str, ...] = ()
    transcript: str = ""
    speakers: tuple[tuple[str, str], ...] = ()
    source: str = "recording"
    language: str = ""
