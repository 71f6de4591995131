"""What two versions of a text have in common: the stretches that stand unchanged, in the same order.

Words are compared, not characters: first runs of words that occur once in each version are matched
(Bram Cohen's patience diff), the longest series of them that keeps its order is kept, and what lies between
is matched the same way until it is small enough to be compared word by word. Stretches are then widened
by the spaces and signs around them that are the same.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from lardom.text.span import Span

RUN = 4
"""Words in a row that must be the same and occur once in each version: four are seldom said twice by chance."""

LARGEST_GRID = 4_000_000
"""Words times words between two matches that are compared one by one (some milliseconds); larger gaps are left open."""

STRAY = 2
"""So few equal words between longer changes on both sides are equal by chance ("och", "det är") and no match."""

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text: where each begins and ends, and a number that is the same for the same word."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    ids: tuple[int, ...]

    def within(self, span: Span) -> tuple[int, int]:
        """Return the first and the last-but-one index of the whole words inside the span.

        >>> words_of("ja, det är så", {}).within(Span(4, 10))
        (1, 3)
        """
        first = bisect_left(self.starts, span.start)
        return first, max(first, bisect_right(self.ends, span.end))


def words_of(text: str, numbers: dict[str, int]) -> Words:
    """Return the words of a text, numbered by `numbers`, which learns new words.

    >>> words_of("ja, ja och nej", {}).ids
    (0, 0, 1, 2)
    """
    spans = [match.span() for match in _WORD.finditer(text)]
    ids = tuple(numbers.setdefault(text[start:end], len(numbers)) for start, end in spans)
    return Words(tuple(start for start, _ in spans), tuple(end for _, end in spans), ids)


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of `length` characters at `old` in the one version and at `new` in the other."""

    old: int
    new: int
    length: int


@dataclass(frozen=True, slots=True)
class Blocks:
    """The unchanged stretches of two versions, in order; `old` and `new` are the lengths of the versions."""

    all: tuple[Block, ...]
    old: int
    new: int

    def around(self, span: Span) -> Block | None:
        """Return the unchanged stretch of the old version that the span lies in, or `None`.

        >>> Blocks((Block(0, 4, 10),), 10, 14).around(Span(2, 5))
        Block(old=0, new=4, length=10)
        """
        at = bisect_right(self.all, span.start, key=lambda block: block.old) - 1
        block = self.all[at] if at >= 0 else None
        return block if block and span.end <= block.old + block.length else None

    def covers(self, span: Span) -> bool:
        """Tell whether the stretch of the *new* version lies in one unchanged stretch.

        >>> Blocks((Block(0, 4, 10),), 10, 14).covers(Span(2, 5))
        False
        """
        at = bisect_right(self.all, span.start, key=lambda block: block.new) - 1
        return at >= 0 and span.end <= self.all[at].new + self.all[at].length

    def between(self, span: Span) -> Span:
        """Return the stretch of the new version that stands where the span stood in the old one.

        It goes from the unchanged text before to the unchanged text after; an edge inside unchanged text
        is exact.

        >>> Blocks((Block(0, 0, 4), Block(9, 12, 5)), 14, 17).between(Span(2, 7))
        Span(start=2, end=12)
        """
        before = bisect_right(self.all, span.start, key=lambda block: block.old) - 1
        start = 0
        if before >= 0:
            block = self.all[before]
            start = block.new + min(span.start - block.old, block.length)
        after = bisect_left(self.all, span.end, key=lambda block: block.old + block.length)
        end = self.new
        if after < len(self.all):
            block = self.all[after]
            end = block.new + max(span.end - block.old, 0)
        return Span(start, max(start, end))


