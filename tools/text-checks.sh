#!/bin/sh
# What `make check` runs before the unit tests, and `make test` before the book: quick
# looks at the text of the code.
set -eu
step() { printf '\n== %s\n' "$1"; }
step "style (ruff)"
ruff check .
ruff format --check .
step "types (mypy)"
mypy
step "words and spelling"
python -m tools.words
codespell
# American spelling; learners' sentences and the chapters' prose come later. A name of
# Python's own (`cancelling`), and the book's word for its list of tasks.
codespell --builtin en-GB_to_en-US --ignore-words-list catalogue,cancelled,cancelling \
  --skip "*/tasks/*,*/judges/*,data/README.md,make_readme.py,test_readme.py,test_chapter_*,mutants.md,node_modules,*.lock,*.json" \
  autograder bench data docs neurons tests theme tools ./*.md Makefile
step "who may import whom (import-linter)"
lint-imports --no-cache
