"""What can be wrong with a table's file, told in Swedish and English."""

from typing import Any

from lardom.study.problems import Problem, Severity
from lardom.study.settings import Language

_Told = tuple[str, str]

_SAVE_AS: _Told = (
    "Öppna den i ett kalkylprogram och spara den på nytt som .xlsx eller .csv.",
    "Open it in a spreadsheet program and save it anew as .xlsx or .csv.",
)
_PASSWORD: _Told = ("Ta bort lösenordet och spara den på nytt.", "Remove the password and save it again.")
_UTF8: _Told = ("Spara den på nytt som UTF-8.", "Save it anew as UTF-8.")
_HEADER: _Told = ("Skriv åtminstone en rubrikrad.", "Write at least a header row.")
_TOO_MUCH: _Told = ("Spara bara tabellen, som .csv.", "Save the table alone, as .csv.")

SENTENCES: dict[str, tuple[str, Severity, _Told, _Told]] = {
    "missing": (
        "missing-file", "error",
        ("Filen finns inte.", "There is no such file."),
        ("Lägg den där, eller rätta namnet.", "Put it there, or correct its name."),
    ),
    "folder": (
        "no-table", "error",
        ("Det är en mapp, inte en tabell.", "It is a folder, not a table."),
        ("Ange en .csv- eller .xlsx-fil.", "Name a .csv or .xlsx file."),
    ),
    "large": (
        "too-large", "error",
        ("Filen är större än 1 GB.", "The file is larger than 1 GB."),
        ("Spara bara de kolumner som behövs.", "Save only the columns that are needed."),
    ),
    "closed": (
        "unreadable", "error",
        ("Filen går inte att öppna: {reason}.", "The file cannot be opened: {reason}."),
        ("Stäng andra program som använder den.", "Close other programs that use it."),
    ),
    "empty": ("empty-file", "error", ("Filen är tom.", "The file is empty."), _HEADER),
    "blank": ("empty-file", "error", ("Ingen rad innehåller något.", "No row holds anything."), _HEADER),
    "pdf": ("no-table", "error", ("Det är en PDF, inte en tabell.", "It is a PDF, not a table."), _SAVE_AS),
    "picture": ("no-table", "error", ("Det är en bild, inte en tabell.", "It is a picture, not a table."), _SAVE_AS),
    "packed": (
        "no-table", "error",
        ("Det är en packad fil, inte en tabell.", "It is a compressed file, not a table."),
        ("Packa upp den först.", "Unpack it first."),
    ),
    "web page": (
        "no-table", "error",
        ("Det är en webbsida eller XML-fil, inte en tabell.", "It is a web page or XML file, not a table."), _SAVE_AS,
    ),
    "garbage": (
        "no-table", "error",
        ("Det är varken text eller en arbetsbok.", "It is neither text nor a workbook."), _SAVE_AS,
    ),
    "password": (
        "unreadable", "error",
        ("Arbetsboken är skyddad med lösenord.", "The workbook is protected by a password."), _PASSWORD,
    ),
    "damaged": (
        "unreadable", "error",
        ("Arbetsboken är skadad eller avkortad.", "The workbook is damaged or cut short."), _SAVE_AS,
    ),
    "no workbook": (
        "unreadable", "error",
        ("Det är ingen arbetsbok som går att läsa, eller den är skadad.",
         "It is no workbook that can be read, or it is damaged."), _SAVE_AS,
    ),
    "trap": (
        "unreadable", "error",
        ("Arbetsboken packar upp till mycket mer än en tabell kan vara och tas för en fälla.",
         "The workbook unpacks to far more than a table can be, and is taken for a trap."), _TOO_MUCH,
    ),
    "huge sheet": (
        "unreadable", "error",
        ("Ett blad ({part}) sträcker sig över {rows} rader och {columns} kolumner, mer än som kan läsas.",
         "A sheet ({part}) spans {rows} rows and {columns} columns, more than can be read."),
        ("Ta bort den vilsna cellen långt från tabellen, eller kopiera tabellen till en ny arbetsbok.",
         "Delete the stray cell far from the table, or copy the table to a new workbook."),
    ),
    "no sheet": (
        "unreadable", "error",
        ("Arbetsboken har inget blad som heter ”{sheet}”.", "The workbook has no sheet called “{sheet}”."),
        ("Bladen heter: {sheets}.", "Its sheets are: {sheets}."),
    ),
    "odd encoding": (
        "encoding", "warning",
        ("Texten lästes som {encoding}, att döma av bokstäverna.", "It was read as {encoding} text, judged by its letters."),
        _UTF8,
    ),
    "zero bytes": (
        "zero-byte", "warning",
        ("{number} nollbyte utelämnades; den första står på raden.", "{number} zero bytes were left out; the first is on this line."),
        _UTF8,
    ),
    "lost characters": (
        "encoding", "warning",
        ("{number} tecken gick inte att läsa; det första står på raden.",
         "{number} characters could not be read; the first is on this line."), _UTF8,
    ),
    "nameless": (
        "header-empty", "warning",
        ("Kolumn {number} har inget namn i rubrikraden.", "Column {number} has no name in the header."),
        ("Ge den ett namn.", "Give it a name."),
    ),
    "name twice": (
        "header-twice", "warning",
        ("Rubriken ”{name}” står två gånger; den senare kolumnen kallas ”{copy}”.",
         "The header has the name “{name}” twice; the later column is called “{copy}”."),
        ("Döp om en av kolumnerna.", "Rename one of the columns."),
    ),
    "long row": (
        "row-long", "error",
        ("Raden har {cells} celler, men rubrikraden har {names} namn.",
         "The row has {cells} cells, but the header has {names} names."),
        ("Sätt citattecken om en cell som innehåller tecknet mellan kolumner.",
         "Put quotation marks round a cell that holds the sign between columns."),
    ),
    "short row": (
        "row-short", "warning",
        ("Raden har {cells} celler, men rubrikraden har {names} namn.",
         "The row has {cells} cells, but the header has {names} names."),
        ("De som saknas läses som tomma; skriv ut tecknen mellan kolumner om de inte är det.",
         "The missing ones are taken as empty; add the signs between columns if they are not."),
    ),
    "open quote": (
        "quote-open", "error",
        ("Ett citattecken öppnar en cell och stängs aldrig; raden lästes för sig.",
         "A quotation mark opens a cell and is never closed; the line was read by itself."),
        ("Stäng det, eller skriv det två gånger.", "Close it, or write it twice."),
    ),
    "stray quote": (
        "quote-stray", "warning",
        ("Ett citattecken står där inget ska stå; raden lästes för sig.",
         "A quotation mark stands where none should; the line was read by itself."),
        ("Skriv ett citattecken inuti en citerad cell två gånger.", "Write a quotation mark inside a quoted cell twice."),
    ),
}  # fmt: skip
"""Per problem: the code it carries, how grave it is, the sentence and the way out, in Swedish and English."""


def table_problem(
    key: str,
    file: str,
    language: Language = "en",
    *,
    row: int | None = None,
    column: str | None = None,
    value: str | None = None,
    **words: Any,
) -> Problem:
    """Return the problem `key` of `SENTENCES` as told to a person; `words` fill its sentences.

    >>> print(table_problem("short row", "a.csv", "sv", row=4, cells=2, names=3).message)
    Raden har 2 celler, men rubrikraden har 3 namn.
    """
    code, severity, sentence, way_out = SENTENCES[key]
    which = 0 if language == "sv" else 1
    told, out = sentence[which].format(**words), way_out[which].format(**words)
    return Problem(file, told, out, row, column, value, severity, code)
