"""Numbers that claim: "14 av 26", "60 procent av projekten", "minst tre kommuner"; and the many that do not."""

from dataclasses import replace
from functools import cache

from lardom.claims.heads import NOTHING, Head, head_after
from lardom.claims.quantified import Quantified, Sentence
from lardom.text.numerals import number_at
from lardom.text.words import lexicon

_UNTIL = {"sv": ("till", "eller", "och"), "en": ("to", "or", "and")}


@cache
def _modifiers(language: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    table = lexicon(language).data["modifiers"]
    rows = [(bound, tuple(form.split())) for bound, forms in table.items() for form in forms]
    return tuple(sorted(rows, key=lambda row: -len(row[1])))


def number_found(sentence: Sentence, index: int, frame: Head) -> tuple[Quantified | None, Head, int] | None:
    """Return what a number at a word claims: `(quantifier or None, what it counts, index of the word behind it)`.

    `None` as a whole when no number stands there. A number without a unit behind it (years, tables, minutes, ranges)
    gives no quantifier.

    >>> sentence = Sentence.read("Minst 14 av 26 respondenter svarade.", "sv")
    >>> one, head, after = number_found(sentence, 1, NOTHING)
    >>> one.word, one.number, one.bound, head.number
    ('Minst 14', 14, '>=', 26)
    """
    language = sentence.lexicon.language
    number = number_at(sentence.words, index, language)
    if number is None:
        return None
    value, used = number
    after = index + used
    if _is_name(sentence, index):
        return None, NOTHING, after
    if (end := _range_end(sentence, after)) is not None:
        return None, NOTHING, end
    bound, first = _bound(sentence, index)
    if sentence.low(after) in sentence.lexicon.around["percent"] and _adjacent(sentence, after):
        return _percent(sentence, first, after, value)
    of = after + 1 if sentence.follows(after) == "out" else after  # "14 out of 26"
    head = head_after(sentence.text, sentence.words, of, sentence.lexicon) if sentence.follows(after) else NOTHING
    one = replace(sentence.found(first, after - 1, "number"), number=value, bound=bound)
    if head.kind == "unit" and (head.form is None or not head.form.genitive or head.form.plural):
        if head.partitive and head.form and not head.form.plural:
            return None, NOTHING, after
        return _ratio(sentence, one, head, after), head, after
    if head.kind == "alone" and head.number is not None:
        return _ratio(sentence, one, head, after), head, after
    digits = sentence.words[index].low.isdigit()
    if frame.kind == "unit" and head.kind in ("alone", "none"):
        return replace(one, unit=frame.unit, noun=frame.noun), head, after
    if head.kind == "alone" and index == 0 and not digits and sentence.follows(after):
        return one, head, after
    return None, NOTHING, after


def _ratio(sentence: Sentence, one: Quantified, head: Head, after: int) -> Quantified:
    """Tell "tre av fyra projekt" (a share) from "14 av 26 projekt" and "tre av de fyra projekten" (counts)."""
    found = replace(one, unit=head.unit, noun=head.noun)
    if not head.partitive or head.number is None or one.number is None or not head.number:
        return found
    spelled = not any(token.low.isdigit() for token in sentence.words[after : head.after])
    of_the = any(token.low in sentence.lexicon.around["the"] for token in sentence.words[after : head.after])
    if spelled and not of_the and head.number <= 10:
        return replace(found, class_="fraction", share=one.number / head.number)
    return found


def _percent(sentence: Sentence, first: int, after: int, value: int) -> tuple[Quantified | None, Head, int]:
    last = after
    if sentence.low(last) == "per":
        if sentence.follows(last + 1) != "cent":
            return None, NOTHING, after
        last += 1
    head = head_after(sentence.text, sentence.words, last + 1, sentence.lexicon)
    if head.kind != "unit" or (head.partitive and head.form and not head.form.plural):
        return None, NOTHING, last + 1
    one = sentence.found(first, last, "percent")
    return replace(one, number=value, share=value / 100, unit=head.unit, noun=head.noun), head, last + 1


def _adjacent(sentence: Sentence, index: int) -> bool:
    return 0 < index < len(sentence.words) and not sentence.words[index].parted


def _is_name(sentence: Sentence, index: int) -> bool:
    """Tell whether the number names something ("tabell 2", "kap. 3", "R 1") instead of counting."""
    before = sentence.low(index - 1)
    if index == 0 or before not in sentence.lexicon.around["numbered"]:
        return False
    gap = sentence.text[sentence.words[index - 1].end : sentence.words[index].start]
    return gap.strip() in ("", ".") and sentence.words[index].low.isdigit()


def opens_a_range(sentence: Sentence, index: int) -> bool:
    """Tell whether "en" or "one" begins a range or a longer number ("en eller två", "one hundred")."""
    number = number_at(sentence.words, index, sentence.lexicon.language)
    return number is not None and (number[1] > 1 or _range_end(sentence, index + number[1]) is not None)


def _range_end(sentence: Sentence, after: int) -> int | None:
    """Return the index behind a range ("1–5", "två till tre"), or `None` when the number stands by itself."""
    language = sentence.lexicon.language
    if after >= len(sentence.words):
        return None
    gap = sentence.text[sentence.words[after - 1].end : sentence.words[after].start].strip()
    second = after
    if gap not in ("–", "-", "—", "‑"):
        if gap or sentence.low(after) not in _UNTIL[language] or not sentence.follows(after + 1):
            return None
        second = after + 1
    number = number_at(sentence.words, second, language)
    return None if number is None else second + number[1]


def _bound(sentence: Sentence, index: int) -> tuple[str, int]:
    """Return how the number is meant and the index where its modifier begins ("minst", "fler än")."""
    for bound, form in _modifiers(sentence.lexicon.language):
        first = index - len(form)
        if first >= 0 and sentence.starts_with(first, form) and not sentence.words[index].parted:
            return bound, first
    return "=", index
