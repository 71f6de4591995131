"""What part of a report a heading opens."""

import pytest

from lardom.report.outline import Block
from lardom.report.sections import bare_title, kind_of_heading, sections_of


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Sammanfattning", "summary"),
        ("Executive summary", "summary"),
        ("4. Metod", "method"),
        ("2 Programmets projektportfölj", "portfolio"),
        ("1 Inledning", "introduction"),
        ("7 Lärdomar för framtida projekt", "lessons"),
        ("Referenser", "references"),
        ("6.1 Nätverk", None),
    ],
)
def test_headings_tell_their_kind(heading: str, kind: str | None) -> None:
    assert kind_of_heading(heading) == kind


def test_a_part_takes_the_kind_of_the_part_around_it() -> None:
    blocks = [
        Block("heading", "4 Metod", level=1),
        Block("heading", "Intervjuerna", level=2),
        Block("paragraph", "Text."),
        Block("heading", "5 Effekter", level=1),
        Block("paragraph", "Text."),
    ]
    kinds = [section.kind for section in sections_of(blocks)]
    assert kinds == ["method", "method", "method", "findings", "findings"]
    assert sections_of(blocks)[2].path == ("4 Metod", "Intervjuerna")


def test_the_number_of_a_heading_is_no_part_of_its_title() -> None:
    assert bare_title("7.2 Struktur mot dynamik") == "Struktur mot dynamik"
