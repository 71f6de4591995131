"""What an audit says of itself."""

from small_study import checked, lines


def test_errors_and_warnings_are_counted_apart() -> None:
    audit = checked(lines("Arbetet gav mätbara effekter.", "Svaren kom från 27 av 26 orter."))
    assert (audit.errors, audit.warnings, audit.clean) == (1, 1, False)


def test_a_text_without_findings_is_clean() -> None:
    assert checked(lines("Allt gick bra.")).clean
