"""Rules about marks, codings and settled disagreements: what leads nowhere, and what only one of the two can have."""

from collections.abc import Iterator

from lardom.exchange.contents import Contents
from lardom.exchange.troubles import Trouble


def passage_rules(contents: Contents) -> Iterator[Trouble]:
    """Yield codings that are put in a group of marks, and codings said to be made of what is no mark."""
    sheet = contents.sheets["codings"]
    there = sheet.holding("coding_id")
    for record in sheet.records:
        code, group, mark = (record.text(name) for name in ("code_id", "group", "mark"))
        if code and group:
            yield sheet.trouble("group-of-coding", record, "group", group, given=code)
        if mark and (not code or (mark in there and there[mark].text("code_id"))):
            yield sheet.trouble("mark-is-none", record, "mark", mark)


def settlement_rules(contents: Contents) -> Iterator[Trouble]:
    """Yield settlements that name codings which are gone, and codings settled twice.

    A coding may be removed after its passage was settled; the others that were set aside stay so.
    """
    sheet = contents.sheets["settlements"]
    there = set(contents.sheets["codings"].holding("coding_id")) | {one.id for one in contents.exchanged.codings}
    met: dict[frozenset[str], int] = {}
    for record in sheet.records:
        for column in ("codings", "stand"):
            for one in record.texts(column):
                if one not in there:
                    yield sheet.trouble("settled-gone", record, column, one)
        originals = frozenset(record.texts("codings"))
        if originals and met.setdefault(originals, record.row) != record.row:
            told = ";".join(record.texts("codings"))
            yield sheet.trouble("settled-twice", record, "codings", told, first=met[originals])
