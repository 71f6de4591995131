"""What the reader of transcripts says to people, in Swedish and English."""

from collections.abc import Mapping
from typing import NamedTuple

from lardom.study.settings import Language
from lardom.transcripts.raw import Remark


class Wording(NamedTuple):
    """One message: what is wrong and the way out, in both languages."""

    sv: str
    way_sv: str
    en: str
    way_en: str


_SAVE_SV = "Öppna den i programmet som skapade den och spara den som .docx eller .txt."
_SAVE_EN = "Open it in the program that made it and save it as .docx or .txt."
_AGAIN_SV = "Hämta eller exportera filen på nytt."
_AGAIN_EN = "Fetch or export the file again."

PROBLEMS: Mapping[str, Wording] = {
    "missing": Wording(
        "Filen finns inte.",
        "Kontrollera namnet, eller lägg filen i mappen transcripts.",
        "The file does not exist.",
        "Check the name, or put the file into the transcripts folder.",
    ),
    "no file": Wording(
        "Det är en mapp och ingen fil.",
        "Lägg utskrifterna direkt i mappen transcripts, en fil per intervju.",
        "It is a folder, not a file.",
        "Put the transcripts straight into the transcripts folder, one file an interview.",
    ),
    "not allowed": Wording(
        "Filen får inte läsas.",
        "Ge dig själv läsrättighet till den och kör igen.",
        "The file may not be read.",
        "Give yourself permission to read it and run again.",
    ),
    "empty": Wording("Filen är tom.", _AGAIN_SV, "The file is empty.", _AGAIN_EN),
    "no words": Wording("Filen innehåller inga ord.", _AGAIN_SV, "The file holds no words.", _AGAIN_EN),
    "too large": Wording(
        "Filen är {megabytes} MB; en utskrift får vara högst {limit} MB.",
        "Dela den, eller spara den utan bilder och ljud.",
        "The file is {megabytes} MB; a transcript may have at most {limit} MB.",
        "Split it, or save it without pictures and sound.",
    ),
    "too large unpacked": Wording(
        "Filen blir {megabytes} MB när den packas upp, vilket ingen utskrift är (gränsen är {limit} MB).",
        "Ta reda på var filen kommer ifrån; är den äkta, spara den som .txt.",
        "The file grows to {megabytes} MB when unpacked, as no transcript does (the limit is {limit} MB).",
        "Find out where the file comes from; if it is genuine, save it as .txt.",
    ),
    "too heavy": Wording(
        "Filen tar för mycket tid eller minne att läsa.",
        _SAVE_SV,
        "The file takes too much time or memory to read.",
        _SAVE_EN,
    ),
    "too many pages": Wording(
        "Filen har {pages} sidor; en utskrift får ha högst {limit}.",
        "Dela filen, en del per intervju.",
        "The file has {pages} pages; a transcript may have at most {limit}.",
        "Split the file, one part an interview.",
    ),
    "encrypted": Wording(
        "Filen är låst med lösenord.",
        "Öppna den, ta bort lösenordet och spara en kopia här.",
        "The file is locked with a password.",
        "Open it, remove the password and save a copy here.",
    ),
    "damaged": Wording(
        "Filen är skadad eller avhuggen och kan inte läsas.",
        _AGAIN_SV,
        "The file is damaged or cut off and cannot be read.",
        _AGAIN_EN,
    ),
    "damaged json": Wording(
        "Filen är skadad eller avhuggen: den är ingen giltig JSON.",
        _AGAIN_SV,
        "The file is damaged or cut off: it is no valid JSON.",
        _AGAIN_EN,
    ),
    "entities": Wording(
        "Filen innehåller egna XML-entiteter (DOCTYPE), som kan svälla utan gräns och därför inte läses.",
        "Spara den på nytt i ett ordbehandlingsprogram, eller ta bort DOCTYPE-raden.",
        "The file declares XML entities of its own (DOCTYPE), which can grow without end and are not read.",
        "Save it anew in a word processor, or remove the DOCTYPE line.",
    ),
    "not the suffix": Wording(
        "Filen heter {suffix} men innehåller {kind}.",
        _SAVE_SV,
        "The file is called {suffix} but holds {kind}.",
        _SAVE_EN,
    ),
    "other kind": Wording(
        "Filen innehåller {kind}, som inte kan läsas som utskrift.",
        _SAVE_SV,
        "The file holds {kind}, which cannot be read as a transcript.",
        _SAVE_EN,
    ),
    "recording": Wording(
        "Filen innehåller {kind}, ingen text.",
        "Skriv ut intervjun först och lägg utskriften här.",
        "The file holds {kind}, not text.",
        "Transcribe the interview first and put the transcript here.",
    ),
    "no text": Wording("Filen innehåller ingen läsbar text.", _SAVE_SV, "The file holds no readable text.", _SAVE_EN),
    "no text in pdf": Wording(
        "Filen har {pages} sidor men ingen text, troligen är den inskannad.",
        "Kör textigenkänning (OCR) på den, eller be om originalet.",
        "The file has {pages} pages but no text; it was probably scanned.",
        "Run text recognition (OCR) on it, or ask for the original.",
    ),
    "no cues": Wording(
        "Filen har inga undertexter med tider (00:00:01.000 --> 00:00:02.000).",
        _AGAIN_SV,
        "The file has no subtitles with times (00:00:01.000 --> 00:00:02.000).",
        _AGAIN_EN,
    ),
    "no utterances": Wording(
        'Filen är JSON men har ingen lista med yttranden (objekt med "speaker" och "content" eller "text").',
        "Exportera utskriften som .vtt, .docx eller .txt.",
        'The file is JSON but has no list of utterances (objects with "speaker" and "content" or "text").',
        "Export the transcript as .vtt, .docx or .txt.",
    ),
    "other xml": Wording(
        "Filen är XML av ett slag som inte är känt som utskrift (<{root}>).",
        "TEI och ParlaClarin kan läsas; spara annat som .docx eller .txt.",
        "The file is XML of a kind not known as a transcript (<{root}>).",
        "TEI and ParlaClarin can be read; save anything else as .docx or .txt.",
    ),
    "a table": Wording(
        "Filen är en tabell (kolumner: {columns}) och ingen utskrift.",
        "Flytta den ur mappen transcripts; en tabell med yttranden behöver kolumnerna speaker och text.",
        "The file is a table (columns: {columns}) and no transcript.",
        "Move it out of the transcripts folder; a table of utterances needs the columns speaker and text.",
    ),
}
"""Why a file cannot be read, by key."""

