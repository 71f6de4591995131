from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from refi_projects import described, everything, many

from lardom.coding.codebook import Code
from lardom.coding.marks import Coding
from lardom.exchange.refi.bringing import Brought, bring, texts_by_name
from lardom.exchange.refi.codebooks import codebook
from lardom.exchange.refi.joining import Join, Standing, as_in_the_study, join
from lardom.exchange.refi.values import Project
from lardom.transcripts.reading import document_from_text

TEXT = document_from_text("A", "Vi tror på nyttan.")
BOOK = (Code("Nytta", "Nytta"),)
CODING = Coding("c1", "A", 0, 7, "Nytta", "Eva")


def after(standing: Standing, found: Join) -> Standing:
    """Return what the study holds when the project has come in."""
    return Standing(
        (*standing.documents, *found.documents),
        (*standing.codes, *found.book.new),
        (*standing.codings, *found.codings),
    )


def test_into_an_empty_study_everything_comes_as_it_is() -> None:
    found = join(Standing(), Brought((TEXT,), BOOK, (CODING,)))
    assert (found.documents, found.book.new, found.codings) == ((TEXT,), BOOK, (CODING,))
    assert not found.renamed
    assert found.coders == ("Eva",)


def test_a_project_that_has_come_in_brings_nothing_the_second_time() -> None:
    for project in (everything(), many(3, 40)):
        coming = bring(project)
        first = join(Standing(), coming)
        again = join(after(Standing(), first), coming)
        assert not again.documents
        assert not again.book.new
        assert not again.codings
        assert again.known_codings == len(coming.codings)
        assert again.known_texts == tuple(one.id for one in coming.documents)


def test_a_text_with_other_words_comes_beside_and_its_codings_with_it() -> None:
    other = document_from_text("a", "Nej.")
    found = join(
        Standing((TEXT,), BOOK, (CODING,)), Brought((other,), BOOK, (replace(CODING, document_id="a", end=3),))
    )
    assert found.texts == {"a": "a (2)"}
    assert [(one.id, one.document_id) for one in found.codings] == [("c1-2", "a (2)")]


def test_ids_of_codings_that_have_no_place_are_not_given_again() -> None:
    found = join(Standing(taken={"c1", "c1-2"}), Brought((TEXT,), BOOK, (CODING,)))
    assert [one.id for one in found.codings] == ["c1-3"]


def test_a_coding_of_nobody_gets_the_name_it_is_told() -> None:
    found = join(Standing(), Brought((TEXT,), BOOK, (replace(CODING, coder=""),)), nobody="NVivo")
    assert found.coders == ("NVivo",)


@given(st.text(alphabet="ab", min_size=70, max_size=300), st.text(alphabet="ab", min_size=70, max_size=300))
def test_long_names_are_cut_and_still_told_apart(one: str, other: str) -> None:
    documents = tuple(document_from_text(name, "Vi tror.") for name in dict.fromkeys((one, other)))
    codings = tuple(Coding(f"{document.id}-1", document.id, 0, 2, "Nytta", document.id) for document in documents)
    found = join(Standing(), Brought(documents, BOOK, codings))
    assert len({made.id for made in found.documents}) == len(documents)
    assert len({made.id for made in found.codings}) == len(documents)
    assert len(found.coders) == len(documents)
    assert all(len(made.id) <= 120 and len(made.coder) <= 80 for made in found.codings)
    assert all(len(made.id) <= 255 for made in found.documents)


@pytest.mark.parametrize("project", [everything(), described()])
def test_a_file_is_found_again_under_the_names_of_the_study(project: Project) -> None:
    texts = {one.name: f"{one.name} (2)" for one in texts_by_name(project)}
    codes = {id_: f"K{n}" for n, id_ in enumerate(codebook(project.codes)[1].values())}
    renamed = as_in_the_study(project, texts, codes)
    assert [one.name for one in texts_by_name(renamed)] == list(texts.values())
    assert list(codebook(renamed.codes)[1].values()) == list(codes.values())
    assert as_in_the_study(project, {}, {}) == project
