"""Processes of an instance keep to a processor each, and give it back when they end."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from lardom.web.site.serving.processors import SEVERAL

pytestmark = pytest.mark.skipif(
    not hasattr(os, "sched_setaffinity"), reason="NOT ON LINUX: a process cannot choose its processor here"
)

SITS = """
import os, sys
from pathlib import Path
from lardom.web.site.serving.processors import keep_to_one, use_all
print(keep_to_one(Path(sys.argv[1])), sorted(os.sched_getaffinity(0)), flush=True)
sys.stdin.readline()
use_all()
print(sorted(os.sched_getaffinity(0)), flush=True)
"""


def process(folder: Path, number: int = 2) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", SITS, str(folder)], env=os.environ | {SEVERAL: str(number)}, text=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    )  # fmt: skip


def said(one: "subprocess.Popen[str]") -> str:
    assert one.stdout is not None
    return one.stdout.readline().strip()


def let_go(one: "subprocess.Popen[str]") -> str:
    told, _ = one.communicate("\n", timeout=30)
    return told.strip()


def test_each_takes_one_and_those_for_whom_there_is_none_go_anywhere(tmp_path: Path) -> None:
    there = sorted(os.sched_getaffinity(0))
    seated = []
    for number in there:
        seated.append(process(tmp_path))
        assert said(seated[-1]) == f"{number} [{number}]"
    more = process(tmp_path)
    assert said(more) == f"None {there}"
    let_go(more)
    assert let_go(seated.pop(0)) == str(there)  # what it starts may use all again
    after = process(tmp_path)
    assert said(after) == f"{there[0]} [{there[0]}]"
    for one in (*seated, after):
        one.kill()
        one.communicate()
    last = process(tmp_path)
    assert said(last).startswith(f"{there[0]} ")
    let_go(last)


def test_a_process_alone_goes_anywhere(tmp_path: Path) -> None:
    alone = process(tmp_path, 1)
    assert said(alone).startswith("None ")
    let_go(alone)
    assert not list(tmp_path.iterdir())
