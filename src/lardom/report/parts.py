"""What keeps a number in a sentence from being the whole: other studies, rough numbers, bases and parts.

A number of a part ("five respondents were interviewed online") can be less than the study's number but
never more, so it is compared all the same; one of another study, or a rough one, is not compared at all.
"""

import re
from collections.abc import Iterable
from functools import cache
from itertools import combinations

_STUDY = {
    "sv": r"(?:\w*studi(?:e|en|er|erna)|\w*utvärdering(?:en|ar|arna)?|\w*undersökning(?:en|ar|arna)?|rapport(?:en|er|erna)?)",
    "en": r"(?:stud(?:y|ies)|evaluations?|surveys?|reports?)",
}
_OTHER = {
    "sv": r"(?:tidigare|förra|föregående|andra|annan|liknande|motsvarande|äldre)",
    "en": r"(?:earlier|previous|prior|other|another|similar|older|preceding)",
}
_PILOT = r"\bpilot[-\s]?(?:intervju\w*|studi\w*|omgång\w*|skede\w*|fas\w*|interviews?|study|round|phase)\b"
_AUTHOR = re.compile(
    r"\b[A-ZÅÄÖ][a-zåäöé]+(?:\s+(?:och|and|&)\s+[A-ZÅÄÖ]\w+|\s+(?:m\.\s?fl\.|et\s+al\.?))?,?\s+\(?(?:19|20)\d\d[a-z]?\)\s"
)
_UNLIKE = r"\b(?:till skillnad från|i likhet med|jämfört med|liksom i|unlike|compared (?:with|to)|as in)\s+(?:\w+\s+)?$"


def of_another_study(text: str, language: str) -> bool:
    """Tell whether a sentence speaks of another study than this one, or of a pilot round.

    >>> of_another_study("En tidigare studie byggde på 43 intervjuer.", "sv")
    True
    >>> of_another_study("Till skillnad från tidigare studier bygger den här på 43 intervjuer.", "sv")
    False
    """
    if re.search(_PILOT, text, re.IGNORECASE) or _AUTHOR.search(text):
        return True
    found = re.finditer(rf"\b{_OTHER[language]}\s+(?:\w+\s+)?{_STUDY[language]}\b", text, re.IGNORECASE)
    return any(not re.search(_UNLIKE, text[: one.start()], re.IGNORECASE) for one in found)


_ROUGH = {
    "sv": (r"(?:drygt|knappt|cirka|ca\.?|c:a|ungefär|runt|omkring|kring|nästan|närmare|nära|över|uppemot|upp till|upp emot|"
           r"(?:mer|fler|mindre|färre) än|minst|högst|åtminstone|som (?:mest|minst)|~|≈|\w+\s+eller|\d\s*(?:–|-|till)|"
           r"mellan\s+[\w ]+\s+och)"),
    "en": (r"(?:about|around|roughly|approximately|some|nearly|almost|over|under|just (?:over|under)|up to|close to|"
           r"(?:more|fewer|less) than|at (?:least|most)|circa|ca\.?|~|≈|\w+\s+or|\d\s*(?:–|-|to)|"
           r"between\s+[\w ]+\s+and)"),
}  # fmt: skip


def is_rough(before: str, language: str) -> bool:
    """Tell whether the words right before a number make it a rough one, a bound or a range.

    >>> is_rough("Portföljen omfattar drygt ", "sv"), is_rough("Portföljen omfattar ", "sv")
    (True, False)
    """
    return bool(re.search(rf"(?<!\w){_ROUGH[language]}\s*$", before, re.IGNORECASE))


_SHARE = {
    "sv": (r"(?:^|[,;:(–]|\b(?:en|ett|någon|några|flera|många|flesta|hälften|majoriteten|merparten|ingen|inget|inga|alla|"
           r"samtliga|bland|{numbers}))\s*(?:\bav|\bbland)\s+(?:(?:de|dessa|våra|totalt|alla|samtliga|\w+s)\s+)*$"),
    "en": (r"(?:^|[,;:(–]|\b(?:out|one|any|some|several|many|most|half|majority|none|all|each|{numbers}))\s*"
           r"(?:\bof|\bamong)\s+(?:(?:the|these|our|all|total|a total of|[\w']+s)\s+)*$"),
}  # fmt: skip
_NUMBERS = {
    "sv": r"\d+|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|\w+ton|\w*(?:tio|tjugo\w*)",
    "en": r"\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty(?:-\w+)?",
}


