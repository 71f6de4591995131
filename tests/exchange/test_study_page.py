from pathlib import Path

import pytest

from lardom.exchange.settings import known_settings
from lardom.exchange.study_page import PAGES, reference_page
from lardom.exchange.tables import TABLES
from lardom.study.settings import Language

REFERENCE = Path(__file__).resolve().parents[2] / "docs" / "reference"


@pytest.mark.parametrize("language", PAGES)
def test_the_published_page_is_that_of_the_declarations(language: Language) -> None:
    published = REFERENCE / PAGES[language]
    assert published.read_text(encoding="utf-8") == reference_page(language), "run: lardom schema --to docs/reference"


@pytest.mark.parametrize("language", PAGES)
def test_the_page_tells_of_every_column_and_setting(language: Language) -> None:
    page = reference_page(language)
    for table in TABLES:
        assert f"## {table.files[0]}" in page
        for column in table.columns:
            assert f"| `{column.name}` | {column.described(language)}" in page
    for setting in known_settings():
        assert setting.described(language) in page


@pytest.mark.parametrize("language", PAGES)
def test_every_row_of_a_table_has_as_many_cells_as_its_header(language: Language) -> None:
    rows = [line for line in reference_page(language).splitlines() if line.startswith("|")]
    widths = [line.replace("\\|", "").count("|") for line in rows]
    assert set(widths) == {4, 5}
