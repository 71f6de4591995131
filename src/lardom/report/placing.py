"""Fewer, longer places in a pandoc tree: one wrapper for a run of words on a line instead of one for each word.

pandoc's `sourcepos` wraps every word and every space in a span of its own with its line and column. A report
of sixty pages becomes a tree of hundreds of thousands of nodes that every later step must walk. Words that stand
side by side on one line, letter for letter as the source has them, need only the place of the first.
"""

from typing import Any

_Run = tuple[int, int, int]


def gathered(tree: Any) -> Any:
    """Return the tree with neighbouring plain words under one wrapper; the tree given is left as it is.

    A run ends where the line ends, where markup begins, where a letter stands for several (`…` for `...`) or for none
    (a soft hyphen), so that a column counted from the run's start is the column of the source.

    >>> words = [
    ...     {"t": "Span", "c": [["", [], [["wrapper", "1"], ["data-pos", "1:1-1:4"]]], [{"t": "Str", "c": "Hej"}]]},
    ...     {"t": "Span", "c": [["", [], [["wrapper", "1"], ["data-pos", "1:4-1:5"]]], [{"t": "Str", "c": "!"}]]},
    ... ]
    >>> gathered(words)
    [{'t': 'Span', 'c': [['', [], [['wrapper', '1'], ['data-pos', '1:1-1:5']]], [{'t': 'Str', 'c': 'Hej!'}]]}]
    """
    if isinstance(tree, dict):
        return {key: value if type(value) is str else gathered(value) for key, value in tree.items()}
    if not isinstance(tree, list):
        return tree
    out: list[Any] = []
    inside: list[Any] = []
    run: _Run | None = None
    for node in tree:
        place, word = _plain(node)
        if place is None or word is None:
            run = None
            out.append(node if type(node) is str else gathered(node))
        elif run is not None and run[0] == place[0] and run[2] == place[1]:
            run = (run[0], run[1], place[2])
            _append(inside, word)
            out[-1]["c"][0][2][1][1] = _told(run)
        else:
            run, inside = place, [dict(word)]
            out.append({"t": "Span", "c": [["", [], [["wrapper", "1"], ["data-pos", _told(run)]]], inside]})
    return out


def _plain(node: Any) -> tuple[_Run | None, dict[str, Any] | None]:
    """Return the place and the word of a wrapper that holds one word or space as the source has it."""
    if not isinstance(node, dict) or node.get("t") != "Span":
        return None, None
    (_, classes, pairs), content = node["c"]
    if classes or len(pairs) != 2 or pairs[0][0] != "wrapper" or len(content) != 1:
        return None, None
    word = content[0]
    place = _place(pairs[1][1])
    # A soft hyphen has a column of the source but no letter in the text of a draft.
    if place is None or word["t"] not in ("Str", "Space") or "\xad" in word.get("c", ""):
        return None, None
    length = len(word["c"]) if word["t"] == "Str" else 1
    return (place, word) if place[2] - place[1] == length else (None, None)


def _place(told: str) -> _Run | None:
    start, _, end = told.rpartition("@")[2].partition("-")
    try:
        line, column = map(int, start.split(":"))
        last, stop = map(int, end.split(":"))
    except ValueError:
        return None
    return (line, column, stop) if line == last else None


def _told(run: _Run) -> str:
    return f"{run[0]}:{run[1]}-{run[0]}:{run[2]}"


def _append(inside: list[Any], word: dict[str, Any]) -> None:
    if word["t"] == "Str" and inside[-1]["t"] == "Str":
        inside[-1] = {"t": "Str", "c": inside[-1]["c"] + word["c"]}
    else:
        inside.append(word)
