"""Boolean minimisation: prime implicants, and every smallest set of them that covers what is to be explained.

Two ways to primes:

- *With don't-cares* (parsimonious): a term drawn from a positive row is allowed when each negative row differs from it
  somewhere; the shortest such terms are the minimal sets of conditions that meet every difference (Berge's transversals on
  bit masks). Only rows with cases are looked at, so the 2^k combinations are never listed.
- *Without* (conservative, and intermediate once its counterfactuals are chosen): all terms within the union of given
  terms, by iterated consensus.

Models are *all* covers of least size: a table often has several, and which one a program happens to show is no finding
(Baumgartner & Thiem 2017, Sociol. Methods Res. 46:954).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice, product

import numpy as np

from lardom.comparison.configurations.terms import Corner, Term

MOST_MODELS = 10_000
"""More models than this are counted no further."""


@dataclass(frozen=True, slots=True)
class Covers:
    """Every smallest set of terms that covers all; `complete` tells whether the search ended before the cap."""

    models: tuple[tuple[Term, ...], ...]
    complete: bool = True


def primes_against(positive: Iterable[Corner], negative: Sequence[Corner]) -> tuple[Term, ...]:
    """Return the shortest terms that cover a positive row and no negative one; anything else may be covered or not.

    >>> primes_against([(1, 1), (1, 0)], [(0, 0)])
    (Term(values=(None, 1)), Term(values=(1, None)))
    """
    found: set[Term] = set()
    for row in positive:
        masks = {sum(1 << at for at, (a, b) in enumerate(zip(row, other, strict=True)) if a != b) for other in negative}
        for chosen in _transversals(masks):
            found.add(Term(tuple(value if chosen >> at & 1 else None for at, value in enumerate(row))))
    return tuple(sorted(found, key=_key))


def _key(term: Term) -> tuple[int, ...]:
    return tuple(-1 if value is None else value for value in term.values)


def _transversals(masks: Iterable[int]) -> list[int]:
    """Return the minimal sets (as masks) that share a bit with each mask; none when a mask is empty."""
    # Masks that hold another are met when that is; the small ones first keep the sets few.
    least: list[int] = []
    for mask in sorted(masks, key=int.bit_count):
        if not any(mask & one == one for one in least):
            least.append(mask)
    found = [0]
    for mask in least:
        if not mask:
            return []
        meeting = [one for one in found if one & mask]
        missing = [one for one in found if not one & mask]
        found = meeting
        for at in _bits(mask):
            # A set grown by one is superfluous only when one that met the mask in just that lies in it.
            bit = 1 << at
            rests = [one ^ bit for one in meeting if one & mask == bit]
            found = found + [one | bit for one in missing if not any(one & rest == rest for rest in rests)]
    return found


def primes_within(terms: Iterable[Term], levels: Sequence[int]) -> tuple[Term, ...]:
    """Return the shortest terms all of whose corners lie in at least one of the given terms.

    >>> primes_within([Term((1, 1)), Term((1, 0))], [2, 2])
    (Term(values=(1, None)),)
    """
    full = [(1 << many) - 1 for many in levels]
    cubes = {
        tuple(whole if value is None else 1 << value for value, whole in zip(term.values, full, strict=True))
        for term in terms
    }
    waiting = sorted(cubes)
    known: list[tuple[int, ...]] = []
    while waiting:
        cube = waiting.pop()
        if any(_holds(one, cube) for one in known):
            continue
        known = [one for one in known if not _holds(cube, one)]
        for one in known:
            waiting += _consensus(cube, one)
        known.append(cube)
    return _as_terms(known, full)


def _holds(outer: tuple[int, ...], inner: tuple[int, ...]) -> bool:
    return all(a & b == b for a, b in zip(outer, inner, strict=True))


def _consensus(one: tuple[int, ...], other: tuple[int, ...]) -> list[tuple[int, ...]]:
    """Return the cubes that lie in both together and cross from one to the other."""
    shared = [a & b for a, b in zip(one, other, strict=True)]
    empty = [at for at, both in enumerate(shared) if not both]
    if len(empty) > 1:
        return []
    found = []
    for at in empty or range(len(shared)):
        union = one[at] | other[at]
        if union not in (one[at], other[at]):
            found.append((*shared[:at], union, *shared[at + 1 :]))
    return found


def _as_terms(cubes: Iterable[tuple[int, ...]], full: Sequence[int]) -> tuple[Term, ...]:
    """Return the maximal terms within the cubes: where a cube allows some values of a condition, one of them."""
    terms: set[Term] = set()
    for cube in cubes:
        choices = [
            [None] if allowed == whole else [at for at in range(whole.bit_length()) if allowed >> at & 1]
            for allowed, whole in zip(cube, full, strict=True)
        ]
        terms |= {Term(values) for values in product(*choices)}
    return tuple(
        sorted((one for one in terms if not any(one != other and one.within(other) for other in terms)), key=_key)
    )


def smallest_covers(terms: Sequence[Term], rows: Sequence[Corner], most: int = MOST_MODELS) -> Covers:
    """Return every set of as few terms as possible that covers all rows; none when some row is covered by no term.

    >>> smallest_covers([Term((1, None)), Term((None, 1))], [(1, 1)]).models
    ((Term(values=(1, None)),), (Term(values=(None, 1)),))
    """
    if not rows:
        return Covers(((),))
    alike: dict[int, list[int]] = {}
    for place, mask in enumerate(_covered(terms, rows)):
        alike.setdefault(mask, []).append(place)
    masks = sorted((mask for mask in alike if mask), key=lambda mask: -mask.bit_count())
    by_row = _needed([sum(1 << at for at, mask in enumerate(masks) if mask >> row & 1) for row in range(len(rows))])
    if not all(by_row):
        return Covers(())
    # Terms that cover the same rows may stand for each other, so kinds of terms are chosen first.
    kinds = [sum(1 << row for row, held in enumerate(by_row) if held >> at & 1) for at in range(len(masks))]
    whole = (1 << len(by_row)) - 1
    for size in range(_bound(whole, by_row, kinds, 0), len(rows) + 1):
        search = _Search(by_row, kinds, most)
        search.go(size, whole, (), 0)
        if search.found:
            choices = [product(*(alike[masks[at]] for at in chosen)) for chosen in search.found]
            every = list(islice(chain.from_iterable(choices), most + 1))
            models = sorted(tuple(sorted(model)) for model in every[:most])
            told = tuple(tuple(terms[place] for place in model) for model in models)
            return Covers(told, search.complete and len(every) <= most)
    return Covers(())


def _covered(terms: Sequence[Term], rows: Sequence[Corner]) -> list[int]:
    """Return for each term a mask of the rows it covers."""
    wishes = np.array([_key(term) for term in terms], dtype=np.int16).reshape(len(terms), len(rows[0]))
    covers = np.ones((len(terms), len(rows)), dtype=bool)
    for wish, value in zip(wishes.T, np.array(rows, dtype=np.int16).T, strict=True):
        covers &= (wish[:, None] == value) | (wish < 0)[:, None]
    packed = np.packbits(covers, axis=1, bitorder="little")
    return [int.from_bytes(row.tobytes(), "little") for row in packed]


def _needed(by_row: Sequence[int]) -> list[int]:
    """Return the rows (as masks of what covers them) that are not covered whenever another one is."""
    kept: list[int] = []
    for row in sorted(set(by_row), key=int.bit_count):
        if not any(row & one == one for one in kept):
            kept.append(row)
    return kept


class _Search:
    """Every cover of a given size: the row with fewest choices decides, and each choice made is barred to the next."""

    def __init__(self, by_row: list[int], kinds: list[int], most: int) -> None:
        self.by_row, self.kinds, self.most = by_row, kinds, most
        self.found: list[tuple[int, ...]] = []
        self.complete = True

    def go(self, left: int, open_rows: int, chosen: tuple[int, ...], barred: int) -> None:
        """Add the covers that go on from what is chosen with at most `left` more."""
        if not open_rows:
            self.found.append(chosen)
            self.complete = len(self.found) < self.most
            return
        if left <= 1:  # one that covers all that is open, if any
            last = ~barred if left else 0
            for row in _bits(open_rows):
                last &= self.by_row[row]
            self.found += [(*chosen, at) for at in _bits(last)]
            self.complete = len(self.found) < self.most
            return
        if left < _bound(open_rows, self.by_row, self.kinds, barred):
            return
        choices = min((self.by_row[row] & ~barred for row in _bits(open_rows)), key=int.bit_count)
        for at in sorted(_bits(choices), key=lambda one: -(self.kinds[one] & open_rows).bit_count()):
            if not self.complete:
                return
            self.go(left - 1, open_rows & ~self.kinds[at], (*chosen, at), barred)
            barred |= 1 << at


def _bits(mask: int) -> Iterator[int]:
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low


def _bound(open_rows: int, by_row: Sequence[int], kinds: Sequence[int], barred: int) -> int:
    """Return how many are needed at least: as many as there are rows no two of which one kind covers together."""
    need = 0
    left = open_rows
    while left:
        # The row that shares its kinds with fewest other rows goes first.
        row = min(_bits(left), key=lambda one: (by_row[one] & ~barred).bit_count())
        need += 1
        left &= ~(1 << row)
        for at in _bits(by_row[row] & ~barred):
            left &= ~kinds[at]
    return need
