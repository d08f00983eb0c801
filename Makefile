# Two commands on a fresh Debian machine: `make demo` and `make test`. Each sets up all that it needs.

PYTHON ?= python3
BIN := .venv/bin
SUDO := $(shell [ "$$(id -u)" = 0 ] || echo sudo)
DATA ?= ../shared/data

.PHONY: demo test lint fast browser model clean

demo: .venv/ready
	@$(BIN)/communique brief examples/ferry/articles examples/railway/articles -o out/demo
	@echo; echo "Open out/demo/index.html in a browser."

test: .venv/ready-dev lint browser
	$(BIN)/python -m pytest

fast: .venv/ready-dev
	$(BIN)/python -m pytest -m "not browser"

lint: .venv/ready-dev
	$(BIN)/ruff check src tests training benchmarks
	$(BIN)/mypy
	$(BIN)/lint-imports

# The page is tested in the distribution's own Chromium.
browser:
	@command -v chromium >/dev/null || ($(SUDO) apt-get update -q && $(SUDO) apt-get install -qy chromium)

# Trains the English model anew; needs the data sets that training/README.md names.
model:
	$(MAKE) -C training DATA=$(abspath $(DATA))

.venv/python:
	@$(PYTHON) -c "import ensurepip, venv" 2>/dev/null || \
		($(SUDO) apt-get update -q && $(SUDO) apt-get install -qy python3-venv)
	@[ -x $(BIN)/python ] || $(PYTHON) -m venv .venv
	@touch $@

.venv/ready: .venv/python pyproject.toml models/en/pyproject.toml
	$(BIN)/python -m pip install -q --disable-pip-version-check -e models/en -e .
	@touch $@

.venv/ready-dev: .venv/ready
	$(BIN)/python -m pip install -q --disable-pip-version-check -e models/en -e '.[dev]'
	@touch $@

clean:
	rm -rf .venv out .mypy_cache .ruff_cache .pytest_cache .hypothesis
