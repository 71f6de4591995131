"""Whether a quantifier word holds for what the material shows.

Each class of words has a rule (`n >= max(3, N/3)`). Two tables of rules exist, *default* and *strict*, and a study may
put its own rule in the place of any of them. Only words with a logical threshold (all, none, a majority, a number, one,
another) stop a report; the others warn.
"""

from dataclasses import dataclass
from typing import Literal

from lardom.claims.thresholds import Threshold, ThresholdError, read_threshold
from lardom.claims.wording import judgement_sentences
from lardom.study.problems import Problem
from lardom.study.settings import StudySettings

VerdictKind = Literal["ok", "warn", "wrong", "no rule"]

LOGICAL = frozenset(
    {"universal", "universal-negative", "majority", "minority", "number", "percent", "singular", "singular-other"}
)
"""The classes whose words are true or false by counting: these block a report."""

GROUPED = frozenset({"contrast", "comparative"})
"""The classes that need two groups instead of one count; an empty group blocks."""

# Shares are compared multiplied out, never divided: 11 of 20 must lie within 5 percentage points of a half.
_COMMON = {
    "universal": "n == N",
    "universal-negative": "n == 0",
    "nearly-all": "n >= N - 1 or 10*n >= 9*N",
    "majority": "n > N/2",
    "minority": "n < N/2",
    "half": "abs(n - N/2) <= N/20",
    "handful": "3 <= n <= 7",
    "singular": "n == 1",
    "singular-other": "n == 1",
    "number": "n == k",
    "percent": "abs(100*n - k*N) <= N/2",
    "fraction": "abs(n - s*N) <= N/20",
    "existential": "n >= 1",
    "diversity": "n >= 2",
}

PROFILES: dict[str, dict[str, str]] = {
    # Annex D of the requirements; rows it does not have are taken from the stricter table.
    "default": _COMMON
    | {
        "large": "n >= max(3, N/3)",
        "several": "n >= 3",
        "some": "n >= 2",
        "pair": "2 <= n <= 3",
        "few": "1 <= n <= 3 and n < N/10",
    },
    # Section 5 of the methods paper: ranges that also tell when a word says less than the material does.
    "strict": _COMMON
    | {
        "large": "n >= N/2",
        "several": "3 <= n <= N/2",
        "some": "2 <= n <= N/2",
        "pair": "n == 2",
        "few": "1 <= n <= max(2, N/10)",
    },
}
"""The two tables of thresholds, by class."""

# In the strict table a plural said of one unit, or of none, is not a matter of taste.
_PLAINLY_WRONG = {"strict": {"some": "n < 2", "few": "n < 1"}}
_UNDERSTATING = frozenset({"several", "some", "handful"})
_CANNOT_UNDERSTATE = frozenset({"universal-negative", "singular", "singular-other", "number", "percent", "pair"})
_BOUNDS = {"=": "n == k", ">=": "n >= k", ">": "n > k", "<=": "n <= k", "<": "n < k", "~": "abs(n - k) <= max(1, k/10)"}


@dataclass(frozen=True, slots=True)
class Judgement:
    """What counting says of a word: the verdict, why, and one sentence in each language.

    `reason` is a short key: "holds", "too few", "too many", "understates" (the word says less than the material
    shows), "not so many" (a stated number is off), "beyond base" (more units found than there are), "no base", "no rule", "needs a number",
    "no evidence", "no unit", "not countable"; of groups "empty group", "overlap", "no measure", "no difference", "small
    group", "other way". `rule` is the
    threshold used. `blocks` tells whether it stops a report.
    """

    verdict: VerdictKind
    reason: str
    sv: str
    en: str
    blocks: bool = False
    rule: str = ""

    def sentence(self, language: str) -> str:
        """Return the sentence in "sv" or "en"."""
        return self.sv if language == "sv" else self.en


def rule_for(class_: str, *, settings: StudySettings | None = None, profile: str | None = None) -> str:
    """Return the threshold in force for a class of words, or `""` when the class has none.

    A study's own threshold comes before its profile's; one that cannot be read, or an unknown profile, is passed over
    (`threshold_problems` tells the person about it).

    >>> rule_for("large", profile="strict")
    'n >= N/2'
    """
    name = profile or (settings.profile if settings else "default")
    if settings:
        for own, text in settings.thresholds:
            if own == class_ and _readable(text):
                return text
    return PROFILES.get(name, PROFILES["default"]).get(class_, "")


