"""What a rule says when it has found something."""

from lardom.report.rules.rule import Hit, Rule


def test_a_hit_on_the_whole_draft_needs_no_stretch() -> None:
    assert (Hit(-1).start, Hit(-1).end, Hit(-1).level) == (0, 0, None)


def test_a_rule_stands_unless_it_must_be_asked_for() -> None:
    assert Rule("Z999", "nothing", "note", lambda _: ()).standing
