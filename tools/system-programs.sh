#!/bin/sh
# Installs the system programs that the tests use, where that needs no asking:
# bubblewrap (the sandbox), Chromium (the browser tests) and PostgreSQL's server (a
# gradebook's test starts one of its own), on Debian and Ubuntu.
missing=""
command -v bwrap >/dev/null 2>&1 || missing="$missing bubblewrap"
command -v chromium >/dev/null 2>&1 || missing="$missing chromium"
ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || missing="$missing postgresql"
[ -n "$missing" ] || exit 0
as_root=""
[ "$(id -u)" = 0 ] || as_root="sudo -n"
if command -v apt-get >/dev/null 2>&1 && $as_root true 2>/dev/null; then
  echo "Installing$missing with apt-get ..."
  export DEBIAN_FRONTEND=noninteractive
  if $as_root apt-get update -qq >/dev/null 2>&1; then
    # shellcheck disable=SC2086
    $as_root apt-get install -y -qq --no-install-recommends $missing >/dev/null 2>&1 \
      && exit 0
  fi
fi
type="sudo apt install$missing"
if command -v dnf >/dev/null 2>&1; then
  type="sudo dnf install$(echo "$missing" | sed 's/postgresql/&-server/')"
fi
echo "Not installed:$missing. The tests that need them are not run; type: $type" >&2
exit 0
