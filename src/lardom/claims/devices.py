"""The devices of a quotation: what a report cuts, masks, puts in or explains, and how each is written.

The kinds are those of real reports: words left out `[…]`, a name taken out `[X]` or described `[nämner två
länder]`, words exchanged `[en ny kontext]`, words put in for grammar `[att]`, a stretch told by the editors
`[Berättar att …]`, who speaks `R4:`, speech the speaker reports ‘…’ and notes of the editors `[sic]`.
"""

import re
from collections import Counter
from collections.abc import Iterable

from lardom.claims.quotation import Piece, PieceKind
from lardom.text.quote import fold
from lardom.text.quotemarks import QuotePair, quote_pairs

LONGEST_ASIDE = 6
"""Round brackets with more words than this are the speaker's own aside, not words of the editors."""

PAUSE = re.compile(r"\s*(?:…|\.{3,}|\.(?: \.){2,})")
"""Dots without brackets: a pause of the speaker or a cut by the editors; nobody can tell which."""

_ELLIPSIS = re.compile(r"[\[(]\s*(?:…|\.{2,}|\.(?:\s\.)+|-{2,}|[–—])\s*[\])]")
_BRACKET = re.compile(r"\[(?:[^\[\]]|\[[^\[\]]*\]){1,300}\]|\([^()\[\]]{1,120}\)")
_BARE_REDACTION = re.compile(r"(?<![\w\[])(?:X{1,5}|N\.?N\.?(?!\w)|█+|_{3,})(?![\w\]])")
_TAG_LABEL = (
    r"(?:[A-ZÅÄÖ]{1,2}\d{0,2}[-–:. ]?)?R\s?\d{1,3}|IP\s?\d{1,3}|(?:[Rr]espondent|[Ii]ntervjuperson|[Ii]nterviewee)\s?\d{1,3}"
    r"|I|Int|Intervjuaren?|Interviewer|Moderatorn?|Frågeställare"
)
# A tag begins a line, follows the end of a sentence or a device, or is plainly one: "R2: Ja".
_TAG = re.compile(
    rf"(?:(?<=[\n])|(?<=^)|(?<=[.!?…\])\"”’»X█_N] )|(?<=[.!?…\])\"”’»])|(?<=\s)(?=R\s?\d{{1,3}}: [A-ZÅÄÖ\[”“‘’]))"
    rf"[ \t]*({_TAG_LABEL})\s?(?::|\s[–—-](?=\s))[ \t]*"
)

_REDACTED = re.compile(r"[Xx*█_]+|[YZ]|N\.?N\.?|\?+", re.ASCII)
_NOTE = re.compile(
    r"(?i)sic!?|!|(?:min|vår|vårt|författarens?|författarnas|our|my|author.?s.?)\s+(?:kursivering|fetstil|understrykning|"
    r"betoning|emphasis|italics|översättning|translation)|(?:kursivering|emphasis|italics)\s+(?:tillagd|added|mine|ours)"
)
_TOLD_BY = r"(?:(?:r\s?\d+|respondenten|respondent \d+|hon|han|hen|de|she|he|they|the respondent|intervjuaren|the interviewer)\s+)?(?:också |sedan |then |also )?"
_TELLS = re.compile(
    rf"(?i){_TOLD_BY}(?:berättar|förklarar|beskriver|säger|menar|resonerar|fortsätter|utvecklar|talar om|pratar om|redogör|"
    r"svarar|frågar|tells|explains|describes|says|talks about|speaks of|goes on|continues|elaborates|recounts|asks|answers)\b.*"
)
_NAMES = re.compile(
    rf"(?i){_TOLD_BY}(?:nämner|namnger|uppger|räknar upp|ger exempel på|anger|mentions|names|lists|gives the name)\b.*"
    r"|.*\b(?:\w*namn(?:et|en)?|borttag\w*|anonymiser\w*|utelämna\w*|names?|name of|removed|redacted|anonymi[sz]ed)\b.*"
)
_GRAMMAR_SV = (
    "att som är var det den de dem en ett har hade i på av till för med om och men så vi jag man oss sig ska kan "
    "blir blev när då där eftersom"
)
_GRAMMAR_EN = (
    "that which who is was are were be been it this the a an has had have in on of to for with and but so we i they "
    "us when then there because will can do did"
)
_GRAMMAR = {"sv": frozenset(_GRAMMAR_SV.split()), "en": frozenset(_GRAMMAR_EN.split())}


def parse_quotation(text: str, language: str = "sv") -> tuple[Piece, ...]:
    """Read a printed quotation into its pieces.

    Spaces belong to the words beside a device, so that `"".join` of words and devices gives the text
    again. One pair of quotation marks around the whole is taken off. Dots without brackets stay in the
    words (`PAUSE` finds them). Kinds cannot always be told apart (round brackets may be the speaker's
    own aside); whoever verifies treats all words in brackets alike. `language` ("sv", "en") decides
    which single words in brackets are put in for grammar.

    >>> for piece in parse_quotation("Vi [...] gick till X och sa ”nu [kör] vi”.", "sv"):
    ...     print(piece.kind, repr(piece.text))
    speech 'Vi '
    ellipsis ''
    speech ' gick till '
    redaction 'X'
    speech ' och sa '
    nested 'nu [kör] vi'
    speech '.'
    """
    words = outer_words(text)
    nested = [pair for pair in quote_pairs(words) if pair.depth == 0]
    pieces: list[Piece] = []
    position = 0
    for start, end, kind, inside in _devices(words, nested, language):
        if start < position:
            continue
        pieces += [Piece("speech", words[position:start]), Piece(kind, inside)]
        position = end
    pieces.append(Piece("speech", words[position:]))
    return _tidy(pieces)


