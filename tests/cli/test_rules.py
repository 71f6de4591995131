"""`lardom rules`."""

import json

from click.testing import CliRunner

from lardom.cli.main import main
from lardom.report.rules.book import ABOUT_SETTINGS, RULES


def test_every_rule_is_listed_once_with_its_level() -> None:
    output = CliRunner().invoke(main, ["rules"]).output
    assert [line[:4] for line in output.splitlines()] == [*RULES, *ABOUT_SETTINGS]
    assert "M801  note" in output


def test_the_list_is_there_for_other_programs() -> None:
    rows = json.loads(CliRunner().invoke(main, ["rules", "--format", "json", "--language", "sv"]).output)
    assert rows[0] == {
        "rule": "C201",
        "name": "word-against-count",
        "subject": "claims",
        "title": "Ordet håller inte mot räkningen",
        "level": "error",
        "standing": True,
    }
