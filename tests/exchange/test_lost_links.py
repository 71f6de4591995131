from pathlib import Path

from lardom.claims.claim import Claim, Evidence
from lardom.claims.material import Material
from lardom.exchange.folder import read_study_folder
from lardom.exchange.writing import write_study_folder


def test_links_to_what_is_not_there_stay_behind_and_are_told(tmp_path: Path) -> None:
    links = (Evidence("supports", "quotation", "Q01"), Evidence("supports", "claim", "C002"))
    study = Material(claims=(Claim("C001", "Det tog tid.", evidence=links, parent="C009"), Claim("C002", "Det gick.")))
    told = write_study_folder(study, tmp_path / "ut", language="en")
    assert [(one.code, one.value) for one in told] == [
        ("link-lost", "C001 → quote:Q01"), ("link-lost", "C001 → C009"),
    ]  # fmt: skip
    back = read_study_folder(tmp_path / "ut")
    assert back.errors == ()
    assert back.claims[0].evidence == links[1:]
