"""Calibration gives the printed memberships."""

import json

import pytest
from shared_data import shared

from lardom.comparison.configurations.calibration import crisp, direct, levels


def test_the_printed_memberships_of_lipsets_development() -> None:
    (case,) = json.loads(shared("stats/qca_calibration.json").read_text())["cases"]
    anchors = case["thresholds"]
    found = direct(case["x"], anchors["e"], anchors["c"], anchors["i"])
    assert found == pytest.approx(case["expected"], abs=case["tol"])
    assert [round(one, 2) for one in found] == pytest.approx(case["printed"], abs=0.0101)  # the book rounds a few up


def test_anchors_may_fall_and_must_be_in_order() -> None:
    rising, falling = direct([400, 550, 900], 400, 550, 900), direct([400, 550, 900], 900, 550, 400)
    assert rising == pytest.approx((0.05, 0.5, 0.95))
    assert falling == pytest.approx((0.95, 0.5, 0.05))
    assert direct([-1e9], 400, 550, 900) == (0.0,)
    with pytest.raises(ValueError, match="not in order"):
        direct([1], 400, 300, 900)


def test_thresholds_make_crisp_and_multi_value_sets() -> None:
    assert crisp([1, 2, 3], 2) == (0, 1, 1)
    assert levels([1, 550, 900, 850], [850, 550]) == (0, 1, 2, 2)
