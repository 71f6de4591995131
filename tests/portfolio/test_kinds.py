import pytest

from lardom.portfolio.kinds import OTHER_PUBLIC_KINDS, UNKNOWN, canonical_kind, is_known_kind, kind_name
from lardom.study.settings import DEFAULT_PUBLIC_KINDS


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("Kommun", "municipality"),
        (" KOMMUNER ", "municipality"),
        ("Landsting", "region"),
        ("kommunalt  bolag", "municipal company"),
        ("municipal_company", "municipal company"),
        ("Högskola", "university"),
        ("räddningstjänst", "räddningstjänst"),
        ("", UNKNOWN),
        ("  ", UNKNOWN),
    ],
)
def test_a_word_for_a_kind_is_understood(word: str, kind: str) -> None:
    assert canonical_kind(word) == kind


def test_the_studys_own_words_go_first() -> None:
    assert canonical_kind("Stad", [("stad", "municipality")]) == "municipality"
    assert canonical_kind("kommun", [("Kommun", "region")]) == "region"


def test_a_canonical_kind_stays_what_it_is() -> None:
    for kind in (*DEFAULT_PUBLIC_KINDS, *OTHER_PUBLIC_KINDS):
        assert canonical_kind(kind) == kind
        assert is_known_kind(kind)


def test_need_owners_and_other_public_kinds_are_different_kinds() -> None:
    assert not set(DEFAULT_PUBLIC_KINDS) & set(OTHER_PUBLIC_KINDS)


def test_names_are_printed_in_both_languages_and_numbers() -> None:
    assert [kind_name("municipal company", language, number) for language in ("sv", "en") for number in (1, 14)] == [
        "kommunalt bolag",
        "kommunala bolag",
        "municipal company",
        "municipal companies",
    ]
    assert kind_name("region", "sv", 0) == "regioner"
    assert kind_name("kyrka", "en", 2) == "kyrka"
