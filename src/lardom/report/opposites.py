"""Sentences that look alike and say something else: the opposite, or the same of another project or step."""

import re
from itertools import product

_WORDS = re.compile(r"[^\W_]+")
_PREFIXES = ("o", "miss", "icke", "un", "dis", "in", "im", "ir", "non")
_PAIRS = (
    ("öka", "minska"), ("ökat", "minskat"), ("ökar", "minskar"), ("ökade", "minskade"), ("bättre", "sämre"),
    ("bäst", "sämst"), ("före", "efter"), ("innan", "efter"), ("med", "utan"), ("lätt", "svårt"), ("lätta", "svåra"),
    ("lättare", "svårare"), ("enkelt", "svårt"), ("hög", "låg"), ("högt", "lågt"), ("höga", "låga"), ("högre", "lägre"),
    ("mer", "mindre"), ("fler", "färre"), ("stark", "svag"), ("starka", "svaga"), ("starkt", "svagt"),
    ("starkare", "svagare"), ("positiv", "negativ"), ("positiva", "negativa"), ("positivt", "negativt"),
    ("snabbt", "långsamt"), ("snabbare", "långsammare"), ("tidigt", "sent"), ("lyckats", "misslyckats"),
    ("lyckades", "misslyckades"), ("för", "mot"), ("billigare", "dyrare"), ("börjat", "slutat"), ("har", "saknar"),
    ("hade", "saknade"), ("haft", "saknat"),
    ("increase", "decrease"), ("increased", "decreased"), ("increases", "decreases"), ("better", "worse"),
    ("best", "worst"), ("before", "after"), ("with", "without"), ("easy", "hard"), ("easy", "difficult"),
    ("easier", "harder"), ("high", "low"), ("higher", "lower"), ("more", "less"), ("more", "fewer"), ("strong", "weak"),
    ("stronger", "weaker"), ("positive", "negative"), ("faster", "slower"), ("early", "late"), ("succeeded", "failed"),
    ("cheaper", "dearer"), ("have", "lack"), ("had", "lacked"), ("agree", "disagree"),
)  # fmt: skip
_OPPOSED = frozenset(frozenset(pair) for pair in _PAIRS)
_SCOPE = re.compile(
    r"\b(?:[Pp]rojekt(?:et)?|[Pp]roject)\s+(?P<label>[A-ZÅÄÖ]\d{0,2})\b|\b(?:[Ss]teg|[Ss]tep)\s+(?P<step>\w+)|"
    r"\b(?P<nth>första|andra|tredje|first|second|third)\s+(?:steget|step)\b"
)
_STEPS = {"ett": "1", "två": "2", "tre": "3", "one": "1", "two": "2", "three": "3"}
_NTH = {"första": "1", "andra": "2", "tredje": "3", "first": "1", "second": "2", "third": "3"}


def scope(text: str) -> frozenset[str]:
    """Return the projects and steps a sentence names: what must agree before two sentences are one claim.

    >>> sorted(scope("I det andra steget deltog Projekt A.")), sorted(scope("I steg två deltog Projekt A."))
    (['A', 'step 2'], ['A', 'step 2'])
    """
    found = set()
    for match in _SCOPE.finditer(text):
        if match["label"]:
            found.add(match["label"])
        else:
            word = (match["step"] or match["nth"]).casefold()
            found.add(f"step {_STEPS.get(word) or _NTH.get(word) or word}")
    return frozenset(found)


def opposed(one: str, other: str) -> bool:
    """Tell whether two sentences that are otherwise alike say different things.

    They do when a word of one has its opposite in the other ("ökat", "minskat"; "nöjda", "missnöjda"), or
    when they speak of other projects or steps.

    >>> opposed("Samarbetet har ökat.", "Samarbetet har minskat."), opposed("De är nöjda.", "De är missnöjda.")
    (True, True)
    >>> opposed("Samarbetet har ökat.", "Samarbetet har ökat mycket.")
    False
    """
    here, there = (set(_WORDS.findall(text.casefold())) for text in (one, other))
    for word, match in product(here - there, there - here):
        if frozenset((word, match)) in _OPPOSED:
            return True
        short, long = sorted((word, match), key=len)
        if len(short) >= 4 and any(long == prefix + short for prefix in _PREFIXES):
            return True
    return scope(one) != scope(other)
