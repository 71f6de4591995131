"""When "ett projekt" or "one project" points at one particular project, and when it only says what a project is."""

from lardom.claims.heads import Head
from lardom.claims.quantified import Sentence
from lardom.text.words import Phrase

_EMPHATIC = frozenset(
    [
        "enda",
        "bara",
        "endast",
        "enbart",
        "blott",
        "enskild",
        "enskilt",
        "single",
        "only",
        "just",
        "lone",
        "visst",
        "particular",
    ]
)

_INTERVIEWED = ("respondent", "intervjuperson", "informant", "interviewee")


def points_at_one(sentence: Sentence, index: int, last: int, head: Head, phrase: Phrase) -> bool:
    """Tell whether "en/ett/one" + unit names one unit of the material.

    It does as "ett av projekten", with "bara" or "enda", of a respondent, and at the head of a sentence ("I ett projekt
    …") unless the sentence defines or demands ("Ett projekt ska …"). It does not in a genitive ("ett projekts
    efterlevnad") or in general talk ("att leda ett projekt").

    >>> from lardom.claims.heads import head_after
    >>> def told(text):
    ...     sentence = Sentence.read(text, "sv")
    ...     at = [token.low for token in sentence.words].index("ett")
    ...     return points_at_one(sentence, at, at, head_after(text, sentence.words, at + 1, sentence.lexicon),
    ...                          Phrase(("ett",), "singular", "noun"))
    >>> told("I ett projekt tog det ett år."), told("Det är svårt att leda ett projekt."), told("Ett projekt ska ha mål.")
    (True, False, False)
    """
    around = sentence.lexicon.around
    if head.kind == "alone" and phrase.class_ == "singular-other":
        # "Den andra är …" goes on with a list of things as often as with people.
        spoken = sentence.follows(last + 1) in around["verbs"] | around["verbs_of_one"]
        return spoken and phrase.words[0] not in ("the", "den", "det")
    if head.kind != "unit" or head.form is None:
        return False
    if head.form.genitive or not (head.partitive or head.form.singular):
        return False
    if phrase.class_ == "singular-other" and phrase.words[0] in ("den", "det", "the"):
        return not head.form.plural or head.form.singular
    if phrase.class_ == "singular-other":
        return sentence.low(index - 1) not in around["infinitive"]
    if head.partitive or _EMPHATIC & set(phrase.words):
        return not (phrase.words[0] in ("a", "an") and head.partitive)
    return _particular(sentence, index, head)


def _particular(sentence: Sentence, index: int, head: Head) -> bool:
    around = sentence.lexicon.around
    before, after = sentence.low(index - 1), sentence.follows(head.after)
    if after in around["modals"] or (after in around["copulas"] and _defines(sentence, head.after)):
        return False
    if index and before in around["generic_before"] and not sentence.words[index].parted:
        return before in ("för", "for") and index == 1
    opening = index == 0 or (index <= 2 and all(sentence.has("linking", at) for at in range(index)))
    if opening:
        return True
    if head.noun.lower().startswith(_INTERVIEWED):
        return before not in around["copulas"]
    counted = sentence.low(index) == "one"  # English has another word for the article
    near = [sentence.low(at) for at in range(max(0, index - 5), index)]
    inside = before in around["prepositions"] and not around["infinitive"] & set(near)
    told = after in around["verbs"] | around["verbs_of_one"] or after in around["relative"] or after in ("där", "where")
    return counted or (inside and told)


def _defines(sentence: Sentence, copula: int) -> bool:
    return sentence.follows(copula + 1) in (*sentence.lexicon.around["articles"], "när", "when", "inte", "not")
