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
step "who may import whom (import-linter)"
lint-imports --no-cache
