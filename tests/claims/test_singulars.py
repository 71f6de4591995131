import pytest

from lardom.claims.heads import head_after
from lardom.claims.quantified import Sentence
from lardom.claims.singulars import points_at_one


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Ett projekt byggde en tjänst.", "sv", True),
        ("I ett projekt byggdes en tjänst.", "sv", True),
        ("Enligt en respondent var det svårt.", "sv", True),
        ("Även en respondent menar det.", "sv", True),
        ("Det sa en respondent.", "sv", True),
        ("Ett av projekten byggde en tjänst.", "sv", True),
        ("Det gäller bara ett projekt.", "sv", True),
        ("Detta syns i ett projekt där juristen var med.", "sv", True),
        ("Ett projekt är en tidsbegränsad insats.", "sv", False),
        ("Ett projekt ska ha ett mål.", "sv", False),
        ("Ett projekts mål ska följas upp.", "sv", False),
        ("Det krävs tid för att ett projekt ska lyckas.", "sv", False),
        ("Att leda ett projekt är svårt.", "sv", False),
        ("Att arbeta i ett projekt är svårt.", "sv", False),
        ("Kostnaden per projekt och för ett projekt varierar.", "sv", False),
        ("En utmaning var tiden.", "sv", False),
        ("One project built a service.", "en", True),
        ("In one project, a lawyer took part.", "en", True),
        ("A respondent describes it.", "en", True),
        ("This was said in one project.", "en", True),
        ("A project is a temporary effort.", "en", False),
        ("A project must have a goal.", "en", False),
        ("To lead a project is hard.", "en", False),
        ("A project team was formed.", "en", True),
        ("A company culture was formed.", "en", False),
    ],
)
def test_one_is_told_from_any(text: str, language: str, *, expected: bool) -> None:
    sentence = Sentence.read(text, language)
    for index in range(len(sentence.words)):
        phrase = sentence.lexicon.match(sentence.words, index)
        if phrase and phrase.class_ == "singular":
            last = index + len(phrase.words) - 1
            head = head_after(sentence.text, sentence.words, last + 1, sentence.lexicon)
            if head.kind == "unit" or expected is False:
                assert points_at_one(sentence, index, last, head, phrase) is expected
                return
    pytest.fail("the sentence has no singular")
