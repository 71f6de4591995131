"""Whatever is removed, the study goes out as a folder that can come in."""

from pathlib import Path

import pytest

from lardom.exchange.folder import read_study_folder
from lardom.web.claims.models import Claim, Evidence, Quotation
from lardom.web.coding.models import Code, Coding
from lardom.web.exchange.folders import write_out
from lardom.web.study.models import Person, Study
from lardom.web.study.writing import writing


@pytest.mark.parametrize(
    ("kind", "table"), [("claim", Claim), ("quotation", Quotation), ("code", Code), ("coding", Coding)]
)
def test_what_others_rest_on_is_removed_and_the_folder_can_come_in(
    example: Study, lead: Person, tmp_path: Path, kind: str, table: type[Claim | Quotation | Code | Coding]
) -> None:
    above = Code.objects.of(example).exclude(parent=None).values("parent__ref")
    links = Evidence.objects.of(example).filter(removed=False, kind=kind).exclude(target__in=above)
    link = links.order_by("pk")[0]
    row = table.objects.of(example).get(ref=link.target)
    # A code is removed when nothing is coded with it any more.
    coded = list(Coding.objects.of(example).filter(code__ref=link.target)) if kind == "code" else []
    with writing(example, by=lead, kind=f"{kind}.removed") as act:
        for one in (*coded, row):
            act.remove(one, seen=one.version)
    told = write_out(example, tmp_path / "ut")
    assert any(f"{link.claim.ref} → " in str(one.value) for one in told if one.code == "link-lost")
    back = read_study_folder(tmp_path / "ut")
    assert [str(one) for one in back.errors] == []
    assert row.ref not in {one.id for one in getattr(back, f"{kind}s")}
