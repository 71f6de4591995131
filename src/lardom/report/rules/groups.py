"""Claims that set one group against another, or one claim against another."""

# ruff: noqa: D401 -- a rule's docstring says what the rule demands of a report

from collections.abc import Iterable, Iterator

from lardom.claims.causes import find_causal
from lardom.claims.claim import Claim
from lardom.report.matching import Match, plain
from lardom.report.passages import Sentence
from lardom.report.reading import Reading
from lardom.report.rules.rule import Fact, Hit, Rule


def _is_comparison(claim: Claim) -> bool:
    return claim.class_ == "comparative" or claim.kind == "comparison"


def contrast_without_groups(reading: Reading) -> Iterator[Hit]:
    """A contrast names both its groups, and neither is empty."""
    yield from _badly_grouped(reading, "contrast")


def comparison_without_groups(reading: Reading) -> Iterator[Hit]:
    """A comparison names two groups and a measure, and the measure goes the way the words say."""
    yield from _badly_grouped(reading, "comparative")


def _badly_grouped(reading: Reading, class_: str) -> Iterator[Hit]:
    for match in reading.matches:
        count = reading.count(match.claim)
        if count.class_ != class_:
            continue
        judgement = count.judgement
        if judgement.verdict == "ok":
            reading.verified[f"claim:{match.claim.id}"] = 1
        if judgement.verdict in ("warn", "wrong"):
            facts: tuple[Fact, ...] = (("judgement", {"sentence": judgement.sentence(reading.message_language)}),)
            key = judgement.reason.replace(" ", "-")
            yield Hit(match.block, match.start, match.end, key=key, values={"claim": match.claim.id}, facts=facts,
                      claim_id=match.claim.id, level="error" if judgement.verdict == "wrong" else "warning")  # fmt: skip


def opposing_claims(reading: Reading) -> Iterator[Hit]:
    """Two claims that say opposite things of one object are tied to each other."""
    by_object: dict[str, list[Match]] = {}
    for match in reading.matches:
        if match.claim.object and match.claim.polarity in ("+", "-"):
            by_object.setdefault(match.claim.object.casefold(), []).append(match)
    for those in by_object.values():
        claims = {match.claim.id: match.claim for match in those}
        positive = [claim for claim in claims.values() if claim.polarity == "+"]
        for claim in claims.values():
            if claim.polarity != "-" or not positive:
                continue
            if any(_linked(claim, other) for other in positive):
                continue
            match = next(one for one in those if one.claim.id == claim.id)
            other = next(one for one in those if one.claim.id == positive[0].id)
            facts: tuple[Fact, ...] = (("claim text", {"claim": other.claim.id, "text": other.claim.text}),)
            values = {"claim": claim.id, "other": other.claim.id, "object": claim.object}
            yield Hit(match.block, match.start, match.end, values=values, facts=facts, claim_id=claim.id,
                      related=((other.block, other.start, "opposite"),))  # fmt: skip


def _linked(one: Claim, other: Claim) -> bool:
    def points(source: Claim, target: Claim) -> bool:
        evidence = any(link.kind == "claim" and link.ref == target.id for link in source.evidence)
        return evidence or source.parent == target.id

    return points(one, other) or points(other, one)


def causal_comparison(reading: Reading) -> Iterator[Hit]:
    """A comparison is not worded as a cause."""
    compared = {match.sentence for match in reading.matches if _is_comparison(match.claim)}
    for sentence in reading.sentences:
        causes = find_causal(sentence.text, reading.language)
        if not causes or sentence.section.kind in ("method", "introduction"):
            continue
        before = reading.before(sentence, 1)
        here = sentence.number in compared or _compares(reading, sentence)
        near = [
            one for one in before if one.block == sentence.block and (one.number in compared or _compares(reading, one))
        ]
        if here or any(_share_a_word(sentence, one) for one in near):
            start, end = sentence.start + causes[0].start, sentence.start + causes[0].end
            yield Hit(sentence.block, start, end, values={"word": causes[0].word})


def _compares(reading: Reading, sentence: Sentence) -> bool:
    """A comparative said of projects or people, with what they are compared to."""
    than = " än " if reading.language == "sv" else " than "
    words = [one for one in reading.quantified(sentence) if one.class_ == "comparative"]
    units = any(word in sentence.text.casefold() for word in ("projekt", "respondent", "project"))
    return bool(words) and units and than in sentence.text.casefold()


def _share_a_word(one: Sentence, other: Sentence) -> bool:
    return bool(_stems(plain(one.text).split()) & _stems(plain(other.text).split()))


def _stems(words: Iterable[str]) -> set[str]:
    # Six letters tell "nöjdhet" and "nöjdheten" to be one word; shorter words bind sentences by chance.
    return {word[:6] for word in words if len(word) >= 7} - {"projek", "projec", "respon", "kommun"}


RULES = (
    Rule("C205", "contrast-without-groups", "error", contrast_without_groups),
    Rule("C206", "comparison-without-groups", "error", comparison_without_groups),
    Rule("C207", "opposing-claims", "warning", opposing_claims),
    Rule("C210", "causal-comparison", "warning", causal_comparison),
)
