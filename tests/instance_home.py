"""Loaded before everything else: where the workbench's settings find their instance while tests run.

The process that begins a run makes a folder for all of its workers and takes it away when it ends.
"""

import atexit
import os
import shutil
import tempfile

if "LARDOM_TESTS_FOLDER" not in os.environ:
    os.environ["LARDOM_TESTS_FOLDER"] = tempfile.mkdtemp(prefix="lardom-tests-")
    atexit.register(shutil.rmtree, os.environ["LARDOM_TESTS_FOLDER"], ignore_errors=True)
os.environ["LARDOM_HOME"] = tempfile.mkdtemp(prefix="home-", dir=os.environ["LARDOM_TESTS_FOLDER"])
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # Playwright's loop runs in the tests' own thread
