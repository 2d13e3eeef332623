#!/bin/sh
# Installs what a lock names, and the course itself, into an environment: by uv, in a
# sixth of pip's time; by pip where uv cannot, since a mirror may stand in pip's own
# settings alone.
#   tools/install.sh ENVIRONMENT LOCK
set -eu
venv=$1 lock=$2
python=$venv/bin/python
# A lock names everything, so nothing is left to find out.
exactly="--quiet --require-hashes --no-deps"
# What an interrupted installation left is not taken for whole.
again=""
[ ! -e "$venv/.begun" ] || again=--force-reinstall
touch "$venv/.begun"
# uv's cache is in the home folder, which some machines let nobody write to.
[ -n "${UV_CACHE_DIR:-}" ] || [ -w "${HOME:-/}" ] || export UV_NO_CACHE=1
awk '/^[^ ]/ {on = /^uv==/} on' requirements.lock >"$venv/uv.lock"
# shellcheck disable=SC2086
"$python" -m pip install $again $exactly -r "$venv/uv.lock"
# shellcheck disable=SC2086
"$venv/bin/uv" pip install --python "$python" $again $exactly -r "$lock" || {
  echo "uv could not install it (see above); now by pip, which takes minutes ..." >&2
  "$python" -m pip install $again $exactly -r "$lock"
}
"$python" -m pip install --quiet --no-deps --no-build-isolation -e .
"$python" -m tools.after_install
rm "$venv/.begun"
