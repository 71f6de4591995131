# All tasks of Lärdom. `make help` lists them. Nothing outside this folder is changed.
SHELL := /bin/sh
UV := .tools/bin/uv
PY := .venv/bin/python
LARDOM := .venv/bin/lardom
JOBS ?= 2
export UV_NO_CONFIG := 1
# Trust the certificates that the machine trusts (many offices have their own).
export UV_SYSTEM_CERTS := 1

.DEFAULT_GOAL := help
.PHONY: help demo test bench lint format types contracts unit lock setup clean changelog pages

help: ## List the tasks
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14

# A private uv, so that nothing is installed into the machine's own Python.
.tools/bin/uv:
	@echo "Bringing uv into .tools ..."
	@python3 -m venv .tools || { echo "The 'venv' module of python3 is missing (on Debian: the package python3-venv). Install it and run make again." >&2; exit 2; }
	@.tools/bin/python -m pip install -q --disable-pip-version-check 'uv>=0.9,<1' 2>.tools/pip.log || { cat .tools/pip.log >&2; exit 2; }

.venv/.stamp: requirements.lock pyproject.toml tools/find_python.sh | .tools/bin/uv
	@echo "Setting up .venv (locked, hash-checked) ..."
	@found=$$(tools/find_python.sh); \
	if [ -n "$$found" ]; then $(UV) venv -q --allow-existing --no-python-downloads --python "$$found" .venv; \
	else echo "No Python 3.12 or later found; fetching one ..."; \
	  $(UV) venv -q --allow-existing --python-preference only-managed --python 3.13 .venv || { \
	  echo "Lärdom needs Python 3.12 or later and could not fetch one. Install it, or name one: make LARDOM_PYTHON=/path/to/python3.13 $(MAKECMDGOALS)" >&2; exit 2; }; fi
	@$(UV) pip sync -q --python $(PY) --require-hashes requirements.lock
	@$(UV) pip install -q --python $(PY) --no-deps --no-build-isolation -e .
	@touch $@

setup: .venv/.stamp ## Set up the private environment (every other task does it when needed)

demo: setup ## Build the example study's report, audit it and its faulty twin, and print where all lies
	@$(PY) tools/demo.py

test: setup lint types contracts unit ## Everything that must hold: style, types, house rules, tests

lint: setup ## Style and formatting (ruff)
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .

types: setup ## Types (mypy, strict)
	@$(PY) -m mypy

contracts: setup ## Which room may import which (import-linter)
	@.venv/bin/lint-imports --no-logo 2>/dev/null || .venv/bin/lint-imports

unit: setup ## The tests, doctests and the notebook
	@$(PY) -m pytest -q -n $(JOBS)

bench: setup ## Speed and memory, printed as a table beside the limits
	@$(PY) bench/run.py

format: setup ## Let ruff format and mend what it can
	@$(PY) -m ruff check --fix . ; $(PY) -m ruff format .

lock: .tools/bin/uv ## Resolve the dependencies anew into requirements.lock (hashes, no hosts)
	@$(UV) pip compile -q --universal --generate-hashes --no-header --no-annotate --extra web --group dev pyproject.toml -o requirements.lock

pages: setup ## Write the reference pages that are made from the code
	@$(PY) tools/reference_pages.py
	@$(LARDOM) schema --to docs/reference

changelog: setup ## Show the next changelog, made from the fragments
	@.venv/bin/towncrier build --draft --version next

clean: ## Remove what make has made
	rm -rf .tools .venv build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
