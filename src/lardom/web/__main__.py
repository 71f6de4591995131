"""`python -m lardom.web COMMAND`: Django's own commands on the instance that the environment names."""

import os
import sys

from django.core.management import execute_from_command_line


def main() -> None:
    """Run one of Django's commands."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lardom.web.site.settings")
    execute_from_command_line(["python -m lardom.web", *sys.argv[1:]])


if __name__ == "__main__":
    main()
