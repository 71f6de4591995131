import dataclasses

import pytest

from lardom.study.settings import DEFAULT_PUBLIC_KINDS, StudySettings


def test_universities_and_agencies_are_no_public_party_unless_the_study_says_so() -> None:
    assert StudySettings().public_kinds == DEFAULT_PUBLIC_KINDS
    assert "university" not in DEFAULT_PUBLIC_KINDS
    assert "state agency" not in DEFAULT_PUBLIC_KINDS


def test_a_study_that_says_nothing_is_swedish_with_the_default_thresholds() -> None:
    settings = StudySettings()
    assert (settings.language, settings.profile) == ("sv", "default")
    assert settings.check.off == ()


def test_settings_cannot_be_changed_behind_a_reports_back() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        StudySettings().title = "another"  # type: ignore[misc]
