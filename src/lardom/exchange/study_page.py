"""The reference page of the study folder, in Swedish and English, derived from the declarations."""

from collections.abc import Iterator, Mapping
from itertools import groupby

from lardom.exchange.columns import Column, Table
from lardom.exchange.settings import known_settings
from lardom.exchange.tables import TABLES
from lardom.study.settings import Language

PAGES: Mapping[Language, str] = {"en": "study-folder.md", "sv": "studiemappen.md"}
"""The file of the page in each language."""

_INTRODUCTION: Mapping[Language, str] = {
    "en": """\
# The study folder

A study is a folder of plain files. Only `study.toml` must be there; every table may be absent, and what is
absent is simply not counted, printed or checked. `lardom new FOLDER` writes a small complete one to begin from,
`lardom validate FOLDER` tells everything that is wrong at once.

This page is made from the same declarations that reading and validation use. The JSON Schema of each table lies
in [schemas](schemas/).

## Tables

- A table is a `.csv` or an `.xlsx` file. Columns of a `.csv` are parted by comma, semicolon or tab; the text is
  UTF-8 (with or without byte order mark), UTF-16, Windows-1252 or Latin-1. If both files are there, `.csv` is used.
- Lines that begin with `#` before the header are notes. Blank rows are passed over.
- The order of the columns does not matter. Column names are understood in English and Swedish, whatever the case.
  Unknown columns are told of and not read.
- Numbers may have a decimal comma or point and spaces between thousands. Dates are written 2024-05-14; `14.5.2024`
  and `14 maj 2024` are understood too.
- Several things in one cell are parted by semicolons: `K-R3;K-R4`.
- Text that a spreadsheet would take for a formula (it begins with `=`, `+`, `-` or `@`) is written with an apostrophe in
  front, which is taken away when it is read.
- Empty means unknown. It is never read as 0.
- A row that cannot be used is left out and told of; a wrong cell in a column that a row can do without counts as
  empty.
""",
    "sv": """\
# Studiemappen

En studie är en mapp med vanliga filer. Bara `study.toml` måste finnas; varje tabell kan saknas, och det som saknas
räknas, trycks och prövas helt enkelt inte. `lardom new MAPP` skriver en liten fullständig studie att börja med,
`lardom validate MAPP` säger på en gång allt som är fel.

Sidan är gjord av samma beskrivningar som läsningen och granskningen använder. JSON Schema för varje tabell ligger
i [schemas](schemas/).

## Tabeller

- En tabell är en fil av slaget `.csv` eller `.xlsx`. Kolumnerna i en `.csv` skiljs åt av komma, semikolon eller
  tabb; texten är UTF-8 (med eller utan byteordningsmärke), UTF-16, Windows-1252 eller Latin-1. Finns båda filerna
  används `.csv`.
- Rader som börjar med `#` före rubrikraden är anteckningar. Tomma rader hoppas över.
- Kolumnernas ordning spelar ingen roll. Kolumnnamn förstås på engelska och svenska, med stora eller små bokstäver.
  Okända kolumner omtalas och läses inte.
- Tal får ha decimalkomma eller decimalpunkt och mellanrum mellan tusental. Datum skrivs 2024-05-14; `14.5.2024`
  och `14 maj 2024` förstås också.
- Flera saker i en ruta skiljs åt av semikolon: `K-R3;K-R4`.
- Text som ett kalkylprogram skulle ta för en formel (den börjar med `=`, `+`, `-` eller `@`) skrivs med en apostrof
  framför, som tas bort när den läses.
- Tomt betyder okänt. Det läses aldrig som 0.
- En rad som inte kan användas lämnas utanför och omtalas; en felaktig ruta i en kolumn som raden klarar sig utan
  räknas som tom.
""",
}

