"""The desktop packages' numbers come out as they print them."""

import json

import pytest
from shared_data import shared

from lardom.coding.agreement.alpha import alpha
from lardom.coding.agreement.chance import cohen, percent
from lardom.coding.agreement.desktop import (
    Fourfold,
    holsti,
    maxqda_kappa,
    nvivo_kappa,
    nvivo_percentage,
    qualcoder_kappa,
    segments_alike,
)
from lardom.coding.agreement.ratings import ratings, tally
from lardom.coding.marks import Coding


def seen(case: dict[str, int]) -> Fourfold:
    if "one_only" in case:
        return Fourfold(case["both"], case["one_only"], 0, case["neither"])
    return Fourfold.of(case["n"], case["both"], case["coder_a"], case["coder_b"])


def test_every_known_answer_comes_out() -> None:
    told = json.loads(shared("stats/caqdas_rules.json").read_text())
    met = 0
    for case in told["cases"]:
        near = pytest.approx(case["expected"], abs=case["tol"])
        kind = case["coefficient"]
        if kind in ("percentage_agreement", "cohen_kappa_characters"):
            assert (nvivo_percentage if kind == "percentage_agreement" else nvivo_kappa)(seen(case)) == near
            assert nvivo_percentage(seen(case)) == pytest.approx(case.get("percentage", case["expected"]))
        elif kind == "qualcoder_kappa":
            assert qualcoder_kappa(seen(case)) == near
        elif kind in ("percent_agreement", "krippendorff_alpha"):
            table = ratings({"1": case["coder1"], "2": case["coder2"]})
            assert (percent if kind == "percent_agreement" else alpha)(table).value == near
        elif kind == "segment_kappa_bp":
            assert maxqda_kappa(case["agree"], case["disagree"], case["codes"]) == near
        elif kind == "holsti":
            assert holsti(case["agree"], case["n1"], case["n2"]) == near
        else:
            continue
        met += 1
    assert met == 10  # all but the co-occurrence, which coding/cooccurrence answers for


def test_the_fourfold_table_of_a_tally_is_cohens() -> None:
    table = ratings({"A": [True] * 4 + [False] * 6, "B": [True] * 3 + [False] * 5 + [True] * 2}, labels=[False, True])
    found = Fourfold.of_tally(tally(table))
    assert found == Fourfold(3, 1, 2, 4)
    assert nvivo_kappa(found) == cohen(table).value


def test_nothing_to_divide_by_is_none() -> None:
    empty = Fourfold(0, 0, 0, 0)
    assert nvivo_percentage(empty) is nvivo_kappa(empty) is qualcoder_kappa(empty) is None
    assert nvivo_kappa(Fourfold(10, 0, 0, 0)) is None
    assert qualcoder_kappa(Fourfold(0, 0, 0, 9)) is None
    assert holsti(0, 0, 0) is None
    assert maxqda_kappa(0, 0, 5) is None
    assert maxqda_kappa(3, 0, 1) is None


def test_segments_need_the_same_code_and_document_and_enough_in_common() -> None:
    made = [
        Coding("1", "d", 0, 10, "T", "A"), Coding("2", "d", 0, 9, "T", "B"), Coding("3", "d", 0, 10, "S", "B"),
        Coding("4", "e", 0, 10, "T", "A"), Coding("5", "e", 10, 20, "T", "B"),
    ]  # fmt: skip
    assert segments_alike(made, "A", "B") == (2, 3)
    assert segments_alike(made, "A", "B", share=0.95) == (0, 5)
