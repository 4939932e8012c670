# `make` alone lists what there is. Everything is installed into .venv, and nothing outside this folder,
# but for the browser that `make test` may install where it is allowed to (see .ci/browser).

PYTHON ?= python3
PORT ?= 8501
PROCESSES ?= 1
ARGS ?=
PY := .venv/bin/python

.DEFAULT_GOAL := help
.PHONY: help setup run port test browser lint format bench bench-checks bench-reader bench-dashboard screenshots lock clean

help: ## show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile
	@echo "  Variables: PYTHON=python3.12 (to set up with), PORT=8502 PROCESSES=2 (run), ARGS='…' (test, lock)"

setup: .venv/.installed ## make .venv and install everything that requirements.lock pins

.venv/.installed: requirements.lock pyproject.toml
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  found=$$("$(PYTHON)" --version 2>/dev/null) || found=missing; \
	  echo "Multivector needs Python 3.11 or newer, and $(PYTHON) is $$found." >&2; \
	  echo "Name another one: make setup PYTHON=python3.12" >&2; exit 1; }
	@echo "Installing into .venv, which takes a minute or two …"
	@"$(PYTHON)" -m venv .venv
	@"$(PY)" -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@"$(PY)" -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

run: setup port ## make the tables from the shipped articles, then serve the dashboard (PORT=8501)
	@"$(PY)" etl.py run || [ $$? -eq 1 ] # 1: something was set aside, which the dashboard shows
	@"$(PY)" -m dashboard.server --port "$(PORT)" --processes "$(PROCESSES)"

# Asked before anything is made: a port in use should not cost the time of a run first.
port:
	@case "$(PORT)" in ''|0*|*[!0-9]*|??????*) false;; *) [ "$(PORT)" -le 65535 ];; esac || { \
	  echo "PORT=$(PORT) is not a port, a number from 1 to 65535; try: make run PORT=8502" >&2; exit 1; }
	@"$(PY)" -c 'import socket; socket.create_server(("localhost", $(PORT))).close()' 2>/dev/null || { \
	  other=$$(($(PORT) + 1)); [ $(PORT) -ge 1024 ] && [ $$other -le 65535 ] || other=8502; \
	  echo "Port $(PORT) is in use or not allowed. Take another one: make run PORT=$$other" >&2; exit 1; }

test: setup browser ## run all tests (ARGS='tests/reader -k share' for some of them)
	@"$(PY)" -m pytest $(ARGS)

browser:
	@bash .ci/browser

lint: setup ## check style, format and types
	@"$(PY)" -m ruff check
	@"$(PY)" -m ruff format --check
	@"$(PY)" -m mypy

format: setup ## put imports and layout into the form that lint asks for
	@"$(PY)" -m ruff check --select I --fix
	@"$(PY)" -m ruff format

bench: setup ## measure what benchmarks/README.md reports
	@"$(PY)" benchmarks/startup.py $(ARGS)

bench-checks: setup ## time the checks against the join of their tables (a few minutes)
	@"$(PY)" benchmarks/checks.py $(ARGS)

bench-reader: setup ## compare our reader with its peers (ARGS=--write keeps docs/reader-benchmark.md)
	@"$(PY)" -m benchmarks.reader $(ARGS)

bench-dashboard: setup ## measure the dashboard beside an empty app (needs a Chromium)
	@"$(PY)" etl.py run
	@"$(PY)" -m benchmarks.dashboard $(ARGS)

screenshots: setup browser ## take the pictures of docs/images anew, and all others into build/screenshots
	@"$(PY)" etl.py run
	@"$(PY)" tests/dashboard/screenshots.py build/screenshots --publish

lock: setup ## pin the newest releases that requirements*.txt allow (ARGS='--upgrade-package pandas' for one)
	@"$(PY)" -m uv pip compile --quiet --universal --generate-hashes --python-version 3.11 \
	  --custom-compile-command "make lock" --output-file requirements.lock \
	  $(if $(ARGS),$(ARGS),--upgrade) requirements.txt requirements-dev.txt

clean: ## remove tables, caches and builds; .venv stays
	@find data/clean -mindepth 1 -maxdepth 1 ! -name README.md -exec rm -rf {} +
	@rm -rf build dist *.egg-info .pytest_cache .hypothesis .mypy_cache .ruff_cache
	@find . -name .venv -prune -o -name __pycache__ -type d -prune -exec rm -rf {} +
