# `make` does everything a newcomer wants to see; `make help` lists the rest.

VENV  := .venv
BIN   := $(VENV)/bin
CLASS := _build/sample-class

export PATH := $(abspath $(BIN)):$(PATH)
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PYTHON_IN_PAGE
# That of an environment which is active elsewhere, and what would lead Python or pip
# out of this one.
unexport VIRTUAL_ENV PYTHONHOME PYTHONPATH PIP_PREFIX PIP_TARGET
export PIP_USER := 0

.DEFAULT_GOAL := all
.PHONY: all help setup setup-grading setup-test book notebooks class serve lab \
        check text-checks unit-tests ready-for-tests strict-book test test-slow \
        test-all weekly systems verdicts bench lock dist

all: setup book notebooks class
	@echo
	@echo "Three places to look:"
	@echo "  the course            $(CURDIR)/_build/html/index.html"
	@echo "  the class's report    $(CURDIR)/$(CLASS)/graded/class.html"
	@echo "  one learner's page    $(CURDIR)/$(CLASS)/graded/feedback/01-single-neuron/kofi-mensah.html"

help:
	@sed -n 's/^#: \{0,1\}//p' $(MAKEFILE_LIST)

#: Use
#:   make              build the book, make the exercises, grade the sample class
#:   make book         run every cell and build the site; PYTHON_IN_PAGE=0: without Python
#:   make class        grade the made-up sample class
#:   make setup-grading  install what grading alone needs, as a CI system does
#:   make lab          open the exercises in JupyterLab; INSTRUCTOR=1: with nbgrader
#:   make serve        show the site on this machine and rebuild it on change
#:
#: Develop
#:   make notebooks    make the chapters' and the exercises' notebooks from their texts
#:   make check        format, lint, types, words and unit tests (2 minutes)
#:   make test         the book, and one case of each kind (10 minutes)
#:   make test-all     the book, and every case (more than an hour)
#:   make weekly       other versions of the libraries, made-up learners, mutants (hours)
#:   make systems      the README's commands in bare Debian systems (root; hours)
#:   make verdicts     judge every public answer, and count what the checks get wrong
#:   make bench        measure grading and building against the plain tools (3.5 hours)
#:   make lock         write the lock files from pyproject.toml
#:
#: Release
#:   make dist         the package, the zips for learners and readers, and the PDF

$(BIN)/python:
	@[ "$$(df -Pk . | awk 'NR == 2 {print $$4}')" -ge 3000000 ] || \
	  echo "Less than 3 GB are free here; the course may need more." >&2
	@python=$$(sh tools/find-python.sh) && "$$python" -m venv $(VENV) || \
	  { rm -rf $(VENV); exit 1; }

# Each lock that was installed leaves its mark; the tests' lock holds all others.
define INSTALL
	@echo "Installing what $(2) into $(VENV) ..."
	@sh tools/install.sh $(VENV) $(1)
	@touch $@
endef

$(VENV)/.exercises: requirements-exercises.lock pyproject.toml | $(BIN)/python
	$(call INSTALL,$<,the exercises need)

$(VENV)/.run: requirements.lock pyproject.toml | $(BIN)/python
	$(call INSTALL,$<,the course needs)

$(VENV)/.test: requirements-test.lock pyproject.toml | $(BIN)/python
	$(call INSTALL,$<,the tests need)
	@touch $(VENV)/.run

# A job of a CI system keeps $(VENV) from one push to the next: its files' times say
# nothing there, so the mark is called by what was installed.
WHAT_GRADES := requirements-grading.lock pyproject.toml
GRADES := $(VENV)/.grading-$(shell cat $(WHAT_GRADES) | cksum | cut -d' ' -f1)

$(GRADES): | $(BIN)/python
	$(call INSTALL,requirements-grading.lock,grading needs)

# An environment that is half made, or whose Python is gone or another, is made anew.
ifneq ($(wildcard $(VENV)/pyvenv.cfg),)
ifneq ($(shell sh tools/find-python.sh fits $(BIN)/python),yes)
.PHONY: unfit
unfit:
	@echo "Making $(VENV) anew: it is not whole, or its Python has changed."
	@rm -rf $(VENV)
$(BIN)/python $(VENV)/.exercises $(VENV)/.run $(VENV)/.test $(GRADES): unfit
endif
endif

setup: $(VENV)/.run

setup-grading: $(GRADES)

setup-test: $(VENV)/.test
	@sh tools/system-programs.sh
	@$(BIN)/python -m tools.node tests/node theme/node page/node

book: setup
	@$(BIN)/python -m tools.node theme/node page/node
	@$(BIN)/python -m theme.build

notebooks: setup
	@$(BIN)/autograder release
	@$(BIN)/python -m theme.notebooks

class: setup
	@sh tools/grade-sample-class.sh $(CLASS)

serve: setup
	@$(BIN)/python -m tools.serve

# nbgrader's and jupytext's buttons would mislead a learner: they are for instructors.
lab: $(if $(INSTRUCTOR)$(wildcard $(VENV)/.run),setup,$(VENV)/.exercises)
	@$(if $(INSTRUCTOR),,JUPYTER_CONFIG_PATH=tools/lab) $(BIN)/jupyter lab exercises

check: setup-test
	@$(MAKE) --no-print-directory -j2 --output-sync=target text-checks unit-tests

text-checks:
	@sh tools/text-checks.sh

unit-tests:
	@$(BIN)/python -m pytest -q -m "unit and not slow"

# The book leaves a core idle for most of its time.
ready-for-tests: setup-test
	@$(MAKE) --no-print-directory -j2 --output-sync=target text-checks strict-book

strict-book:
	@sh tools/strict-book.sh

test: ready-for-tests
	@sh tools/pytest.sh "not slow and not weekly"

# What `.ci/run` adds to `make test`, with the book that it built.
test-slow: setup-test
	@sh tools/pytest.sh "slow and not weekly" $(SLOW)

test-all: ready-for-tests
	@sh tools/pytest.sh "slow or not slow"

weekly: setup-test
	@sh tools/weekly.sh $(PART)

systems:
	@sh tools/systems.sh

# The oldest libraries need Python 3.11; without it, only their table stays as it is.
verdicts: setup-test
	-@sh tools/versions.sh install
	@$(BIN)/python -m tools.verdicts

bench: setup-test
	@$(BIN)/python -m bench all
	@$(BIN)/python -m bench.page

lock: setup-test
	@sh tools/lock.sh

dist: setup-test book notebooks
	@mkdir -p dist
	@$(BIN)/python -m build --wheel --no-isolation --outdir dist .
	@$(BIN)/autograder bundle --out dist/learners.zip
	@$(BIN)/python -m tools.bundle_site
	@$(BIN)/python -m tools.verdicts --pack
	@$(BIN)/python -m tools.pdf
