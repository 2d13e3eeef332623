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
# their order: it leaves no long one for the end. `make browser` has the long looks at
# pages: with them this would take more than 25 minutes on two cores.
NEURONS_SITE=_build/html exec python -m pytest -n "${NEURONS_CORES:-2}" \
  --dist loadfile --no-loadscope-reorder \
  --ignore tests/book/test_axe.py --ignore tests/book/test_every_page.py \
  --ignore tests/book/test_keyboard.py --ignore tests/book/test_reader.py \
  --ignore tests/book/test_lighthouse.py --ignore tests/book/test_live_figures.py \
  --ignore tests/book/test_pdf.py "$@"
