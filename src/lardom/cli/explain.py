"""`lardom explain`: the page of one rule."""

import textwrap

import click

from lardom.cli.printing import tell, terminal_width
from lardom.cli.sentences import said
from lardom.report.rules.book import ABOUT_SETTINGS, RULES
from lardom.report.rules.pages import page


@click.command()
@click.argument("rule")
@click.option(
    "--language", type=click.Choice(["sv", "en"]), default="en", show_default=True, help="Language of the page."
)
@click.pass_context
def explain(context: click.Context, rule: str, language: str) -> None:
    """Tell what RULE looks for, why, and how to settle its findings.

    RULE is a code such as C201. Exit status: 0 told, 2 there is no such rule.
    """
    code = rule.upper()
    if code not in {*RULES, *ABOUT_SETTINGS}:
        tell(said("no rule", language, code=rule))
        context.exit(2)
    click.echo(_wrapped(page(code, language), terminal_width()), nl=False)


def _wrapped(text: str, width: int) -> str:
    """Return Markdown with its paragraphs wrapped, list items and quotations indented as they began."""
    lines = []
    for line in text.split("\n"):
        hung = line[:2] if line.startswith(("- ", "> ")) else ""
        indent = "> " if hung == "> " else " " * len(hung)
        lines += textwrap.wrap(
            line, width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
        ) or [""]  # fmt: skip
    return "\n".join(lines)
