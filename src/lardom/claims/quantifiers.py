"""The quantifiers of a text: which words claim how many, of what, out of how many.

The reading goes word by word through each sentence. A phrase of the lexicon (longest first) or a number is looked at
together with what follows it: a unit, "av" and a unit, or a verb. What counts nothing ("i alla fall", "tabell 2",
"flera utmaningar") is passed over in silence, and so is everything inside quotation marks.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from lardom.claims.anaphora import Mention, antecedent_of, mentions_in
from lardom.claims.heads import NOTHING, Head, head_after
from lardom.claims.mentions import implied
from lardom.claims.numbers import number_found, opens_a_range
from lardom.claims.quantified import Quantified, Sentence
from lardom.claims.singulars import points_at_one
from lardom.text.numerals import number_at
from lardom.text.quotemarks import quote_pairs
from lardom.text.sentences import sentences
from lardom.text.span import Span
from lardom.text.words import Phrase

__all__ = ["Quantified", "find_quantifiers"]

_RESTS_ON_PLURAL = frozenset(
    {"majority", "minority", "half", "large", "several", "some", "few", "nearly-all", "handful", "pair"}
)
_BACK = 3
_REMEMBERED = 8192


def find_quantifiers(
    text: str,
    language: str,
    *,
    previous: Sequence[str] = (),
    skip: Sequence[Span] = (),
    categories: Sequence[str] = (),
    things: bool = False,
) -> tuple[Quantified, ...]:
    """Return the quantifiers of a text (a sentence or a paragraph) in order, with code points of `text`.

    `previous` are the sentences before it, oldest first, for what "dessa projekt" refers to; `skip` are stretches not
    to read (besides everything in quotation marks, which is never read); `categories` are the study's categories, to
    recognise a base such as "projekten i kategorin skola"; `things` asks also for quantifiers of other things (unit
    "thing").

    >>> for one in find_quantifiers("Majoriteten av de 26 respondenterna menar att många lärdomar finns.", "sv"):
    ...     print(one.word, one.class_, one.unit, one.base)
    Majoriteten majority respondent 26
    """
    return _found(text, language, (tuple(previous[-_BACK:]), tuple(skip), tuple(categories)), things=things)


@lru_cache(maxsize=_REMEMBERED)
def _found(
    text: str,
    language: str,
    beside: tuple[tuple[str, ...], tuple[Span, ...], tuple[str, ...]],
    *,
    things: bool,
) -> tuple[Quantified, ...]:
    """Read a text once: while a report is written, nearly all its sentences stay as they were."""
    previous, skip, categories = beside
    holes = [(span.start, span.end) for span in skip]
    holes += [(pair.start, pair.end) for pair in quote_pairs(text) if pair.depth == 0]
    found: list[Quantified] = []
    before = list(previous)
    for span in sentences(text, language):
        here = [(max(0, a - span.start), b - span.start) for a, b in holes if a < span.end and b > span.start]
        sentence = Sentence.read(span.of(text), language, offset=span.start, skip=here)
        found.extend(_in_sentence(sentence, before, categories, things=things))
        before.append(sentence.text)
    return tuple(found)


def _in_sentence(
    sentence: Sentence, before: Sequence[str], categories: Sequence[str], *, things: bool
) -> list[Quantified]:
    counted = list(_counted(sentence, categories))
    kept = counted if things else [one for one in counted if one.unit != "thing"]
    everything = kept + list(implied(sentence, before[-1] if before else ""))
    everything.sort(key=lambda one: (one.start, -one.end))
    mentions: list[Mention] = []
    resolved: list[Quantified] = []
    for one in everything:
        found = one
        if one.anaphoric or one.class_ == "singular-other":
            local = mentions + mentions_in(sentence, until=one.start - sentence.offset)
            mention = antecedent_of(one, local, before, sentence.lexicon.language)
            if mention:
                found = replace(one, antecedent=mention.text, unit=one.unit or _taken_over(one, mention))
        resolved.append(found)
        if one.unit not in ("", "thing") and one.noun and not one.anaphoric:
            mentions.append(Mention(f"{one.word} {one.noun}".strip(), one.unit, one.class_ != "singular"))
    return resolved


def _taken_over(one: Quantified, mention: Mention) -> str:
    """Return the unit that "många av dem" takes from what "dem" refers to; a bare "de" stays without one."""
    return mention.unit if one.class_ not in ("anaphoric", "singular-other") else ""


def _counted(sentence: Sentence, categories: Sequence[str]) -> Iterator[Quantified]:
    frame = _frame(sentence)
    index = frame.after
    while index < len(sentence.words):
        phrase = sentence.lexicon.match(sentence.words, index)
        if phrase is None or (phrase.class_ == "singular" and opens_a_range(sentence, index)):
            number = number_found(sentence, index, frame)
            if number is None:
                index += 1
                continue
            one, head, after = number
            if one is not None:
                yield _with_base(sentence, one, head, frame, categories)
                sentence.taken.update(range(index, max(after, head.after)))
            index = max(after, head.after if one is not None else 0)
            continue
        length = len(phrase.words)
        if phrase.kind == "idiom":
            index += _idiom_length(sentence, index, phrase)
            continue
        one, head = _read_phrase(sentence, index, phrase, frame)
        if one is None:
            index += 1 if phrase.class_ in ("singular", "anaphoric", "comparative") else length
            continue
        yield _with_base(sentence, one, head, frame, categories)
        after = max(index + length, head.after if head.kind == "unit" else 0)
        sentence.taken.update(range(index, after))
        index = after


def _frame(sentence: Sentence) -> Head:
    """Return the whole that a sentence opens with ("Av de 26 respondenterna menar 14 …"), else nothing."""
    if sentence.low(0) not in sentence.lexicon.around["partitive"]:
        return NOTHING
    head = head_after(sentence.text, sentence.words, 1, sentence.lexicon)
    return head if head.kind == "unit" and head.form and head.form.plural and not head.form.genitive else NOTHING


def _idiom_length(sentence: Sentence, index: int, idiom: Phrase) -> int:
    """Return how many words of an idiom to pass: "för alla" is none when it goes on "projekt"."""
    length = len(idiom.words)
    if idiom.loose:
        phrase = sentence.lexicon.match(sentence.words, index + 1)
        after = index + 1 + (len(phrase.words) if phrase else 0)
        if phrase and head_after(sentence.text, sentence.words, after, sentence.lexicon).kind == "unit":
            return 1
    return length


def _read_phrase(sentence: Sentence, index: int, phrase: Phrase, frame: Head) -> tuple[Quantified | None, Head]:
    last = index + len(phrase.words) - 1
    one = replace(
        sentence.found(index, last, phrase.class_),
        number=phrase.number,
        share=phrase.share,
        anaphoric=phrase.anaphoric,
        direction=phrase.direction,
        negated=_negated(sentence, index),
    )
    if phrase.first and index != 0:
        return None, NOTHING
    if phrase.kind == "free":
        return _free(sentence, index, last, one), NOTHING
    if phrase.kind == "alone":
        return (one, NOTHING) if index <= 1 or one.negated else (None, NOTHING)
    if phrase.kind == "pronoun" and sentence.lexicon.language == "en":
        return (one, NOTHING) if sentence.follows(last + 1) else (None, NOTHING)
    if phrase.kind == "pronoun":
        head = head_after(sentence.text, sentence.words, last + 1, sentence.lexicon)
        spoken = head.kind == "alone" and sentence.follows(last + 1) not in ("", *sentence.lexicon.around["relative"])
        return (one, NOTHING) if spoken else (None, NOTHING)
    return _counting(sentence, index, last, phrase=phrase, one=one, frame=frame)


def _counting(
    sentence: Sentence, index: int, last: int, *, phrase: Phrase, one: Quantified, frame: Head
) -> tuple[Quantified | None, Head]:
    words = sentence.words
    start = last + 1
    number = _number_in_all(sentence, start, phrase)
    if number is not None:
        one, start = replace(one, number=number, base=str(number)), start + 1
    head = head_after(sentence.text, words, start, sentence.lexicon)
    if phrase.class_ == "singular-other" and sentence.follows(start) in sentence.lexicon.around["verbs_of_one"]:
        head = Head("alone", after=start)
    if phrase.class_ == "few" and sentence.low(index - 1) in sentence.lexicon.around["infinitive"]:
        return None, NOTHING
    if phrase.words == ("the", "other") and head.form and not head.form.singular:
        return replace(one, class_="anaphoric", unit=head.unit, noun=head.noun, anaphoric=True), head
    if phrase.class_ in ("singular", "singular-other") and not points_at_one(sentence, index, last, head, phrase):
        return None, NOTHING
    if sentence.low(index - 1) == "the" and phrase.words[0] == "most":
        return None, NOTHING  # "the most satisfied projects" compares, it counts nothing
    if head.kind == "unit" and not _fits(sentence, one, head, last):
        return None, NOTHING
    if head.kind == "alone" and not head.partitive and frame.kind != "unit":
        return (one, head) if _stands_alone(sentence, index, start, phrase, one) else (None, NOTHING)
    if head.kind == "none":
        return (replace(one, unit=frame.unit, noun=frame.noun), NOTHING) if frame.kind == "unit" else (None, NOTHING)
    if head.kind == "thing":
        return replace(one, unit="thing", noun=head.noun), head
    if head.kind == "alone" and frame.kind == "unit":
        return replace(one, unit=frame.unit, noun=frame.noun), head
    return replace(one, unit=head.unit, noun=head.noun, anaphoric=one.anaphoric or head.them), head


def _stands_alone(sentence: Sentence, index: int, start: int, phrase: Phrase, one: Quantified) -> bool:
    """Tell whether a quantifier without a noun counts somebody left unsaid ("Flera menar", "svårt för många").

    Far into a sentence "alla" and "ingen" are mostly manners of speaking ("som ingen hade väntat sig"), and so is a
    quantifier that nothing follows, unless it says by whom.
    """
    spoken = bool(sentence.follows(start))
    relative = spoken and _relative(sentence, start)
    if phrase.kind == "noun":
        return False
    if phrase.anaphoric:
        return index == 0 and spoken and not relative
    if index == 0 or one.negated:
        return spoken or one.negated
    before = sentence.low(index - 1)
    if not spoken:
        return before in sentence.lexicon.around["agents"]
    if relative and before not in sentence.lexicon.around["there"]:
        return False
    return index == 1 or not phrase.class_.startswith("universal")


def _relative(sentence: Sentence, index: int) -> bool:
    return sentence.follows(index) in sentence.lexicon.around["relative"]


def _number_in_all(sentence: Sentence, index: int, phrase: Phrase) -> int | None:
    """Return the number in "alla fem projekt", where it says how many there are in all."""
    if phrase.class_ not in ("universal", "anaphoric") or not sentence.follows(index):
        return None
    number = number_at(sentence.words, index, sentence.lexicon.language)
    return number[0] if number and number[1] == 1 else None


def _fits(sentence: Sentence, one: Quantified, head: Head, last: int) -> bool:
    """Tell whether the number of the noun goes with the quantifier ("hälften av projekten", not "av projektet")."""
    form = head.form
    if form is None:
        return True
    plural = head.partitive or one.class_ in _RESTS_ON_PLURAL or one.class_ == "anaphoric" or one.number == 2
    if plural and not form.plural:
        return False
    both = one.word.lower() == "both" and sentence.follows(head.after) == "and"
    return not both and last >= 0


def _free(sentence: Sentence, index: int, last: int, one: Quantified) -> Quantified | None:
    low = one.word.lower()
    follows = sentence.follows(last + 1)
    articled = sentence.low(index - 1) in (*sentence.lexicon.around["articles"], "de", "the")
    if one.class_ == "universal" and articled:
        return None  # "ett genomgående tema" says nothing of how many
    if (
        one.class_ == "hedge"
        and low in ("may", "might")
        and (sentence.low(last + 1).isdigit() or (one.word == "May" and index))
    ):
        return None
    if one.class_ != "comparative":
        return one
    if follows.isdigit() or _is_number(sentence, last + 1):
        return None  # "fler än tre" states a number
    return _compared(sentence, last, one) if low in sentence.lexicon.data["comparative"]["bare"] else one


def _compared(sentence: Sentence, last: int, one: Quantified) -> Quantified | None:
    """Keep a bare "fler" or "högre" only where something is compared: units, a measure, or "än"."""
    data = sentence.lexicon.data["comparative"]
    head = head_after(sentence.text, sentence.words, last + 1, sentence.lexicon)
    if head.kind == "unit" and not head.partitive:
        return replace(one, unit=head.unit, noun=head.noun)
    follows = sentence.follows(last + 1)
    if follows in data["measures"] or (follows in data["places"] and one.word.lower() not in ("more", "fler")):
        return one
    for at in range(last + 2, min(last + 9, len(sentence.words))):
        if sentence.words[at].parted:
            break
        if sentence.low(at) == data["than"]:
            return one
    return None


def _is_number(sentence: Sentence, index: int) -> bool:
    return bool(sentence.follows(index)) and number_at(sentence.words, index, sentence.lexicon.language) is not None


def _negated(sentence: Sentence, index: int) -> bool:
    negation = sentence.lexicon.around["negation"]
    one, two = sentence.low(index - 1), f"{sentence.low(index - 2)} {sentence.low(index - 1)}"
    return index > 0 and not sentence.words[index].parted and (one in negation or (index > 1 and two in negation))


def _with_base(sentence: Sentence, one: Quantified, head: Head, frame: Head, categories: Sequence[str]) -> Quantified:
    """Add what the share is of: a number, those asked, a step, a category."""
    base, of = one.base, one.of
    whole = head if head.partitive else frame
    if whole.number is not None and not base:
        base = str(whole.number)
    elif whole.asked:
        base = "asked"
    if head.partitive and head.kind in ("unit", "alone"):
        closing = one.word.split()[-1].lower() in sentence.lexicon.around["partitive"]
        begin = one.end - sentence.offset - (len(one.word.split()[-1]) if closing else 0)
        end = head.end if head.kind == "unit" else sentence.words[head.after - 1].end
        of = sentence.text[begin:end].strip()
    elif frame.kind == "unit" and whole is frame:
        of = sentence.text[sentence.words[0].start : frame.end]
    if not base and head.kind == "unit":
        base = _restriction(sentence, head.after, categories)
    return replace(one, base=base, of=of)


def _restriction(sentence: Sentence, after: int, categories: Sequence[str]) -> str:
    """Return "step 2" or "category:…" when the noun is followed by "i steg 2" or "i kategorin …"."""
    if sentence.follows(after) not in ("i", "in", "inom", "within", "from", "från"):
        return ""
    at = after + 1
    while sentence.follows(at) in ("the", "studiens", "den"):
        at += 1
    word = sentence.follows(at)
    if word in ("steg", "step") and sentence.follows(at + 1).isdigit():
        return f"step {sentence.low(at + 1)}"
    if word in ("kategorin", "kategori", "category") and sentence.follows(at + 1):
        rest = sentence.text[sentence.words[at + 1].start :].lstrip("”\"“’'")
        for name in sorted(categories, key=len, reverse=True):
            if rest.lower().startswith(name.lower()):
                return f"category:{name}"
        last = at + 1
        while (
            sentence.follows(last + 1) and not sentence.has("verbs", last + 1) and not sentence.has("stops", last + 1)
        ):
            last += 1
        return f"category:{sentence.written(at + 1, last)}"
    return ""
