"""One line at a time: the label, the time beside it, and where the words begin."""

import pytest

from lardom.transcripts.lines import candidate, leading_stamp, trailing_stamp


@pytest.mark.parametrize(
    ("line", "style", "label", "words", "begins"),
    [
        ("R1: Ja.", "colon", "R1", "Ja.", None),
        ("R1 : Ja.", "colon", "R1", "Ja.", None),
        ("R1:\u00a0Ja.", "colon", "R1", "\u00a0Ja.", None),
        ("**Anna Ek:** Ja.", "colon", "Anna Ek", "Ja.", None),
        ("[00:01:02] R1: Ja.", "colon", "R1", "Ja.", 62.0),
        ("00:01:02 Anna Ek: Ja.", "colon", "Anna Ek", "Ja.", 62.0),
        ("Anna Ek [00:01:02]: Ja.", "colon", "Anna Ek", "Ja.", 62.0),
        ("Anna: [00:01:02] Ja.", "colon", "Anna", "Ja.", 62.0),
        ("Jerod Santo:...which is", "colon", "Jerod Santo", "...which is", None),
        ("Anf. 12 Statsrådet Anna Ekström (S):", "colon", "Statsrådet Anna Ekström (S)", "", None),
        ("[Kim]: Ja.", "bracket", "Kim", "Ja.", None),
        ("[R1] Ja.", "bracket", "R1", "Ja.", None),
        ("[SPEAKER_00] [00:00:01.000 --> 00:00:02.000]: Ja.", "bracket", "SPEAKER_00", "Ja.", 1.0),
        ("R1\tJa: nej.", "tab", "R1", "Ja: nej.", None),
        ("00:21:14\tAnna Ek:\tHej", "colon", "Anna Ek", "Hej", 1274.0),
        ("Anna Svensson   0:03", "timed", "Anna Svensson", "", 3.0),
        ("Anna Svensson 00:01:02", "timed", "Anna Svensson", "", 62.0),
        ("[00:00:03.120] - Speaker 1", "timed", "Speaker 1", "", 3.12),
        ("R1 – Ja.", "dash", "R1", "Ja.", None),
        ("Intervjuare", "alone", "Intervjuare", "", None),
        ("10:02:03 From Anna Ek to Everyone: Hej", "chat", "Anna Ek", "Hej", 36123.0),
        ("10:02:03\t From Anna Ek : Hej", "chat", "Anna Ek", "Hej", 36123.0),
    ],
)
def test_each_style_is_read(line: str, style: str, label: str, words: str, begins: float | None) -> None:
    found = candidate(line)
    assert found is not None
    assert (found.style, found.label, line[found.words :], found.begins) == (style, label, words, begins)


@pytest.mark.parametrize(
    "line",
    [
        "Så här är det: vi började i fjol.",
        "Kl. 10:30 började mötet.",
        "https://exempel.se: en länk",
        "Vi ses klockan 10:30",
        "SKR:s regler gäller här.",
        "Det var två saker: pengar och tid.",
        "(skratt)",
        "[paus] ja",
    ],
)
def test_an_ordinary_line_has_no_label(line: str) -> None:
    assert candidate(line) is None


def test_a_bold_beginning_is_a_label_without_a_colon() -> None:
    found = candidate("Anna Ek Hur började det?", bold=8)
    assert found is not None
    assert (found.style, found.label, found.words) == ("bold", "Anna Ek", 8)


def test_stamps_at_both_ends_are_measured() -> None:
    assert leading_stamp("Ja.") == (0, None, None)
    assert leading_stamp("[00:10 - 00:12] Ja.") == (16, 10.0, 12.0)
    assert trailing_stamp("Ja. [00:00:12]") == (3, 12.0)
    assert trailing_stamp("klockan 10:30") == (13, None)
