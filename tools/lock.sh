#!/bin/sh
# Writes the exact, hashed locks anew. No index addresses are written into them.
set -eu
compile() { uv pip compile --quiet --generate-hashes --no-emit-index-url --no-annotate \
  --no-header --python-version 3.11 "$@"; }
# One lock for all Pythons and systems. The wheels of TensorFlow's release candidate for
# Python 3.14 name different ranges of h5py, of which uv reads one, and keras-nightly,
# which would write over the files of keras.
overrides() {
  printf '%s\n' 'keras-nightly; python_version < "3"' \
    'h5py==3.14.0; python_version < "3.14"' 'h5py==3.15.1; python_version >= "3.14"' "$@"
}
for pair in run:requirements.lock test:requirements-test.lock; do
  overrides | compile --universal --group "pyproject.toml:${pair%%:*}" \
    --override - -o "${pair#*:}"
done
# The same versions, of what learners use.
overrides | compile --universal --group pyproject.toml:exercises -c requirements.lock \
  --override - -o requirements-exercises.lock
# The same versions, without the programs that only show nbgrader's pages, and without
# what checks web addresses of events in them: each import of jsonschema takes 2.6 s by it.
overrides 'jupyterlab; python_version < "3"' 'notebook; python_version < "3"' \
  'rfc3987-syntax; python_version < "3"' |
  compile --universal --group pyproject.toml:grading -c requirements.lock \
    --override - -o requirements-grading.lock
# What learners may meet, for `make weekly`: the oldest versions, and Colab's.
for name in oldest colab; do
  compile --python-platform x86_64-manylinux_2_28 --group "pyproject.toml:$name" \
    -o "requirements-$name.lock"
done