def common_blocks(old: str, new: str, words: tuple[Words, Words] | None = None) -> Blocks:
    """Return the stretches that two versions of a text have in common, in order.

    `words` are those of the two texts, numbered alike, when they are known already.

    >>> common_blocks("Hon såg det på morgonen.", "Hon såg inget på morgonen.").all
    (Block(old=0, new=0, length=8), Block(old=11, new=13, length=13))
    """
    if old == new:
        return Blocks((Block(0, 0, len(old)),) if old else (), len(old), len(new))
    numbers: dict[str, int] = {}
    ours, theirs = words or (words_of(old, numbers), words_of(new, numbers))
    found = [block for run in _aligned(ours.ids, theirs.ids) for block in _of_run(old, new, ours, theirs, run)]
    return Blocks(tuple(_widened(old, new, found)), len(old), len(new))


@dataclass(frozen=True, slots=True)
class _Run:
    """Equal words: `length` of them from word `old` and from word `new`."""

    old: int
    new: int
    length: int


@dataclass(frozen=True, slots=True)
class _Gap:
    """What is still to be matched: words `old`-`old_end` of the one text, `new`-`new_end` of the other."""

    old: int
    old_end: int
    new: int
    new_end: int


def _aligned(ours: Sequence[int], theirs: Sequence[int]) -> list[_Run]:
    runs: list[_Run] = []
    open_gaps = [_Gap(0, len(ours), 0, len(theirs))]
    while open_gaps:
        whole = open_gaps.pop()
        gap = _trimmed(ours, theirs, whole)
        runs.append(_Run(whole.old, whole.new, gap.old - whole.old))
        runs.append(_Run(gap.old_end, gap.new_end, whole.old_end - gap.old_end))
        rows, columns = gap.old_end - gap.old, gap.new_end - gap.new
        if not rows or not columns:
            continue
        if rows * columns <= LARGEST_GRID:
            runs += _word_by_word(ours, theirs, gap)
            continue
        anchors = _anchors(ours, theirs, gap)
        runs += anchors
        open_gaps += _gaps_between(anchors, gap) if anchors else ()
    return sorted((run for run in runs if run.length), key=lambda run: run.old)


def _trimmed(ours: Sequence[int], theirs: Sequence[int], gap: _Gap) -> _Gap:
    """Return the gap without the words that are the same at its two ends."""
    old, new, old_end, new_end = gap.old, gap.new, gap.old_end, gap.new_end
    while old < old_end and new < new_end and ours[old] == theirs[new]:
        old, new = old + 1, new + 1
    while old < old_end and new < new_end and ours[old_end - 1] == theirs[new_end - 1]:
        old_end, new_end = old_end - 1, new_end - 1
    return _Gap(old, old_end, new, new_end)


def _once(ids: Sequence[int], start: int, end: int) -> dict[tuple[int, ...], int]:
    """Return the place of every run of words that occurs once in `ids[start:end]`."""
    places: dict[tuple[int, ...], int] = {}
    part = ids[start:end]
    for at, run in enumerate(zip(*(part[shift:] for shift in range(RUN)), strict=False), start):
        places[run] = -1 if run in places else at
    return {run: at for run, at in places.items() if at >= 0}


def _anchors(ours: Sequence[int], theirs: Sequence[int], gap: _Gap) -> list[_Run]:
    """Return runs of words that occur once on both sides, the longest series that keeps its order."""
    there = _once(theirs, gap.new, gap.new_end)
    here = _once(ours, gap.old, gap.old_end)
    pairs = [(at, there[run]) for run, at in here.items() if run in there]
    runs: list[_Run] = []
    for old, new in _in_order(pairs):
        if runs and old - runs[-1].old == new - runs[-1].new <= runs[-1].length:
            runs[-1] = _Run(runs[-1].old, runs[-1].new, old + RUN - runs[-1].old)
            continue
        # Two runs may share words; the later one then begins after them.
        cut = max(0, runs[-1].old + runs[-1].length - old, runs[-1].new + runs[-1].length - new) if runs else 0
        if cut < RUN:
            runs.append(_Run(old + cut, new + cut, RUN - cut))
    return runs


