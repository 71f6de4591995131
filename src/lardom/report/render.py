"""Print a composed report: the only place where pandoc, Typst and the chart drawer are called."""

import base64
import json
import os
import re
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any, Literal

import pypandoc

from lardom.report.compose import Report
from lardom.report.dressing import dressed
from lardom.report.pictures import KINDS, picture_trouble
from lardom.report.tree import Node, every
from lardom.report.typeset import typst_blocks, typst_source
from lardom.report.web import page, web_blocks
from lardom.report.word import word_blocks
from lardom.report.word_package import finished
from lardom.report.wording import word
from lardom.study.settings import Language
from lardom.text.printable import printable

Format = Literal["docx", "pdf", "html"]
FORMATS: tuple[Format, ...] = ("docx", "pdf", "html")

_API = [1, 23, 1]
_NO_LETTER = re.compile(r'the text `"(.+?)"` could not be displayed')
_DOTS_PER_INCH = 300
_WIDTH_IN_INCHES = 16 / 2.54


class RenderError(Exception):
    """A report could not be printed; the message tells the person why and what to do."""


def render(
    report: Report, to: Format, *, date: str, reference_doc: Path | None = None, folder: Path | None = None
) -> bytes:
    """Return the report as a Word file, a PDF (tagged, PDF/UA-1) or one HTML page.

    `date` (ISO) is printed on the title page and is the only time in the file: the same report and
    date give the same bytes. `reference_doc` is a Word file whose styles are taken instead of ours.
    `folder` is where an author's own pictures are looked for; without it they are left out. Raises
    `RenderError` with one sentence when a writer fails, `ValueError` for a date that is none.

    >>> tree = {"blocks": [{"t": "Para", "c": [{"t": "Str", "c": "Hej!"}]}]}
    >>> html = render(Report(tree, "sv", title="Prov"), "html", date="2026-11-23")
    >>> "<p>Hej!</p>" in html.decode()
    True
    """
    stamp = datetime.fromisoformat(date).replace(tzinfo=UTC)
    day = stamp.date().isoformat()
    blocks = dressed(report)
    report = _titled(report)
    own = _own_pictures(blocks, folder, report.language)
    if to == "html":
        return _html(report, blocks, own, day).encode("utf-8")
    with tempfile.TemporaryDirectory(prefix="lardom-") as name:
        place = Path(name)
        if to == "pdf":
            return _pdf(report, blocks, own, place, day)
        return _docx(report, blocks, own, place, date=day, reference_doc=reference_doc)


def _titled(report: Report) -> Report:
    """Return the report with a title page that every form can hold."""
    return replace(
        report,
        title=_line(report.title),
        subtitle=_line(report.subtitle),
        programme=_line(report.programme),
        authors=tuple(_line(name) for name in report.authors),
    )


def _line(text: str) -> str:
    return " ".join(printable(text).split("\n"))


def draw(spec: Mapping[str, Any]) -> str:
    """Return a chart as SVG, drawn with the fonts of the package.

    >>> from lardom.report.figures import bars
    >>> draw(bars([("Kommun", 43)], "Ett diagram.", "sv"))[:4]
    '<svg'
    """
    return _drawn(json.dumps(_all_printable(spec), sort_keys=True))


def _all_printable(value: Any) -> Any:
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, Mapping):
        return {key: _all_printable(inner) for key, inner in value.items()}
    return [_all_printable(inner) for inner in value] if isinstance(value, list | tuple) else value


@cache
def _drawn(spec: str) -> str:
    _register_fonts()
    import vl_convert  # noqa: PLC0415 - as typst below

    return str(vl_convert.vegalite_to_svg(json.loads(spec), vl_version="6.4"))


@cache
def _register_fonts() -> None:
    import vl_convert  # noqa: PLC0415 - as typst below

    vl_convert.register_font_directory(str(_packaged("fonts")))


def _packaged(name: str) -> Path:
    return Path(str(resources.files("lardom.report"))) / name


def _fonts(ending: str) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in sorted(_packaged("fonts").glob(f"*{ending}"))}


def _template(name: str) -> str:
    return (_packaged("templates") / name).read_text(encoding="utf-8")


def _own_pictures(blocks: Sequence[Node], folder: Path | None, language: Language) -> dict[str, Path]:
    """Return the author's pictures that exist inside the study folder, by the address in the report.

    Raises `RenderError` for a picture that is broken or fetches something from elsewhere.
    """
    found: dict[str, Path] = {}
    for image in every(list(blocks), "Image"):
        target = str(image["c"][2][0])
        if folder is None or target.startswith("figure:"):
            continue
        try:
            file = (folder / target).resolve()
            there = file.is_relative_to(folder.resolve()) and file.is_file()
        except (OSError, ValueError):  # no name a file can have
            continue
        kind = KINDS.get(file.suffix.casefold(), "")
        if there and kind:
            trouble = picture_trouble(kind, file.read_bytes())
            if trouble:
                raise RenderError(word(f"picture {trouble}", language).format(file=target))
            found[target] = file
    return found


def _html(report: Report, blocks: list[Node], own: Mapping[str, Path], date: str) -> str:
    drawings = {f"figure:{name}": draw(figure.spec) for name, figure in report.figures}
    drawings |= {target: _data_address(file) for target, file in own.items()}
    body = _pandoc(web_blocks(report, blocks, drawings), "html5", "--shift-heading-level-by=1", "--wrap=preserve")
    wanted = {name: content for name, content in _fonts(".woff2").items() if name != "Inter-Italic.woff2"}
    return page(
        report,
        body.decode("utf-8"),
        blocks,
        template=_template("report.html"),
        css=_template("report.css"),
        fonts=wanted,
        date=date,
    )


