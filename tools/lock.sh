#!/bin/sh
# Writes the exact, hashed locks anew. No index addresses are written into them.
set -eu
for pair in run:requirements.lock test:requirements-test.lock; do
  uv pip compile --quiet --universal --generate-hashes --no-emit-index-url \
    --no-annotate --no-header --python-version 3.11 \
    --group "pyproject.toml:${pair%%:*}" -o "${pair#*:}"
done
# What learners may meet, for `make versions`: the oldest versions, and Colab's.
for name in oldest colab; do
  uv pip compile --quiet --generate-hashes --no-emit-index-url --no-annotate \
    --no-header --python-platform x86_64-manylinux_2_28 --python-version 3.11 \
    --group "pyproject.toml:$name" -o "requirements-$name.lock"
done