def _in_order(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest series of pairs in which both numbers grow (the first numbers grow already)."""
    tails: list[int] = []
    tail_pairs: list[int] = []
    before: list[int] = []
    for index, (_, new) in enumerate(pairs):
        at = bisect_left(tails, new)
        before.append(tail_pairs[at - 1] if at else -1)
        tails[at : at + 1] = [new]
        tail_pairs[at : at + 1] = [index]
    series: list[tuple[int, int]] = []
    index = tail_pairs[-1] if tail_pairs else -1
    while index >= 0:
        series.append(pairs[index])
        index = before[index]
    return series[::-1]


def _gaps_between(anchors: Sequence[_Run], gap: _Gap) -> Iterator[_Gap]:
    old, new = gap.old, gap.new
    for run in (*anchors, _Run(gap.old_end, gap.new_end, 0)):
        if run.old > old and run.new > new:
            yield _Gap(old, run.old, new, run.new)
        old, new = run.old + run.length, run.new + run.length


def _word_by_word(ours: Sequence[int], theirs: Sequence[int], gap: _Gap) -> list[_Run]:
    """Return the equal words of the least change, without those that are equal by chance."""
    steps = Levenshtein.opcodes(ours[gap.old : gap.old_end], theirs[gap.new : gap.new_end])
    runs: list[_Run] = []
    changes = [0]
    for step in steps:
        if step.tag == "equal":
            runs.append(_Run(gap.old + step.src_start, gap.new + step.dest_start, step.src_end - step.src_start))
            changes.append(0)
        else:
            changes[-1] += max(step.src_end - step.src_start, step.dest_end - step.dest_start)
    return [
        run
        for run, before, after in zip(runs, changes, changes[1:], strict=False)
        if run.length > STRAY or run.length >= min(before, after)
    ]


def _of_run(old: str, new: str, ours: Words, theirs: Words, run: _Run) -> Iterator[Block]:
    """Yield the unchanged stretches of a run of equal words, parted where the signs between them differ."""
    last = run.length - 1
    begin, end = ours.starts[run.old], ours.ends[run.old + last]
    there = theirs.starts[run.new]
    if theirs.ends[run.new + last] - there == end - begin and old[begin:end] == new[there : there + end - begin]:
        yield Block(begin, there, end - begin)
        return
    for step in range(run.length):
        word, other = run.old + step, run.new + step
        if step and old[ours.ends[word - 1] : ours.starts[word]] != new[theirs.ends[other - 1] : theirs.starts[other]]:
            yield Block(begin, there, ours.ends[word - 1] - begin)
            begin, there = ours.starts[word], theirs.starts[other]
    yield Block(begin, there, end - begin)


def _widened(old: str, new: str, blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield the blocks, each grown by the equal signs around it (never by part of a word), met ones joined.

    The beginnings and the ends of the two texts grow likewise.
    """
    grown = Block(0, 0, 0)
    for block in (*blocks, Block(len(old), len(new), 0)):
        right = _same_signs(old, new, (grown.old + grown.length, grown.new + grown.length), (block.old, block.new), 1)
        grown = Block(grown.old, grown.new, grown.length + right)
        end, there_end = grown.old + grown.length, grown.new + grown.length
        left = _same_signs(old, new, (block.old - 1, block.new - 1), (end - 1, there_end - 1), -1)
        next_ = Block(block.old - left, block.new - left, block.length + left)
        if (end, there_end) == (next_.old, next_.new):
            grown = Block(grown.old, grown.new, grown.length + next_.length)
            continue
        if grown.length:
            yield grown
        grown = next_
    if grown.length:
        yield grown


def _same_signs(old: str, new: str, at: tuple[int, int], stop: tuple[int, int], step: int) -> int:
    """Return how many equal signs that are no letters follow each other from `at`, before `stop`."""
    here, there = at
    count = 0
    while here != stop[0] and there != stop[1] and old[here] == new[there] and not old[here].isalnum():
        here, there, count = here + step, there + step, count + 1
    return count
