"""`lardom explain`."""

import pytest
from click.testing import CliRunner

from lardom.cli.main import main


def test_a_rule_is_explained_in_either_language() -> None:
    assert CliRunner().invoke(main, ["explain", "c201"]).output.startswith("# C201 Word against the count")
    swedish = CliRunner().invoke(main, ["explain", "C201", "--language", "sv"]).output
    assert swedish.startswith("# C201 Ordet håller inte")


def test_a_rule_that_does_not_exist_is_told() -> None:
    result = CliRunner().invoke(main, ["explain", "C999"])
    assert result.exit_code == 2
    assert "C999" in result.output


def test_a_page_is_wrapped_to_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "50")
    lines = CliRunner().invoke(main, ["explain", "Q102"]).output.splitlines()
    assert max(map(len, lines)) <= 50
    assert any(line.startswith("  ") for line in lines)
