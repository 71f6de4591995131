"""Material of the size that the limits speak of, made from words that mean nothing.

Each function prepares its material (not measured) and returns the act to measure; the act returns one sentence that
proves it did the work.
"""

import json
from collections.abc import Callable
from pathlib import Path
from random import Random

WORDS = """vatten mätare kommun mätning avtal sensor brygga skola hemtjänst larm natt batteri väg lampa buss träd ljud
luft damm kärl tömning bil vinter möte chef handläggare upphandling pilot drift förvaltning ansökan budget tid resurs
medarbetare teknik system data plattform leverantör forskare universitet region sjuksköterska patient boende hyresgäst
fukt grund tak fönster dörr nyckel kyl lager kontroll papper pärm lista rutin schema plan mål resultat lärdom ansvar vi
jag de man som att det är var har hade inte också sedan när där här mycket lite kanske faktiskt egentligen väldigt ganska
mellan under över efter innan genom utan med till från för om men och eller så alltså liksom nog väl ju då nu""".split()


def sentence(rng: Random, length: int = 14) -> str:
    """Return words in a row with a capital and a full stop; the number in it makes it one of its kind."""
    words = [rng.choice(WORDS) for _ in range(rng.randint(length - 6, length + 6))]
    words.insert(len(words) // 2, f"{rng.choice(WORDS)}{rng.choice(WORDS)}{rng.choice(WORDS)}")
    return f"{words[0].capitalize()} {' '.join(words[1:])}."


def interview_text(rng: Random, characters: int, people: tuple[str, ...] = ("R1", "R2")) -> str:
    """Return turns in the style `Label: words` of about that many characters."""
    lines: list[str] = []
    size = 0
    while size < characters:
        speaker = "I" if len(lines) % 2 == 0 else rng.choice(people)
        line = f"{speaker}: " + " ".join(sentence(rng) for _ in range(1 if speaker == "I" else rng.randint(2, 6)))
        lines.append(line)
        size += len(line) + 2
    return "\n\n".join(lines)


def _study(documents: int, characters: int, seed: int = 7) -> "object":
    from lardom.claims.ground import Ground
    from lardom.claims.material import Material
    from lardom.fieldwork.interviews import Interview
    from lardom.fieldwork.respondents import Respondent
    from lardom.sampling.selection import Selection
    from lardom.transcripts.reading import document_from_text

    rng = Random(seed)
    texts = [document_from_text(f"i{n}.txt", interview_text(rng, characters)) for n in range(documents)]
    labels = [f"P{n}" for n in range(documents)]
    return Ground(
        Material(
            sample=tuple(Selection(f"p{n}", "selected", label, (1,)) for n, label in enumerate(labels)),
            respondents=tuple(
                Respondent(f"{label}-{r}", f"p{n}", r) for n, label in enumerate(labels) for r in ("R1", "R2")
            ),
            interviews=tuple(
                Interview(
                    f"i{n}",
                    f"p{n}",
                    respondents=(f"{label}-R1", f"{label}-R2"),
                    transcript=f"i{n}.txt",
                    speakers=(("I", "interviewer"),),
                )
                for n, label in enumerate(labels)
            ),
            documents=tuple(texts),
        )
    )


def quotations(folder: Path) -> Callable[[], str]:
    """1,000 quotations, one in ten altered, against 200 documents of 50,000 characters; the index is built in the act."""
    del folder
    from lardom.claims.devices import parse_quotation
    from lardom.claims.quotation import Attribution
    from lardom.claims.verifying import Corpus

    rng = Random(11)
    ground = _study(200, 50_000)
    wanted = []
    for number in range(1_000):
        n = rng.randrange(200)
        document = ground.document(f"i{n}.txt")
        turns = [turn for turn in document.turns if turn.speaker != "I" and turn.end - turn.start > 200]
        turn = rng.choice(turns)
        words = document.words_of(turn).split()
        start = rng.randrange(0, max(1, len(words) - 30))
        cut = words[start : start + 30]
        printed = " ".join([*cut[:12], "[…]", *cut[16:]])
        if number % 10 == 0:
            printed = printed.replace(cut[5], cut[5][::-1] + "x", 1)
        wanted.append((parse_quotation(printed), Attribution(f"P{n}", (turn.speaker,))))

    def act() -> str:
        corpus = Corpus(ground)
        verdicts = [corpus.verify(pieces, attribution).kind for pieces, attribution in wanted]
        found = {kind: verdicts.count(kind) for kind in sorted(set(verdicts))}
        return f"index and verdicts: {found}"

    return act


def transcripts(folder: Path) -> Callable[[], str]:
    """200 files of 50,000 characters: a third each as txt, docx and vtt."""
    import docx

    from lardom.transcripts.reading import read_transcript

    rng = Random(5)
    paths = []
    for number in range(200):
        text = interview_text(rng, 50_000)
        kind = ("txt", "docx", "vtt")[number % 3]
        path = folder / f"i{number}.{kind}"
        if kind == "docx":
            file = docx.Document()
            for line in text.split("\n\n"):
                file.add_paragraph(line)
            file.save(str(path))
        elif kind == "vtt":
            cues = [
                f"00:{n // 60 % 60:02}:{n % 60:02}.000 --> 00:{(n + 1) // 60 % 60:02}:{(n + 1) % 60:02}.000\n{line}"
                for n, line in enumerate(text.split("\n\n"))
            ]
            path.write_text("WEBVTT\n\n" + "\n\n".join(cues), encoding="utf-8")
        else:
            path.write_text(text, encoding="utf-8")
        paths.append(path)

    def act() -> str:
        read = [read_transcript(path) for path in paths]
        documents = [document for document, _ in read if document is not None]
        turns = sum(len(document.turns) for document in documents)
        return f"{len(documents)} read, {turns:,} turns, {sum(len(d.text) for d in documents):,} characters"

    return act


def portfolio(folder: Path) -> Callable[[], str]:
    """62,000 rows of project × organisation in 20,000 projects, from values to facts."""
    del folder
    from lardom.portfolio.counts import facts
    from lardom.portfolio.projects import Party, Project
    from lardom.study.settings import StudySettings

    rng = Random(3)
    kinds = ("municipality", "region", "municipal company", "university", "company", "state agency")
    projects = [Project(f"p{n}", f"Projekt {n}", "genomförandeprojekt", f"område {n % 5}") for n in range(20_000)]
    parties = [
        Party(
            f"p{rng.randrange(20_000)}",
            f"Organisation {(o := rng.randrange(15_000))}",
            kinds[o % 6],
            "",
            float(rng.randrange(10**6)),
        )
        for _ in range(62_000)
    ]

    def act() -> str:
        found = facts(projects, parties, settings=StudySettings())
        return f"{found['projects'].value:,} projects, {found['with:municipality'].value:,} with a municipality"

    return act


def _report_folder(folder: Path, charts: int) -> Path:
    """Write a study of 26 respondents with 110 claims, 35 quotations and a report of about 60 pages."""
    rng = Random(13)
    labels = "ABCDEFGHIJKLMN"
    (folder / "transcripts").mkdir()
    (folder / "portfolio").mkdir()
    lines = {
        "sample.csv": ["project_id,decision,label,steps,status,contacted,outcome,reason"],
        "respondents.csv": ["respondent_id,project_id,label,relation,step,consent,withdrawn"],
        "interviews.csv": [
            "interview_id,project_id,date,step,mode,minutes,respondents,interviewers,transcript,speakers,source,language"
        ],
        "codings.csv": ["coding_id,transcript,start,end,quote,code_id,coder,note"],
        "portfolio/projects.csv": ["project_id,title,type,category,start,end,budget,status,summary,url,need"],
        "portfolio/parties.csv": ["project_id,organisation,organisation_id,kind,role,budget,place,country"],
        "answers.csv": ["respondent_id,item,value,missing"],
        "codebook.csv": ["code_id,name,parent,kind,definition,colour"],
        "quotations.csv": ["quotation_id,project,respondents,transcript,turns,text,display"],
        "claims.csv": ["claim_id,text,section,quantifier,class,unit,base,supports"],
    }
    lines["codebook.csv"] += [f"K{n},Kod {n},,effect,," for n in range(10)]
    spoken: list[tuple[str, str, str]] = []
    for n, label in enumerate(labels):
        text = interview_text(rng, 40_000)
        (folder / "transcripts" / f"{label}.txt").write_text(text, encoding="utf-8")
        lines["portfolio/projects.csv"].append(f"p{n},Projekt {n},prototypprojekt,område {n % 5},,,,completed,,,")
        lines["portfolio/parties.csv"].append(f"p{n},Orten {n} kommun,,municipality,owner,{n + 1}00000,,SE")
        lines["sample.csv"].append(f"p{n},selected,{label},1,completed,2026-01-10,interviewed,")
        lines["respondents.csv"] += [f"{label}-R{r},p{n},R{r},need owner,1,record;transcribe;quote," for r in (1, 2)]
        lines["interviews.csv"].append(
            f"{label},p{n},2026-02-01,1,digital,50,{label}-R1;{label}-R2,X,{label}.txt,I=interviewer,recording,sv"
        )
        lines["answers.csv"] += [f"{label}-R{r},nytta,{rng.randint(2, 5)}," for r in (1, 2)]
        for block in text.split("\n\n"):
            speaker, _, words = block.partition(": ")
            if speaker != "I":
                spoken.append((label, speaker, words.split(". ")[0].rstrip(".") + "."))
    rng.shuffle(spoken)
    for number, (label, _, words) in enumerate(spoken[:400]):
        lines["codings.csv"].append(f'c{number},{label}.txt,,,"{words}",K{number % 10},AB,')
    body: list[str] = []
    for number, (label, speaker, words) in enumerate(spoken[400:435]):
        lines["quotations.csv"].append(f'Q{number},{label},{speaker},{label}.txt,,"{words}",block')
    for number in range(110):
        word = ("Några", "Flera", "Många")[number % 3]
        text = f"{word} respondenter beskriver att {sentence(rng, 10).lower()}"
        kind = ("some", "several", "large")[number % 3]
        lines["claims.csv"].append(f'C{number},"{text}",,{word},{kind},respondent,,code:K{number % 10}')
        if number % 7 == 0:
            body.append(f"\n# Avsnitt {number // 7 + 1} {rng.choice(WORDS)}\n")
        body += [" ".join(sentence(rng) for _ in range(9)) + f' [{text}]{{.claim ref="C{number}"}}\n']
        body += [" ".join(sentence(rng) for _ in range(9)) + "\n"]
        if number % 3 == 0 and number // 3 < 35:
            body.append(f'::: {{.quotation ref="Q{number // 3}"}}\n:::\n')
        if charts and number % 11 == 5:
            body.append(
                f'::: {{.chart name="categories" caption="Projekt efter område, {number}" alt="Antal projekt."}}\n:::\n'
            )
    for name, rows in lines.items():
        (folder / name).write_text("\n".join(rows) + "\n", encoding="utf-8")
    (folder / "study.toml").write_text(
        'title = "Mätt studie"\nlanguage = "sv"\ndate = "2026-11-23"\n[[item]]\nid = "nytta"\ntext = "Nytta"\nstep = 1\n',
        encoding="utf-8",
    )
    (folder / "report.md").write_text("\n".join(body), encoding="utf-8")
    return folder


def checking(folder: Path) -> Callable[[], str]:
    """Check a report after its study has been loaded."""
    import lardom

    study = lardom.open_study(_report_folder(folder, 0))
    from lardom.exchange.own_report import REPORT, checked

    source = (folder / REPORT).read_text("utf-8")

    def act() -> str:
        found = checked(study, source)[1].findings
        return f"{len(study.claims)} claims, {len(study.quotations)} quotations, {len(found)} findings"

    return act


def reporting(folder: Path) -> Callable[[], str]:
    """Print a report of 60 pages with ten charts in all three forms."""
    from click.testing import CliRunner

    from lardom.cli.main import main

    _report_folder(folder, 10)

    def act() -> str:
        answer = CliRunner().invoke(
            main,
            ["report", str(folder), "--to", "docx,pdf,html", "--output", str(folder / "out"), "--despite", "bench"],
        )
        if answer.exit_code:
            raise RuntimeError(answer.output)
        import pypdfium2

        files = sorted((folder / "out").iterdir())
        pages = next(len(pypdfium2.PdfDocument(file)) for file in files if file.suffix == ".pdf")
        return f"{pages} pages; " + json.dumps({file.suffix: file.stat().st_size // 1024 for file in files}) + " KB"

    return act


def carrying(_: Path) -> Callable[[], str]:
    """One word in fifty exchanged; passages of one to 25 words."""
    from lardom.text.carrying import carry_all
    from lardom.text.span import Span

    rng = Random(3)
    words = interview_text(rng, 1_000_000).split(" ")
    places = [0]
    for word in words:
        places.append(places[-1] + len(word) + 1)
    firsts = [rng.randrange(len(words) - 30) for _ in range(20_000)]
    spans = [Span(places[first], places[first + rng.randint(1, 25)] - 1) for first in firsts]
    new = " ".join(rng.choice(WORDS) if rng.random() < 0.02 else word for word in words)

    def act() -> str:
        found = carry_all(" ".join(words), new, spans)
        return f"{sum(one.sure for one in found)} sure, {sum(one.span is None for one in found)} not found"

    return act
