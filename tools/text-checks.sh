#!/bin/sh
# What `make check` runs beside the unit tests, and `make test` beside the book: quick
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
# American spelling. Python's and NumPy's own names (`cancelling`, `writeable`), and the
# book's word for its list of tasks.
codespell --builtin en-GB_to_en-US \
  --ignore-words-list catalogue,cancelled,cancelling,writeable \
  --skip "mutants.md,node_modules,*.lock,*.json,*.ipynb" \
  autograder bench chapters data docs neurons page solutions tests theme tools ./*.md Makefile
step "who may import whom (import-linter)"
lint-imports --no-cache
