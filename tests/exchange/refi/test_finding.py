import pytest

from lardom.exchange.refi.finding import find, last_name


def test_the_last_name_of_a_path_is_the_same_for_every_system() -> None:
    assert [last_name(one) for one in ("C:\\a\\b.txt", "/a/b.txt", "b.txt", "")] == ["b.txt", "b.txt", "b.txt", ""]


@pytest.mark.parametrize("member", ["sources/a.txt", "Sources/A.TXT", "a.txt", "Källor/a.txt"])
@pytest.mark.parametrize(
    "path", ["internal://a.txt", "internal:///a.txt", "a.txt", "sources/a.txt", "INTERNAL://A.txt", "C:\\eva\\a.txt"]
)
def test_a_file_that_is_alone_is_found_however_it_is_pointed_at(member: str, path: str) -> None:
    assert find([member, "sources/b.txt"], [path]).members == {path: member}


def test_what_stands_in_folders_is_found_by_the_whole_path() -> None:
    members = ["Sources/a/x.txt", "Sources/b/x.txt", "x.txt"]
    paths = ["internal://a/x.txt", "internal://b/x.txt", "Sources/a/x.txt", "internal://x.txt"]
    found = find(members, paths)
    assert found.members == dict(zip(paths, [members[0], members[1], members[0], members[2]], strict=True))
    assert find(members[:2], ["internal://c/x.txt"]).unclear == {"internal://c/x.txt"}


def test_the_folder_of_the_standard_goes_before_others() -> None:
    found = find(["x.txt", "sources/x.txt", "Extra/x.txt"], ["internal://x.txt", "x.txt", "Extra/x.txt"])
    assert found.members == {
        "internal://x.txt": "sources/x.txt",
        "x.txt": "sources/x.txt",
        "Extra/x.txt": "Extra/x.txt",
    }


def test_names_that_differ_in_case_only_are_told_apart() -> None:
    members = ["sources/Text.txt", "sources/text.txt"]
    found = find(members, ["internal://Text.txt", "internal://text.txt", "internal://TEXT.txt"])
    assert found.members == {"internal://Text.txt": members[0], "internal://text.txt": members[1]}
    assert found.unclear == {"internal://TEXT.txt"}


def test_a_path_out_of_the_container_finds_its_file_by_name_unless_another_path_means_that() -> None:
    outside = "absolute:///tmp/other/x.txt"
    assert find(["sources/x.txt"], [outside]).members == {outside: "sources/x.txt"}
    found = find(["sources/x.txt"], [outside, "internal://x.txt"])
    assert found.members == {"internal://x.txt": "sources/x.txt"}
    assert found.unclear == {outside}
    both = ["absolute:///a/x.txt", "relative:///b/x.txt"]
    assert find(["sources/x.txt"], both).unclear == set(both)
    # Two files of the name: that one of them is another's proves nothing about the other.
    assert find(["sources/a/x.txt", "sources/b/x.txt"], ["internal://a/x.txt", outside]).unclear == {outside}


def test_names_written_as_in_a_web_address_or_in_parts_are_found() -> None:
    members = ["sources/Intervju 1.txt", "sources/Åsa.txt", "sources/100%25.txt"]
    paths = ["internal://Intervju%201.txt", "internal://A\u030asa.txt", "internal://100%25.txt"]
    assert find(members, paths).members == dict(zip(paths, members, strict=True))
    assert find(members, ["internal://%C3%85sa.txt"]).members == {"internal://%C3%85sa.txt": "sources/Åsa.txt"}
    assert find(members, ["absolute:///C:/Users/eva/INTERVJU%201.TXT"]).members
    assert find(["sources/100%.txt"], ["internal://100%.txt", "internal://%zz.txt"]).members == {
        "internal://100%.txt": "sources/100%.txt"
    }
    assert find([*members, "sources/intervju 1.txt"], ["internal://INTERVJU%201.txt"]).unclear


def test_a_path_of_nothing_finds_nothing() -> None:
    found = find(["sources/a.txt", "a.txt"], ["", "internal://", "/", "internal://b.txt", "absolute:///"])
    assert (found.members, found.unclear) == ({}, frozenset())
