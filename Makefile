# make run     open gradviz; without a display, save a picture of its window instead
# make test    run the tests; they need no display
# make soak    grow thousands of programs and hold what they mean against Python, for minutes
# make ready   prepare .venv for the tests, and no more
#
# Each prepares what is missing, so a second time is quick. Another Python: make PYTHON=python3.13 run

PYTHON ?= python3
BIN := .venv/bin
# The outer pip fills .venv: a Debian Python has no ensurepip to put one inside.
INSTALL := $(PYTHON) -m pip --python $(BIN)/python install --quiet

.PHONY: run test soak ready libraries

run: .venv/installed libraries
	@$(BIN)/gradviz

test: ready
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -n 2 --dist worksteal

soak: ready
	$(BIN)/python -m tests.lang.grammar.soak

ready: .venv/installed-for-tests libraries

libraries:
	@.ci/system-libraries

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and \
	  "gradviz needs Python 3.11 or later: choose one with make PYTHON=...")'
	$(PYTHON) -m venv --without-pip .venv

.venv/installed: pyproject.toml | $(BIN)/python
	$(INSTALL) -e .
	@touch $@

.venv/installed-for-tests: pyproject.toml | $(BIN)/python
	$(INSTALL) -e '.[test]'
	@touch .venv/installed $@
