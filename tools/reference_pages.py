"""Write the reference pages that are made from the code itself, so that they cannot rot.

python tools/reference_pages.py         write command-line.md and quantifiers.md
"""

from collections.abc import Iterator
from pathlib import Path

import click

from lardom.claims.judging import GROUPED, LOGICAL, PROFILES
from lardom.cli.main import COMMANDS, main
from lardom.text.words import lexicon_table

REFERENCE = Path(__file__).resolve().parents[1] / "docs" / "reference"


def command_page() -> str:
    """Return the page: for every command its usage, what it does, its options and exit statuses."""
    context = click.Context(main, info_name="lardom")
    parts = [
        "# The command line\n",
        "Exit status: 0 all is well, 1 something was found, 2 the command could not run. `lardom COMMAND --help` says the same.\n",
    ]
    for name in COMMANDS:
        command = main.get_command(context, name)
        assert command is not None  # noqa: S101 - the table names only commands that exist
        parts += _told("lardom", name, command, context)
    return "\n".join(parts)


def _told(above: str, name: str, command: click.Command, context: click.Context) -> Iterator[str]:
    """Yield what the page says of a command, and of the commands in it."""
    inner = click.Context(command, info_name=name, parent=context)
    usage = " ".join([above, name, *command.collect_usage_pieces(inner)])
    yield f"## {above} {name}\n\n```\n{usage}\n```\n"
    yield (command.help or "").replace("\b\n", "").strip() + "\n"
    options = [param for param in command.params if isinstance(param, click.Option) and not param.hidden]
    if options:
        rows = [_row(option, inner) for option in options]
        yield "| option | meaning |\n|---|---|\n" + "\n".join(rows) + "\n"
    if isinstance(command, click.Group):
        for within, one in command.commands.items():
            yield from _told(f"{above} {name}", within, one, inner)


def _row(option: click.Option, context: click.Context) -> str:
    told = option.get_help_record(context)
    names, meaning = told or (", ".join(option.opts), option.help or "")
    shown = names.replace("|", " or ")
    return f"| `{shown}` | {' '.join(meaning.split())} |"


def quantifier_page() -> str:
    """Return the page: every class with its words in both languages, its two rules, and whether it blocks."""
    words: dict[str, dict[str, list[str]]] = {}
    for language in ("sv", "en"):
        for class_, _, forms in lexicon_table(language):
            words.setdefault(class_, {}).setdefault(language, []).append(forms)
    parts = [
        "# Quantifiers\n",
        (
            "What Lärdom takes each word to mean. `n` is the number of distinct units that bear the claim, `N` the base, `k` a "
            'number stated, `s` a share stated. The *default* profile is the one a study starts with; `profile = "strict"` '
            "under `[quantifiers]` in `study.toml` chooses the other, and `[quantifiers.thresholds]` sets a class alone, "
            'for instance `large = "n >= N/2"`.\n'
        ),
        "A class that *blocks* can be false of a count, and a report with such a fault is not printed. The others warn.\n",
        "| class | default | strict | when it does not hold | på svenska | in English |\n|---|---|---|---|---|---|",
    ]
    for class_, told in words.items():
        if class_ in {"unit", "none"}:
            continue
        rules = [f"`{PROFILES[name].get(class_, '')}`".replace("``", "–") for name in ("default", "strict")]
        effect = "blocks" if class_ in LOGICAL else "blocks when a group is empty" if class_ in GROUPED else "warns"
        lists = [", ".join(told.get(language, ())).replace("|", "\\|") for language in ("sv", "en")]
        parts.append(f"| {class_} | {' | '.join(rules)} | {effect} | {' | '.join(lists)} |")
    parts.append("\n## Units\n\n| unit | på svenska | in English |\n|---|---|---|")
    units: dict[str, dict[str, str]] = {}
    for language in ("sv", "en"):
        for class_, kind, forms in lexicon_table(language):
            if class_ == "unit":
                units.setdefault(kind, {})[language] = forms
    parts += [f"| {unit} | {told.get('sv', '')} | {told.get('en', '')} |" for unit, told in units.items()]
    parts.append(
        "\nSources: the default rules are those of the programme evaluation that Lärdom is modelled on; the strict ones follow "
        "the literature on semi-quantification (Maxwell 2010; Neale, Miller & West 2014; Hill et al. 2005). "
        "Words inside quotations are never counted, and idioms (*i alla fall*, *above all*) are no quantifiers.\n"
    )
    return "\n".join(parts)


PAGES = {"command-line.md": command_page, "quantifiers.md": quantifier_page}


if __name__ == "__main__":
    for name, page in PAGES.items():
        (REFERENCE / name).write_text(page(), encoding="utf-8")
