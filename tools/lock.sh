#!/bin/sh
# Writes the exact, hashed locks anew. No index addresses are written into them.
set -eu
compile() { uv pip compile --quiet --generate-hashes --no-emit-index-url --no-annotate \
  --no-header --python-version 3.11 "$@"; }
for pair in run:requirements.lock test:requirements-test.lock; do
  compile --universal --group "pyproject.toml:${pair%%:*}" -o "${pair#*:}"
done
# The same versions, without the programs that only show nbgrader's pages, and without
# what checks web addresses of events in them: each import of jsonschema takes 2.6 s by it.
printf '%s; python_version < "3"\n' jupyterlab notebook rfc3987-syntax |
  compile --universal --group pyproject.toml:grading -c requirements.lock \
    --override - -o requirements-grading.lock
# What learners may meet, for `make versions`: the oldest versions, and Colab's.
for name in oldest colab; do
  compile --python-platform x86_64-manylinux_2_28 --group "pyproject.toml:$name" \
    -o "requirements-$name.lock"
done
