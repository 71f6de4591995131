"""What a reader asks of the method chapter; the rule must be asked for."""

from small_study import checked, ids, lines, silent

from lardom.report.checks import Choice

TEXT = lines("Intervjuer gjordes med personer från projekten.", heading="# Metod")


def test_the_rule_only_speaks_when_asked() -> None:
    silent(TEXT)
    assert ids(checked(TEXT, choice=Choice(on=("M801",))).findings) == ["M801"]


def test_a_method_chapter_with_its_numbers_is_silent() -> None:
    told = lines("Sex intervjuer gjordes med 8 respondenter från 6 projekt.", heading="# Metod")
    assert not checked(told, choice=Choice(on=("M801",))).findings


def test_a_note_leaves_the_audit_clean() -> None:
    assert checked(TEXT, choice=Choice(only=("M801",))).clean
