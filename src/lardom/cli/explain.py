"""`lardom explain`: the page of one rule."""

import click

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
        click.echo(f"There is no rule {rule}; lardom rules lists all of them.", err=True)
        context.exit(2)
    click.echo(page(code, language), nl=False)
