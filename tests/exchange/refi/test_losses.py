import string
import tomllib
from importlib import resources

import pytest

from lardom.exchange.refi.losses import SHOWN, loss, told

SENTENCES = tomllib.loads(resources.files("lardom.exchange.refi").joinpath("losses.toml").read_text(encoding="utf-8"))


def named_in(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


@pytest.mark.parametrize("what", SENTENCES)
def test_every_loss_is_told_in_both_languages_with_the_same_facts(what: str) -> None:
    sentence = SENTENCES[what]
    assert named_in(sentence["sv"]) == named_in(sentence["en"])
    assert "count" in named_in(sentence["en"])
    assert sentence["sv"].endswith(".")
    assert sentence["en"].endswith(".")


def test_the_first_examples_are_told_and_none_when_there_are_none() -> None:
    (one,) = loss("stays Case", ["A", "B\n b", "x" * 90, "D"])
    assert (one.count, len(one.examples)) == (4, SHOWN)
    assert told([one], "en")[0] == f"4 cases stay in the file, for example “A”, “B b”, “{'x' * 39}…”."
    (bare,) = loss("stays Case", [], 2)
    assert told([bare], "sv") == ("2 fall ligger kvar i filen.",)
    assert loss("stays Case", []) == ()


def test_an_example_is_told_once() -> None:
    (one,) = loss("unknown", ["Set @a", "Set @a", "Set @b"])
    assert (one.count, one.examples) == (3, ("Set @a", "Set @b"))


def test_one_is_told_in_the_singular() -> None:
    one, several = loss("table", ["C1"], table="claims"), loss("table", ["C1", "C2"], table="claims")
    assert told(one, "en")[0].startswith("1 row of the table claims has no place in REFI-QDA and lies in")
    assert told(several, "en")[0].startswith("2 rows of the table claims have no place in REFI-QDA and lie in")
    assert told(one, "sv")[0].startswith("1 rad i tabellen claims har")


@pytest.mark.parametrize("what", SENTENCES)
def test_every_loss_has_words_for_one_and_for_several(what: str) -> None:
    assert all("{count:" in SENTENCES[what][language] for language in ("sv", "en"))
