"""`python -m lardom.web.site.serving.working`: does the background work that waits, and goes when there is no more."""

import os
import time

from lardom.web.site.serving import processors

IDLE = 5.0
"""Seconds without work after which it goes; the server starts another when there is work again."""

LOOK_AGAIN = 0.25


def work(idle: float = IDLE) -> None:
    """Work until there has been nothing to do for `idle` seconds."""
    from lardom.web.study import jobs  # noqa: PLC0415 - only once Django is ready

    quiet = 0.0
    while quiet < idle:
        if jobs.run_waiting():
            quiet = 0.0
        time.sleep(LOOK_AGAIN)
        quiet += LOOK_AGAIN


def main() -> None:
    """Work on the instance that the environment names."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lardom.web.site.settings")
    processors.use_all()
    import django  # noqa: PLC0415 - as above

    django.setup()
    work()


if __name__ == "__main__":
    main()
