import pytest

from lardom.text.words import lexicon, lexicon_table, tokens

# The classes of Annex D of the requirements, and the rows the stricter table adds.
CLASSES = {
    "universal", "universal-negative", "majority", "large", "several", "some", "few", "singular", "singular-other",
    "number", "frequency", "degree", "comparative", "anaphoric", "hedge", "nearly-all", "half", "pair", "fraction",
    "minority", "handful",
}  # fmt: skip

ANNEX_D = {
    "universal": ["alla", "samtliga", "genomgående"],
    "majority": ["majoriteten", "de flesta", "flertalet", "merparten", "huvuddelen"],
    "nearly-all": ["nästan alla", "de allra flesta"],
    "half": ["hälften"],
    "large": ["många"],
    "several": ["flera", "ett flertal", "ett antal", "en rad"],
    "some": ["några", "vissa", "en del"],
    "few": ["enstaka", "några enstaka", "ett fåtal", "få"],
    "pair": ["ett par"],
    "handful": ["en handfull"],
    "universal-negative": ["ingen", "inga", "inget"],
    "singular-other": ["ett annat", "en annan", "ytterligare en annan"],
    "frequency": ["ofta", "ibland", "inte alltid", "regelbundet", "återkommande", "relativt vanligt förekommande"],
    "degree": [
        "i stor utsträckning",
        "främst",
        "i huvudsak",
        "huvudfokus",
        "företrädesvis",
        "till viss del",
        "generellt",
    ],
    "comparative": ["högre nöjdhet", "i större utsträckning", "lägst", "fler", "vissa mer än andra", "betydligt fler"],
    "anaphoric": ["dessa", "de"],
    "degree ": ["i mångt och mycket"],
    "hedge": ["tycks", "förefaller", "kan nog", "svårutläst"],
}


@pytest.mark.parametrize("language", ["sv", "en"])
def test_both_languages_have_every_class(language: str) -> None:
    found = {phrase.class_ for group in lexicon(language).phrases.values() for phrase in group}
    assert found - {"none"} == CLASSES


@pytest.mark.parametrize(("class_", "forms"), ANNEX_D.items(), ids=ANNEX_D)
def test_every_word_of_annex_d_is_known(class_: str, forms: list[str]) -> None:
    known = {" ".join(one.words): one.class_ for group in lexicon("sv").phrases.values() for one in group}
    assert {form: known.get(form) for form in forms} == dict.fromkeys(forms, class_.strip())


@pytest.mark.parametrize("language", ["sv", "en"])
def test_no_phrase_stands_in_two_classes(language: str) -> None:
    seen: dict[tuple[str, ...], str] = {}
    for group in lexicon(language).phrases.values():
        for phrase in group:
            assert seen.setdefault(phrase.words, phrase.class_) == phrase.class_, phrase.words


@pytest.mark.parametrize(
    ("word", "language", "unit"),
    [
        ("projekt", "sv", "project"),
        ("projekten", "sv", "project"),
        ("projektens", "sv", "project"),
        ("iot-projekt", "sv", "project"),
        ("pilotprojekten", "sv", "project"),
        ("behovsägarna", "sv", "need owner"),
        ("projektledarna", "sv", "project leader"),
        ("intervjupersonerna", "sv", "respondent"),
        ("kommunernas", "sv", "municipality"),
        ("grannkommuner", "sv", "municipality"),
        ("kommunbolagen", "sv", "municipal company"),
        ("riskkapitalbolagen", "sv", "company"),
        ("fall", "sv", "case"),
        ("utlysningarna", "sv", "call"),
        ("municipalities", "en", "municipality"),
        ("interviewees", "en", "respondent"),
        ("company’s", "en", "company"),
        ("organizations", "en", "organisation"),
    ],
)
def test_a_word_is_known_as_a_unit_in_every_form(word: str, language: str, unit: str) -> None:
    form = lexicon(language).unit_of(word)
    assert form is not None
    assert form.unit == unit


@pytest.mark.parametrize(
    "word", ["avfall", "bortfall", "utfall", "kommunikation", "erfarenheter", "möjligheter", "religion"]
)
def test_a_word_that_ends_like_a_unit_is_none(word: str) -> None:
    assert lexicon("sv").unit_of(word) is None


def test_forms_tell_number_definiteness_and_genitive() -> None:
    words = lexicon("sv")
    singular, plural, genitive = words.unit_of("projektet"), words.unit_of("projekten"), words.unit_of("kommuners")
    assert singular is not None
    assert (singular.plural, singular.definite) == (False, True)
    assert plural is not None
    assert (plural.plural, plural.definite) == (True, True)
    assert genitive is not None
    assert (genitive.plural, genitive.genitive) == (True, True)


def test_the_longest_phrase_wins() -> None:
    words = lexicon("sv")
    phrase = words.match(tokens("ytterligare en annan respondent"), 0)
    assert phrase is not None
    assert phrase.words == ("ytterligare", "en", "annan")


def test_a_comma_parts_a_phrase() -> None:
    phrase = lexicon("sv").match(tokens("de, flesta"), 0)
    assert phrase is None or phrase.words == ("de",)


def test_words_keep_hyphens_decimals_and_their_places() -> None:
    text = "IoT-projekt 4,2 R1 prototyp- och 60%"
    found = tokens(text)
    assert [text[one.start : one.end] for one in found] == ["IoT-projekt", "4,2", "R1", "prototyp", "och", "60", "%"]
    assert [one.low for one in found if one.hangs] == ["prototyp"]
    assert not any(one.parted for one in found)


def test_words_in_a_stretch_to_skip_are_left_out_and_part_the_rest() -> None:
    found = tokens("ett två tre", [(4, 7)])
    assert [(one.low, one.parted) for one in found] == [("ett", False), ("tre", True)]


def test_a_language_nobody_wrote_falls_back_on_english() -> None:
    assert lexicon("fi").language == "en"


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_reference_table_shows_every_form_once(language: str) -> None:
    rows = lexicon_table(language)
    assert len({row[:2] for row in rows}) == len(rows)
    assert {"universal", "contrast", "causal", "measurable", "unit", "none"} <= {row[0] for row in rows}
    assert all(row[2] for row in rows)
