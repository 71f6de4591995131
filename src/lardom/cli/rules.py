"""`lardom rules`: all the rules of `lardom check`."""

import json

import click

from lardom.cli.printing import terminal_width, wrapped
from lardom.report.rules.book import ABOUT_SETTINGS, RULES, SUBJECTS, slug_of
from lardom.report.rules.texts import title_of, word


@click.command()
@click.option(
    "--language", type=click.Choice(["sv", "en"]), default="en", show_default=True, help="Language of the titles."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Text to read, or JSON.",
)
def rules(language: str, form: str) -> None:
    """List every rule of lardom check: its code, its level and its title.

    Exit status: 0.
    """
    rows = [
        {"rule": code, "name": slug_of(code), "subject": SUBJECTS[code[0]], "title": title_of(code, language),
         "level": RULES[code].level if code in RULES else "error" if code == "X904" else "warning",
         "standing": code not in RULES or RULES[code].standing}
        for code in (*RULES, *ABOUT_SETTINGS)
    ]  # fmt: skip
    if form == "json":
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for row in rows:
        asked = "" if row["standing"] else f"  (--on {row['rule']})"
        head = f"{row['rule']}  {word(str(row['level']), language, 1):<7}  "
        told = wrapped(f"{row['title']}{asked}", terminal_width() - len(head))
        click.echo(head + f"\n{' ' * len(head)}".join(told))
