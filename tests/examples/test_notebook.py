"""The notebook of the tutorial runs and still shows what it showed when it was stored."""

import warnings
from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient

NOTEBOOK = Path(__file__).resolve().parents[2] / "docs" / "tutorial" / "from-portfolio-to-chart.ipynb"


def told(cell: Any) -> list[str]:
    """Return what a cell printed or returned, as plain text. What is printed may come in any number of pieces."""
    outputs = cell.get("outputs", [])
    printed = "".join(output["text"] for output in outputs if output["output_type"] == "stream")
    shown = (output["data"].get("text/plain", "") for output in outputs if "data" in output)
    return [text for text in (printed.strip(), *(one.strip() for one in shown)) if text]


def test_the_stored_notebook_shows_what_a_fresh_run_shows() -> None:
    with warnings.catch_warnings():
        # The kernel's own start-up (event loops, sockets) is not ours to mend.
        warnings.simplefilter("ignore")
        stored = nbformat.read(NOTEBOOK, as_version=4)  # type: ignore[no-untyped-call]
        fresh = nbformat.read(NOTEBOOK, as_version=4)  # type: ignore[no-untyped-call]
        place = {"metadata": {"path": str(NOTEBOOK.parent)}}
        NotebookClient(fresh, timeout=300, kernel_name="python3", resources=place).execute()
    assert [told(cell) for cell in fresh.cells] == [told(cell) for cell in stored.cells]
    assert any("image/svg+xml" in out.get("data", {}) for cell in fresh.cells for out in cell.get("outputs", []))
