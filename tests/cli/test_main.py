import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner
from planting import starter

from lardom.cli.main import COMMANDS, main


def test_help_names_every_act_in_the_order_of_a_study() -> None:
    answer = CliRunner().invoke(main, ["--help"])
    assert answer.exit_code == 0
    places = [answer.output.index(f"\n  {name} ") for name in COMMANDS]
    assert places == sorted(places)
    assert max(len(line) for line in answer.output.splitlines()) <= 80


def test_an_unknown_act_is_refused_with_status_two() -> None:
    answer = CliRunner().invoke(main, ["chekc"])
    assert answer.exit_code == 2
    assert "chekc" in answer.output


def test_the_package_runs_as_a_module() -> None:
    done = subprocess.run([sys.executable, "-m", "lardom", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("lardom ")


def test_no_colour_is_used_where_none_is_wanted(tmp_path: Path) -> None:
    act = ["validate", str(starter(tmp_path))]
    assert "\x1b" not in CliRunner(env={"NO_COLOR": "1"}).invoke(main, act, color=True).output
    assert "\x1b" in CliRunner(env={"NO_COLOR": None}).invoke(main, act, color=True).output
