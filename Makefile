# Every chore. `make run` and `make test` are all that a fresh machine needs.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
# a test run starts some hundred processes: each would compile all that it imports anew
export PYTHONDONTWRITEBYTECODE =

.PHONY: run test coverage lint types imports bench install browser postgres lock format clean wheel

run: install ## start Copilot on http://127.0.0.1:8765/
	$(BIN)/copilot run

install: $(STAMP) ## everything into .venv, hash-checked

$(STAMP): requirements.txt requirements-dev.txt pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Copilot needs Python 3.11 or newer; name one: make PYTHON=python3.12 run")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $(STAMP)

test: install ## everything that must be green
	$(BIN)/pytest --numprocesses 2 --dist loadscope --no-loadscope-reorder

coverage: install ## the same, and which lines no test runs; several times as slow
	$(BIN)/pytest --numprocesses 2 --dist loadscope --no-loadscope-reorder --timeout 600 --cov --cov-report=term:skip-covered

lint: install
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/codespell
	$(BIN)/deptry copilot

types: install
	$(BIN)/mypy

imports: install
	$(BIN)/lint-imports

bench: install ## prints `name value unit`, writes benchmarks/results
	$(BIN)/python benchmarks/latency.py

browser: ## as root: what the tests need of the system's packages, and Chromium (Debian) if none is here
	apt-get update -qq && apt-get install -y -qq git libportaudio2 espeak-ng strace
	$(PYTHON) tests/browser/chromium.py || apt-get install -y -qq chromium
	apt-get install -y -qq chromium-headless-shell || echo "no Chromium without windows here: the tests use the other, and take longer"

postgres: ## as root: PostgreSQL for the tests of the team's store (Debian, Ubuntu); they start their own server
	apt-get update -qq && apt-get install -y -qq postgresql

lock: ## re-make the hash-pinned locks; they record no host
	test -x $(BIN)/uv || { $(PYTHON) -m venv $(VENV) && $(BIN)/python -m pip install --quiet uv; }
	$(BIN)/uv pip compile --quiet --generate-hashes --universal --no-header --no-annotate --no-emit-index-url --python-version 3.11 --extra mic --extra models --extra meaning pyproject.toml -o requirements.txt
	$(BIN)/uv pip compile --quiet --generate-hashes --universal --no-header --no-annotate --no-emit-index-url --python-version 3.11 --all-extras --group dev pyproject.toml -c requirements.txt -o requirements-dev.txt

wheel: install
	$(BIN)/python -m pip wheel --quiet --no-deps --no-build-isolation --wheel-dir dist .

format: install
	$(BIN)/ruff check --fix-only .
	$(BIN)/ruff format .

clean:
	rm -rf $(VENV) dist .mypy_cache .ruff_cache .pytest_cache .coverage* htmlcov
