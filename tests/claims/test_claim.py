from lardom.claims.claim import Claim, Evidence


def test_a_claim_keeps_what_supports_and_what_troubles_it_apart() -> None:
    claim = Claim(
        "C1", "De flesta …", evidence=(Evidence("supports", "code", "NET"), Evidence("qualifies", "code", "OBS"))
    )
    assert [link.ref for link in claim.evidence if link.relation == "qualifies"] == ["OBS"]
