# `make` does everything a newcomer wants to see; `make help` lists the rest.

VENV  := .venv
BIN   := $(VENV)/bin
CLASS := _build/sample-class
FOUND := $(shell sh tools/find-python.sh 2>/dev/null)

export PATH := $(CURDIR)/$(BIN):$(PATH)
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := all
.PHONY: all help python check-python setup setup-test book exercises class serve lab check test long \
        steps browser pages bench spread mutants versions learners lock reading pictures links \
        lighthouse wheel notebooks alone bundle bundle-site pdf clean clean-all

all: setup book exercises class ## build the book, make the exercises, grade the class
	@echo
	@echo "Three places to look:"
	@echo "  the course            $(CURDIR)/_build/html/index.html"
	@echo "  the class's report    $(CURDIR)/$(CLASS)/graded/class.html"
	@echo "  one learner's page    $(CURDIR)/$(CLASS)/graded/feedback/01-single-neuron/kofi-mensah.html"

help: ## say what each command does
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 18

python: ## say which Python is used, or what is missing
	@sh tools/find-python.sh

check-python:
	@sh tools/find-python.sh >/dev/null

$(BIN)/python: | check-python
	@$(FOUND) -m venv $(VENV)

# A lock names everything, so nothing is left to find out.
EXACTLY := --quiet --require-hashes --no-deps

# The newest lock that was installed leaves its mark; the tests' lock holds both.
$(VENV)/.run: requirements.lock pyproject.toml | $(BIN)/python
	@echo "Installing what the course needs into $(VENV) (about two minutes) ..."
	@$(BIN)/python -m pip install $(EXACTLY) -r requirements.lock
	@$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.test: requirements-test.lock pyproject.toml | $(BIN)/python
	@echo "Installing what the tests need into $(VENV) (about two minutes) ..."
	@$(BIN)/python -m pip install $(EXACTLY) -r requirements-test.lock
	@$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@ $(VENV)/.run

setup: $(VENV)/.run ## install what the course needs into .venv

setup-test: $(VENV)/.test ## install what the tests need, system programs too
	@sh tools/system-programs.sh
	@$(BIN)/python -m tools.node tests/node theme/node

book: setup ## run every cell and build the site
	@$(BIN)/python -m tools.node theme/node
	@$(BIN)/python -m theme.build

exercises: setup ## make the learners' notebooks from the solutions
	@$(BIN)/autograder release

notebooks: setup ## make the chapters' notebooks from the chapters
	@$(BIN)/python -m theme.notebooks

class: setup ## grade the made-up sample class
	@sh tools/grade-sample-class.sh $(CLASS)

serve: setup ## show the site on this machine and rebuild it on change
	@$(BIN)/python -m tools.serve

lab: setup ## open the exercises in JupyterLab
	@$(BIN)/jupyter lab exercises

# With these, `make test` would take longer than 25 minutes on two cores.
LONG  := $(addprefix tests/,faults/test_every_stage.py autograder/test_sample_class.py \
         faults/test_real_runs.py autograder/test_new.py autograder/executors/test_dask.py \
         neurons/checks/test_five_places.py test_wheel.py)
PDF   := tests/book/test_pdf.py
LOOKS := $(PDF) $(addprefix tests/book/test_,axe.py every_page.py keyboard.py reader.py \
         lighthouse.py live_figures.py train_here.py)
STEPS := tests/test_workflow_steps.py
ALIKE := -n 2 --dist loadfile --no-loadscope-reorder

check: setup-test ## check style, types, words and structure (two minutes)
	@sh tools/check.sh
	@$(BIN)/python -m pytest -q tests/test_architecture.py tests/test_course.py

test: setup-test ## run all checks but the long ones of `make long`, `pages` and `steps`
	@LATER="$(PDF) $(LONG) $(STEPS)" sh tools/run-tests.sh

long: setup-test ## the long checks: gradings broken at every stage, a cluster, the sample class
	@$(BIN)/python -m pytest $(ALIKE) $(LONG)

steps: setup-test ## run what the workflows and the action run, in a clean clone (minutes)
	@$(BIN)/python -m pytest $(STEPS)

browser: setup-test book ## of the checks those that look at pages in a browser, and at the PDF
	@NEURONS_SITE=_build/html $(BIN)/python -m pytest $(ALIKE) $(LOOKS)

pages: setup-test book ## the same for every page, not for one of each kind (minutes)
	@NEURONS_EVERY_PAGE=1 NEURONS_SITE=_build/html $(BIN)/python -m pytest $(LOOKS)

lock: setup-test ## write the lock files anew from pyproject.toml
	@sh tools/lock.sh

bench: setup-test ## measure grading and building against the plain tools (an hour)
	@$(BIN)/python -m bench.results

spread: setup ## measure again what messages say about trained models (minutes)
	@$(BIN)/python -m bench.trained_spread

mutants: setup-test ## change the judges one place at a time: does a test notice? (20 minutes)
	@rm -rf _build/mutants
	@PYTHONPATH=tests:. $(BIN)/python -m mutants docs/mutants.md _build/mutants 0.06

versions: setup-test ## judge all answers under the oldest and the newest Keras
	@sh tools/versions.sh

learners: setup-test ## play fifty made-up learners and write down what they read
	@rm -rf _build/learners
	@PYTHONPATH=tests:. $(BIN)/python -m learners _build/learners.md _build/learners

reading: setup-test ## print every chapter's reading grade and time
	@$(BIN)/python -m tools.reading

pictures: setup-test ## take every page in light, dark, phone and print, into _build/pictures
	@$(BIN)/python -m tools.pictures _build/pictures

links: setup-test ## check every link within the site, the documents and the notebooks
	@$(BIN)/python -m tools.links

lighthouse: setup-test ## ask Lighthouse about every page, into docs/lighthouse.md (minutes)
	@$(BIN)/python -m tools.lighthouse

wheel: setup-test ## build the package that learners install, into dist/
	@$(BIN)/python -m build --wheel --no-isolation --outdir dist .

alone: setup-test ## run the chapters' notebooks where only the wheel is (minutes)
	@$(BIN)/python -m tools.alone

bundle: setup-test exercises ## put exercises, data and package for learners into one zip, in dist/
	@mkdir -p dist
	@$(BIN)/autograder bundle --out dist/learners.zip

bundle-site: book ## put the site into one zip that opens without a network, in dist/
	@$(BIN)/python -m tools.bundle_site

pdf: setup-test book ## print the whole book as a PDF, into dist/
	@$(BIN)/python -m tools.pdf

clean: ## remove everything that was built
	rm -rf _build dist

clean-all: clean ## remove the virtual environment too
	rm -rf $(VENV)