def outer_words(text: str) -> str:
    """Return the text without space around it and without one pair of marks that encloses it all.

    >>> outer_words(" “Ja, ‘nu’ kör vi.” "), outer_words("”Ja”, sa hon, ”nej”")
    ('Ja, ‘nu’ kör vi.', '”Ja”, sa hon, ”nej”')
    """
    words = text.strip()
    for pair in quote_pairs(words)[:1]:
        if (pair.start, pair.end) == (0, len(words)):
            return pair.inside(words).strip()
    return words


def _devices(words: str, nested: list[QuotePair], language: str) -> list[tuple[int, int, PieceKind, str]]:
    """Return every device of the text, by start; where two begin together the longer one first."""
    found: list[tuple[int, int, PieceKind, str]] = [
        (match.start(), match.end(), "ellipsis", "") for match in _ELLIPSIS.finditer(words)
    ]
    for match in _BRACKET.finditer(words):
        inside = " ".join(match.group()[1:-1].split())
        kind = bracket_kind(inside, language, round_brackets=match.group()[0] == "(")
        # A transcriber's "(skratt)" is no device: nothing of the words is hidden.
        if kind is not None and fold(match.group()).text.strip():
            found.append((match.start(), match.end(), kind, inside))
    found += [(m.start(), m.end(), "redaction", m.group()) for m in _BARE_REDACTION.finditer(words)]
    found += [(m.start(), m.end(), "speaker", m.group(1)) for m in _TAG.finditer(words)]
    found += [(pair.start, pair.end, "nested", pair.inside(words)) for pair in nested]
    return sorted(found, key=lambda device: (device[0], -device[1]))


def bracket_kind(inside: str, language: str = "sv", *, round_brackets: bool = False) -> PieceKind | None:
    """Tell what the words inside brackets are; `None` for round brackets that are the speaker's aside.

    >>> [bracket_kind(words) for words in ("XXX", "nämner två länder", "Berättar att …", "att", "en ny kontext")]
    ['redaction', 'description', 'summary', 'insertion', 'substitution']
    """
    if _NOTE.fullmatch(inside):
        return "note"
    if _REDACTED.fullmatch(inside):
        return "redaction"
    if _TELLS.fullmatch(inside):
        return None if round_brackets else "summary"
    if round_brackets and len(inside.split()) > LONGEST_ASIDE:
        return None
    if _NAMES.fullmatch(inside):
        return "description"
    return "insertion" if inside.casefold() in _GRAMMAR.get(language, _GRAMMAR["sv"]) else "substitution"


def _tidy(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """Drop empty words, and space at the ends and around speaker tags."""
    kept = [piece for piece in pieces if piece.kind != "speech" or piece.text.strip() or piece.text == " "]
    tidy: list[Piece] = []
    for index, piece in enumerate(kept):
        text = piece.text
        if piece.kind == "speech":
            if index == 0 or kept[index - 1].kind == "speaker":
                text = text.lstrip()
            if index == len(kept) - 1 or kept[index + 1].kind == "speaker":
                text = text.rstrip()
            if not text:
                continue
        tidy.append(Piece(piece.kind, text))
    return tuple(tidy)


def device_style(text: str) -> tuple[tuple[str, str, int], ...]:
    """Return `(device, form, count)` for the devices that have more than one form in use.

    Devices are "ellipsis", "redaction" and "brackets" (words put in: square or round); forms are as
    written, e.g. "[…]", "[...]", "X", "[X]", "[ ]", "( )"; bare dots are the form "…" or "...".

    >>> device_style("Vi [...] såg [X] och X […] (i kommunen)")
    (('ellipsis', '[...]', 1), ('ellipsis', '[…]', 1), ('redaction', '[X]', 1), ('redaction', 'X', 1), ('brackets', '( )', 1))
    """
    counts: Counter[tuple[str, str]] = Counter()
    cut = _ELLIPSIS.sub(lambda m: counts.update([("ellipsis", "".join(m.group().split()))]) or " ", text)
    for match in _BRACKET.finditer(cut):
        if not fold(match.group()).text.strip():
            continue
        kind = bracket_kind(match.group()[1:-1].strip(), round_brackets=match.group()[0] == "(")
        if kind == "redaction":
            counts["redaction", match.group()] += 1
        elif kind in ("substitution", "insertion", "description"):
            counts["brackets", f"{match.group()[0]} {match.group()[-1]}"] += 1
    cut = _BRACKET.sub(" ", cut)
    counts.update(("redaction", match.group()) for match in _BARE_REDACTION.finditer(cut))
    counts.update(("ellipsis", match.group().strip()) for match in PAUSE.finditer(cut))
    order = ("ellipsis", "redaction", "brackets")
    return tuple(
        (device, form, n)
        for (device, form), n in sorted(counts.items(), key=lambda item: (order.index(item[0][0]), -item[1]))
    )


def spoken_words(pieces: Iterable[Piece]) -> int:
    """Count the words of speech in a quotation: devices, tags and the editors' summaries are none.

    >>> spoken_words(parse_quotation("[Berättar att det tog tid] Vi såg [X] ”växa upp” […] sen."))
    5
    """
    total = 0
    for piece in pieces:
        if piece.kind == "speech":
            total += len(re.findall(r"\w[\w'’-]*", piece.text))
        elif piece.kind == "nested":
            total += spoken_words(parse_quotation(piece.text))
    return total
