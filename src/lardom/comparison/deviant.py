"""Cases that go against the pattern, and claims that something is nowhere to be found."""

from collections.abc import Collection
from dataclasses import dataclass

from lardom.study.settings import Language


@dataclass(frozen=True, slots=True)
class Pattern:
    """Cases by whether they have the condition and the outcome; the deviant ones are those to go back to and read.

    `unexplained` have the outcome without the condition; `failed` have the condition without the outcome.
    """

    both: tuple[str, ...]
    failed: tuple[str, ...]
    unexplained: tuple[str, ...]
    neither: tuple[str, ...]

    @property
    def deviant(self) -> tuple[str, ...]:
        """All cases that go against the pattern."""
        return (*self.failed, *self.unexplained)


def pattern(cases: Collection[str], condition: Collection[str], outcome: Collection[str]) -> Pattern:
    """Return cases by condition and outcome, each list in the cases' order.

    >>> pattern("ABKM", "AK", "AM").deviant
    ('K', 'M')
    """

    def those(has_condition: bool, has_outcome: bool) -> tuple[str, ...]:
        return tuple(one for one in cases if (one in condition) == has_condition and (one in outcome) == has_outcome)

    return Pattern(those(True, True), those(True, False), those(False, True), those(False, False))


@dataclass(frozen=True, slots=True)
class Absence:
    """A claim that none of some cases has something: whether it holds, and what against it.

    `others` of `of_others` cases outside the group have it. `at_most` is the largest true share that "none of these" leaves
    possible (one-sided, 95 %).
    """

    of: int
    against: tuple[str, ...]
    others: tuple[str, ...]
    of_others: int
    at_most: float

    @property
    def holds(self) -> bool:
        """Whether there are cases, and none of them has it."""
        return self.of > 0 and not self.against

    def told(self, language: Language) -> str:
        """Return what the claim rests on, in words."""
        rest = len(self.others)
        if self.holds:
            percent = f"{100 * self.at_most:.0f}"
            return (
                f"0 av {self.of}, mot {rest} av {self.of_others} av de andra. Fler fall kunde ändå visa upp till {percent} procent."
                if language == "sv"
                else f"0 of {self.of}, against {rest} of the other {self.of_others}. More cases might still show up to {percent} per cent."
            )
        if not self.of:
            return "Gruppen är tom." if language == "sv" else "The group is empty."
        named = ", ".join(self.against)
        return (
            f"Det gäller inte: {len(self.against)} av {self.of} ({named})."
            if language == "sv"
            else f"It does not hold: {len(self.against)} of {self.of} ({named})."
        )


def absence(group: Collection[str], everyone: Collection[str], having: Collection[str]) -> Absence:
    """Return what a claim of absence ("0 of these") rests on.

    >>> found = absence(["A", "B", "C"], ["A", "B", "C", "D"], ["D"])
    >>> found.holds, round(found.at_most, 2)
    (True, 0.63)
    """
    rest = [one for one in everyone if one not in group]
    against = tuple(one for one in group if one in having)
    at_most = 1 - 0.05 ** (1 / len(group)) if group and not against else 1.0
    return Absence(len(group), against, tuple(one for one in rest if one in having), len(rest), at_most)
