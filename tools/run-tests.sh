#!/bin/sh
# Every check that CI runs, the quick ones first; the last lines are pytest's own.
set -eu
step() { printf '\n== %s\n' "$1"; }
step "style (ruff)"
ruff check .
ruff format --check .
step "spelling (codespell)"
codespell
step "who may import whom (import-linter)"
lint-imports --no-cache
step "the tests (pytest)"
exec python -m pytest "$@"
