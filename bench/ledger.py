"""Holds a ledger of acknowledged acts against the database itself; a command of its own, run with the instance's environment.

`python bench/ledger.py LEDGER` prints what is lost, doubled or altered, and where the trail's chain breaks.
"""

import json
import os
import sys
from collections import Counter
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lardom.web.site.settings")


def main(path: Path) -> None:
    """Compare and tell."""
    import django

    django.setup()
    from lardom.study.trail import broken_at
    from lardom.web.coding.models import Coding
    from lardom.web.study import queries
    from lardom.web.study.models import Study

    study = Study.objects.get()
    said = {one["ref"]: one for one in map(json.loads, path.read_text("utf-8").splitlines())}
    rows = Coding.objects.of(study).filter(ref__startswith="k-")
    there = list(rows.values_list("ref", "document_id", "code_id", "coder__person_id"))
    count = Counter(ref for ref, *_ in there)
    found = {ref: (version, code, str(person)) for ref, version, code, person in there}
    altered = [
        ref for ref, act in said.items()
        if ref in found and found[ref] != (act["document"], act["code"], act["person"])
    ]  # fmt: skip
    sys.stdout.write(json.dumps({
        "said": len(said), "there": len(there), "lost": len(said.keys() - found.keys()),
        "doubled": sum(n > 1 for n in count.values()), "unasked": len(found.keys() - said.keys()), "altered": len(altered),
        "broken": broken_at(queries.entries(study), last_number=study.sequence, head=study.head),
    }))  # fmt: skip


if __name__ == "__main__":
    main(Path(sys.argv[1]))
