# Everything runs in a virtual environment of the project's own: Python with pip is enough.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
COMPILED := $(VENV)/.compiled

# What is compiled is kept, whatever the environment says: the tests start programs by the hundred.
export PYTHONDONTWRITEBYTECODE =

.PHONY: run test check structure unit whole bench fuzz hostile monkey selections disks exits kills mutants terminals pictures lock tables conformance clean

run: $(STAMP)  ## open the sample articles
	$(BIN)/newsreader

test: check unit  ## the whole check: lint, types, imports, tests with coverage

check: $(STAMP)
	$(BIN)/ruff format --no-cache --check src tests tools bench
	$(BIN)/ruff check --no-cache src tests tools bench
	$(BIN)/mypy
	$(BIN)/lint-imports
	test ! -e .git || $(BIN)/python tools/check_tree.py
	$(BIN)/python tools/readme_tables.py --check
	$(BIN)/python tools/catalogues.py --check
	$(BIN)/python tools/check_structure.py > $(VENV)/structure.txt || { tail -n 20 $(VENV)/structure.txt; false; }

structure: $(STAMP)  ## sizes of modules, classes, functions and rooms; what has no docstring
	$(BIN)/python tools/check_structure.py

unit: $(COMPILED)
	$(BIN)/pytest -n 2 --dist worksteal -q -m "measured and not whole" --cov-report=term --cov-fail-under=100 \
		--cov=newsreader.text --cov=newsreader.layout --cov=newsreader.recognition --cov=newsreader.decoding \
		--cov=newsreader.sources --cov=newsreader.formats --cov=newsreader.collections --cov=newsreader.loading
	$(BIN)/pytest -n 4 --dist worksteal -q -m "not measured and not whole"  # they wait more than they work

whole: $(STAMP)  ## all cases and examples of what `make test` tests by a part of them
	HYPOTHESIS_PROFILE=whole $(BIN)/pytest -n 2 --dist worksteal -q -m "whole or hypothesis"

terminals: $(STAMP)  ## the app in real terminals, photographed and read back (Debian)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check "numpy>=1.26,<3"
	$(BIN)/python -m tools.terminals --install $(TERMINALS)

pictures: $(STAMP)  ## the pictures of docs/: every screen, and an article in other readers beside (Debian)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check "numpy>=1.26,<3"
	$(BIN)/python -m tools.screens
	$(BIN)/python -m tools.screens --terminals
	$(BIN)/python -m tools.comparison

EXITS ?= 1000
exits: $(STAMP)  ## the app ended in every way, at random moments, in terminals of every kind
	$(BIN)/python -m tools.exits --count $(EXITS) --seed $(SEED)

SECONDS ?= 600
LIBRARY ?= samples files lines book  # of which kinds the libraries are
LINES ?=  # a file of articles, JSON lines, for the library of that kind
monkey: $(STAMP)  ## random keys, pastes, mouse, sizes and files: seed after seed, for so many seconds
	$(BIN)/python -m tools.monkey --seconds $(SECONDS) --seed $(SEED) --library $(LIBRARY) $(LINES:%=--lines %)

SELECTIONS ?= 10000
selections: $(STAMP)  ## random stretches of the samples marked with the mouse: is what is copied the logical text?
	$(BIN)/python -m tools.selections --count $(SELECTIONS) --seed $(SEED)

KILLS ?= 500
kills: $(STAMP)  ## a program that takes articles in and reads, killed at random moments: is a mark lost, a store damaged?
	$(BIN)/python -m tools.kills --count $(KILLS) --seed $(SEED)

COUNT ?= 100000
SEED ?= 1
DATA ?=  # a folder of real files to grow from
fuzz: $(STAMP)  ## sources grown and broken, so many of them; what of loading they reach
	$(BIN)/python -m tools.fuzz --count $(COUNT) --seed $(SEED) $(DATA:%=--data %)
	$(BIN)/python -m tools.fuzz --count 10000 --seed $(SEED) $(DATA:%=--data %) --cover

ONLY ?=  # a pattern in the names of the sources
OPENED ?= 300  # of them are opened in the app too
hostile: $(STAMP)  ## hostile sources of every kind: the time and the memory that each takes, printed and opened
	$(BIN)/python -m tools.hostile $(if $(ONLY),--only "$(ONLY)")
	$(BIN)/python -m tools.hostile $(if $(ONLY),--only "$(ONLY)") --app $(OPENED) --seed $(SEED)

SAMPLE ?= 300
mutants: $(STAMP)  ## a seeded sample of small changes to the program: a test falls for each, or it is explained
	$(BIN)/python -m tools.mutants --count $(SAMPLE) --seed $(SEED)

disks: $(STAMP)  ## what can happen to the disk of the reading state, tried (as root)
	$(BIN)/python -m tools.disks

CORPUS ?=  # a file of articles, JSON lines with `text`, to lay out beside the sample articles
PAGES ?=  # a folder of pages NAME.html with the text of their article in NAME.gold.txt
BESIDE ?=  # a git revision to measure this tree against, in one run; nothing else is measured then
ENCODED ?=  # a folder of files whose names end in their encoding: story.cp1256.txt
SIZES ?= 1000 10000  # of the libraries that are measured, in articles; 100000 takes an hour
bench: $(STAMP)  ## the benchmarks: ratios measured in one run
	$(BIN)/python -m compileall -q src
ifneq ($(strip $(BESIDE)),)
	$(BIN)/python -m bench beside $(BESIDE)
else
	$(BIN)/python -m bench
	$(BIN)/python -m bench intake
	$(BIN)/python -m bench library --sizes $(SIZES) $(LINES:%=--lines %)
	test -z "$(CORPUS)" || $(BIN)/python -m bench layout $(CORPUS)
	test -z "$(ENCODED)" || $(BIN)/python -m bench encodings $(ENCODED)
	test -z "$(PAGES)" || { $(BIN)/python -m pip install --quiet --disable-pip-version-check \
		"readability-lxml>=0.8.1" && $(BIN)/python -m bench pages $(PAGES); }
endif

$(STAMP): pyproject.toml requirements-dev.lock
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) \
		|| { $(PYTHON) -m pip install --user virtualenv && $(PYTHON) -m virtualenv $(VENV); }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	$(BIN)/python -m compileall -q src
	touch $@

$(COMPILED): $(STAMP)  # or each process that runs tests would compile all of them the first time
	$(BIN)/pytest --collect-only -qq > $@

lock:  ## renew the lock files from pyproject.toml (needs uv)
	uv pip compile --quiet --universal --python-version 3.10 --generate-hashes --no-emit-index-url \
		--custom-compile-command "make lock" pyproject.toml -o requirements.lock
	uv pip compile --quiet --universal --python-version 3.10 --generate-hashes --no-emit-index-url \
		--custom-compile-command "make lock" pyproject.toml --group dev -o requirements-dev.lock

UCD ?= /usr/share/unicode
tables: $(STAMP)  ## make the Unicode tables again and compare (needs the Unicode Character Database)
	$(BIN)/python tools/generate_unicode_tables.py $(UCD) .venv/unicode_tables.py
	diff -u src/newsreader/text/unicode_tables.py .venv/unicode_tables.py

conformance:  ## renew the Unicode tables and test data (needs the Unicode Character Database)
	$(BIN)/python tools/generate_unicode_tables.py
	$(BIN)/python tools/condense_conformance.py

clean:
	rm -rf $(VENV) build dist .coverage .mypy_cache .ruff_cache .pytest_cache .hypothesis
