"""Who reads what: transcripts spread over coders so that each is read by several and the work is even."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations


def spread(
    documents: Iterable[str], coders: Sequence[str], each: int, *, taken: Iterable[tuple[str, str]] = ()
) -> tuple[tuple[str, str], ...]:
    """Return the (document, coder) pairs to add so that every document has `each` coders.

    - Pairs in `taken` stay as they are and count as work: a document that has enough coders gets none.
    - A document never gets the same coder twice; with fewer coders than `each` it gets them all.
    - The coder with the least work comes first, so that from an even start nobody gets more than one document more
      than anybody else. Among equals comes the one who has shared fewest documents with those already chosen, so that
      every pair of coders is compared, then the order of `coders`.

    >>> spread(["d1", "d2", "d3"], ["A", "B", "C"], 2)
    (('d1', 'A'), ('d1', 'B'), ('d2', 'C'), ('d2', 'A'), ('d3', 'B'), ('d3', 'C'))
    """
    places = {coder: place for place, coder in enumerate(dict.fromkeys(coders))}
    there: dict[str, list[str]] = {}
    for document, coder in dict.fromkeys(taken):
        there.setdefault(document, []).append(coder)
    load = Counter(coder for chosen in there.values() for coder in chosen)
    together = Counter(frozenset(pair) for chosen in there.values() for pair in combinations(chosen, 2))
    added = []
    for document in dict.fromkeys(documents):
        chosen = there.setdefault(document, [])
        while len(chosen) < each and (free := [coder for coder in places if coder not in chosen]):
            best = min(
                free,
                key=lambda coder: (
                    load[coder],
                    sum(together[frozenset((coder, other))] for other in chosen),
                    places[coder],
                ),
            )
            together.update(frozenset((best, other)) for other in chosen)
            load[best] += 1
            chosen.append(best)
            added.append((document, best))
    return tuple(added)
