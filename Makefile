# make run   — the bot (Telegram with BOT_TOKEN, otherwise a chat in the terminal)
# make test  — everything that is checked
# make e2e   — the trials in full: killed, refused, flooded; some minutes
# make bench — everything that is measured, a quarter of an hour; QUESTIONS=file.json: quality on a SQuAD file
# make audit — known holes in what is installed (asks the network)
PYTHON ?= python3
VENV   ?= .venv
PY     := $(VENV)/bin/python
MADE_FROM := pyproject.toml constraints.txt retrieval/_loops.c
PIP    := $(PY) -m pip --disable-pip-version-check install -q -c constraints.txt

.PHONY: run test lint bench e2e audit clean

run: $(VENV)/.run
	@$(PY) -m bot

test: $(VENV)/.dev
	@$(PY) -m pytest -n auto --dist loadfile

lint: $(VENV)/.dev
	@$(PY) -m ruff check .
	@$(PY) -m mypy

bench: $(VENV)/.bench
	@$(PY) -m benchmarks $(if $(QUESTIONS),--questions $(QUESTIONS))

e2e: $(VENV)/.dev
	@$(PY) tests/robustness/run_trials.py

audit: $(VENV)/.dev
	@$(PIP) -e '.[audit]'
	@$(PY) -m pip_audit --strict --no-deps --disable-pip -r constraints.txt

clean:
	rm -rf $(VENV) build retrieval/*.so

# One stamp per set of packages: a second run installs nothing and prints nothing.
$(PY):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed: make run PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.run: $(MADE_FROM) | $(PY)
	@$(PIP) -e .
	@touch $@

$(VENV)/.dev: $(MADE_FROM) | $(PY)
	@$(PIP) -e '.[dev]'
	@touch $@ $(VENV)/.run

$(VENV)/.bench: $(MADE_FROM) | $(PY)
	@$(PIP) -e '.[dev,bench]'
	@touch $@ $(VENV)/.run $(VENV)/.dev