def is_base(before: str, language: str) -> bool:
    """Tell whether the words right before a number make it what a share is taken of: "six of the 24", "av de 24".

    >>> is_base("Sex av portföljens ", "sv"), is_base("Urvalet består av ", "sv")
    (True, False)
    """
    pattern = _SHARE[language].replace("{numbers}", _NUMBERS[language])
    return bool(re.search(pattern, before, re.IGNORECASE))


_ALWAYS = {
    "sv": (r"\bsteg (?:\d|ett|två|tre)\b|\b(?:första|andra|tredje) (?:steget|omgången)\b|\bvar(?:je|dera)\b|\bvar och en\b|"
           r"\bvanligaste\b|\bstörsta\b|\bflest\b"),
    "en": r"\bstep (?:\d|one|two|three)\b|\b(?:first|second|third) (?:step|round)\b|\beach\b|\bevery\b|\bmost common\b|\blargest\b",
}  # fmt: skip
_KINDS_OF_TALK = re.compile(r"grupp|enskild|digital|djup|group|individual|in-depth", re.IGNORECASE)
_MORE = {
    "sv": r"\b(?:ytterligare|resterande|övriga|återstående|andra|nya|första|sista|vissa)\s+(?:\w+\s+)?$",
    "en": r"\b(?:another|further|additional|remaining|other|new|first|last|certain)\s+(?:\w+\s+)?$",
}
_WAY = {
    "sv": (r"\b(?:på plats|på distans|digitalt|fysiskt|via \w+|(?:per|på) telefon|i (?:grupp|par)|enskilt|båda|dubbel\w*|"
           r"(?:två|tre|flera) gånger|oberoende|av (?:en|ett|någon)\b|avböj\w*|tacka\w* nej|mer än|fler än|inte\b|aldrig|också|"
           r"även|för att (?:beskriva|fånga)|fördjupning)"),
    "en": (r"\b(?:on site|in person|online|remotely|digitally|via \w+|by (?:telephone|phone)|over the phone|in (?:a group|groups|"
           r"pairs)|both|double|twice|(?:two|three|several) times|independently|by (?:a|an|one)\b|declined|more than|not\b|"
           r"never|also|to (?:describe|capture))"),
}  # fmt: skip
_WHOLE = {
    "sv": r"\b(?:totalt|sammanlagt|sammantaget|tillsammans|inalles|samtliga|alla|de|studiens|materialets)\s+(?:\w+\s+)?$",
    "en": r"\b(?:in total|altogether|in all|a total of|all|all the|the|our|the study's)[,\s]+(?:\w+\s+)?$",
}
_YEAR = r"(?:(?<!sedan )(?<!since )(?<!från )(?<!from )(?<!mellan )(?<!between )(?<!–)(?<!-))\b(?:19|20)\d\d\b(?![–-])"
_OVER_YEARS = frozenset({"projects", "contacted"})


def may_be_part(text: str, start: int, end: int, fact: str, language: str) -> bool:
    """Tell whether the words around a number say that it may be a part of what the fact counts.

    `start` is where the number begins, `end` where the words that name the fact end. The scope (a step,
    "each", "another three") always makes a part; the way something was done does unless the words say
    that it is all of them ("in total", "all", "the").

    >>> text = "Fem respondenter intervjuades digitalt."
    >>> may_be_part(text, 0, 29, "study:respondents", "sv")
    True
    >>> text = "Totalt fem respondenter intervjuades digitalt."
    >>> may_be_part(text, 7, 36, "study:respondents", "sv")
    False
    """
    before, clause = text[:start], re.split(r"[;:]", text[end:], maxsplit=1)[0]
    said = text[start:end]
    if not fact.startswith("step:") and re.search(_ALWAYS[language], text, re.IGNORECASE):
        return True
    if re.search(_MORE[language], before, re.IGNORECASE):
        return True
    if fact == "study:interviews" and _KINDS_OF_TALK.search(said):
        return True
    if fact in _OVER_YEARS and re.search(_YEAR, text, re.IGNORECASE):
        return True
    if fact.startswith("team:"):
        return not _whole_team(text, language)
    if re.search(_WHOLE[language], before, re.IGNORECASE):
        return False
    return bool(re.search(_WAY[language], said + clause, re.IGNORECASE))


