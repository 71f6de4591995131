"""One spelling for one word."""

from small_study import lines, only, silent


def test_one_word_is_not_spelled_with_and_without_hyphen() -> None:
    finding = only(
        "S705",
        lines("Vi bygger IoT-infrastruktur.", "Kommunen köper IoT infrastruktur.", "Mer IoT-infrastruktur behövs."),
    )
    assert finding.passage == "IoT infrastruktur"
    only("S705", lines("Skicka e-post till oss.", "Ett epost räcker."))


def test_two_accepted_spellings_are_not_mixed() -> None:
    only("S705", lines("Vi mejlade alla.", "De mailade tillbaka."))


def test_words_that_only_look_alike_are_let_be() -> None:
    silent(lines("Ett samarbete mellan Malmö Lund och andra, på sträckan Malmö-Lund."))
    silent(lines("De för in för-in-funktionen. Ett nord-sydligt stråk går nord om sydligt läge."))


def test_addresses_are_no_words() -> None:
    silent(lines("Skriv till iot-sverige.se eller gå in på iotsverige.se i dag."))


def test_words_of_several_hyphens_are_let_be() -> None:
    silent(lines("En state-of-the-art lösning är state of the art även i dag."))
