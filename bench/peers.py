"""Other people's programs to measure beside ours, in an environment of their own: never in the lock, never in the product.

They are installed when a benchmark first asks for them, with the project's uv, and kept in `.cache/peers`. Without a
registry to install from the rows stand there without their peer, and say so.
"""

import json
import os
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
HOME = ROOT / ".cache" / "peers"
PACKAGES = ("krippendorff==0.9.0", "pygamma-agreement==0.5.9", "setuptools<81")
"""GPL-3 and MIT; the third only because the second still imports pkg_resources."""


def python() -> Path | None:
    """Return the Python of the peers' environment, or `None` when they cannot be installed."""
    found = HOME / "bin" / "python"
    stamp = HOME / "stamp"
    told = "\n".join(PACKAGES)
    if found.exists() and stamp.exists() and stamp.read_text() == told:
        return found
    uv = ROOT / ".tools" / "bin" / "uv"
    environment = os.environ | {"UV_NO_CONFIG": "1", "UV_SYSTEM_CERTS": "1"}
    steps = (
        [str(uv), "venv", "-q", "--allow-existing", "--python", str(ROOT / ".venv" / "bin" / "python"), str(HOME)],
        [str(uv), "pip", "install", "-q", "--python", str(found), *PACKAGES],
    )
    for step in steps:
        done = subprocess.run(step, env=environment, capture_output=True, text=True, check=False)
        if done.returncode:
            print(f"  (no peers: {done.stderr.strip().splitlines()[-1] if done.stderr.strip() else 'uv failed'})")
            return None
    stamp.write_text(told)
    return found


def ask(script: str, *arguments: str) -> dict[str, float] | None:
    """Run a script in the peers' environment; it prints one JSON object. `None` without peers or when it fails."""
    interpreter = python()
    if interpreter is None:
        return None
    done = subprocess.run(
        [str(interpreter), "-W", "ignore", "-c", script, *arguments],
        capture_output=True,
        text=True,
        check=False,
        timeout=900,
    )
    if done.returncode:
        print(f"  (peer failed: {done.stderr.strip().splitlines()[-1] if done.stderr.strip() else done.returncode})")
        return None
    answer: dict[str, float] = json.loads(done.stdout.strip().splitlines()[-1])
    return answer
