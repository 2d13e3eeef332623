#!/bin/sh
# Grades the made-up class. It is ours, so a machine without a sandbox may grade it too.
set -eu
folder=$1
rm -rf "$folder"
python tests/sample_class/make_sample_class.py "$folder/submissions"
way=auto
if ! autograder doctor --sandbox; then
  echo "So the sample class, which is our own, is graded without a sandbox."
  way=none
fi
autograder grade "$folder/submissions" --out "$folder/graded" --sandbox "$way"
