"""How a judgement is told: what the word demands and what the material shows, in Swedish and English."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from lardom.claims.thresholds import Threshold

_WORDS = {
    "universal": ("alla", "all"),
    "universal-negative": ("ingen", "none"),
    "nearly-all": ("nästan alla", "almost all"),
    "majority": ("majoriteten", "the majority"),
    "minority": ("mindre än hälften", "less than half"),
    "half": ("hälften", "half"),
    "large": ("många", "many"),
    "several": ("flera", "several"),
    "handful": ("en handfull", "a handful"),
    "some": ("några", "some"),
    "pair": ("ett par", "a couple"),
    "few": ("enstaka", "a few isolated"),
    "singular": ("en", "one"),
    "singular-other": ("en annan", "another"),
    "existential": ("det finns", "there is"),
    "diversity": ("olika", "different"),
    "frequency": ("ofta", "often"),
    "degree": ("främst", "mainly"),
    "comparative": ("högre", "higher"),
    "contrast": ("en del … andra", "some … others"),
}

_UNJUDGED = {
    "no rule": (
        "ordet har ingen gräns som kan räknas.",
        "the word has no limit that can be counted.",
    ),
    "no base": (
        "det saknas ett antal att räkna andelen av; ange bas för påståendet.",
        "there is no total to take the share of; give the claim a base.",
    ),
    "needs a number": (
        "påståendet anger inget antal att jämföra med.",
        "the claim states no number to compare with.",
    ),
    "no evidence": (
        "inget belägg är kopplat till påståendet, så inget kan räknas.",
        "no evidence is linked to the claim, so nothing can be counted.",
    ),
    "no unit": (
        "påståendet säger inte vad som räknas (respondenter, projekt, kommuner …).",
        "the claim does not say what is counted (respondents, projects, municipalities …).",
    ),
    "not countable": (
        "enheten kan inte räknas ur materialet.",
        "the unit cannot be counted from the material.",
    ),
}

_NO_WORD = ("meningen har inget ord som räknar.", "the sentence has no word that counts.")


def usual_word(class_: str, language: str = "sv") -> str:
    """Return the usual word of a class.

    >>> usual_word("majority"), usual_word("large", "en")
    ('majoriteten', 'many')
    """
    return _WORDS.get(class_, (class_, class_))[0 if language == "sv" else 1]


_SEARCHED = 2000  # above this many units the demand is told by the rule itself, not by trying every number


def judgement_sentences(
    class_: str,
    word: str,
    threshold: Threshold | None,
    values: Mapping[str, float],
    *,
    verdict: str,
    reason: str,
    negated: bool = False,
) -> tuple[str, str]:
    """Return the sentence that tells a judgement, in Swedish and in English.

    `values` holds n and, where known, N, k and s. The demand is worked out from the threshold itself, so that a
    study's own rule is told as exactly as the built-in ones.

    >>> from lardom.claims.thresholds import read_threshold
    >>> judgement_sentences("universal", "Alla", read_threshold("n == N"), {"n": 25, "N": 26},
    ...                     verdict="wrong", reason="too few")[1]
    '“Alla” requires all 26; the material shows 25.'
    """
    if not word and not class_ and (threshold is None or verdict == "no rule"):
        sv, en = _NO_WORD if reason == "no rule" else _UNJUDGED.get(reason, _NO_WORD)
        return sv[0].upper() + sv[1:], en[0].upper() + en[1:]
    default = _WORDS.get(class_, (class_, class_))
    sv_word, en_word = word or default[0], word or default[1]
    if threshold is None or verdict == "no rule":
        sv, en = _UNJUDGED.get(reason, _UNJUDGED["no rule"])
        return f"”{sv_word}”: {sv}", f"“{en_word}”: {en}"
    n = _whole(values["n"])
    if reason == "beyond base":
        base = _whole(values["N"])
        return (
            f"”{sv_word}”: materialet visar {n}, men basen är bara {base}.",
            f"“{en_word}”: the material shows {n}, but the base is only {base}.",
        )
    sv_need = demand(threshold, values, "sv", negated=negated)
    en_need = demand(threshold, values, "en", negated=negated)
    if verdict == "ok":
        of_sv, of_en = (f" av {_whole(values['N'])}", f" of {_whole(values['N'])}") if "N" in values else ("", "")
        return (
            f"”{sv_word}” håller: materialet visar {n}{of_sv}, ordet kräver {sv_need}.",
            f"“{en_word}” holds: the material shows {n}{of_en}, the word requires {en_need}.",
        )
    if reason == "understates":
        shown = f"{n} av {_whole(values['N'])}" if "N" in values else n
        sv = f"”{sv_word}” säger mindre än materialet, som visar {shown}; ordet räcker till {sv_need}."
        shown = shown.replace(" av ", " of ")
        return sv, f"“{en_word}” says less than the material, which shows {shown}; the word covers {en_need}."
    return (
        f"”{sv_word}” kräver {sv_need}; materialet visar {n}.",
        f"“{en_word}” requires {en_need}; the material shows {n}.",
    )


def demand(threshold: Threshold, values: Mapping[str, float], language: str, *, negated: bool = False) -> str:
    """Return in words which numbers of units the threshold lets through ("minst 9 av 26").

    >>> from lardom.claims.thresholds import read_threshold
    >>> demand(read_threshold("n >= max(3, N/3)"), {"N": 26}, "sv")
    'minst 9 av 26'
    """
    swedish = language == "sv"
    known = {name: value for name, value in values.items() if name != "n"}
    top = int(known["N"]) if "N" in threshold.names else _SEARCHED
    if top > _SEARCHED:
        rule = f"not ({threshold.text})" if negated else threshold.text
        return f"{rule} {'med' if swedish else 'with'} N = {top}"
    allowed = _allowed(threshold, tuple(sorted(known.items())), top, negated=negated)
    of = (f" av {top}" if swedish else f" of {top}") if "N" in threshold.names else ""
    if not allowed:
        return "ett antal som inte finns" + of if swedish else "a number that does not exist" + of
    join = " eller " if swedish else " or "
    more_than_half = threshold.text.replace(" ", "") == "n>N/2" and not negated
    return join.join(_range(low, high, top, of, swedish=swedish, over=more_than_half) for low, high in allowed)


@lru_cache(maxsize=512)
def _allowed(
    threshold: Threshold, known: tuple[tuple[str, float], ...], top: int, *, negated: bool
) -> list[tuple[int, int]]:
    # A report asks the same few rules of the same few bases again and again.
    values = dict(known)
    return _runs([n for n in range(top + 1) if threshold.holds({**values, "n": n}) is not negated])


def _runs(numbers: Sequence[int]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and runs[-1][1] == number - 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return runs


def _range(low: int, high: int, top: int, of: str, *, swedish: bool, over: bool) -> str:
    if low == high == top and of:
        return f"alla {top}" if swedish else f"all {top}"
    if low == high == 0:
        return f"noll{of}" if swedish else f"zero{of}"
    if low == high:
        return f"exakt {low}{of}" if swedish else f"exactly {low}{of}"
    if high == top and over:
        return f"fler än {low - 1}{of}" if swedish else f"more than {low - 1}{of}"
    if high == top:
        return f"minst {low}{of}" if swedish else f"at least {low}{of}"
    if low == 0:
        return f"högst {high}{of}" if swedish else f"at most {high}{of}"
    return f"{low}–{high}{of}"


def _whole(value: float) -> str:
    return str(int(value)) if float(value).is_integer() else str(value)
