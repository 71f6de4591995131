"""A file is found by a name that can mean no other."""

from lardom.claims.file_names import by_file_name, named

INDEX = by_file_name([("Anna.docx", 1), ("anna.txt", 2), ("Bo.txt", 3)])


def test_the_exact_name_goes_first_and_case_is_forgiven() -> None:
    assert (named(INDEX, "anna.txt"), named(INDEX, "ANNA.DOCX")) == (2, 1)


def test_an_extension_is_forgiven_only_where_one_file_has_the_stem() -> None:
    assert (named(INDEX, "bo"), named(INDEX, "bo.docx")) == (3, 3)
    assert named(INDEX, "anna") is None
