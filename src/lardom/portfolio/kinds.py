"""Kinds of organisation: the canonical names, the words people use for them, and how they are printed."""

from collections.abc import Iterable, Mapping
from functools import cache

from lardom.portfolio.projects import MUNICIPAL_COMPANY, MUNICIPALITY, REGION
from lardom.study.settings import Language

UNKNOWN = "unknown"
"""The kind of a party whose kind nobody wrote."""

OTHER_PUBLIC_KINDS = ("state agency", "university", "municipal association", "regional company", "public body")
"""Public kinds that are no need owners unless the study says so (decision 2 of the requirements)."""

_WORDS: Mapping[str, str] = {
    MUNICIPALITY: "kommun kommuner municipalities primärkommun kommunal_förvaltning",
    REGION: "regioner regions landsting county_council county_councils",
    MUNICIPAL_COMPANY: "kommunalt_bolag kommunala_bolag kommunalt_aktiebolag municipal_companies "
    "municipally_owned_company kommunägt_bolag",
    "state agency": "myndighet myndigheter statlig_myndighet state_agencies agency government_agency länsstyrelse",
    "university": "universitet högskola lärosäte lärosäten universities universitet_och_högskolor university_college",
    "research institute": "forskningsinstitut institut research_institutes",
    "company": "företag bolag companies privat_företag näringsliv private_company",
    "association": "förening föreningar associations ideell_förening organisation stiftelse ngo",
    "municipal association": "kommunalförbund municipal_associations",
    "regional company": "regionalt_bolag regionala_bolag regional_companies regionägt_bolag",
    "public body": "offentlig offentlig_aktör annan_offentlig",
    "other": "annan annat övrig övrigt",
}

_NAMES: Mapping[str, tuple[str, str, str, str]] = {
    MUNICIPALITY: ("kommun", "kommuner", "municipality", "municipalities"),
    REGION: ("region", "regioner", "region", "regions"),
    MUNICIPAL_COMPANY: ("kommunalt bolag", "kommunala bolag", "municipal company", "municipal companies"),
    "state agency": ("statlig myndighet", "statliga myndigheter", "state agency", "state agencies"),
    "university": ("lärosäte", "lärosäten", "university", "universities"),
    "research institute": ("forskningsinstitut", "forskningsinstitut", "research institute", "research institutes"),
    "company": ("företag", "företag", "company", "companies"),
    "association": ("förening", "föreningar", "association", "associations"),
    "municipal association": ("kommunalförbund", "kommunalförbund", "municipal association", "municipal associations"),
    "regional company": ("regionalt bolag", "regionala bolag", "regional company", "regional companies"),
    "public body": ("annan offentlig part", "andra offentliga parter", "other public body", "other public bodies"),
    "public": ("offentlig part", "offentliga parter", "public party", "public parties"),
    "other": ("annan part", "andra parter", "other party", "other parties"),
    UNKNOWN: ("part av okänt slag", "parter av okänt slag", "party of unknown kind", "parties of unknown kind"),
    "undetermined": ("obestämd", "obestämda", "undetermined", "undetermined"),
}


def _key(word: str) -> str:
    return " ".join(word.replace("_", " ").casefold().split())


@cache
def _dictionary(kinds: tuple[tuple[str, str], ...]) -> dict[str, str]:
    known = {_key(word): kind for kind, words in _WORDS.items() for word in (kind, *words.split())}
    return known | {_key(word): kind.strip() for word, kind in kinds}


def canonical_kind(word: str, kinds: Iterable[tuple[str, str]] = ()) -> str:
    """Return the canonical kind that `word` means; a word nobody knows is a kind of its own.

    `kinds` are the study's own words, asked first (`StudySettings.kinds`). Case, underscores and extra
    spaces do not matter. An empty word is `"unknown"`.

    >>> canonical_kind("Kommun"), canonical_kind("municipal_company"), canonical_kind("räddningstjänst"), canonical_kind("")
    ('municipality', 'municipal company', 'räddningstjänst', 'unknown')
    >>> canonical_kind("stad", [("Stad", "municipality")])
    'municipality'
    """
    key = _key(word)
    return _dictionary(tuple(kinds)).get(key, key) if key else UNKNOWN


def is_known_kind(word: str, kinds: Iterable[tuple[str, str]] = ()) -> bool:
    """Tell whether `word` is a kind, or a word for one, that Lärdom or the study knows.

    >>> is_known_kind("Regioner"), is_known_kind("HES")
    (True, False)
    """
    return _key(word) in _dictionary(tuple(kinds))


def kind_name(kind: str, language: Language, number: int = 1) -> str:
    """Return a kind's printed name, in the plural unless `number` is 1; unknown kinds stand as they are.

    >>> kind_name("municipal company", "sv", 14), kind_name("region", "en"), kind_name("räddningstjänst", "sv", 2)
    ('kommunala bolag', 'region', 'räddningstjänst')
    """
    names = _NAMES.get(kind)
    if names is None:
        return kind
    return names[(0 if language == "sv" else 2) + (number != 1)]
