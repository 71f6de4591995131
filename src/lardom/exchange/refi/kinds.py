"""The kinds of things a REFI-QDA project may hold, and why codings cannot be used, in words (Swedish, English)."""

from collections.abc import Mapping

from lardom.exchange.troubles import Number
from lardom.study.settings import Language

KINDS: Mapping[str, tuple[str, str]] = {
    "User": ("användare|användare", "user|users"),
    "Code": ("kod|koder", "code|codes"),
    "Coding": ("kodning|kodningar", "coding|codings"),
    "TextSource": ("text|texter", "text|texts"),
    "PDFSource": ("PDF-fil|PDF-filer", "PDF file|PDF files"),
    "PlainTextSelection": ("stycke i texter|stycken i texter", "passage of texts|passages of texts"),
    "PDFSelection": ("område i PDF-filer|områden i PDF-filer", "area of PDF files|areas of PDF files"),
    "PictureSource": ("bild|bilder", "picture|pictures"),
    "PictureSelection": ("område i bilder|områden i bilder", "area of pictures|areas of pictures"),
    "AudioSource": ("ljudfil|ljudfiler", "audio file|audio files"),
    "VideoSource": ("film|filmer", "video|videos"),
    "AudioSelection": ("avsnitt i ljudfiler|avsnitt i ljudfiler", "stretch of audio|stretches of audio"),
    "VideoSelection": ("avsnitt i filmer|avsnitt i filmer", "stretch of video|stretches of video"),
    "Transcript": (
        "utskrift knuten till ljud eller film|utskrifter knutna till ljud eller film",
        "transcript tied to audio or video|transcripts tied to audio or video",
    ),
    "SyncPoint": (
        "tidpunkt i utskrifter|tidpunkter i utskrifter",
        "point in time in transcripts|points in time in transcripts",
    ),
    "TranscriptSelection": (
        "stycke i utskrifter|stycken i utskrifter",
        "passage of transcripts|passages of transcripts",
    ),
    "Note": ("anteckning|anteckningar", "note|notes"),
    "Case": ("fall|fall", "case|cases"),
    "Variable": ("variabel|variabler", "variable|variables"),
    "VariableValue": ("variabelvärde|variabelvärden", "value of variables|values of variables"),
    "Set": ("urval|urval", "set|sets"),
    "Link": ("länk|länkar", "link|links"),
    "Graph": ("karta|kartor", "graph|graphs"),
    "Vertex": ("figur i kartor|figurer i kartor", "figure of graphs|figures of graphs"),
    "Edge": ("linje i kartor|linjer i kartor", "line of graphs|lines of graphs"),
    "Description": ("beskrivning|beskrivningar", "description|descriptions"),
}
"""Kinds by the standard's element name; each the word for one and for several."""


def kind_word(kind: str, count: int, language: Language) -> str:
    """Return what so many things of a kind are called.

    >>> kind_word("Set", 1, "en"), kind_word("Note", 2, "sv")
    ('set', 'anteckningar')
    """
    return format(Number(count), KINDS[kind][0 if language == "sv" else 1])


DROPPED = (
    "PDFSelection", "PictureSource", "PictureSelection", "AudioSource", "VideoSource", "AudioSelection", "VideoSelection",
    "Transcript", "Note", "Case", "Variable", "VariableValue", "Set", "Link", "Graph",
)  # fmt: skip
"""Kinds of which a study takes nothing, or not all: they stay in the file."""

WHY_LOST: Mapping[str, tuple[str, str]] = {
    "no code": ("för att koden inte finns", "because the code does not exist"),
    "outside": ("för att de börjar utanför texten", "because they begin outside the text"),
    "empty": ("för att de är tomma", "because they are empty"),
    "no place": (
        "för att en av deras tidpunkter saknas eller inte har någon plats i texten",
        "because one of their points in time is missing or has no place in the text",
    ),
    "no text": ("för att texten saknas", "because the text is missing"),
    "notes": ("för att de står i anteckningar", "because they stand in notes"),
    "elsewhere": (
        "för att de gäller områden i PDF-filer, bilder, ljud eller film",
        "because they are on areas of PDF files, pictures, sound or film",
    ),
}
"""Why codings cannot be used, by what `Brought.lost` calls it."""