def _whole_team(text: str, language: str) -> bool:
    """Tell whether both halves of the team are numbered side by side: "two researchers and three assistants"."""
    number, both = (
        _NUMBERS[language],
        {"sv": r"(?:forskare|\w*assistenter)", "en": r"(?:researchers|assistants)"}[language],
    )
    pattern = rf"\b(?:{number})\s+(?:\w+\s+)?{both}\s+(?:och|samt|and)\s+(?:{number})\s+(?:\w+\s+)?{both}"
    return bool(re.search(pattern, text, re.IGNORECASE))


_SCOPE = {
    "sv": (r"\b(?:studien|urvalet|utvalda|intervjuade|undersökta|studerade)\b|"
           r"\b(?:bara|endast|enbart|både|utan|ingen|inget|inga|varken)\b"),
    "en": r"\b(?:the study|the sample|selected|sampled|interviewed|studied)\b|\b(?:only|both|without|no|neither)\b",
}  # fmt: skip
_WITH_MORE = {
    "sv": r"\s+(?:och|samt|men|tillsammans med|jämte)\s+(?!i\b|\d|\w+\s+(?:har|deltar|projekt))",
    "en": r"\s+(?:and|but|together with|as well as)\s+(?!in\b|\d|\w+\s+(?:have|has|projects))",
}


def kind_may_be_part(text: str, end: int, language: str, names: Iterable[str] = ()) -> bool:
    """Tell whether a number of projects with some kind of party may be of a part of the portfolio only.

    It may when the sentence speaks of the sample or of one of `names` (categories), or when more is asked
    of those projects than this one kind ("at least one region and at least one municipality").

    >>> text = "I 2 projekt deltar minst en region och minst en kommun."
    >>> kind_may_be_part(text, 34, "sv"), kind_may_be_part("I 2 projekt deltar minst en region.", 34, "sv")
    (True, False)
    """
    if re.search(_SCOPE[language], text, re.IGNORECASE) or re.match(_WITH_MORE[language], text[end:], re.IGNORECASE):
        return True
    return any(name.casefold() in text.casefold() for name in names) or bool(re.search(_YEAR, text))


@cache
def _elliptic(language: str) -> re.Pattern[str]:
    words = {"sv": "på|i|under|digitalt|via|från|inom|med|per|enskilt|fysiskt|för|hos",
             "en": "on|in|during|online|via|from|within|with|by|remotely|for|at"}[language]  # fmt: skip
    return re.compile(rf"\s*(?:(?:{words})\b|[.,;)]|$)", re.IGNORECASE)


def counts_the_same(text: str, end: int, noun: str, language: str) -> bool:
    """Tell whether what follows a number (which ends at `end`) counts the noun, or leaves it out.

    >>> counts_the_same("2 intervjuer och 4 digitalt", 18, "intervjuer", "sv")
    True
    >>> counts_the_same("2 intervjuer i 4 projekt", 16, "intervjuer", "sv")
    False
    """
    following = re.match(r"\s+(?:(?:enskilda|digitala|individual|online)\s+)?([^\W\d_]+)", text[end:], re.IGNORECASE)
    stem = noun.casefold()[:5]
    if following and stem[:4] in following[1].casefold():
        return True
    return bool(_elliptic(language).match(text, end))


def adds_up(value: int, others: Iterable[int], whole: int) -> bool:
    """Tell whether a number and some of the others make the whole between them.

    >>> adds_up(4, [2, 9], 6), adds_up(4, [3], 6)
    (True, False)
    """
    rest = [other for other in others if 0 < other < whole][:8]
    return any(value + sum(some) == whole for size in range(1, len(rest) + 1) for some in combinations(rest, size))
