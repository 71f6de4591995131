from pathlib import Path

from refi_projects import everything
from shared_data import shared

from lardom.exchange.qdpx import read_exchange
from lardom.exchange.refi.losses import Loss
from lardom.exchange.refi.losses_in import losses_in
from lardom.exchange.refi.packing import Package, write_package


def losses(path: Path) -> dict[str, Loss]:
    project, _ = read_exchange(path, path.name)
    assert project.exchange is not None
    return {one.what: one for one in losses_in(project.exchange, project.brought)}


def test_every_kind_that_a_study_leaves_is_told(tmp_path: Path) -> None:
    write_package(Package(everything()), tmp_path / "a.qdpx")
    found = losses(tmp_path / "a.qdpx")
    stays = {"PDFSelection", "PictureSource", "PictureSelection", "AudioSource", "VideoSource", "AudioSelection",
             "VideoSelection", "Transcript", "Note", "Case", "Variable", "VariableValue", "Set", "Link", "Graph"}  # fmt: skip
    assert set(found) == {f"stays {kind}" for kind in stays} | {
        "uncoded", "described", "times", "cases as codes", "files", "lost elsewhere",
    }  # fmt: skip
    assert found["lost elsewhere"].count == 5
    assert found["stays Set"].examples == ("s",)


def test_a_real_project_tells_of_its_cases_notes_and_doubts() -> None:
    found = losses(shared("interchange/nvivo-mac20-constructive-turn.qdpx"))
    numbers = {what: one.count for what, one in found.items()}
    assert numbers["stays Case"] == numbers["cases as codes"] == 68
    assert (numbers["stays Note"], numbers["stays VariableValue"], numbers["doubtful"]) == (19, 120, 190)


def test_what_a_draft_has_beside_the_standard_is_told() -> None:
    found = losses(shared("interchange/spec-annex-a3-transana-draft-ns.qdpx"))
    assert found["unknown"].examples[0] == "Set @creatingUser"
    assert found["lost no text"].count + found["lost elsewhere"].count == 66
