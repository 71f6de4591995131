"""The workbench's words: what is said in English must be said in Swedish too.

`compile` makes the .mo files Django reads, `missing` lists what has no Swedish yet (room by room, ready to paste).
"""

import ast
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parents[1]
WEB = ROOT / "src" / "lardom" / "web"
SINGLE = {"_", "gettext", "gettext_lazy", "gettext_noop"}
PLURAL = {"ngettext", "ngettext_lazy"}
TRANSLATE = re.compile(r"""\{%\s*trans(?:late)?\s+(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)')""")
INNER = re.compile(r"""[|=\s(:]_\((?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)')\)""")
BLOCK = re.compile(
    r"\{%\s*blocktrans(?:late)?\b([^%]*(?:%(?!\})[^%]*)*)%\}(.*?)\{%\s*endblocktrans(?:late)?\s*%\}", re.DOTALL
)
PLURAL_TAG = re.compile(r"\{%\s*plural\s*%\}")
VARIABLE = re.compile(r"\{\{\s*(\w+)(?:\|[^}]*)?\s*\}\}")
COMMENT = re.compile(r"\{%\s*comment.*?%\}.*?\{%\s*endcomment\s*%\}|\{#.*?#\}", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Said:
    """One message: its id, its plural (or nothing) and the file it is said in."""

    text: str
    plural: str
    file: str

    @property
    def room(self) -> str:
        """The room whose catalogue should hold it."""
        return Path(self.file).parts[0]


def _from_python(text: str) -> Iterator[tuple[str, str]]:
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            words = [one.value for one in node.args if isinstance(one, ast.Constant) and isinstance(one.value, str)]
            if name in SINGLE and words:
                yield words[0], ""
            elif name in PLURAL and len(words) > 1:
                yield words[0], words[1]


def _from_template(text: str) -> Iterator[tuple[str, str]]:
    text = COMMENT.sub("", text)
    for found in (*TRANSLATE.finditer(text), *INNER.finditer(text)):
        yield (found.group(1) if found.group(1) is not None else found.group(2)), ""
    for options, body in BLOCK.findall(text):
        forms = [_block_id(part, trimmed="trimmed" in options.split()) for part in PLURAL_TAG.split(body)]
        yield forms[0], forms[1] if len(forms) > 1 else ""


def _block_id(text: str, *, trimmed: bool) -> str:
    if trimmed:
        text = " ".join(line.strip() for line in text.strip().splitlines())
    return VARIABLE.sub(r"%(\1)s", text.replace("%", "%%"))


def all_said() -> Iterator[Said]:
    """Yield every message of the workbench, with where it is said."""
    for path in sorted(WEB.rglob("*")):
        file = path.relative_to(WEB).as_posix()
        if path.suffix == ".py" and "migrations" not in path.parts:
            pairs = _from_python(path.read_text("utf-8"))
        elif path.suffix in {".html", ".txt"} and "templates" in path.parts:
            pairs = _from_template(path.read_text("utf-8"))
        else:
            continue
        for text, plural in pairs:
            if text:
                yield Said(text, plural, file)


def catalogues() -> dict[Path, Catalog]:
    """Return every Swedish catalogue by its path."""
    found = {}
    for path in sorted(WEB.glob("*/locale/sv/LC_MESSAGES/django.po")):
        with path.open("rb") as file:
            found[path] = read_po(file, locale="sv", domain="django", abort_invalid=True)
    return found


def spoken() -> dict[str, tuple[str, ...]]:
    """Return what is said in Swedish: the message's id with its translation, or its forms."""
    told: dict[str, tuple[str, ...]] = {}
    for catalogue in catalogues().values():
        for message in catalogue:
            key = message.id[0] if isinstance(message.id, tuple | list) else message.id
            forms = tuple(message.string) if isinstance(message.string, tuple | list) else (message.string,)
            if key and all(forms) and not message.fuzzy:
                told[key] = forms
    return told


def missing() -> dict[str, list[Said]]:
    """Return what has no Swedish yet, by room; each message once."""
    there = spoken()
    found: dict[str, list[Said]] = {}
    seen = set()
    for said in all_said():
        wants_forms = bool(said.plural)
        if said.text in seen or (said.text in there and (len(there[said.text]) > 1) >= wants_forms):
            continue
        seen.add(said.text)
        found.setdefault(said.room, []).append(said)
    return found


def compile_all() -> None:
    """Write the .mo file beside each catalogue."""
    for path, catalogue in catalogues().items():
        with path.with_suffix(".mo").open("wb") as file:
            write_mo(file, catalogue)


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def _print_missing() -> int:
    told = missing()
    for room, messages in told.items():
        print(f"# ---- {room}: {len(messages)} without Swedish")
        for one in messages:
            print(f"\n#: {one.file}\nmsgid {_quoted(one.text)}")
            print(f'msgid_plural {_quoted(one.plural)}\nmsgstr[0] ""\nmsgstr[1] ""' if one.plural else 'msgstr ""')
    return 1 if told else 0


if __name__ == "__main__":
    if sys.argv[1:] == ["compile"]:
        compile_all()
    elif sys.argv[1:] == ["missing"]:
        sys.exit(_print_missing())
    else:
        sys.exit("Say `compile` or `missing`.")
