"""Making a quotation of a passage: its words with their speakers, then one device after the other."""

from typing import Literal

from lardom.claims.ground import Ground
from lardom.claims.passages import Passage
from lardom.fieldwork.interviews import INTERVIEWER

Device = Literal["cut", "redact", "substitute", "insert", "describe"]
DEVICES: tuple[Device, ...] = ("cut", "redact", "substitute", "insert", "describe")
"""Words left out, a name taken out, words put in their place, words put in after them, a description instead."""

NEEDS_WORDS = frozenset({"substitute", "insert", "describe"})
"""The devices that put something in."""


def quotable(passage: Passage, ground: Ground) -> str:
    """Return the respondents' words of a passage as a quotation begins: what the interviewer said is cut.

    When several speak, each is named by the label of the study, on a line of its own.

    >>> from lardom.claims.material import Material
    >>> quotable(Passage("a.txt", 0, 3), Ground(Material()))
    ''
    """
    document = ground.document(passage.document_id)
    if document is None:
        return ""
    if not document.turns:
        return " ".join(ground.words_of(passage).split())
    voices = dict(zip((turn.number for turn in document.turns), ground.voices(document.id), strict=True))
    several = len(passage.respondents) > 1
    text, speaking, skipped = "", "", False
    for turn in document.turns_in(passage.span):
        part, voice = turn.span.clip(passage.span), voices.get(turn.number, "")
        if part is None or turn.number not in passage.turns or voice == INTERVIEWER:
            skipped = bool(text)
            continue
        words = " ".join(part.of(document.text).split())
        person = ground.person(voice)
        tag = f"{person.label}: " if several and person and voice != speaking else ""
        between = ("\n" if tag else " ") if text else ""
        text += f"{' […]' if skipped else ''}{between}{tag}{words}"
        speaking, skipped = voice, False
    return text


def with_device(text: str, words: str, device: Device, instead: str = "", *, at: int = 0) -> str | None:
    """Return the text with one device at the words, `None` when they do not stand there.

    The words are those at `at` or after it, else the first in the text. What is put in stands in square brackets.

    >>> with_device("Det var Granliden som tog över allt", "Granliden", "redact")
    'Det var [X] som tog över allt'
    >>> with_device("Vi såg det, ja det gjorde vi, och sa nej", ", ja det gjorde vi,", "cut")
    'Vi såg det […] och sa nej'
    >>> with_device("Den växte", "Den", "insert", "nya kontexten")
    'Den [nya kontexten] växte'
    >>> with_device("Ja", "Nej", "cut") is None
    True
    """
    words = words.strip()
    place = text.find(words, max(0, at)) if words else -1
    place = text.find(words) if place < 0 and words else place
    if place < 0:
        return None
    before, after = text[:place], text[place + len(words) :]
    inside = " ".join(instead.split()).strip("[]")
    if device == "cut":
        return f"{before.rstrip(' ')} […] {after.lstrip(' ')}".strip()
    if device == "redact":
        return f"{before}[X]{after}"
    if device == "insert":
        return f"{before}{words} [{inside}]{after}"
    return f"{before}[{inside}]{after}"
