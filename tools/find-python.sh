#!/bin/sh
# Prints the Python to use, or one line that says what to install.
# TensorFlow has wheels for Python 3.11, 3.12 and 3.13 only.
# shellcheck disable=SC2086
for name in ${PYTHON:-python3 python3.13 python3.12 python3.11}; do
  if "$name" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' \
    2>/dev/null; then
    command -v "$name"
    exit 0
  fi
done
version=$("${PYTHON:-python3}" --version 2>/dev/null || echo "no ${PYTHON:-python3}")
echo "This course needs Python 3.11, 3.12 or 3.13 (found: $version), because TensorFlow \
has no builds for others; install one and say 'make PYTHON=python3.13'." >&2
exit 1
