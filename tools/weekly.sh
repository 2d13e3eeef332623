#!/bin/sh
# What `make weekly` runs; one part that fails does not hold up the other.
#   tools/weekly.sh [versions|transcripts] ...   both, if nothing is said
set -u

# The same verdicts under other versions, and the chapters' notebooks with the wheel alone.
versions() {
  sh tools/versions.sh && python -m tools.alone
}

# Two pages: what fifty made-up learners read, and which mutants no test notices.
transcripts() {
  rm -rf _build/learners _build/mutants
  export PYTHONPATH=tests:.
  python -m learners _build/learners.md _build/learners &&
    python -m mutants _build/mutants.md _build/mutants 0.06
}

[ $# -gt 0 ] || set -- versions transcripts
failed=0
for part in "$@"; do
  ("$part") || failed=1
done
exit $failed
