"""What a speaker label can look like: the shapes, and the words that are never one."""

import re
from enum import IntEnum
from functools import lru_cache


class Strength(IntEnum):
    """How much a piece of text looks like a speaker label, before the whole file is asked."""

    NONE = 0
    WEAK = 1  # one word: "Anna", "Marketing", "A"
    NAME = 2  # several words: "Anna-Karin Öberg", "Lecturer C"
    STRONG = 3  # a speaker's role or number: "R1", "Intervjuare", "Speaker 2"


_ROLES = """
intervjuare intervjuaren intervjuarna intervjuledare intervjuledaren intervjuperson intervjupersonen informant
informanten respondent respondenten respondenter deltagare deltagaren moderator moderatorn samtalsledare
samtalsledaren frågeställare frågeställaren talare talaren talmannen okänd oidentifierad person kvinna kvinnan
man mannen röst rösten lärare läraren elev eleven student studenten patient patienten läkare läkaren forskare
forskaren ordförande ordföranden sekreterare sekreteraren publik publiken alla flera fråga svar utvärderare
utvärderaren behovsägare behovsägaren leverantör leverantören projektledare projektledaren interviewer
interviewers interviewee interviewees interviewed participant participants informants respondents speaker
speakers spk moderators facilitator researcher questioner question answer unknown unidentified male female woman
voice host guest audience therapist client counsellor counselor doctor teacher pupil chair chairman chairperson
chairwoman operator narrator presenter subject student evaluator all everyone several
""".split()  # noqa: SIM905 - one word a line would hide the rest of the module
_HEADINGS = """
fråga frågor tema temat steg figur tabell kapitel kap del delen avsnitt bilaga punkt nr nummer sida sid exempel
alternativ år vecka dag version datum tid tidpunkt tider plats längd varaktighet ämne rubrik titel projekt
projektet bakgrund syfte metod resultat slutsats slutsatser sammanfattning diskussion inledning introduktion
anteckning anteckningar kommentar kommentarer notering notis not obs observera ps nb kl klockan källa källor
länk fil filnamn transkriberad transkribering transkript inspelning inspelad inspelningen språk telefon mobil
adress kontakt e-post epost mejl mail deltog närvarande frånvarande tack hej hejdå ja nej jo jaha okej ok mm mhm
aha nja precis absolut exakt visst alltså dessutom fördel fördelar fördelen nackdel nackdelar nackdelen
problem problemet lösning lösningen risk risker målet mål effekt effekter behov behovet ps. citat ord summa
totalt uppgift kategori kod koder section step table figure fig chapter part page example examples option year
week day date time times place location length duration topic title heading subject re fw fwd project background
aim purpose method methods result results conclusion conclusions summary discussion introduction note notes
comment comments source sources link file filename transcribed transcription transcript recording recorded
conducted language phone address contact email e-mail mail present absent attendees thanks hi hello bye yes no
yeah yep nope okay right exactly sure well so now first second third finally also however thus advantage
advantages disadvantage disadvantages problem solution risk risks goal goals effect effects need needs quote
word total task category code codes warning caution important tip http https www kind language style region
abstract keyword keywords preface contents repository citation copyright sammandrag nyckelord förord innehåll
upphovsrätt webvtt eu usa uk fn un it ai iot faq api pdf url id isbn doi gdpr
""".split()  # noqa: SIM905 - one word a line would hide the rest of the module
_FIRST_WORDS = """
jag du han hon den det vi ni de man en ett min mitt mina din ditt dina sin sitt sina vår vårt våra er ert era
deras dess denna detta dessa och men eller för så att om när där här hur vad vem vilken vilket vilka varför som
i på av med till från mot hos vid under över efter före mellan inom utan enligt bland genom trots inte aldrig
alltid ofta också även bara sen sedan då nu redan ännu kanske samt eftersom medan innan ska skulle kan kunde
vill ville måste får fick är var blir blev har hade gör gjorde säger sa tycker tror vet ser finns fanns allt
alla allting något några många flera mycket lite mer mest både dels varje ingen inget inga annan annat andra i
you he she it we they my your his her its our their this that these those there here and but or nor so because
although while when where what who which why how if then than in on at by for from of off to into onto with
without about after before between during under over is are was were be been being has have had do does did will
would can could should may might must not never always often also just only even still already maybe perhaps let
all some any many much more most each every both another other such one
""".split()  # noqa: SIM905 - one word a line would hide the rest of the module
_PARTICLES = frozenset(
    """
von af av de der den van la le of the and och & du da di dos del el y till to for i på från from med with vid at
""".split()  # noqa: SIM905 - one word a line would hide the rest of the module
)
_NOISES = frozenset(
    """
laughter laughs laughing laugh noise music applause inaudible crosstalk pause silence cough coughs sighs skratt
skrattar skrattande hostar paus tystnad ohörbart ohörbar musik applåder suckar otydligt unintelligible
background bakgrundsljud blank
""".split()  # noqa: SIM905 - one word a line would hide the rest of the module
)
_TITLES = frozenset(
    """
herr fru fröken statsrådet statsråd minister ministern ordföranden ordförande the dr dr. prof prof. professor mr
mr. mrs mrs. ms ms. hon. anf. anf sir lord lady dame
""".split()  # noqa: SIM905 - one word a line would hide the rest of the module
)
_ORDINARY_ROLES = frozenset("alla all subject man flera several question answer fråga svar".split())  # noqa: SIM905 - as above
_NEVER = frozenset(_HEADINGS) - {"fråga", "svar"}
_FIRST = frozenset(_FIRST_WORDS)

