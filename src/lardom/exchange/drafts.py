"""A draft report from a file: Word, OpenDocument, Markdown, HTML, PDF or plain text."""

import re
from pathlib import Path

from lardom.exchange.draft_container import container_problem
from lardom.exchange.draft_html import main_content
from lardom.exchange.draft_pdf import read_pdf_draft
from lardom.exchange.pandoc import PandocError, tree_of_file, tree_of_text
from lardom.report.anchoring import anchored
from lardom.report.drafting import draft_from_pandoc
from lardom.report.lines import draft_from_lines, lines_of_text
from lardom.report.outline import Draft
from lardom.study.problems import Problem
from lardom.text.decoding import decode

MARKDOWN = "commonmark_x-smart"
"""pandoc's CommonMark with tables, attributes and footnotes; quote marks stay as the author typed them."""

SUFFIXES = (".docx", ".odt", ".md", ".markdown", ".html", ".htm", ".pdf", ".txt")
"""The kinds of file a draft may be."""

_LARGEST = 100 * 2**20
_FRONT = re.compile(r"\A---[ \t]*\n.*?\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_CONTROL = frozenset(map(chr, range(32))) - set("\t\n\r\f")


def read_draft(path: Path) -> tuple[Draft | None, tuple[Problem, ...]]:
    """Read a draft report.

    Returns the draft and no problems, or `None` and the sentence that says what is wrong with the file
    (missing, empty, encrypted, truncated, not what its name says, a scan without text). Markdown gives
    each block line and column; Word and OpenDocument give paragraph number and heading; PDF the page.
    Nothing is fetched from anywhere: pictures and links are left alone.
    """
    problem = _door(path)
    if problem:
        return None, (problem,)
    try:
        return _read(path, path.suffix.casefold())
    except RecursionError:
        sentence = "lists, quotations or tables stand too many levels deep inside one another."
        return None, (Problem(path.name, sentence, "Write them with fewer levels.", code="draft-deep"),)
    except PandocError as error:
        return None, (_unread(path.name, endless=error.endless),)


def _read(path: Path, suffix: str) -> tuple[Draft | None, tuple[Problem, ...]]:
    if suffix in (".docx", ".odt"):
        return _read_container(path, suffix)
    if suffix == ".pdf":
        return read_pdf_draft(path)
    data = path.read_bytes()
    text = decode(data).text
    if sum(character in _CONTROL for character in text[:4096]) > len(text[:4096]) // 100:
        sentence = "the file does not hold text, whatever its name says."
        return None, (Problem(path.name, sentence, "Save it as UTF-8 text.", code="draft-not-what-it-says"),)
    if suffix == ".txt":
        return _unless_empty(draft_from_lines(lines_of_text(text), path.name), path)
    if suffix in (".md", ".markdown"):
        return _read_markdown(path, text)
    return _read_html(path, text)


def markdown_tree(source: str) -> dict[str, object]:
    r"""Return pandoc's syntax tree of Markdown text, with the place of every inline.

    `source` must be NFC with `\n` line ends, so that lines and columns are those of the file. Metadata
    above the text that cannot be read (`title: Report: part 2`) is left out; the text below it keeps its lines.
    Raises `PandocError` for a text that never ends, such as a footnote that refers to itself.

    >>> markdown_tree("---\ntitle: Report: part 2\n---\n")["meta"]
    {}
    """
    try:
        read = tree_of_text(source, MARKDOWN)
    except PandocError as error:
        if error.endless:
            raise
        without = _FRONT.sub(lambda front: "\n" * front[0].count("\n"), source, count=1)
        read = tree_of_text(without, MARKDOWN)
    tree: dict[str, object] = anchored(read, source)
    return tree


def _door(path: Path) -> Problem | None:
    name, suffix = path.name, path.suffix.casefold()
    if not path.is_file():
        return Problem(name, "there is no such file.", "Check the name and the folder.", code="draft-missing")
    if suffix not in SUFFIXES:
        known = ", ".join(SUFFIXES)
        return Problem(name, f"a draft cannot be read from a {suffix or 'nameless'} file.",
                       f"Save it as one of: {known}.", code="draft-kind")  # fmt: skip
    size = path.stat().st_size
    if size == 0:
        return Problem(name, "the file is empty.", "Save the draft again.", code="draft-empty")
    if size > _LARGEST:
        return Problem(name, f"the file has {size // 2**20} MB; a draft may have {_LARGEST // 2**20}.",
                       "Make the pictures smaller or leave them out.", code="draft-large")  # fmt: skip
    return None


def _read_container(path: Path, suffix: str) -> tuple[Draft | None, tuple[Problem, ...]]:
    problem = container_problem(path, suffix)
    if problem:
        return None, (problem,)
    reader = "docx+styles" if suffix == ".docx" else "odt"
    try:
        tree = tree_of_file(path, reader)
    except PandocError:
        sentence = "the file opens as an archive, but its text cannot be read; it may be damaged."
        return None, (Problem(path.name, sentence, "Open it in a word processor and save it again.",
                              code="draft-damaged"),)  # fmt: skip
    return _unless_empty(draft_from_pandoc(tree, path.name), path)


def _read_markdown(path: Path, text: str) -> tuple[Draft | None, tuple[Problem, ...]]:
    return _unless_empty(draft_from_pandoc(markdown_tree(text), path.name, text), path)


def _read_html(path: Path, text: str) -> tuple[Draft | None, tuple[Problem, ...]]:
    if "<" not in text:
        sentence = "the file has no HTML in it."
        return None, (Problem(path.name, sentence, "Rename it to .txt or .md.", code="draft-not-html"),)
    tree = tree_of_text(main_content(text), "html")
    return _unless_empty(draft_from_pandoc(tree, path.name), path)


def _unless_empty(draft: Draft, path: Path) -> tuple[Draft | None, tuple[Problem, ...]]:
    if draft.blocks:
        return draft, ()
    return None, (Problem(path.name, "there is no text in the file.", "Save the draft again.", code="draft-empty"),)


def _unread(name: str, *, endless: bool) -> Problem:
    if endless:
        return Problem(name, "the text never comes to an end: most likely a footnote refers to itself.",
                       "Look for a footnote whose own text holds its number.", code="draft-endless")  # fmt: skip
    return Problem(name, "the text cannot be read.", "Save it again, or as another kind of file.",
                   code="draft-damaged")  # fmt: skip
