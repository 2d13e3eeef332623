#!/bin/sh
# What `make test` runs, the quick checks first; the last lines are pytest's own.
#   tools/run-tests.sh MARKERS   which tests, by their markers
set -eu
step() { printf '\n== %s\n' "$1"; }
sh tools/text-checks.sh
step "the strict build of the book"
rm -rf _build/html _build/.jupyter_cache _build/.doctrees _build/probed
log=_build/book.log
mkdir -p _build
# The tests know the figures of the course's own table.
unset NEURONS_DIABETES_CSV
PYTHONPATH=tests python -m book.probes _build/probes.json
if ! NEURONS_PROBES=_build/probes.json python -m theme.build >"$log" 2>&1; then
  tail -n 60 "$log"
  exit 1
fi
tail -n 1 "$log"
step "the tests (pytest)"
exec sh tools/pytest.sh "$1"