_ROLE = re.compile(
    rf"(?:{'|'.join(sorted(_ROLES, key=len, reverse=True))})"
    r"(?:[ _#-]{0,2}\d{1,3}|[ _#-][a-zåäö])?(?:\s?[(/].{1,40}[)]?)?",
    re.IGNORECASE,
)
_ROLE_PHRASE = re.compile(_ROLE.pattern + r"(?:\s[a-zåäö-]{3,}){1,2}", re.IGNORECASE)
_NUMBERED_QUESTION = re.compile(r"(?:fråga|question|svar|answer)[ _#-]*\d.*", re.IGNORECASE)
_NUMBERED = re.compile(r"[A-Za-zÅÄÖåäö]{1,3}[-_.]?\d{1,4}[a-z]?|[A-ZÅÄÖ]{1,3}[-_ ][A-ZÅÄÖ]{1,3}\d{1,3}")
_INITIALS = re.compile(r"[A-ZÅÄÖ]{1,4}")
_NOT_NUMBERED = re.compile(
    r"(?:kl|nr|no|s|p|kap|ch|fig|tab|v|v\.|år|q|co|h|m|km|iso|eu|g|http)[-_.]?[1-9]\d*", re.IGNORECASE
)
_FORBIDDEN = re.compile(r"""[?!;"“”„»«=<>|@#{}*\\]|https?|www|//|\.\.|…""")
_PARENTHESES = re.compile(r"\s*\((?:[^()]|\([^()]*\))*\)")
_WORD = re.compile(r"[^\W_][\w'’./&+-]*|&|-|–")
_DOTTED = re.compile(r"(?:[^\W\d_]{1,5}\.)+-?(?:[^\W\d_]{0,4}\.?)?")


@lru_cache(maxsize=8192)
def strength(label: str) -> Strength:
    """Return how much `label` looks like a speaker's label by itself.

    A sentence before a colon is none: its words are lower-case or begin like a sentence.

    >>> strength("R1"), strength("Anna-Karin Öberg (KTH)"), strength("Dan"), strength("Så här är det")
    (<Strength.STRONG: 3>, <Strength.NAME: 2>, <Strength.WEAK: 1>, <Strength.NONE: 0>)
    """
    label = label.strip()
    main = _PARENTHESES.sub("", label).strip()
    if not main or len(label) > 90 or len(main) > 60 or _FORBIDDEN.search(main):
        return Strength.NONE
    lower = main.casefold()
    if lower.rstrip(".") in _NEVER:
        return Strength.NONE
    if _NUMBERED.fullmatch(main):
        if main[0].isupper() or not _NOT_NUMBERED.fullmatch(main):
            return Strength.STRONG
        # "p1" and "s2" may be people or pages: only coming back can tell.
        return Strength.WEAK if main[0] in "ps" else Strength.NONE
    if _NUMBERED_QUESTION.fullmatch(main):
        return Strength.NONE
    if _ROLE.fullmatch(main):
        return Strength.WEAK if lower in _ORDINARY_ROLES else Strength.STRONG
    if _ROLE_PHRASE.fullmatch(main) or _INITIALS.fullmatch(main):
        return Strength.WEAK
    return _by_words(main.split())


def _by_words(words: list[str]) -> Strength:
    if len(words) > 8 or not all(_WORD.fullmatch(word.rstrip(",")) for word in words):
        return Strength.NONE
    first = words[0].casefold().rstrip(",.")
    titled = first in _TITLES
    if len(words) > 1 and not titled and (first in _FIRST or first in _NEVER):
        return Strength.NONE
    if any(word.casefold() in _NOISES for word in words):
        return Strength.NONE
    if any(word.endswith(".") and not _DOTTED.fullmatch(word) for word in words):
        return Strength.NONE
    if len(words) == 1:
        only = words[0]
        return Strength.WEAK if only[0].isalpha() and first not in _FIRST and len(only) > 1 else Strength.NONE
    for place, word in enumerate(words):
        if word[0].isupper() or word[0].isdigit() or word in "-–&":
            continue
        if place == 0 or not (word.casefold() in _PARTICLES or titled):
            return Strength.NONE
    if not any(word[0].isupper() for word in words):
        return Strength.NONE
    # "Fas 2" may be a heading; a name holds at least two words that begin with a capital.
    capitals = sum(word[0].isupper() for word in words)
    return Strength.NAME if capitals > 1 else Strength.WEAK


def numbered(label: str) -> bool:
    """Tell whether the label is a speaker's number (`R1`, `S02`, `SPEAKER_00`), which needs no colon.

    >>> numbered("S02"), numbered("Dan")
    (True, False)
    """
    return strength(label) == Strength.STRONG and label[-1:].isdigit()


ASKED_AND_ANSWERED = frozenset("question answer fråga svar".split())  # noqa: SIM905 - as above
"""Labels (in lower case) that are believed when a question has its answer in the same file."""

ABBREVIATED = frozenset(
    """
INT IL K Q F A I R MOD IP M S DELT RP IV
""".split()  # noqa: SIM905 - one word a line would hide the rest of the module
)
"""Short forms of roles that are believed at once beside a speaker's number: `I` for the interviewer."""

METADATA = frozenset(
    """
datum date tid tidpunkt time plats location place längd length duration varaktighet inspelning inspelad
recording recorded conducted transkriberad transcribed transkribering transcription projekt project ämne topic
subject title titel ljudfil audiofil videofil mediafil audio video media fil file filnamn filename språk language intervjutyp format typ type mode metod session id
interview intervju interview-id intervju-id start end slut sluttid starttid
""".split()  # noqa: SIM905 - one word a line would hide the rest of the module
)
"""Keys of the lines that describe an interview before it begins (`Datum: 12 mars`)."""
