"""What atheris runs: bytes into one of the parsers of REFI-QDA, with everything but the errors they promise told as a crash.

    python tests/fuzz/refi_target.py PARSER [options of libFuzzer] [folder of seeds]

Run by tests/exchange/refi/test_fuzz.py with the interpreter of an environment of its own that has atheris.
"""

import sys
from importlib import import_module
from pathlib import Path
from typing import Any


def main() -> None:
    """Fuzz the parser named first until libFuzzer's options say stop."""
    # Only in the fuzzer's own environment: nothing else here needs it, the collection of tests not either.
    atheris: Any = import_module("atheris")
    with atheris.instrument_imports(include=["lardom.exchange.refi"]):
        parser = import_module("fuzz_parsers").PARSERS[sys.argv.pop(1)]
    atheris.Setup(sys.argv, parser)
    atheris.Fuzz()


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent))
    main()
