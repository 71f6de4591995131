"""Fills an instance for the bench; a command of its own, since an instance is a process's own.

`LARDOM_HOME=… python bench/filling.py CODERS CODINGS` makes the example study of the tests with its team, as many more
coders as are wanted and as many more codings, and prints whom one may be and what there is as JSON.
"""

import json
import os
import random
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lardom.web.site.settings")


def with_coders(told: dict[str, Any], number: int) -> None:
    """Let more people take part in the study, as assistants."""
    import seeding

    from lardom.web.study import actions
    from lardom.web.study.models import Person, Study

    study = Study.objects.get(slug=told["study"])
    lead = Person.objects.get(pk=told["people"]["Eira Lindh"])
    told["coders"] = []
    for n in range(number):
        name = f"Kodare {n + 1}"
        person = Person.objects.create_user(f"kodare{n + 1}@example.org", name=name, language=("sv", "en")[n % 2])
        actions.give_roles(study, person=person, roles=["assistant"], by=lead)
        told["people"][name], told["sessions"][name] = person.pk, seeding.session_of(person)
        told["coders"].append(name)


def with_codings(told: dict[str, Any], number: int) -> None:
    """Add codings by the team, spread over transcripts and codes."""
    from lardom.coding.placing import digest, place
    from lardom.text.span import Span
    from lardom.web.coding.models import Coding
    from lardom.web.study import actions
    from lardom.web.study.models import Person, Study
    from lardom.web.study.writing import writing
    from lardom.web.transcripts.queries import texts as transcripts

    dice = random.Random(7)
    study = Study.objects.get(slug=told["study"])
    lead = Person.objects.get(pk=told["people"]["Eira Lindh"])
    coders = [actions.coder_for(study, Person.objects.get(pk=pk)) for pk in told["people"].values()]
    texts = {pair[0]: transcripts.document(study, pair[1]) for pair in told["transcripts"].values()}
    rows = []
    while len(rows) < number:
        transcript, version = dice.choice(list(told["transcripts"].values()))
        document = texts[transcript]
        if document is None or len(document.text) < 200:
            continue
        start = dice.randrange(0, len(document.text) - 150)
        span = place(document.text, start, start + dice.randrange(20, 150))
        if isinstance(span, Span):
            rows.append(Coding(
                ref=f"b-{len(rows)}", transcript_id=transcript, document_id=version, start=span.start, end=span.end,
                digest=digest(document.text, span), coder=dice.choice(coders), code_id=dice.choice(list(told["codes"].values())),
            ))  # fmt: skip
    with writing(study, by=lead, kind="codings.brought", facts={"codings": number}) as act:
        act.add_all(rows, journal=False)


def main(coders: int, codings: int) -> None:
    """Fill and tell."""
    import django

    django.setup()
    import seeding

    told = seeding.seed()
    with_coders(told, coders)
    if codings:
        with_codings(told, codings)
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
