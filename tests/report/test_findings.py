from lardom.report.findings import Finding
from lardom.report.outline import Place


def test_a_finding_carries_the_place_and_the_way_out() -> None:
    finding = Finding("C201", "error", "13 av 26 är ingen majoritet.", "Skriv ”hälften”.", Place("report.md", 4, 1))
    assert finding.place.line == 4
    assert finding.way_out
    assert finding.facts == ()
