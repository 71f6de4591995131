"""Lines that look like a speaker's but describe the interview: forms, column names, headings."""

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from lardom.transcripts.labels import METADATA
from lardom.transcripts.lines import Candidate

_SPOKEN = re.compile(r"""[.?!…]["”’»)\]]*\s*$""")
_COLUMNS = frozenset(
    """
talare speaker namn name vem who text tal ord words utterance yttrande replik transkription transcript tid time
tidpunkt start begin slut end nr no # rad line turn inlägg kommentar comment
""".split()  # noqa: SIM905 - one word a line would hide the rest of the module
)


def no_speech(lines: Sequence[str], found: Mapping[int, Candidate], headings: Collection[int] = ()) -> set[int]:
    """Return those of `found` (possible labels by line number) that belong to a description, not to speech.

    They are the lines at the top that describe the interview (`Datum: 12 mars`) with their neighbours, such
    forms further down, the row that names a table's columns, and headings that never come back.

    >>> from lardom.transcripts.lines import candidate
    >>> lines = ["Intervjuare: Eva Ek", "Datum: 3 maj", "", "Eva: Hej, och välkommen!", "Bo: Hej på dig."]
    >>> sorted(no_speech(lines, {n: c for n, line in enumerate(lines) if line and (c := candidate(line))}))
    [0]
    """
    return _described(lines, found) | _headers(lines, found) | _titles(lines, found, headings)


def _described(lines: Sequence[str], found: Mapping[int, Candidate]) -> set[int]:
    """Return the lines at the top that describe the interview (`Datum: 12 mars`) with their neighbours."""
    last = -1
    for number, line in enumerate(lines):
        words = line.split()
        if _describes(line):
            last = number
        elif len(words) > 12 or (_SPOKEN.search(line) and len(words) > 1):
            break
    if last < 0:
        return _form(lines, found)
    # Lines right below belong to the description while they are as short as its values.
    end = last + 1
    while end in found and lines[end][found[end].words :].strip() and not _SPOKEN.search(lines[end]):
        if len(lines[end].split()) > 7:
            break
        end += 1
    return {number for number in found if number < end} | _form(lines, found)


def _headers(lines: Sequence[str], found: Mapping[int, Candidate]) -> set[int]:
    """Return the rows that name a table's columns (`Talare | Text`)."""
    return {number for number in found if "\t" in lines[number] and {*lines[number].casefold().split("\t")} <= _COLUMNS}


def _titles(lines: Sequence[str], found: Mapping[int, Candidate], headings: Collection[int]) -> set[int]:
    """Return the headings that only look like a label: they have words behind it, or it never comes back."""
    counts = Counter(each.label for each in found.values())
    return {
        number
        for number in found.keys() & set(headings)
        if lines[number][found[number].words :].strip() or counts[found[number].label] == 1
    }


def _describes(line: str) -> bool:
    key = re.split(r"[:\t]", line.strip(" *_#-"), maxsplit=1)[0].strip(" *_").casefold().split()
    named = (":" in line or "\t" in line) and key
    return bool(named) and (" ".join(key) in METADATA or (key[0] in METADATA and len(key) < 4))


def _form(lines: Sequence[str], found: Mapping[int, Candidate]) -> set[int]:
    """Return the lines of a form further down (`Interviewer: A. Ek` above `Date: 3 May`): short, never repeated."""
    counts = Counter(each.label for each in found.values())
    filled = [number for number, line in enumerate(lines) if line.strip()]
    places = {number: place for place, number in enumerate(filled)}
    gone = set()
    for number in [number for number in filled if _describes(lines[number])]:
        if number in found and counts[found[number].label] == 1:
            gone.add(number)
        for step in (-1, 1):
            place = places[number] + step
            while 0 <= place < len(filled) and _entry(lines, found.get(filled[place]), filled[place], counts):
                gone.add(filled[place])
                place += step
    return gone & found.keys()


def _entry(lines: Sequence[str], label: Candidate | None, number: int, counts: Counter[str]) -> bool:
    if label is None or counts[label.label] > 1 or _SPOKEN.search(lines[number]):
        return False
    return 0 < len(lines[number][label.words :].split()) <= 7
