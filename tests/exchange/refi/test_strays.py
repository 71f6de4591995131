from pathlib import Path

from lardom.exchange.refi.container import Container
from lardom.exchange.refi.strays import carried, strays


def test_files_that_are_not_used_and_hold_something_are_strays() -> None:
    held = Container(Path(), "project.qde", {"sources/a.txt": 3, "Extra/b.bin": 1, "a.mp3": 9, "sources/.root": 0})
    assert strays(held, {"sources/a.txt"}) == ("Extra/b.bin", "a.mp3")


def test_each_goes_along_under_its_own_name_below_one_folder() -> None:
    names = ["sources/a.txt", "A/b.bin", "a/B.bin", r"c\d.bin", "./e//f.bin", "lardom/x.bin"]
    found = carried(names)
    assert found == {
        "sources/a.txt": "sources/a.txt", "A/b.bin": "A/b.bin", "2/a/B.bin": "a/B.bin", "c/d.bin": r"c\d.bin",
        "e/f.bin": "./e//f.bin", "lardom/x.bin": "lardom/x.bin",
    }  # fmt: skip
    again = carried([f"lardom/files/{name}" for name in found])
    assert again == {name: f"lardom/files/{name}" for name in found}


def test_one_that_went_along_before_keeps_its_name_when_another_comes() -> None:
    assert carried(["b.bin", "lardom/files/b.bin"]) == {"b.bin": "lardom/files/b.bin", "2/b.bin": "b.bin"}


def test_a_name_that_leads_out_or_is_none_is_not_carried() -> None:
    names = ["../a", "a/../../b", "/etc/c", r"\d", r"C:\e", "f\n", "g" * 2000, "lardom/files/../h", "."]
    assert carried(names) == {}
