from refi_files import project, text_source

from lardom.exchange.refi.validity import faults


def test_a_valid_project_has_no_faults() -> None:
    assert faults([b'<Project xmlns="urn:QDA-XML:project:1.0" name="p"/>'], "Project") == ()


def test_faults_tell_the_line_and_what_is_wrong() -> None:
    found = faults([project(text_source("A", inline="x")).replace("<Sources>", "\n<Sources>").encode()], "Project")
    assert any("'u1' is not accepted by the pattern" in one.message for one in found)
    assert found[-1].line == 2
    assert not any("{urn" in one.message for one in found)


def test_a_codebook_with_an_empty_list_of_sets_is_not_valid() -> None:
    book = b'<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes/><Sets/></CodeBook>'
    assert len(faults([book], "CodeBook")) == 2
    assert faults([b"<a"], "CodeBook")[0].message
