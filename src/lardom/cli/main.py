"""The command `lardom`: one house, a door for each act. Commands are loaded when they are used."""

import os
from importlib import import_module
from importlib.metadata import version

import click

COMMANDS = {
    "new": ("lardom.cli.new", "new"),
    "validate": ("lardom.cli.validate", "validate"),
    "facts": ("lardom.cli.facts", "facts"),
    "check": ("lardom.cli.check", "check"),
    "explain": ("lardom.cli.explain", "explain"),
    "rules": ("lardom.cli.rules", "rules"),
    "report": ("lardom.cli.report", "report"),
    "agreement": ("lardom.cli.agreement", "agreement"),
    "saturation": ("lardom.cli.saturation", "saturation"),
    "qca": ("lardom.cli.qca", "qca"),
    "network": ("lardom.cli.network", "network"),
    "schema": ("lardom.cli.schema", "schema"),
    "package": ("lardom.cli.package", "package"),
    "refi": ("lardom.cli.refi", "refi"),
    "serve": ("lardom.cli.serve", "serve"),
    "import": ("lardom.cli.import_", "import_"),
    "export": ("lardom.cli.export", "export"),
    "backup": ("lardom.cli.backup", "backup"),
    "restore": ("lardom.cli.restore", "restore"),
    "move": ("lardom.cli.move", "move"),
    "selftest": ("lardom.cli.selftest", "selftest"),
}
"""Each command with the module and the name it is loaded from, in the order a study uses them."""


class _Doors(click.Group):
    """A group that imports a command only when somebody asks for it, so that `lardom --help` is quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - as above
        if cmd_name not in COMMANDS:
            return None
        module, name = COMMANDS[cmd_name]
        command: click.Command = getattr(import_module(module), name)
        return command


@click.command(cls=_Doors, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80})
@click.version_option(version("lardom"), "-V", "--version", message="lardom %(version)s")
@click.pass_context
def main(context: click.Context) -> None:
    """From interviews to a report whose every claim can be checked.

    A study is a folder: projects, respondents, transcripts, codings, claims and a draft report.
    Start one with `lardom new FOLDER`, look for mistakes with `lardom validate FOLDER`, hold a draft
    against the material with `lardom check FOLDER`, and print with `lardom report FOLDER`.

    Exit status: 0 all is well, 1 something was found, 2 the command could not run.
    """
    if os.environ.get("NO_COLOR"):
        context.color = False
