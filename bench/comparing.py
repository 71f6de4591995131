"""Every page of comparison, agreement and matrices over 20,000 codings in 200 texts, beside its limit: CPU seconds until the page answers.

    python bench/comparing.py             all pages
    python bench/comparing.py --small     a twentieth of it, to see that it runs

The first time nothing of the study is remembered in the process (decision 17), the second time all is. Each page is asked for in process; what it leaves
to the background is not part of it. Modules that a page brings when it is first asked for (NumPy, SciPy) are there already.
"""

import os
import random
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
LIMIT = 1.0
TEXTS, CODINGS, CHARACTERS, CODES = 200, 20_000, 50_000, 100
ITEMS = ("nojdhet", "varde", "kunskap")
SETTINGS = 'title = "Mätning"\nlanguage = "sv"\n' + "".join(
    f'\n[[item]]\nid = "{item}"\ntext = "{item}?"\nlow = 1\nhigh = 5\nstep = 1\n' for item in ITEMS
)
PAGES = {
    "matrix, themes by projects": "coding/matrices/?count=passages&share=row",
    "matrix, codes by respondents": "coding/matrices/?rows=codes&across=respondents",
    "matrix, per 1,000 words": "coding/matrices/?share=size",
    "matrix, codes that overlap": "coding/matrices/?rows=codes&across=codes",
    "matrix, codes in the same turn": "coding/matrices/?rows=codes&across=codes&near=turn",
    "agreement": "coding/agreement/",
    "agreement, one code": "coding/agreement/?label=c11",
    "disagreements": "coding/disagreements/",
    "two groups": "comparison/?a=category%3AVatten&b=category%3AVård",
    "two groups, by what is said": "comparison/?a=code%3Ac11",
    "deviant cases": "comparison/patterns/?condition=code%3Ac11&outcome=code%3Ac25",
    "framework": "comparison/framework/",
    "framework, one cell": "comparison/framework/cell/?row=p1&theme=t1",
    "joint display": "comparison/joint/",
    "saturation": "comparison/saturation/",
    "configurations": "comparison/configurations/?outcome=code%3Ac11&condition=code%3Ac25&condition=answer%3Anojdhet",
    "networks, parties": "comparison/networks/",
    "networks, codes": "comparison/networks/?of=codes",
}


def material(share: float) -> Any:
    """Return a study: two interviews a project, half of the texts coded by two, codes under ten themes."""
    from material import interview_text

    from lardom.claims.material import Material
    from lardom.claims.summaries import Pairing, Summary
    from lardom.coding.codebook import Code
    from lardom.coding.marks import Coding
    from lardom.fieldwork.interviews import Interview
    from lardom.fieldwork.respondents import Respondent
    from lardom.fieldwork.scores import Answer
    from lardom.portfolio.projects import Party, Project
    from lardom.sampling.selection import Selection
    from lardom.transcripts.reading import document_from_text

    dice = random.Random(5)
    texts = int(TEXTS * share)
    projects = texts // 2
    names = [f"T-{n:03}.txt" for n in range(texts)]
    documents = [document_from_text(name, interview_text(dice, CHARACTERS, ("R1",))) for name in names]
    codes = [Code(f"t{n}", f"Tema {n}", kind="effect", order=11 * n) for n in range(10)]
    codes += [Code(f"c{n}", f"Kod {n}", parent=f"t{n // 10}", order=11 * (n // 10) + n % 10 + 1) for n in range(CODES)]
    codings = []
    for n in range(int(CODINGS * share)):
        document = documents[n % texts]
        start = dice.randrange(len(document.text) - 700)
        coder = "AB"[n // texts % 2] if n % 2 else "A"
        codings.append(
            Coding(f"k{n}", document.id, start, start + dice.randrange(40, 600), f"c{dice.randrange(CODES)}", coder)
        )
    people = [
        Respondent(f"r{n}", f"p{n // 2}", f"R{n % 2 + 1}", "need owner", 1, ("record", "quote")) for n in range(texts)
    ]
    return Material(
        projects=tuple(Project(f"p{n}", f"Projekt {n}", category=("Vatten", "Vård", "Skola")[n % 3]) for n in range(projects)),
        parties=tuple(
            Party(f"p{n}", f"Part {who}", "municipality") for n in range(projects) for who in dice.sample(range(projects), 4)
        ),
        sample=tuple(Selection(f"p{n}", "selected", f"P{n}", (1,), ("completed", "ongoing")[n % 2]) for n in range(projects)),
        respondents=tuple(people),
        interviews=tuple(
            Interview(f"i{n}", f"p{n // 2}", respondents=(f"r{n}",), transcript=name, speakers=(("I", "interviewer"), ("R1", f"r{n}")))
            for n, name in enumerate(names)
        ),
        documents=tuple(documents),
        codes=tuple(codes),
        codings=tuple(codings),
        answers=tuple(Answer(one.id, item, dice.randrange(1, 6)) for one in people for item in ITEMS),
        summaries=tuple(Summary(f"p{n}", f"t{n % 10}", "Det blev kvar.") for n in range(projects)),
        pairings=tuple(Pairing(item, f"t{n}", "confirms", "Det går ihop.") for n, item in enumerate(ITEMS)),
    )  # fmt: skip


def build(share: float) -> Any:
    """Make the study in a fresh database."""
    from django.core.management import call_command

    from lardom.web.exchange.actions import Folder, bring_in
    from lardom.web.study import actions
    from lardom.web.study.models import Person

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    lead = Person.objects.create_user("eira@example.org", None, name="Eira Lindh", is_owner=True)
    study = actions.make_study(title="Mätning", by=lead)
    bring_in(study, material(share), Folder(settings=SETTINGS), by=lead)
    return study


def spent(browser: Any, path: str) -> float:
    """Return the CPU seconds until a page answers."""
    begun = time.process_time()
    answer = browser.get(path)
    told = time.process_time() - begun
    if answer.status_code != 200:
        raise RuntimeError(f"{path} answered {answer.status_code}")
    return told


def main() -> int:
    """Measure each page and print the table; the status is how many are over the limit."""
    share = 0.05 if "--small" in sys.argv else 1.0
    sys.path[:0] = [str(ROOT / "bench"), str(ROOT / "tests")]
    over = 0
    with tempfile.TemporaryDirectory(prefix="lardom-bench-") as home:
        os.environ |= {"LARDOM_HOME": home, "DJANGO_SETTINGS_MODULE": "lardom.web.site.settings"}
        os.environ.pop("LARDOM_DATABASE_URL", None)
        import django

        django.setup()
        from django.test import Client
        from forgetting import forget

        from lardom.web.study.models import Person

        begun = time.perf_counter()
        study = build(share)
        print(
            f"{int(CODINGS * share)} codings in {int(TEXTS * share)} texts, built in {time.perf_counter() - begun:.0f} s; CPU seconds until a page answers"
        )
        print(f"  {'':<34} {'first':>6} {'second':>7} {'limit':>6}")
        browser = Client(HTTP_HOST="127.0.0.1:8000")
        browser.force_login(Person.objects.get())
        for name, path in PAGES.items():
            at = f"/s/{study.slug}/{path}"
            browser.get(at)  # brings the modules
            forget()
            first, second = spent(browser, at), spent(browser, at)
            over += first > LIMIT
            print(
                f"  {name:<34} {first:>6.2f} {second:>7.2f} {LIMIT:>6g}{'  over the limit' if first > LIMIT else ''}",
                flush=True,
            )
    return over


if __name__ == "__main__":
    sys.exit(main())
