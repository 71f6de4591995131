"""The words of one turn corrected: a new document, in which everything after the turn has moved."""

from dataclasses import replace
from hashlib import sha256

from lardom.transcripts.encoding import clean
from lardom.transcripts.turns import Document


class NoWordsError(ValueError):
    """A turn was to be left without words; who spoke nothing did not speak."""


def with_words(document: Document, number: int, words: str) -> Document:
    r"""Return the document with other words in turn `number`; the text around it stays as it is.

    The words are cleaned as a file's are. Raises `LookupError` when there is no such turn, `NoWordsError` when no
    words are left.

    >>> from lardom.transcripts.reading import document_from_text
    >>> old = document_from_text("a.txt", "R1: Det var bra.\nI: Jaha.")
    >>> new = with_words(old, 1, "Det var inte bra.")
    >>> new.text, new.words_of(new.turns[1])
    ('R1: Det var inte bra.\nI: Jaha.', 'Jaha.')
    """
    turn = next((one for one in document.turns if one.number == number), None)
    if turn is None:
        raise LookupError(f"There is no turn {number}; the last one is {len(document.turns)}.")
    told = "\n".join(line.rstrip() for line in clean(words).strip().split("\n"))
    if not told:
        raise NoWordsError
    text = document.text[: turn.start] + told + document.text[turn.end :]
    shift = len(told) - (turn.end - turn.start)
    inside = [turn.start + place + 1 for place, sign in enumerate(told) if sign == "\n"]
    kept_before = [start for start in document.paragraphs if start <= turn.start]
    was_inside = [start for start in document.paragraphs if turn.start < start < turn.end]
    # Lines of one paragraph stay one paragraph: only where lines were paragraphs are new lines such.
    inside = inside if was_inside or "\n" not in document.words_of(turn) else []
    after = [start + shift for start in document.paragraphs if start >= turn.end]
    more = len(inside) - len(was_inside)
    turns = tuple(
        one if one.number < number
        else replace(one, end=one.end + shift) if one.number == number
        else replace(one, start=one.start + shift, end=one.end + shift, paragraph=one.paragraph + more)
        for one in document.turns
    )  # fmt: skip
    fingerprint = sha256(text.encode()).hexdigest()
    return replace(
        document, text=text, turns=turns, paragraphs=(*kept_before, *inside, *after), fingerprint=fingerprint
    )