def judge(
    class_: str,
    n: int,
    base: int | None,
    *,
    settings: StudySettings | None = None,
    profile: str | None = None,
    number: int | None = None,
    share: float | None = None,
    bound: str = "=",
    negated: bool = False,
    word: str = "",
) -> Judgement:
    """Judge whether a word of `class_` may be said of `n` units among `base` (`None` when unknown).

    `number` is the number the sentence states (class "number", and "percent" in whole percent) and `bound` how it is
    meant ("=", ">=" for *at least*, "~" for *about* …); `share` the share stated (0-1, class "fraction"); `negated`
    turns the rule round (*not all*); `word` is the word as printed, for the sentence.

    >>> print(judge("majority", 13, 26, word="Majoriteten").sv)
    ”Majoriteten” kräver fler än 13 av 26; materialet visar 13.
    >>> judge("some", 15, 26, profile="strict").verdict
    'warn'
    """
    rule = rule_for(class_, settings=settings, profile=profile)
    if class_ == "number" and bound in _BOUNDS and rule == PROFILES["default"]["number"]:
        rule = _BOUNDS[bound]
    if not rule or class_ in GROUPED:
        return unjudged("no rule", class_=class_, word=word)
    threshold = read_threshold(rule)
    stated: dict[str, float | None] = {"n": n, "N": base, "k": number, "s": share}
    values = {name: value for name, value in stated.items() if value is not None}
    if lacking := threshold.names - set(values) - {"n"}:
        return unjudged("no base" if "N" in lacking else "needs a number", class_=class_, word=word, n=n)
    if "N" in threshold.names and not base:
        return unjudged("no base", class_=class_, word=word, n=n)
    holds = threshold.holds(values) is not negated
    logical = class_ in LOGICAL
    plainly = _PLAINLY_WRONG.get(profile or (settings.profile if settings else ""), {}).get(class_, "")
    if base is not None and n > base:
        verdict, reason = ("wrong" if logical else "warn"), "beyond base"
    elif holds:
        verdict, reason = "ok", "holds"
    else:
        wrong = logical or (plainly and read_threshold(plainly).holds(values) and rule == PROFILES["strict"][class_])
        verdict, reason = ("wrong" if wrong else "warn"), _why(class_, threshold, values, negated=negated)
    sv, en = judgement_sentences(class_, word, threshold, values, verdict=verdict, reason=reason, negated=negated)
    return Judgement(_kind(verdict), reason, sv, en, blocks=logical and verdict == "wrong", rule=rule)


def unjudged(
    reason: str, *, class_: str = "", word: str = "", n: int | None = None, detail: tuple[str, str] = ("", "")
) -> Judgement:
    """Return the judgement that counting decides nothing, with the reason (`detail`: more words, Swedish and English).

    >>> unjudged("no evidence", class_="large", word="Många").en
    '“Många”: no evidence is linked to the claim, so nothing can be counted.'
    """
    threshold = None
    values = {} if n is None else {"n": float(n)}
    sv, en = judgement_sentences(class_, word, threshold, values, verdict="no rule", reason=reason)
    if detail[0]:
        sv, en = f"{sv} {detail[0]}", f"{en} {detail[1]}"
    return Judgement("no rule", reason, sv, en)


def threshold_problems(settings: StudySettings, *, file: str = "study.toml") -> tuple[Problem, ...]:
    """Return what is wrong with the quantifier settings of a study: profile, class names, thresholds.

    >>> for problem in threshold_problems(StudySettings(profile="mild", thresholds=(("large", "n >> 3"),))):
    ...     print(problem.code)
    quantifier-profile
    quantifier-threshold
    """
    found: list[Problem] = []
    if settings.profile not in PROFILES:
        found.append(
            Problem(
                file,
                f'There is no table of quantifier thresholds called "{settings.profile}".',
                f"Write one of: {', '.join(PROFILES)}.",
                column="quantifiers.profile",
                value=settings.profile,
                code="quantifier-profile",
            )
        )
    for class_, text in settings.thresholds:
        message, way_out = "", 'Write it as a comparison, such as "n >= max(3, N/3)".'
        if class_ not in PROFILES["default"]:
            message = f'No class of quantifier words is called "{class_}".'
            way_out = f"The classes with a threshold are: {', '.join(PROFILES['default'])}."
        else:
            try:
                read_threshold(text)
            except ThresholdError as error:
                message = str(error)
        if message:
            column = f"quantifiers.thresholds.{class_}"
            found.append(Problem(file, message, way_out, column=column, value=text, code="quantifier-threshold"))
    return tuple(found)


def _readable(text: str) -> bool:
    try:
        read_threshold(text)
    except ThresholdError:
        return False
    return True


def _kind(verdict: str) -> VerdictKind:
    return "ok" if verdict == "ok" else "wrong" if verdict == "wrong" else "warn"


def _why(class_: str, threshold: Threshold, values: dict[str, float], *, negated: bool) -> str:
    if negated:
        return "too many" if class_ in ("universal", "majority", "large", "several", "some") else "too few"
    if class_ in ("number", "percent", "fraction"):
        return "not so many"
    if class_ in _CANNOT_UNDERSTATE:
        return (
            "too many"
            if values["n"] > (2 if class_ == "pair" else 0 if class_ == "universal-negative" else 1)
            else "too few"
        )
    # Would one more unit bring it nearer to holding? Then there are too few; else the word says too little.
    top = int(values.get("N", values["n"] + 100))
    more = any(threshold.holds({**values, "n": higher}) for higher in range(int(values["n"]) + 1, min(top, 5000) + 1))
    return "too few" if more else "understates" if class_ in _UNDERSTATING else "too many"
