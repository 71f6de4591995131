"""Markdown is read as the page shows it."""

import pytest
from shared_data import shared

from lardom.transcripts.markdown import plain, read_markdown
from lardom.transcripts.reading import document_from_text, read_transcript


@pytest.mark.parametrize(
    ("name", "turns", "speakers"),
    [
        # grep -o '^\*\*[^*]*:\*\*' | sort | uniq -c, without the lines "**Break:** [19:12]", which nobody said.
        ("the-changelog-301", 104, {"Jerod Santo": 39, "Dan Taylor": 31, "Steve Dower": 34}),
        ("the-changelog-379", 136, {"Adam Stacoviak": 43, "Jerod Santo": 47, "Jon Thornton": 46}),
        ("the-changelog-394", 132, {"Jerod Santo": 66, "Saul Pwanson": 66}),
    ],
)
def test_every_podcast_has_its_turns(name: str, turns: int, speakers: dict[str, int]) -> None:
    document, problems = read_transcript(shared(f"transcripts/en/podcast-changelog/{name}.md"))
    assert document is not None
    assert problems == ()
    said = [turn.speaker for turn in document.turns]
    assert len(said) == turns
    assert {speaker: said.count(speaker) for speaker in said} == speakers
    assert not any(mark in document.text for mark in ("**", "&#39;", "&quot;", "\\["))


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("It is *very* _good_, **Anna** said", "It is very good, Anna said"),
        ("spk_0 and spk_1", "spk_0 and spk_1"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        (r"C\# and \*stars\*", "C# and *stars*"),
        ("&quot;I&#39;m here&quot;", '"I\'m here"'),
        ("See [the page](https://a.se/b_(c)) now", "See the page now"),
        ("`code_here` and <br>", "code_here and "),
    ],
)
def test_marks_go_and_words_stay(line: str, shown: str) -> None:
    assert plain(line) == shown


def test_headings_in_the_middle_are_not_spoken() -> None:
    document = document_from_text(
        "a.md", "**A:** Ja.\n\n**B:** Nej.\n\n## Del 2\n\n**A:** Jo.\n\n**B:** Så.\n", format="md"
    )
    assert [document.words_of(turn) for turn in document.turns] == ["Ja.", "Nej.", "Jo.", "Så."]


def test_settings_at_the_top_are_left_out() -> None:
    assert read_markdown(b"---\ntitle: Intervju\n---\n**A:** Ja.").text == "A: Ja."


def test_a_colon_outside_the_bold_name_is_a_label_too() -> None:
    document = document_from_text("a.md", "**Anna**: Hej\n\n**Bo**: Hej\n\n**Anna**: Ja", format="md")
    assert document.speakers == ("Anna", "Bo")


def test_link_texts_may_hold_brackets_and_many_open_brackets_are_just_signs() -> None:
    assert plain("Se [rapport [1]](https://a.se) och ![bild [2]](b.png).") == "Se rapport [1] och bild [2]."
    assert plain("[" * 5000 + "x") == "[" * 5000 + "x"
