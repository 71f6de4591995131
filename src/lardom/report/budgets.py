"""Money of a portfolio, as the prose speaks of it: the largest budget, the median, all of them together."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from statistics import fmean, median

from lardom.claims.ground import Ground
from lardom.report.known import Known
from lardom.report.numerals import Numeral
from lardom.report.statements import Statement
from lardom.sampling.coverage import selected_ids

_MEASURES = {
    "sv": r"(?P<largest>största|högsta)|(?P<smallest>minsta|lägsta)|(?P<median>median\w*)|"
          r"(?P<mean>medel(?!stor)\w*|genomsnitt\w*|i snitt)|(?P<total>total\w*|sammanlag\w+|sammantaget|tillsammans|summan?|i allt)",
    "en": r"(?P<largest>largest|biggest|highest)|(?P<smallest>smallest|lowest)|(?P<median>median)|(?P<mean>mean|average)|"
          r"(?P<total>total(?:led|s|ling)?|together|combined|altogether|in all|sum)",
}  # fmt: skip
_SUPERLATIVE = re.compile(r"\w+\s+(?:\w+\s+)?\w*(?:budget|projekt|project)", re.IGNORECASE)
_SCALE = re.compile(
    r"\s*(?:(?P<t>tusen|tkr|thousand|k€)|(?P<m>miljon(?:er)?|mnkr|mkr|mn|msek|meur|million)|(?P<b>miljard(?:er)?|billion))\b",
    re.IGNORECASE,
)
_CURRENCY = re.compile(r"\s*(?:kronor|kr|sek|nok|dkk|euros?|eur|pounds?|usd|dollars?)\b|\s*[€$£]", re.IGNORECASE)
_CURRENCY_BEFORE = re.compile(r"(?:\b(?:sek|kr|nok|dkk|euros?|eur|usd)|[€$£])\s*$", re.IGNORECASE)
_ABOUT = re.compile(r"\b(?:cirka|ca\.?|ungefär|omkring|runt|drygt|knappt|nästan|närmare|över|mer än|about|around|roughly|"
                    r"approximately|nearly|almost|over|just (?:over|under)|more than|some)\s*(?:sek|eur|kr|€)?\s*$", re.IGNORECASE)  # fmt: skip
_FROM = re.compile(r"\b(?:mellan|från|between|from)\s*(?:sek|eur|kr|€)?\s*$", re.IGNORECASE)
_TO = re.compile(r"[^.;]{0,25}\b(?:och|till|and|to)\s*(?:sek|eur|kr|€)?\s*", re.IGNORECASE)
_PART = re.compile(
    r"\b(?:kategori\w*|categor\w*|part(?:en|er|erna|y|ies|ners?)|kommun\w*|region\w*|municipal\w*|bolag\w*|behovsägar\w*|"
    r"need owners?|urval\w*|sampled?|steg|step|EU|ERDF|stöd\w*|bidrag\w*|grants?|funding|andel\w*|shares?|inom|within|"
    r"universit\w+|lärosäten?|företag\w*|compan(?:y|ies)|år|years?|avslutade|pågående|completed|ongoing)\b",
    re.IGNORECASE,
)
"""Words of a part of the portfolio, or of other money than the projects' budgets."""


def known_budgets(ground: Ground) -> dict[str, Known]:
    """Return the largest, smallest, median, mean and total budget of the portfolio's projects.

    A project without a budget is left out. What the same words may mean of the sample, or of the parties'
    own budgets, is allowed too.
    """
    material = ground.material
    chosen = selected_ids(material.sample)
    everyone = [one.budget for one in material.projects if one.budget]
    sampled = [one.budget for one in material.projects if one.budget and one.id in chosen]
    parties = [one.budget for one in material.parties if one.budget]
    if not everyone:
        return {}
    measures: dict[str, Callable[[list[float]], float]] = {
        "largest": max,
        "smallest": min,
        "median": median,
        "mean": fmean,
        "total": sum,
    }
    return {
        f"budget:{name}": Known(
            float(measure(everyone)),
            "portfolio/projects.csv",
            frozenset(float(measure(those)) for those in (sampled, parties) if those),
        )
        for name, measure in measures.items()
    }


def budget_statements(
    text: str, found: Sequence[Numeral], language: str, names: Iterable[str] = ()
) -> Iterator[Statement]:
    """Yield what amounts of money say of the budgets of the portfolio.

    A sentence that names a part of the portfolio (`names`: its categories and types) says nothing of all of it.

    >>> from lardom.report.numerals import numerals
    >>> text = "Den största budgeten är 7 450 000 kronor och medianen 2,8 miljoner."
    >>> [(s.fact, s.value) for s in budget_statements(text, numerals(text, "sv"), "sv")]
    [('budget:largest', 7450000), ('budget:median', 2800000)]
    """
    if not re.search(r"budget", text, re.IGNORECASE) or _PART.search(text):
        return
    if any(name.casefold() in text.casefold() for name in names):
        return
    amounts = [one for one in found if not one.percent and not one.article and _is_money(text, one)]
    measures = re.finditer(rf"\b(?:{_MEASURES[language]})\b", text, re.IGNORECASE)
    words = [(match.start(), str(match.lastgroup)) for match in measures]
    if words and words[0][1] in ("largest", "smallest") and not _SUPERLATIVE.match(text, words[0][0]):
        return  # "den största kostnaden", whatever is told of a budget later on
    if len(amounts) == 2 and _FROM.search(text[: amounts[0].start]):
        low, high = amounts
        if _TO.fullmatch(text[low.end : high.start]):
            scale = _scale(text, high)
            yield _statement(text, low, "smallest", scale if _scale(text, low) == 1 and low.value < 1000 else 0)
            yield _statement(text, high, "largest")
            return
    for index, amount in enumerate(amounts):
        since = amounts[index - 1].end if index else 0
        until = amounts[index + 1].start if index + 1 < len(amounts) else len(text)
        before = [name for at, name in words if since <= at < amount.start]
        after = [name for at, name in words if amount.end <= at < until]
        name = before[-1] if before else after[0] if after and not index else ""
        if name and len(set(before)) <= 1:
            yield _statement(text, amount, name)


def _statement(text: str, amount: Numeral, name: str, scale: int = 0) -> Statement:
    scale = scale or _scale(text, amount)
    slack = 0.5 * scale * 10.0**-amount.decimals
    if scale == 1 and not amount.decimals:
        digits = str(int(amount.value))
        # "7 450 000" is exact to the last digit that is not nought.
        slack = 0.5 * 10.0 ** (len(digits) - len(digits.rstrip("0")))
    if _ABOUT.search(text[: amount.start]):
        slack += 0.05 * amount.value * scale
    return Statement(f"budget:{name}", amount, amount.start, amount.end, scale, slack)


def _scale(text: str, amount: Numeral) -> int:
    match = _SCALE.match(text, amount.end)
    if not match:
        return 1
    return 10**3 if match["t"] else 10**6 if match["m"] else 10**9


def _is_money(text: str, amount: Numeral) -> bool:
    if _SCALE.match(text, amount.end) or _CURRENCY.match(text, amount.end) or amount.value >= 10_000:
        return True
    # "mellan 0,85 och 7,45 miljoner": the first has its unit from the second.
    shared = re.match(r"\s*(?:och|till|and|to|–|-)\s*[\d  .,]+(?P<end>)", text[amount.end :])
    ends = amount.end + shared.end() if shared else 0
    return bool(_CURRENCY_BEFORE.search(text[: amount.start]) or (shared and _SCALE.match(text, ends)))
