from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lardom.exchange.settings import FILE, SettingsFile, known_settings, read_settings
from lardom.study.settings import Override, SettledFinding, Step, StudySettings

WHOLE = """
title = "Studie"
subtitle = "Under"
language = "en"
programme = "P"
authors = ["A", "B"]
date = 2025-01-31
[[step]]
number = 1
name = "Ett"
[[item]]
id = "nojd"
text = "Hur nöjd?"
high = 7
step = 1
[quantifiers]
profile = "strict"
[quantifiers.thresholds]
large = "n >= 4"
[portfolio]
public_kinds = ["region"]
categories = ["x"]
[[portfolio.owner]]
project_id = "P01"
organisation = "Storsjö kommun"
reason = "leder arbetet"
[portfolio.kinds]
landsting = "region"
[portfolio.mapping.projects]
file = "a.xlsx"
[team]
researchers = ["R"]
assistants = ["S"]
[glossary]
ord = "förklaring"
[check]
off = ["Q1"]
voice_share = 0.3
two_voices_share = 1
give_away = ["Storsjö"]
[[check.exception]]
rule = "Q2"
sentence = "Alla"
reason = "därför"
"""


def read(folder: Path, text: str | bytes) -> SettingsFile:
    (folder / FILE).write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_settings(folder)


def test_everything_study_toml_can_say_is_read(tmp_path: Path) -> None:
    found = read(tmp_path, WHOLE)
    settings = found.settings
    assert found.troubles == ()
    assert (settings.title, settings.language, settings.date, settings.profile) == (
        "Studie",
        "en",
        "2025-01-31",
        "strict",
    )
    assert settings.steps == (Step(1, "Ett"),)
    assert (settings.items[0].id, settings.items[0].high, settings.items[0].step) == ("nojd", 7, 1)
    assert settings.thresholds == (("large", "n >= 4"),)
    assert settings.kinds == (("landsting", "region"),)
    assert settings.owners == (Override("P01", "Storsjö kommun", "leder arbetet"),)
    assert settings.check.exceptions == (SettledFinding("Q2", "därför", "Alla"),)
    assert (settings.check.voice_share, settings.check.two_voices_share) == (0.3, 1.0)
    assert found.mapping == {"projects": {"file": "a.xlsx"}}


def test_every_declared_setting_is_in_the_whole_example() -> None:
    for setting in known_settings():
        assert (setting.name or setting.place.strip("[]").rpartition(".")[2]) in WHOLE + "text_en low purpose"
        assert setting.sv != setting.en


def test_an_empty_file_is_a_study_with_the_defaults(tmp_path: Path) -> None:
    found = read(tmp_path, "")
    assert (found.settings, found.troubles, found.usable) == (StudySettings(), (), True)


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    assert read(tmp_path, b"\xef\xbb\xbftitle = 'x'").settings.title == "x"


def test_a_broken_file_is_told_with_its_line_and_the_line_itself(tmp_path: Path) -> None:
    found = read(tmp_path, 'title = "x"\nlanguage = sv\n')
    assert not found.usable
    (trouble,) = found.troubles
    assert (trouble.code, trouble.row) == ("settings-malformed", 2)
    assert "language = sv" in str(trouble.facts["reason"])


@pytest.mark.parametrize(
    "line",
    ["title = 3", "authors = 'A'", "authors = [1]", "language = 'no'", "step = 3", "[quantifiers]\nprofile = 'x'",
     "[check]\nvoice_share = 2", "[check]\nvoice_share = true", "team = 'x'", "[[step]]\nnumber = 'one'", "[[step]]\nname = 'one'",
     "[[item]]\ntext = 'x'", "[glossary]\na = 1", "[portfolio.kinds]\na = []"],
)  # fmt: skip
def test_a_value_that_does_not_fit_is_told_and_the_default_stays(line: str, tmp_path: Path) -> None:
    found = read(tmp_path, line)
    assert [trouble.code for trouble in found.troubles] == ["setting-wrong"]
    assert found.settings == StudySettings()


def test_a_misspelt_setting_gets_a_suggestion_and_its_line(tmp_path: Path) -> None:
    (trouble,) = read(tmp_path, "title = 'x'\n\n[portfolio]\ncategorys = ['a']").troubles
    assert (trouble.code, trouble.value, trouble.near, trouble.row) == (
        "setting-unknown", "portfolio.categorys", "categories", 4,
    )  # fmt: skip


@given(st.one_of(st.binary(max_size=200), st.text(max_size=200).map(str.encode), st.just(b"a = " + b"[" * 3000)))
def test_no_bytes_in_study_toml_make_it_raise(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    assert isinstance(read(tmp_path_factory.mktemp("s"), content), SettingsFile)


_VALUES = st.recursive(
    st.one_of(st.text(max_size=5), st.integers(), st.booleans(), st.floats(allow_nan=False)),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text("ab", min_size=1), inner, max_size=2)),
    max_leaves=5,
)


def _toml(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name} = {_toml(one)}" for name, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_toml, value)) + "]"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return "'" + "".join(sign for sign in value if sign.isalnum()) + "'"
    return f"{value!r}"


@given(
    st.dictionaries(
        st.sampled_from(["title", "step", "item", "quantifiers", "portfolio", "team", "glossary", "check", "authors"]),
        st.one_of(
            _VALUES, st.lists(st.dictionaries(st.sampled_from(["number", "id", "low", "rule"]), _VALUES), max_size=2)
        ),
    )
)
def test_no_value_of_a_known_setting_makes_it_raise(
    tmp_path_factory: pytest.TempPathFactory, content: dict[str, object]
) -> None:
    text = "\n".join(f"{name} = {_toml(value)}" for name, value in content.items())
    assert isinstance(read(tmp_path_factory.mktemp("s"), text), SettingsFile)


def test_a_main_need_owner_set_by_hand_needs_a_project_a_party_and_a_reason(tmp_path: Path) -> None:
    found = read(
        tmp_path, '[[portfolio.owner]]\nproject_id = "P1"\norganisation = "A"\n[[portfolio.owner]]\nreason = "x"'
    )
    assert [(one.code, one.value) for one in found.troubles] == [("owner-incomplete", "P1"), ("owner-incomplete", "")]
    # Without a reason it is kept, so that the portfolio's figures can say that it is not used.
    assert found.settings.owners == (Override("P1", "A", ""),)
