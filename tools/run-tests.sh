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
if ! python -m theme.build >"$log" 2>&1; then
  tail -n 60 "$log"
  exit 1
fi
tail -n 1 "$log"
step "the tests (pytest)"
# The tests look at the site that was built above; files of tests share the cores.
# Left to `make proofs`, until each has passed on an idle machine: the two suites of
# attacks and faults (long), forked kernels, the graded class beside plain nbgrader,
# and the pages that train for minutes.
NEURONS_SITE=_build/html exec python -m pytest -n "${NEURONS_CORES:-2}" --dist loadfile \
  --ignore tests/attacks --ignore tests/faults \
  --ignore tests/autograder/test_zygote.py \
  --ignore tests/autograder/test_sample_class.py \
  --ignore tests/autograder/test_run.py \
  --ignore tests/book/test_chapter_06.py --ignore tests/book/test_chapter_06b.py \
  --ignore tests/book/test_chapter_06c.py --ignore tests/book/test_chapter_07.py \
  --ignore tests/book/test_appendix_backward.py "$@"
