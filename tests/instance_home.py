"""Loaded before everything else: where the workbench's settings find their instance while tests run."""

import os
import tempfile

os.environ["LARDOM_HOME"] = tempfile.mkdtemp(prefix="lardom-tests-")
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # Playwright's loop runs in the tests' own thread
