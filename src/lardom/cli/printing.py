"""How problems are printed in a terminal: grouped by file, aligned, wrapped to the width."""

import shutil
import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

import click

from lardom.study.problems import Problem
from lardom.study.settings import Language

NARROWEST, WIDEST = 40, 100
"""Columns of the terminal that lines are wrapped to, at least and at most."""

_WORDS = {
    "sv": {"error": "fel", "warning": "varning", "note": "obs"},
    "en": {"error": "error", "warning": "warning", "note": "note"},
}
_COLOURS = {"error": "red", "warning": "yellow", "note": "blue"}
_LONGEST_PLACE = 24
_ROOM = 34
"""Columns a sentence needs beside its place; with fewer it stands on lines of its own below it."""


def terminal_width() -> int:
    """Return how wide lines may be: the terminal's width, but never too narrow or too wide to read."""
    return max(NARROWEST, min(WIDEST, shutil.get_terminal_size((80, 24)).columns))


def _place(problem: Problem) -> str:
    row = f"{problem.row:>4}" if problem.row is not None else ""
    return f"{row}  {problem.column or ''}".rstrip()


MOST_ALIKE = 20
"""How many problems of one kind are printed for one file."""


def problem_lines(
    problems: Iterable[Problem], language: Language, *, width: int, most: int | None = MOST_ALIKE
) -> Iterator[str]:
    """Yield the lines that tell of the problems, files in the order given, with colours for a terminal.

    Of more than `most` problems of one kind in one file, the first are told and the others counted.

    >>> one = Problem("answers.csv", "6 is no answer.", "Write 1 to 5.", row=7, column="value", value="6")
    >>> for line in problem_lines([one], "en", width=60):
    ...     print(click.unstyle(line))
    answers.csv
         7  value  error    6 is no answer.
                            Write 1 to 5.
    """
    for position, (file, group) in enumerate(groupby(problems, key=lambda one: one.file)):
        if position:
            yield ""
        yield click.style(file, bold=True)
        yield from _group(list(group), language, width, most)


def _few_of_each(problems: Sequence[Problem], most: int | None) -> tuple[list[Problem], int]:
    """Return the first problems of each kind, and how many are left out."""
    met: Counter[str] = Counter()
    kept = []
    for problem in problems:
        met[problem.code] += 1
        if most is None or met[problem.code] <= most:
            kept.append(problem)
    return kept, len(problems) - len(kept)


def _group(all_problems: Sequence[Problem], language: Language, width: int, most: int | None) -> Iterator[str]:
    problems, more = _few_of_each(all_problems, most)
    words = _WORDS[language]
    place_width = min(_LONGEST_PLACE, max(len(_place(problem)) for problem in problems))
    word_width = max(len(word) for severity, word in words.items() if severity != "note")
    margin = 2 + (place_width + 2 if place_width else 0) + word_width + 2
    narrow = width - margin < _ROOM
    for problem in problems:
        place = _place(problem)
        if narrow:
            yield from _below(problem, words[problem.severity], width)
            continue
        if len(place) > place_width:
            yield f"  {place}"
            place = ""
        word = click.style(words[problem.severity].ljust(word_width), fg=_COLOURS[problem.severity])
        told = wrapped(problem.message, width - margin)
        head = f"  {place.ljust(place_width)}  " if place_width else "  "
        yield f"{head}{word}  {told[0]}"
        for line in told[1:]:
            yield " " * margin + line
        for line in wrapped(problem.way_out, width - margin):
            yield " " * margin + click.style(line, dim=True)
    if more:
        yield (
            f"  … och {more} av samma slag (--all visar alla)"
            if language == "sv"
            else f"  … and {more} of the same kinds (--all shows them all)"
        )


def _below(problem: Problem, word: str, width: int) -> Iterator[str]:
    place = _place(problem).strip()
    painted = click.style(word, fg=_COLOURS[problem.severity])
    yield f"  {place}  {painted}" if place else f"  {painted}"
    yield from (f"    {line}" for line in wrapped(problem.message, width - 4))
    yield from (f"    {click.style(line, dim=True)}" for line in wrapped(problem.way_out, width - 4))


def tell(text: str) -> None:
    """Say something beside the answer itself (on the error stream), wrapped to the terminal; a command stays whole."""
    for line in text.split("\n"):
        click.echo(line if line.startswith("  ") else "\n".join(wrapped(line, terminal_width())), err=True)


def wrapped(text: str, width: int) -> list[str]:
    """Return the text in lines of at most `width` characters; long words and paths stay whole.

    >>> wrapped("one file name that is longer than that.csv", 20)
    ['one file name that', 'is longer than', 'that.csv']
    """
    return textwrap.wrap(text, max(20, width), break_long_words=False, break_on_hyphens=False) if text else []


def counted(number: int, one: str, several: str) -> str:
    """Return the number with its noun.

    >>> counted(1, "error", "errors"), counted(3, "error", "errors")
    ('1 error', '3 errors')
    """
    return f"{number} {one if number == 1 else several}"
