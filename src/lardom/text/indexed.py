"""A text in which many passages are looked up: its words are counted once."""

from collections.abc import Sequence
from functools import cached_property
from itertools import islice

from lardom.text.blocks import Words, words_of

MANY_PLACES = 200
"""Of words said oftener than this no more places are counted: they have no place of their own."""

RUN_OF_WORDS = 3
"""Words in a row by which places are looked up: two are too common, more would miss short passages."""


class IndexedText:
    """A text in which passages are looked up many times, by the runs of words in them.

    `numbers` gives each word its number and learns new ones; two texts that share it can be compared.

    >>> IndexedText("Det var bra. Ja, det var bra.", {}).places_of("var bra", (1, 2), 0)
    [4, 21]
    """

    def __init__(self, text: str, numbers: dict[str, int]) -> None:
        self.text = text
        self.words: Words = words_of(text, numbers)
        self._short: dict[str, list[int]] = {}

    @cached_property
    def runs(self) -> dict[tuple[int, ...], list[int]]:
        """The places of each run of three words, counted in words."""
        places: dict[tuple[int, ...], list[int]] = {}
        ids = self.words.ids
        for at, run in enumerate(zip(*(ids[shift:] for shift in range(RUN_OF_WORDS)), strict=False)):
            places.setdefault(run, []).append(at)
        return places

    def places_of(self, quote: str, ids: Sequence[int], before: int) -> Sequence[int]:
        """Return the places of the words, no more than one over `MANY_PLACES`.

        `ids` are the whole words in `quote`, the first of them `before` characters in.
        """
        if len(ids) < RUN_OF_WORDS:
            if quote not in self._short:
                self._short[quote] = starts_of(quote, self.text, 0, len(self.text))
            return self._short[quote]
        runs = ((shift, tuple(ids[shift : shift + RUN_OF_WORDS])) for shift in range(min(len(ids) - 2, 8)))
        shift, places = min(((shift, self.runs.get(run, [])) for shift, run in runs), key=lambda one: len(one[1]))
        starts = (self.words.starts[at - shift] - before for at in places if at >= shift)
        fitting = (start for start in starts if start >= 0 and self.text.startswith(quote, start))
        return list(islice(fitting, MANY_PLACES + 1))


def starts_of(quote: str, text: str, start: int, end: int) -> list[int]:
    """Return where the quote stands in `text[start:end]`, no more than one place over `MANY_PLACES`.

    >>> starts_of("ja", "ja och ja", 0, 9)
    [0, 7]
    """
    places: list[int] = []
    at = text.find(quote, start, end)
    while at >= 0 and len(places) <= MANY_PLACES:
        places.append(at)
        at = text.find(quote, at + 1, end)
    return places