KINDS: Mapping[str, tuple[str, str]] = {
    "html": ("en webbsida (HTML)", "a web page (HTML)"),
    "doc": ("ett dokument i det gamla Word-formatet (.doc)", "a document in the old Word format (.doc)"),
    "xls": ("ett kalkylark", "a spreadsheet"),
    "xlsx": ("ett kalkylark", "a spreadsheet"),
    "pptx": ("en presentation", "a presentation"),
    "zip": ("ett zip-arkiv", "a zip archive"),
    "picture": ("en bild", "a picture"),
    "sound": ("en inspelning", "a recording"),
    "text": ("ren text", "plain text"),
    "ole": ("ett gammalt Office-format", "an old Office format"),
}
"""Kinds of content by key, in Swedish and English."""

REMARKS: Mapping[str, tuple[str, str]] = {
    "encoding guessed": ("Teckenkodningen är gissad: {encoding}.", "The encoding was guessed: {encoding}."),
    "encoded twice": (
        "Texten var kodad två gånger (Ã¥ för å) och har rättats.",
        "The text was encoded twice (Ã¥ for å) and has been mended.",
    ),
    "bytes not utf-8": (
        "Tecken som inte följer filens kodning (UTF-8), {count} st, har lästs som Windows-1252; se efter att de stämmer.",
        "Characters outside the file's encoding (UTF-8), {count} in all, were read as Windows-1252; look them over.",
    ),
    "damaged cues": (
        "Undertexter med skadade tider är inte med ({count} st).",
        "Subtitles with damaged times were left out ({count}).",
    ),
    "several in a table": (
        "Tabellen har {rows} rader; {kept} olika yttranden har lästs (samtal: {count}).",
        "The table has {rows} rows; {kept} different utterances were read (conversations: {count}).",
    ),
    "page furniture": (
        "Sidhuvuden, sidfötter, sidnummer och radnummer är utelämnade ({count} rader).",
        "Page headers, footers, page numbers and line numbers were left out (lines: {count}).",
    ),
    "hyphens mended": (
        "Ord som var avstavade vid radslut är hopfogade ({count} st).",
        "Words broken at line ends were joined ({count}).",
    ),
    "from pdf": (
        "Texten kommer ur en PDF: radbrytningar är hopfogade; läs igenom den en gång.",
        "The text comes from a PDF: line breaks were joined; read it through once.",
    ),
    "pages without text": (
        "Sidor utan text, kanske bilder av text, saknas ({count} st).",
        "Pages without text, perhaps pictures of text, are missing ({count}).",
    ),
    "content differs": (
        "Filen heter {suffix} men är {kind} och har lästs som det.",
        "The file is called {suffix} but is {kind} and was read as such.",
    ),
    "no speakers": (
        "Inga talare är utmärkta; varje stycke är ett inlägg utan talare.",
        "No speakers are marked; each paragraph is a turn without speaker.",
    ),
}
"""What a person should know about a file that was read, by key, in Swedish and English."""


def problem_words(key: str, values: Mapping[str, object], language: Language) -> tuple[str, str]:
    """Return the sentence and the way out for a file that cannot be read.

    >>> problem_words("empty", {}, "sv")
    ('Filen är tom.', 'Hämta eller exportera filen på nytt.')
    """
    wording = PROBLEMS[key]
    sentence, way_out = (wording.sv, wording.way_sv) if language == "sv" else (wording.en, wording.way_en)
    said = {name: kind_words(str(value), language) if name == "kind" else value for name, value in values.items()}
    return sentence.format(**said), way_out


def kind_words(kind: str, language: Language) -> str:
    """Return a kind of content in words; a kind without words of its own is called by its suffix.

    >>> kind_words("html", "en")
    'a web page (HTML)'
    """
    both = KINDS.get(kind)
    return kind.upper() if both is None else both[0 if language == "sv" else 1]


def note_words(remark: Remark, language: Language) -> str:
    """Return a remark as one sentence.

    >>> note_words(Remark("encoding guessed", {"encoding": "Mac Roman"}), "en")
    'The encoding was guessed: Mac Roman.'
    """
    sentence = REMARKS[remark.key][0 if language == "sv" else 1]
    values = {
        name: kind_words(str(value), language) if name == "kind" else value for name, value in remark.values.items()
    }
    return sentence.format(**values)
