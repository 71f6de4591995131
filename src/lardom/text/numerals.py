"""Numbers written in words or digits, in Swedish and English."""

from functools import cache

from lardom.text.words import Token, lexicon


@cache
def _in_words(language: str) -> dict[str, int]:
    data = lexicon(language).data["numerals"]
    found: dict[str, int] = {word: number for number, word in enumerate(data["units"])}
    for ten, word in enumerate(data["tens"]):
        if word:
            found[word] = 10 * ten
            for one in range(1, 10):
                found[word + data["units"][one]] = 10 * ten + one
                found[f"{word}-{data['units'][one]}"] = 10 * ten + one
    return found | dict.fromkeys(data["hundred"], 100)


def number_in_words(word: str, language: str) -> int | None:
    """Return the number a single word (in lower case) stands for, or `None`; 0 to 100 are known.

    "en" and "one" are numbers here; whether they are meant as one is for the reader of the sentence to tell.

    >>> number_in_words("tjugosex", "sv"), number_in_words("twenty-six", "en"), number_in_words("flera", "sv")
    (26, 26, None)
    """
    return _in_words(language).get(word)


def number_at(found: list[Token], index: int, language: str) -> tuple[int, int] | None:
    """Return `(number, words used)` for the whole number that begins at a token, or `None`.

    Thousands may be parted by a space ("5 000"). Decimals, years alone (1900-2100), and numbers with letters are none.

    >>> from lardom.text.words import tokens
    >>> number_at(tokens("5 000 projekt"), 0, "sv")
    (5000, 2)
    """
    word = found[index].low
    if not (word.isascii() and word.isdigit()):
        number = number_in_words(word, language)
        return None if number is None else _with_hundreds(found, index, number, language)
    used = 1
    while (
        len(word) <= 9
        and len(found[index].low) <= 3
        and index + used < len(found)
        and not found[index + used].parted
        and len(found[index + used].low) == 3
        and found[index + used].low.isdigit()
        and found[index + used].start == found[index + used - 1].end + 1
    ):
        word += found[index + used].low
        used += 1
    if used == 1 and len(word) == 4 and 1900 <= int(word) <= 2100:
        return None
    return (int(word), used) if len(word) <= 12 else None


def _with_hundreds(found: list[Token], index: int, number: int, language: str) -> tuple[int, int]:
    """Read on after "one" in "one hundred and twenty"."""
    hundred = lexicon(language).around["hundred"]
    at = index + 1
    if not 0 < number < 10 or at >= len(found) or found[at].parted or found[at].low not in hundred:
        return number, 1
    joined = at + 2 if at + 2 < len(found) and found[at + 1].low in ("and", "och") else at + 1
    rest = number_in_words(found[joined].low, language) if joined < len(found) and not found[joined].parted else None
    if rest is None or rest >= 100:
        return number * 100, 2
    return number * 100 + rest, joined - index + 1


def number(value: float | None, language: str, decimals: int | None = None) -> str:
    r"""Return a number as the language writes it; `None` gives a dash.

    Swedish: decimal comma, no-break space between thousands; English: point and comma. Without
    `decimals` a whole number has none and any other at most two.

    >>> number(1234.5, "sv"), number(1234.5, "en"), number(4, "sv", 2), number(-0.2, "sv", 0), number(None, "sv")
    ('1\xa0234,5', '1,234.5', '4,00', '0', '–')
    """
    if value is None:
        return "–"
    text = f"{round(value, 2):,.2f}".rstrip("0").rstrip(".") if decimals is None else f"{value:,.{decimals}f}"
    # What rounds to nothing has no sign.
    text = text.replace("-", "\u2212" if text.strip("-0.,") else "")
    if language == "en":
        return text
    return text.replace(",", "\u00a0").replace(".", ",")
