"""A study's values go out as plain JSON and come back the same."""

import json
from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st
from workbench import EXAMPLE

from lardom.claims.claim import Claim, Evidence
from lardom.claims.material import Material
from lardom.coding.marks import Mark
from lardom.exchange.folder import read_study_folder
from lardom.exchange.plain import PlainError, from_plain, to_plain


def test_the_whole_example_study_comes_back_the_same() -> None:
    study = read_study_folder(EXAMPLE)
    material = Material(**{one.name: getattr(study, one.name) for one in fields(Material)})
    assert from_plain(Material, json.loads(json.dumps(to_plain(material)))) == material


@given(st.builds(Claim, evidence=st.tuples(st.builds(Evidence))))
def test_any_claim_comes_back_the_same(claim: Claim) -> None:
    assert from_plain(Claim, json.loads(json.dumps(to_plain(claim)))) == claim


def test_a_field_of_a_later_version_is_passed_over() -> None:
    told = {"id": "m1", "document_id": "A", "start": 1, "end": 2, "reader": "AR", "mood": "glad"}
    assert from_plain(Mark, told) == Mark("m1", "A", 1, 2, "AR")


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"id": "m1"}, "lacks a field"),
        ({"id": "m1", "document_id": "A", "start": "1", "end": 2, "reader": "AR"}, "Mark.start is '1'; int"),
        (["m1"], "an object was expected"),
    ],
)
def test_what_is_no_value_is_told_with_its_place(told: object, words: str) -> None:
    with pytest.raises(PlainError, match=words):
        from_plain(Mark, told)
