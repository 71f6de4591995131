from lardom.portfolio.mapping_values import PARTY_FIELDS, PROJECT_FIELDS, PartyTable, PortfolioMapping, TableMapping


def test_the_fields_are_the_columns_of_the_study_folders_own_tables() -> None:
    assert PROJECT_FIELDS[:3] == ("project_id", "title", "type")
    assert set(PARTY_FIELDS) == {
        "project_id", "organisation", "organisation_id", "kind", "role", "budget", "place", "country",
    }  # fmt: skip


def test_every_file_and_sheet_is_read_once() -> None:
    parties = (PartyTable(TableMapping("a.xlsx", "Parter")), PartyTable(TableMapping("b.csv")))
    mapping = PortfolioMapping(TableMapping("a.xlsx", "Parter"), parties)
    assert mapping.sources == (("a.xlsx", "Parter"), ("b.csv", ""))
    assert PortfolioMapping().sources == ()
