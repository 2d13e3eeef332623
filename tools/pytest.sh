#!/bin/sh
# Run the tests of a tier, on the built book, both cores sharing the files of tests in
# their order: it leaves no long one for the end.
#   tools/pytest.sh MARKERS [ARGUMENT ...]
set -eu
markers=$1
shift
NEURONS_SITE=_build/html exec python -m pytest -n "${NEURONS_CORES:-2}" \
  --dist loadfile --no-loadscope-reorder -m "$markers" "$@"
