"""`python -m lardom.web work`: does the background work that waits, and goes when there has been none for a while."""

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from lardom.web.study import jobs


class Command(BaseCommand):
    """Works through the queue; `serve` starts it when there is work."""

    help = "Does the background work that waits."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take how long to wait for more work before going (0: for ever)."""
        parser.add_argument("--idle", type=float, default=5.0, help="Seconds without work after which to go; 0 = stay.")

    def handle(self, *args: Any, idle: float, **options: Any) -> None:  # noqa: ARG002 - Django's signature
        """Work until there has been nothing to do for `idle` seconds."""
        quiet = 0.0
        while not idle or quiet < idle:
            if jobs.run_waiting():
                quiet = 0.0
            time.sleep(0.25)
            quiet += 0.25
