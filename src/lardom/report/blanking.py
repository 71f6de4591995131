"""A text with everything inside quotation marks blanked out."""

from lardom.text.quotemarks import quote_pairs


def blanked(text: str) -> str:
    """Return the text with the words between quotation marks as spaces, so that every position stays.

    >>> blanked("Hon sa ”nej” och gick.")
    'Hon sa ”   ” och gick.'
    """
    letters = list(text)
    for pair in quote_pairs(text):
        if pair.depth == 0:
            for position in range(pair.start + 1, pair.end - 1):
                letters[position] = " "
    return "".join(letters)
