from lardom.claims.quantified import Quantified, Sentence


def test_positions_of_a_sentence_are_moved_to_the_whole_text() -> None:
    sentence = Sentence.read("Många projekt.", "sv", offset=100)
    found = sentence.found(0, 1, "large")
    assert (found.start, found.end, found.word) == (100, 113, "Många projekt")


def test_words_beyond_the_sentence_are_empty() -> None:
    sentence = Sentence.read("Många projekt.", "sv")
    assert (sentence.low(-1), sentence.low(9), sentence.follows(0)) == ("", "", "")


def test_a_word_behind_a_comma_does_not_follow() -> None:
    sentence = Sentence.read("många, projekt", "sv")
    assert (sentence.low(1), sentence.follows(1)) == ("projekt", "")
    assert not sentence.starts_with(0, ("många", "projekt"))


def test_a_pseudonym_is_told_from_a_word() -> None:
    sentence = Sentence.read("projekt F R1 i A1b IoT", "sv")
    assert [sentence.is_label(index) for index in range(1, 6)] == [True, True, False, False, False]


def test_a_quantified_word_knows_its_span() -> None:
    assert Quantified(3, 8, "många", "large").span.of("Ja, många") == " mång"
