from lardom.claims.quotation import Attribution, Piece, Quotation


def test_an_attribution_keeps_the_order_in_which_the_report_names_the_voices() -> None:
    quotation = Quotation("Q1", Attribution("K", ("R4", "R3")), (Piece("speech", "Ja."),))
    assert quotation.attribution.respondents == ("R4", "R3")
    assert quotation.display == "block"
