"""Claims that set groups or claims against each other."""

from dataclasses import replace

from small_study import claim, found, lines, only, silent, with_claims

from lardom.claims.claim import Evidence

CONTRAST = claim(
    "K1",
    "En del projekt fick nya samarbeten, medan andra projekt beskriver att tiden tog slut.",
    class_="contrast",
    kind="contrast",
    unit="project",
    group_a="A;B",
    group_b="C",
    evidence=(Evidence("supports", "code", "nya", "a"), Evidence("supports", "code", "tid", "b")),
)
COMPARISON = claim(
    "K2",
    "Projekten inom klimat visar högre nöjdhet än projekten inom hälsa i studien.",
    class_="comparative",
    kind="comparison",
    unit="project",
    group_a="D;E",
    group_b="B;C",
    measure="nojd",
    evidence=(Evidence("supports", "code", "nya", "a"), Evidence("supports", "code", "nya", "b")),
)


def test_a_contrast_with_both_groups_is_silent_and_with_an_empty_one_blocks() -> None:
    silent(lines(CONTRAST.text), with_claims(CONTRAST))
    finding = only("C205", lines(CONTRAST.text), with_claims(replace(CONTRAST, evidence=CONTRAST.evidence[:1])))
    assert finding.level == "error"


def test_a_comparison_needs_two_groups_a_measure_and_the_right_direction() -> None:
    silent(lines(COMPARISON.text), with_claims(COMPARISON))
    assert only("C206", lines(COMPARISON.text), with_claims(replace(COMPARISON, group_b="Z"))).level == "error"
    assert only("C206", lines(COMPARISON.text), with_claims(replace(COMPARISON, measure=""))).level == "warning"
    turned = replace(COMPARISON, group_a="B;C", group_b="D;E")
    assert "andra hållet" in only("C206", lines(COMPARISON.text), with_claims(turned)).message


def test_opposing_claims_on_one_object_are_linked() -> None:
    good = claim(
        "K3", "Resultaten har i flera verksamheter blivit en del av vardagen.", "nya", object="resultat", polarity="+"
    )
    bad = claim(
        "K4", "Resultaten har i andra verksamheter packats ned efter slutet.", "tid", object="resultat", polarity="-"
    )
    finding = only("C207", lines(good.text, bad.text), with_claims(good, bad))
    assert finding.claim_id == "K4"
    assert finding.related[0][0].line == 3
    tied = replace(bad, evidence=(*bad.evidence, Evidence("qualifies", "claim", "K3")))
    silent(lines(good.text, bad.text), with_claims(good, tied))
    silent(lines(bad.text), with_claims(good, bad))


def test_a_cause_is_not_claimed_over_a_comparison() -> None:
    text = f"{COMPARISON.text} Närheten till frågan bidrar till nöjdheten."
    assert only("C210", lines(text), with_claims(COMPARISON)).passage == "bidrar till"
    silent(lines(f"{COMPARISON.text} Närheten till frågan nämns ofta."), with_claims(COMPARISON))
    assert found(lines("Ett tydligt mandat bidrar till att arbetet kommer igång.")) == []
