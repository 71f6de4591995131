"""Both languages, complete: every sentence of the workbench is said in Swedish too, with the same blanks."""

import re
import runpy
from pathlib import Path

MESSAGES = runpy.run_path(str(Path(__file__).resolve().parents[2] / "tools" / "messages.py"))
BLANK = re.compile(r"%\(\w+\)[sd]|\{\w*\}|%s|%d")


def test_every_sentence_is_said_in_swedish_too() -> None:
    told = {room: [one.text for one in messages] for room, messages in MESSAGES["missing"]().items()}
    assert not told, "run: .venv/bin/python tools/messages.py missing"


def blanks(*texts: str) -> set[str]:
    return {blank for text in texts for blank in BLANK.findall(text)}


def as_forms(text: str | tuple[str, ...] | list[str]) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text)


def test_a_translation_has_the_same_blanks() -> None:
    wrong = [
        (message.id, form)
        for catalogue in MESSAGES["catalogues"]().values()
        for message in catalogue
        if message.id
        for form in as_forms(message.string)
        if blanks(form) - blanks(*as_forms(message.id))
        or (isinstance(message.id, str) and blanks(form) != blanks(message.id))
    ]
    assert not wrong


def test_a_sentence_is_said_in_one_way_in_all_rooms() -> None:
    """The rooms' catalogues are one to the pages: of two translations one would be shown in the other's place."""
    ways: dict[tuple[object, object], set[object]] = {}
    for catalogue in MESSAGES["catalogues"]().values():
        for message in catalogue:
            if message.id:
                ways.setdefault((message.context, as_forms(message.id)), set()).add(as_forms(message.string))
    assert not {sentence: said for sentence, said in ways.items() if len(said) > 1}


def test_the_tool_sees_tags_blocks_plurals_and_python() -> None:
    from_template, from_python = MESSAGES["_from_template"], MESSAGES["_from_python"]
    page = '{% translate "One" %}{% blocktranslate count n=n %}{{ n }} coding{% plural %}{{ n }} codings{% endblocktranslate %}'
    assert list(from_template(page)) == [("One", ""), ("%(n)s coding", "%(n)s codings")]
    assert set(from_python('_("Two %(x)s") % {}; ngettext("a", "b", n)')) == {("Two %(x)s", ""), ("a", "b")}
