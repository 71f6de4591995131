"""Bytes that nobody meant. Always a short run of our own mutations; with LARDOM_FUZZ_MINUTES=10 also atheris, ten minutes a parser.

Atheris is a fuzzer led by coverage; it is brought into an environment of its own (.cache/fuzz), never into the lock.
"""

import os
import random
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest
from fuzz_parsers import PARSERS
from refi_bad import REFUSED, TOLD, WHOLE
from refi_projects import everything

from lardom.exchange.refi.companion import Companion, companion_json
from lardom.exchange.refi.serialising import project_xml
from lardom.exchange.refi.values import Kept

ROOT = Path(__file__).resolve().parents[3]
MINUTES = float(os.environ.get("LARDOM_FUZZ_MINUTES", "0"))
ROUNDS = 250

SEEDS = {
    "xml": ["".join(project_xml(everything())).encode(), *(data for data in REFUSED.values() if data.startswith(b"<") and len(data) < 5000)],
    "container": [WHOLE, *(data for data in TOLD.values() if len(data) < 20_000)],
    "companion": [companion_json(Companion("NVivo", (Kept("Set", "a", "@b", "c"),), {"g": (1, 2)}))],
    "text": ["Hej 😀\r\nvärld e\u0301\u00ad\ufeff".encode(), "Åmål".encode("cp1252"), "Hej".encode("utf-16")],
}  # fmt: skip
TOKENS = (
    b"<Code ",
    b"</Code>",
    b'guid="',
    b"]]>",
    b"<!--",
    b"&#55296;",
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    b"PK\x03\x04",
    b"9" * 30,
    b"\x00",
    b"\xf0\x9f\x99\x82",
)


def mutated(dice: random.Random, data: bytes) -> bytes:
    changed = bytearray(data)
    for _ in range(dice.randint(1, 6)):
        at = dice.randrange(len(changed) + 1)
        match dice.randrange(5):
            case 0:
                changed[at : at + 1] = bytes([dice.randrange(256)])
            case 1:
                del changed[at : at + dice.randint(1, 40)]
            case 2:
                changed[at:at] = dice.choice(TOKENS)
            case 3:
                changed[at:at] = changed[(start := dice.randrange(len(changed) + 1)) : start + dice.randint(1, 80)]
            case _:
                changed[at : at + 8] = dice.randbytes(8)
    return bytes(changed)


@pytest.mark.parametrize("parser", PARSERS)
def test_no_mutation_of_a_file_makes_a_parser_fail(parser: str) -> None:
    dice = random.Random(4)  # noqa: S311 - the same examples every time
    for _ in range(ROUNDS):
        PARSERS[parser](mutated(dice, dice.choice(SEEDS[parser])))


@pytest.mark.skipif(
    not MINUTES, reason="LEFT OUT: a long test; LARDOM_FUZZ_MINUTES=10 runs atheris ten minutes a parser"
)
@pytest.mark.parametrize("parser", PARSERS)
def test_atheris_finds_no_way_to_make_a_parser_fail(parser: str, tmp_path: Path) -> None:
    home = ROOT / ".cache" / "fuzz"
    uv = [str(ROOT / ".tools" / "bin" / "uv")]
    if not (home / "ready").exists():
        subprocess.run([*uv, "venv", "-q", "--allow-existing", "--python", sys.executable, str(home)], check=True)
        subprocess.run([*uv, "pip", "install", "-q", "--python", str(home / "bin" / "python"), "atheris"], check=True)
        inner = next((home / "lib").glob("python*/site-packages"))
        inner.joinpath("ours.pth").write_text(f"{ROOT / 'src'}\n{ROOT / 'tests'}\n{sysconfig.get_path('purelib')}\n")
        (home / "ready").touch()
    for number, seed in enumerate(SEEDS[parser]):
        (tmp_path / f"seed-{number}").write_bytes(seed)
    ran = subprocess.run(
        [home / "bin" / "python", ROOT / "tests" / "fuzz" / "refi_target.py", parser,
         f"-max_total_time={int(MINUTES * 60)}", "-rss_limit_mb=4096", "-timeout=30", f"-artifact_prefix={tmp_path}/", tmp_path],
        capture_output=True, text=True, check=False, cwd=tmp_path,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr[-4000:]
