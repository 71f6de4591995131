"""Settings written as study.toml are read as the same settings."""

import tomllib
from dataclasses import fields
from pathlib import Path
from tempfile import TemporaryDirectory

from any_study import settings
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from lardom.exchange.settings import FILE, known_settings, read_settings
from lardom.exchange.settings_text import settings_text, toml
from lardom.study.settings import StudySettings


@hypothesis_settings(max_examples=60)
@given(settings())
def test_any_settings_come_back_as_they_were(said: StudySettings) -> None:
    with TemporaryDirectory() as place:
        (Path(place) / FILE).write_text(settings_text(said), encoding="utf-8", newline="")
        read = read_settings(Path(place))
    assert read.troubles == ()
    assert read.settings == said


@given(st.text())
def test_any_text_is_a_text_of_toml(text: str) -> None:
    assert tomllib.loads(f"x = {toml(text)}") == {"x": text}


def test_what_is_at_its_default_is_left_out() -> None:
    assert settings_text(StudySettings()) == 'title = ""\nlanguage = "sv"\n'


def test_every_field_of_the_settings_can_be_said_in_study_toml() -> None:
    said = {setting.name or setting.place.strip("[]").rpartition(".")[2] for setting in known_settings()}
    said |= {"steps", "items", "owners", "check"}
    assert {field.name for field in fields(StudySettings)} <= said
