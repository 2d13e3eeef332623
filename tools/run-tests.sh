#!/bin/sh
# The checks of `make test`, the quick ones first; the last lines are pytest's own.
set -eu
step() { printf '\n== %s\n' "$1"; }
sh tools/check.sh
step "the strict build of the book"
rm -rf _build/html _build/.jupyter_cache _build/.doctrees
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
# The tests look at the site that was built above; files of tests share the cores, in
# their order: it leaves no long one for the end. LATER names those that have a target
# of their own in the Makefile.
for file in ${LATER:-}; do
  set -- --ignore "$file" "$@"
done
NEURONS_SITE=_build/html exec python -m pytest -n "${NEURONS_CORES:-2}" \
  --dist loadfile --no-loadscope-reorder "$@"
