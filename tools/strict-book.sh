#!/bin/sh
# Build the book for its tests, which see what its cells made.
set -eu
printf '\n== the strict build of the book\n'
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
