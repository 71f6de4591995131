"""The kinds of things a REFI-QDA project may hold, and why codings cannot be used, in words (Swedish, English)."""

from collections.abc import Mapping

KINDS: Mapping[str, tuple[str, str]] = {
    "User": ("användare", "users"),
    "Code": ("koder", "codes"),
    "Coding": ("kodningar", "codings"),
    "TextSource": ("texter", "texts"),
    "PDFSource": ("PDF-filer", "PDF files"),
    "PlainTextSelection": ("stycken i texter", "passages of texts"),
    "PDFSelection": ("områden i PDF-filer", "areas of PDF files"),
    "PictureSource": ("bilder", "pictures"),
    "PictureSelection": ("områden i bilder", "areas of pictures"),
    "AudioSource": ("ljudfiler", "audio files"),
    "VideoSource": ("filmer", "videos"),
    "AudioSelection": ("avsnitt i ljudfiler", "stretches of audio"),
    "VideoSelection": ("avsnitt i filmer", "stretches of video"),
    "Transcript": ("utskrifter knutna till ljud eller film", "transcripts tied to audio or video"),
    "SyncPoint": ("tidpunkter i utskrifter", "points in time in transcripts"),
    "TranscriptSelection": ("stycken i utskrifter", "passages of transcripts"),
    "Note": ("anteckningar", "notes"),
    "Case": ("fall", "cases"),
    "Variable": ("variabler", "variables"),
    "VariableValue": ("variabelvärden", "values of variables"),
    "Set": ("urval", "sets"),
    "Link": ("länkar", "links"),
    "Graph": ("kartor", "graphs"),
    "Vertex": ("figurer i kartor", "figures of graphs"),
    "Edge": ("linjer i kartor", "lines of graphs"),
    "Description": ("beskrivningar", "descriptions"),
}
"""Kinds by the standard's element name."""

DROPPED = (
    "PDFSelection", "PictureSource", "PictureSelection", "AudioSource", "VideoSource", "AudioSelection", "VideoSelection",
    "Transcript", "Note", "Case", "Variable", "VariableValue", "Set", "Link", "Graph",
)  # fmt: skip
"""Kinds of which a study takes nothing, or not all: they stay in the file."""

WHY_LOST: Mapping[str, tuple[str, str]] = {
    "no code": ("för att koden inte finns", "because the code does not exist"),
    "outside": ("för att de börjar utanför texten", "because they begin outside the text"),
    "empty": ("för att de är tomma", "because they are empty"),
    "no text": ("för att texten saknas", "because the text is missing"),
}
"""Why codings cannot be used, by what `bringing` calls it."""
