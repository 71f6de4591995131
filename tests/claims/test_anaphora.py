from lardom.claims.anaphora import Mention, antecedent_of, mentions_in
from lardom.claims.quantified import Quantified, Sentence

THESE = Quantified(0, 5, "Dessa", "anaphoric", unit="project", noun="projekt", anaphoric=True)
THEY = Quantified(0, 2, "De", "anaphoric", anaphoric=True)


def text_of(mention: Mention | None) -> str:
    return mention.text if mention else ""


def test_the_nearest_mention_of_the_unit_wins() -> None:
    before = ["Många projekt startade.", "Några projekt stannade.", "Respondenterna var nöjda."]
    assert text_of(antecedent_of(THESE, (), before, "sv")) == "Några projekt"


def test_a_mention_in_the_same_sentence_comes_first() -> None:
    here = [Mention("vissa projekt", "project", plural=True)]
    assert text_of(antecedent_of(THESE, here, ["Många projekt startade."], "sv")) == "vissa projekt"


def test_one_project_is_nothing_that_several_can_refer_to() -> None:
    assert antecedent_of(THESE, (), ["Projekt F startade.", "Projektet stannade."], "sv") is None


def test_a_bare_pronoun_takes_the_nearest_plural_of_any_unit() -> None:
    assert text_of(antecedent_of(THEY, (), ["Projekten stannade i kommunerna."], "sv")) == "kommunerna"


def test_another_looks_for_the_one_before() -> None:
    other = Quantified(0, 2, "Ett annat", "singular-other", unit="project", noun="projekt")
    assert text_of(antecedent_of(other, (), ["I Projekt K fanns en jurist."], "sv")) == "Projekt K"


def test_quoted_words_are_no_antecedent() -> None:
    assert antecedent_of(THESE, (), ["Hon sa ”många projekt”."], "sv") is None


def test_mentions_end_where_they_are_told_to() -> None:
    sentence = Sentence.read("Några projekt och flera kommuner deltog.", "sv")
    assert [one.text for one in mentions_in(sentence, until=13)] == ["Några projekt"]
    assert [one.text for one in mentions_in(sentence, until=99)] == ["Några projekt", "flera kommuner"]
