"""The passages of a draft that the linter looks at."""

from lardom.report.passages import Sentence
from lardom.report.sections import Section


def test_a_sentence_keeps_its_words_and_their_blanked_copy_at_one_length() -> None:
    sentence = Sentence(0, 0, 0, 9, "Sa ”  ”. ", "Sa ”ja”. ", Section())
    assert len(sentence.text) == len(sentence.raw) == sentence.end - sentence.start
