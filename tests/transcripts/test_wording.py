"""Every sentence exists in both languages and can be filled in."""

import string

import pytest

from lardom.transcripts.raw import Remark
from lardom.transcripts.wording import KINDS, PROBLEMS, REMARKS, kind_words, note_words, problem_words

VALUES = {
    "megabytes": 300,
    "limit": 200,
    "pages": 9,
    "suffix": ".docx",
    "kind": "html",
    "root": "note",
    "columns": "a, b",
    "encoding": "CP850",
    "count": 3,
    "rows": 9,
    "kept": 3,
}


@pytest.mark.parametrize("key", PROBLEMS)
def test_every_problem_is_one_filled_sentence_with_a_way_out_in_both_languages(key: str) -> None:
    swedish, english = problem_words(key, VALUES, "sv"), problem_words(key, VALUES, "en")
    assert swedish != english
    for sentence, way_out in (swedish, english):
        assert sentence.endswith(".")
        assert way_out.endswith(".")
        assert "{" not in sentence.replace("{}", "")


@pytest.mark.parametrize("key", REMARKS)
def test_every_remark_says_the_same_values_in_both_languages(key: str) -> None:
    fields = [{name for _, name, _, _ in string.Formatter().parse(text) if name} for text in REMARKS[key]]
    assert fields[0] == fields[1]
    assert note_words(Remark(key, VALUES), "sv") != note_words(Remark(key, VALUES), "en")


def test_kinds_are_called_by_their_words() -> None:
    assert kind_words("html", "sv") == "en webbsida (HTML)"
    assert kind_words("docx", "en") == "DOCX"
    assert all(swedish != english for swedish, english in KINDS.values())