def _data_address(file: Path) -> str:
    return f"data:{KINDS[file.suffix.casefold()]};base64,{base64.b64encode(file.read_bytes()).decode()}"


def _pdf(report: Report, blocks: list[Node], own: Mapping[str, Path], place: Path, date: str) -> bytes:
    pictures = _files(own, place)
    for index, (name, figure) in enumerate(report.figures):
        file = f"chart-{index}.svg"
        (place / file).write_text(draw(figure.spec), encoding="utf-8")
        pictures[f"figure:{name}"] = file
    body = _pandoc(typst_blocks(report, blocks, pictures), "typst-smart", "--wrap=preserve").decode("utf-8")
    source = place / "report.typ"
    source.write_text(typst_source(report, body, _template("report.typ"), date=date), encoding="utf-8")
    import typst  # noqa: PLC0415 - the typesetters weigh 12 MiB, which a server that prints in a worker never needs

    try:
        made = typst.compile(
            str(source),
            root=str(place),
            font_paths=[str(_packaged("fonts"))],
            ignore_system_fonts=True,
            format="pdf",
            pdf_standards="ua-1",
            timestamp=int(datetime.fromisoformat(date).replace(tzinfo=UTC).timestamp()),
        )
    except Exception as error:
        raise RenderError(_not_set(str(error), report.language)) from error
    return bytes(made)


def _not_set(error: str, language: Language) -> str:
    """Return why there is no PDF, in a sentence with a way out."""
    found = _NO_LETTER.search(error)
    if not found:
        return word("not set", language).format(reason=_first_line(error))
    signs = found[1]
    codes = " ".join(f"U+{ord(sign):04X}" for sign in signs[:8])
    return word("no letter", language).format(signs=signs, codes=codes)


def _docx(
    report: Report,
    blocks: list[Node],
    own: Mapping[str, Path],
    place: Path,
    *,
    date: str,
    reference_doc: Path | None,
) -> bytes:
    pictures = _files(own, place)
    for index, (name, figure) in enumerate(report.figures):
        file = f"chart-{index}.png"
        (place / file).write_bytes(_png(draw(figure.spec)))
        pictures[f"figure:{name}"] = file
    template = reference_doc or _packaged("templates") / "reference.docx"
    made = _pandoc(
        word_blocks(report, blocks, pictures),
        "docx",
        f"--reference-doc={template}",
        meta=_title_page(report, date),
        place=place,
    )
    return finished(made, report, blocks, date=date, fonts={} if reference_doc else _fonts(".ttf"))


def _title_page(report: Report, date: str) -> dict[str, Any]:
    from lardom.report.wording import day  # noqa: PLC0415 - only Word's title page is made of metadata

    def text(value: str) -> dict[str, Any]:
        return {"t": "MetaString", "c": value}

    meta = {
        "title": text(report.title or word("untitled", report.language)),
        "date": text(day(date, report.language)),
        "lang": text("sv-SE" if report.language == "sv" else "en-GB"),
    }
    if report.subtitle:
        meta["subtitle"] = text(report.subtitle)
    if report.authors:
        meta["author"] = {"t": "MetaList", "c": [text(name) for name in report.authors]}
    return meta


def _png(svg: str) -> bytes:
    width = float(svg.partition('width="')[2].partition('"')[0] or 640)
    scale = _WIDTH_IN_INCHES * _DOTS_PER_INCH / width
    import vl_convert  # noqa: PLC0415 - as typst below

    return bytes(vl_convert.svg_to_png(svg, scale=scale))


def _files(own: Mapping[str, Path], place: Path) -> dict[str, str]:
    """Copy the author's pictures next to the text, under names no writer can stumble over."""
    found: dict[str, str] = {}
    for index, (target, file) in enumerate(own.items()):
        name = f"own-{index}{file.suffix.casefold()}"
        (place / name).write_bytes(file.read_bytes())
        found[target] = name
    return found


def _pandoc(
    blocks: Sequence[Node],
    to: str,
    *options: str,
    meta: Mapping[str, Any] | None = None,
    place: Path | None = None,
) -> bytes:
    """Run pandoc over a tree. Without pictures it runs in its sandbox; with them in a folder of their own."""
    tree = {"pandoc-api-version": _API, "meta": dict(meta or {}), "blocks": list(blocks)}
    walls = ["--sandbox"] if place is None else [f"--resource-path={place}"]
    command = [pypandoc.get_pandoc_path(), "--from=json", f"--to={to}", *walls, *options]
    command += ["--output=-"] if to == "docx" else []
    # Time stamps inside the archive are set afterwards; the variable keeps pandoc's own away from the clock.
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "315532800"}
    done = subprocess.run(  # noqa: S603 - the program comes with the package, the text goes in through its input
        command, input=json.dumps(tree).encode("utf-8"), capture_output=True, env=environment, check=False, cwd=place
    )
    if done.returncode:
        raise RenderError(
            f"pandoc could not write the {to} file: {_first_line(done.stderr.decode('utf-8', 'replace'))}"
        )
    return done.stdout


def _first_line(error: object) -> str:
    return next((line.strip() for line in str(error).splitlines() if line.strip()), "no reason given")
