"""What a person can do about a claim that does not hold, or that cannot be counted: one or two sentences."""

from lardom.claims.claim import Claim
from lardom.claims.evidence import Count
from lardom.claims.ground import Ground
from lardom.claims.standing import shortfall, words_that_hold

_TO_DO = {
    "no evidence": (
        "Knyt en kod, en kodning, ett citat eller svar till påståendet.",
        "Link a code, a coding, a quotation or answers to the claim.",
    ),
    "no unit": (
        "Välj vad som räknas: respondenter, projekt, kommuner …",
        "Choose what is counted: respondents, projects, municipalities …",
    ),
    "no base": (
        "Ange bas: ett tal, de tillfrågade, ett steg eller en kategori.",
        "Give a base: a number, those asked, a step or a category.",
    ),
    "needs a number": ("Skriv talet som meningen anger.", "Write the number that the sentence states."),
    "not countable": ("Välj en enhet som materialet kan räkna.", "Choose a unit that the material can count."),
    "no rule": (
        "Läs beläggen och avgör själv, eller välj ett ord som kan räknas.",
        "Read the evidence and judge for yourself, or choose a word that can be counted.",
    ),
    "empty group": (
        "Nämn gruppens projekt eller respondenter och knyt belägg till den, eller ta bort jämförelsen.",
        "Name the group's projects or respondents and link evidence to it, or drop the comparison.",
    ),
    "overlap": (
        "Låt var och en stå i en grupp, eller skriv om motsättningen.",
        "Let each stand in one group, or word the contrast anew.",
    ),
    "no measure": (
        "Ange ett mått: en fråga med svar eller en kod.",
        "Give a measure: an item with answers, or a code.",
    ),
    "no difference": ("Skriv att grupperna inte skiljer sig.", "Write that the groups do not differ."),
    "other way": ("Vänd på jämförelsen, eller ta bort den.", "Turn the comparison round, or drop it."),
    "small group": (
        "Skriv att gruppen är ett enda projekt, eller ta bort jämförelsen.",
        "Write that the group is a single project, or drop the comparison.",
    ),
    "beyond base": (
        "Rätta basen, eller lämna den tom så räknas alla intervjuade.",
        "Correct the base, or leave it empty so that everyone interviewed is counted.",
    ),
}
_SHOWN = 3


def way_out(claim: Claim, found: Count, ground: Ground) -> tuple[str, str]:
    """Return what can be done about a claim, in Swedish and in English; empty when it holds.

    A word that says too much is told how many units it lacks and which words the count carries; a claim that cannot
    be counted is told what to add.

    >>> from lardom.claims.evidence import count
    >>> from lardom.claims.material import Material
    >>> claim = Claim("C1", "Många är nöjda.", class_="large", unit="respondent")
    >>> ground = Ground(Material())
    >>> way_out(claim, count(claim, ground), ground)[1]
    'Link a code, a coding, a quotation or answers to the claim.'
    """
    judged = found.judgement
    if judged.verdict == "ok":
        return "", ""
    if judged.reason in _TO_DO:
        return _TO_DO[judged.reason]
    sv, en = _more(shortfall(claim, found, ground)), _words(found, ground)
    return " ".join(filter(None, (sv[0], en[0]))), " ".join(filter(None, (sv[1], en[1])))


def _more(lacking: int | None) -> tuple[str, str]:
    if not lacking:
        return "", ""
    sv = "Med en till håller ordet." if lacking == 1 else f"Med {lacking} till håller ordet."
    en = "With one more the word holds." if lacking == 1 else f"With {lacking} more the word holds."
    return sv, en


def _words(found: Count, ground: Ground) -> tuple[str, str]:
    """Tell which words the count carries; they are words of the study's language, whoever reads the advice."""
    if found.n is None:
        return "", ""
    settings = ground.material.settings
    held = words_that_hold(found.n, found.base, settings=settings, language=settings.language)
    words = [word for word, class_ in held if class_ != found.class_ or class_ == "number"]
    number = str(found.n)
    shown = [*words[:_SHOWN], *([number] if number in words[_SHOWN:] else [])]
    if not shown:
        return "Stryk påståendet.", "Drop the claim."
    of = (f" av {found.base}", f" of {found.base}") if found.base is not None else ("", "")
    listed_sv = " eller ".join(f"”{word}”" for word in shown)
    listed_en = " or ".join(f"“{word}”" for word in shown)
    return f"Om {number}{of[0]} kan man skriva {listed_sv}.", f"Of {number}{of[1]} one may write {listed_en}."
