# Wijzer in de Wijk: `make start` and `make test` are all you need.
SHELL := /bin/sh
PYTHON ?= python3
PORT ?= 8000
DATA_DIR ?= $(CURDIR)/var
VENV := .venv
BIN := $(VENV)/bin
export PORT DATA_DIR

.PHONY: start test lint lock

start: $(VENV)/.runtime
	@$(BIN)/python scripts/start.py

test: $(VENV)/.develop
	@$(BIN)/python scripts/test.py $(ARGS)

lint: $(VENV)/.develop
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/reuse lint --quiet

lock: $(VENV)/.develop
	PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/python scripts/lock.py

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		echo "Python 3.11 of nieuwer is nodig. Installeer het, of wijs het aan: make start PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { \
		echo "De module venv ontbreekt. Installeer die, bijvoorbeeld: sudo apt install python3-venv"; exit 1; }
	@echo "Omgeving maken in $(VENV)…"
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.runtime: $(VENV)/bin/python requirements.txt
	@echo "Pakketten installeren (eenmalig, een minuut)…"
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

$(VENV)/.develop: $(VENV)/.runtime requirements-dev.txt
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt -r requirements-dev.txt
	@touch $@