_TRANSCRIPTS: Mapping[Language, str] = {
    "en": """\
## transcripts/

One file per interview: `.docx`, `.odt`, `.rtf`, `.pdf`, `.txt`, `.md`, `.vtt`, `.srt` and some others. The file's
name is what the tables call the transcript; a missing ending and other case are forgiven when only one file fits.
Positions in `codings.csv` are zero-based Unicode code points of the text as Lärdom reads it, the end exclusive;
giving the words themselves in `quote` is usually simpler.

When a study is exported, a transcript is the original file as long as that is still read as the text the codings are
about, otherwise plain text. A text that neither gives (a Word file that has been masked since, times that stand in
no text) is kept exactly in a `.json` with its name, its turns and its text in it, a line for each line.

## Codings from another tool

A `.qdpx` (or `.qde`) file in the folder adds its texts, codes and codings to those of the tables, a `.qdc` its
codes. A code's id is its name; where several codes share a name, the names from the top (`care/use`). Where a table
has a row with the same id, the row holds: so `codebook.csv` can give an imported code its kind. A text that is in
`transcripts/` as well is taken from the `.qdpx`, because the codings count in it. An interview names such a text by
its name in the project. Passages that begin or end inside a word are kept and told of; what the file holds besides
(areas of PDF files, pictures, sound, notes, cases, variables …) is listed and not read.

## report.md and key.csv

`report.md` is the draft, in Markdown with living parts. `key.csv` holds real names: keep it out of version control;
it is never copied into a data package. Further drafts of a workbench (a summary for the board, say) lie in `drafts/`,
each under its title with `.md`; signs that no file's name can hold are written as `-`.
""",
    "sv": """\
## transcripts/

En fil per intervju: `.docx`, `.odt`, `.rtf`, `.pdf`, `.txt`, `.md`, `.vtt`, `.srt` och några till. Filens namn är
det som tabellerna kallar utskriften; att ändelsen saknas eller att stora och små bokstäver skiljer förlåts när bara
en fil passar. Lägen i `codings.csv` är Unicode-tecken från 0 i texten så som Lärdom läser den, slutet inte
inräknat; att ange orden själva i `quote` är oftast enklare.

När en studie exporteras är en utskrift originalfilen så länge den fortfarande läses som den text kodningarna gäller,
annars vanlig text. En text som ingendera ger (en Word-fil som har maskerats sedan dess, tider som inte står i texten)
bevaras exakt i en `.json` med sitt namn, sina repliker och sin text, rad för rad.

## Kodningar från ett annat verktyg

En `.qdpx` (eller `.qde`) i mappen lägger sina texter, koder och kodningar till tabellernas, en `.qdc` sina koder.
En kods beteckning är dess namn; där flera koder har samma namn, namnen uppifrån (`vård/nytta`). Har en tabell en rad
med samma beteckning gäller raden: så kan `codebook.csv` ge en hämtad kod dess slag. En text som också ligger i
`transcripts/` tas ur `.qdpx`-filen, för kodningarna räknar i den. En intervju anger en sådan text med dess namn i
projektet. Stycken som börjar eller slutar inne i ett ord behålls och omtalas; det filen i övrigt rymmer (områden i
PDF-filer, bilder, ljud, anteckningar, fall, variabler …) räknas upp och läses inte.

## report.md och key.csv

`report.md` är utkastet, i Markdown med levande delar. `key.csv` rymmer verkliga namn: håll den utanför
versionshanteringen; den följer aldrig med i ett datapaket. Fler utkast i en arbetsbänk (en sammanfattning för
nämnden, till exempel) ligger i `drafts/`, vart och ett under sin titel med `.md`; tecken som inget filnamn kan ha
skrivs som `-`.
""",
}

_KINDS: Mapping[str, tuple[str, str]] = {
    "text": ("text", "text"),
    "integer": ("heltal", "whole number"),
    "number": ("tal", "number"),
    "date": ("datum", "date"),
    "colour": ("färg", "colour"),
    "list": ("lista", "list"),
    "integers": ("lista av heltal", "list of whole numbers"),
    "turns": ("repliknummer", "turn numbers"),
    "pairs": ("par etikett=röst", "pairs label=voice"),
    "references": ("hänvisningar", "references"),
}


def reference_page(language: Language) -> str:
    """Return the whole page in Markdown.

    >>> reference_page("en").splitlines()[0]
    '# The study folder'
    """
    parts = [_INTRODUCTION[language], *(_table(table, language) for table in TABLES)]
    return "\n".join([*parts, _TRANSCRIPTS[language], _settings(language)])


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _table(table: Table, language: Language) -> str:
    head = ("Kolumn", "Innehåll", "Form", "Exempel") if language == "sv" else ("Column", "Content", "Form", "Example")
    lines = [f"## {table.files[0]}", "", table.described(language), ""]
    if table.together:
        once = "Får bara finnas en gång tillsammans" if language == "sv" else "May occur only once together"
        lines += [f"{once}: {', '.join(f'`{name}`' for name in table.together)}.", ""]
    lines += [f"| {' | '.join(head)} |", "|---|---|---|---|"]
    for column in table.columns:
        form = ", ".join(_form(column, language))
        lines.append(
            f"| `{column.name}` | {_cell(column.described(language))} | {_cell(form)} | `{_cell(column.example)}` |"
        )
    return "\n".join([*lines, ""])


def _form(column: Column, language: Language) -> Iterator[str]:
    yield _KINDS[column.kind][0 if language == "sv" else 1]
    if column.required:
        yield "krävs" if language == "sv" else "required"
    if column.unique:
        yield "unik" if language == "sv" else "unique"
    if column.low is not None:
        yield f"≥ {column.low:g}"
    if column.high is not None:
        yield f"≤ {column.high:g}"
    if column.references:
        yield f"→ `{column.references}`"
    if column.allowed:
        yield ("ett av " if language == "sv" else "one of ") + ", ".join(f"`{word}`" for word in column.allowed)


def _settings(language: Language) -> str:
    if language == "sv":
        lines = ["## study.toml", "", "Alla inställningar kan utelämnas; okända omtalas och läses inte.", ""]
        head = ("Inställning", "Innehåll", "Exempel")
    else:
        lines = ["## study.toml", "", "Every setting may be left out; unknown ones are told of and not read.", ""]
        head = ("Setting", "Content", "Example")
    for place, group in groupby(known_settings(), key=lambda setting: setting.place):
        top = "överst i filen" if language == "sv" else "at the top of the file"
        lines += [f"### {f'`{place}`' if place else top}", "", f"| {' | '.join(head)} |", "|---|---|---|"]
        for setting in group:
            name = f"`{setting.name}`" if setting.name else "…"
            lines.append(f"| {name} | {_cell(setting.described(language))} | `{_cell(setting.example)}` |")
        lines.append("")
    return "\n".join(lines)
