# AmtDesk. On a fresh machine two commands are enough: `make run` opens the window, `make test` runs every check.
# The same as plain commands, for Windows: README.md

PYTHON ?= python3
VENV   ?= .venv
ARGS   ?=
BIN    := $(VENV)/bin
PY     := $(BIN)/python

# What Python has compiled is kept, also where the environment says otherwise: all tests would be compiled at each run,
# and the program at each of its many starts.
export PYTHONDONTWRITEBYTECODE =

# What the checks ask for, in per cent: of everything, and of the rules (domain and services).
COVERED_OVERALL = 90
COVERED_RULES   = 100

.PHONY: run test lint words screens bench proof package clean

run: $(VENV)/ready-to-run
	@$(PY) -m amtdesk $(ARGS)

test: lint
	QT_QPA_PLATFORM=offscreen $(BIN)/pytest -q -rs -n auto --dist worksteal --cov --cov-report= --durations=8
	$(BIN)/coverage report --fail-under=$(COVERED_OVERALL)
	$(BIN)/coverage report --include='amtdesk/domain/*,amtdesk/services/*' --fail-under=$(COVERED_RULES)

lint: $(VENV)/ready-to-test
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(PY) -m tools.words check

screens: $(VENV)/ready-to-test
	QT_QPA_PLATFORM=offscreen $(PY) -m tools.screens $(ARGS)

bench: $(VENV)/ready-to-test
	$(PY) -m tools.bench $(ARGS)

proof: $(VENV)/ready-to-test
	$(PY) -m tools.proof $(ARGS)

package: $(VENV)/ready-to-test
	$(BIN)/pyinstaller --noconfirm --log-level WARN --distpath dist --workpath build/pyinstaller build.spec
	$(PY) -m tools.pack

clean:
	rm -rf build dist

# ── First use ────────────────────────────────────────────────────────────────────────────────────────────────
# A stamp inside the environment; it falls when pyproject.toml changes.

$(VENV)/ready-to-run: pyproject.toml
	@$(PYTHON) tools/prepare.py run
	@test -x $(PY) || $(PYTHON) -m venv $(VENV)
	@echo "Fetching what AmtDesk needs (first use only) …"
	@$(PY) -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

# The checks import a part of what they come with: what they do import is compiled then, the rest never.
$(VENV)/ready-to-test: pyproject.toml
	@$(PYTHON) tools/prepare.py test
	@test -x $(PY) || $(PYTHON) -m venv $(VENV)
	@echo "Fetching what the checks need (first use only) …"
	@$(PY) -m pip install --quiet --disable-pip-version-check --no-compile -e '.[dev]'
	@touch $@ $(VENV)/ready-to-run
