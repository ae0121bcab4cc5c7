# Every everyday command. `make help` lists them; each sets up what it needs.

PYTHON ?= python3
PORT ?= 8000
WORKERS ?= 2

BIN := .venv/bin
DONE := .venv/done
BUNDLE := askae/data/bundle.json
CASES := askae/data/cases.json
ENCODER := askae/data/encoder.bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet
# --universal: one file for every platform and Python; --no-strip-extras: pip refuses a hashed lock in which
# somebody's name[extra] has no line of its own; the rest keeps machines out of it.
LOCK := $(BIN)/uv --no-config pip compile pyproject.toml --quiet --universal --python-version 3.11 \
	--generate-hashes --no-strip-extras --no-header --no-annotate --no-emit-index-url --no-emit-find-links

.DELETE_ON_ERROR:
.NOTPARALLEL:
.PHONY: help setup setup-dev tools browser assets run test check fix evaluate bench shots picture lock tune build clean

help: ## list the commands
	@sed -n 's/^\([a-z-]*\):.*## /  make \1\t/p' $(MAKEFILE_LIST) | expand -t 18

setup: $(DONE)/package $(BUNDLE) $(CASES) $(ENCODER) assets ## prepare this machine to run Ask A&E

tools: $(DONE)/dev $(DONE)/package

setup-dev: tools setup

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed: make PYTHON=python3.12"; exit 1; }
	@echo "Making a virtual environment in .venv ..."
	@$(PYTHON) -m venv .venv || \
		{ rm -rf .venv; echo "Python's venv module is missing: install python3-venv"; exit 1; }

$(DONE)/run: requirements/run.txt | $(BIN)/python
	@echo "Installing what Ask A&E needs (about half a minute) ..."
	@$(PIP) --require-hashes -r $<
	@mkdir -p $(DONE) && touch $@

$(DONE)/dev: requirements/dev.txt | $(BIN)/python
	@echo "Installing the tools to test and check it (about a minute) ..."
	@$(PIP) --require-hashes -r $<
	@mkdir -p $(DONE) && touch $@ $(DONE)/run

$(DONE)/package: pyproject.toml $(DONE)/run
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

$(BUNDLE): $(DONE)/package $(shell find knowledge -name '*.yaml') \
		$(shell find askae/knowledge askae/triage -name '*.py' 2>/dev/null)
	@echo "Compiling the clinical knowledge ..."
	@mkdir -p $(@D)
	@$(BIN)/python -m askae.cli.main knowledge compile --out $@
	@touch $@

$(ENCODER): $(BUNDLE) $(wildcard askae/understanding/*.py askae/understanding/*.npz phrases/*.yaml phrases/told/*.yaml)
	@echo "Learning what people say (about three minutes) ..."
	@$(BIN)/python -m askae.understanding
	@touch $@

$(CASES): $(BUNDLE) $(shell find answer_sheets -name '*.yaml') $(shell find askae/evaluation -name '*.py')
	@$(BIN)/python -m askae.evaluation --out $@

assets: $(DONE)/package
	@$(BIN)/python -m tools.build_assets

browser:
	@[ -x "$(ASKAE_CHROMIUM)" ] || command -v chromium >/dev/null || { \
		echo "Installing Chromium for the browser tests ..."; \
		apt-get update -qq >/dev/null && \
		DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
			chromium fonts-liberation >/dev/null; \
	} || echo "Chromium could not be installed here. Install it and set ASKAE_CHROMIUM to its path."
	@command -v curl >/dev/null || { apt-get update -qq && apt-get install -y -qq curl; } >/dev/null || \
		echo "curl could not be installed here: the commands of the documentation are not tried."

run: setup ## serve on http://127.0.0.1:8000 (PORT=...)
	@exec $(BIN)/python -m askae.website.serve --demo --port $(PORT)

test: setup-dev browser ## run every test
	@WORKERS=$(WORKERS) $(BIN)/python -m tools.test $(ARGS)

check: tools ## run every check, and report all that fail
	@$(BIN)/python -m tools.check

fix: tools ## format, and mend what can be mended
	@$(BIN)/ruff check --fix --quiet . ; $(BIN)/ruff format .

evaluate: setup ## measure how right and how safe the advice is, on all answer sheets
	@$(BIN)/askae evaluate --html build/evaluation.html $(ARGS)

bench: setup-dev ## measure how fast pages are served
	@$(BIN)/python -m tools.bench

shots: setup-dev browser ## take a picture of every page into build/shots
	@$(BIN)/python -m tools.shots

picture: setup-dev browser ## make the picture of the README anew
	@$(BIN)/python -m tools.picture

lock: $(DONE)/dev ## bring requirements/ and package-lock.json up to date
	@$(LOCK) --extra dev --output-file requirements/dev.txt $(ARGS)
	@$(LOCK) --extra knowledge --extra site --extra postgres --extra words --extra pdf --extra assistant --extra build \
		--constraints requirements/dev.txt --output-file requirements/run.txt
	@$(LOCK) --extra tune --constraints requirements/dev.txt --output-file requirements/tune.txt $(ARGS)
	@$(LOCK) --extra node --output-file requirements/node.txt $(ARGS)
	@$(BIN)/python -m tools.build_assets --lock

tune: setup ## tune the encoder of own words to the phrases further (half an hour or more)
	@$(PYTHON) -m venv build/tune && build/tune/bin/python -m pip --disable-pip-version-check install --quiet \
		--require-hashes -r requirements/tune.txt
	@build/tune/bin/python -m tools.tune

build: setup ## make the wheel, in dist/
	@rm -rf build/lib build/bdist.*  # setuptools would pack files that are gone
	@$(BIN)/python -m pip wheel --quiet --no-deps --no-build-isolation --wheel-dir dist .
	@ls dist/*.whl

clean: ## remove everything that make made
	rm -rf .venv build dist node_modules var askae.egg-info askae/data askae/website/static
