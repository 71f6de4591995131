"""Verdicts in words."""

from typing import get_args

import pytest

from lardom.claims.explaining import REASONS, explain, who_said_it
from lardom.claims.quotation import Attribution
from lardom.claims.verifying import Kind, Verdict


@pytest.mark.parametrize("kind", get_args(Kind))
@pytest.mark.parametrize("reason", ["", *REASONS])
def test_every_verdict_has_whole_sentences_in_both_languages(kind: Kind, reason: str) -> None:
    verdict = Verdict(kind, reason=reason)
    swedish, english = explain(verdict, "sv"), explain(verdict, "en")
    assert swedish != english
    assert swedish.endswith(".")
    assert english.endswith(".")
    assert "{" not in swedish + english


def test_the_difference_is_shown_in_house_marks() -> None:
    verdict = Verdict("altered", difference=("gjorde mycket", "gjorde lite"))
    assert "”gjorde mycket”; sagt: ”gjorde lite”" in explain(verdict)
    assert "Nothing like it was said: “helt fel”" in explain(Verdict("altered", difference=("helt fel", "")), "en")


def test_the_real_speaker_is_named_as_a_report_does() -> None:
    verdict = Verdict("wrong speaker", respondents=("K-R2",), said_by=Attribution("K", ("R2",)))
    assert explain(verdict, "en") == "The words were said, but by Project K, R2."
    assert who_said_it(Verdict("wrong speaker", respondents=("interviewer",)), "en") == "the interviewer"
    assert who_said_it(Verdict("wrong speaker"), "sv") == "någon som utskriften inte namnger"


def test_speakers_mixed_up_inside_a_right_attribution_are_told() -> None:
    both = Attribution("K", ("R1", "R2"))
    verdict = Verdict("wrong speaker", respondents=("K-R1", "K-R2"), said_by=both)
    assert "förväxlade" in explain(verdict, "sv", both)
