#!/bin/sh
# Makes bare Debian systems and tries the README's commands in each: what to have first,
# `make`, `make check`, `make test`. Their minutes and ends are in PLACE/SUITE.times.
#   tools/systems.sh [SUITE] ...   trixie (Python 3.13) and forky (3.14), if none is named
# SYSTEMS names the place (15 GB; /var/tmp/neurons-systems); BIND folders that pip's own
# configuration names.
set -eu
[ "$(id -u)" = 0 ] || {
  echo "A system of its own needs root: sudo make systems" >&2
  exit 2
}
command -v debootstrap >/dev/null || {
  echo "There is no debootstrap; type: apt install debootstrap" >&2
  exit 2
}
place=${SYSTEMS:-/var/tmp/neurons-systems}
course=$(pwd)
first=$(sed -n 's/^| Debian.*`sudo apt install \(.*\)` |$/\1/p' README.md)
# The mirror that this machine uses.
mirror=$(apt-get indextargets --format '$(REPO_URI)' | grep '/debian/*$' | head -n 1)
make_root() {
  script=/usr/share/debootstrap/scripts/$1
  [ -e "$script" ] || script=/usr/share/debootstrap/scripts/sid
  rm -rf --one-file-system "$root"
  mkdir -p "$root"
  debootstrap --variant=minbase --include=ca-certificates "$1" "$root" "$mirror" \
    "$script" >"$root.log" 2>&1
  # A mirror may be a snapshot of some weeks ago.
  echo 'Acquire::Check-Valid-Until "false";' >"$root/etc/apt/apt.conf.d/90snapshot"
  mkdir "$root/course"
  # The same registries, reached in the same way.
  for file in /etc/resolv.conf /etc/hosts /etc/pip.conf /etc/npmrc "$HOME/.npmrc" \
    "$HOME/.config/pip/pip.conf" /etc/ssl/certs/ca-certificates.crt; do
    if [ -e "$file" ]; then
      mkdir -p "$root$(dirname "$file")"
      cp "$file" "$root$file"
    fi
  done
}

# The system is the whole machine for the command: what is mounted in it ends with it,
# and `/` is a mount point, which the sandbox needs; in a mere chroot no user may sandbox.
inside() {
  # shellcheck disable=SC2016,SC2046
  unshare --mount --propagation private sh -euc '
    root=$1 command=$2 folders=$3
    shift 3
    mount --bind "$root" "$root"
    for folder in /proc /sys /dev $folders; do
      mkdir -p "$root$folder"
      mount --rbind "$folder" "$root$folder"
    done
    cd "$root"
    mkdir -p .machine
    pivot_root . .machine
    exec chroot . env -i HOME="$HOME" LANG=C.UTF-8 PATH=/usr/sbin:/usr/bin:/sbin:/bin "$@" \
      sh -euc "umount -l /.machine; cd /course; $command"
  ' sh "$root" "$1" "${BIND:-}" $(env | grep -E \
    '^(https?_proxy|no_proxy|PIP_[A-Z_]+|[A-Z_]*CA_[A-Z_]+|SSL_CERT_[A-Z]+)=')
}

timed() {
  begun=$(date +%s)
  code=0
  inside "$1" >>"$root.log" 2>&1 || code=$?
  echo "$1: $((($(date +%s) - begun) / 60)) min, exit code $code" | tee -a "$root.times"
  return $code
}

failed=0
for suite in ${*:-trixie forky}; do
  root=$place/$suite
  echo "== $suite, in $root"
  make_root "$suite"
  : >"$root.times"
  git clone --quiet --no-hardlinks "$course" "$root/course"
  timed "apt-get update -qq && apt-get install -y -qq $first" || failed=1
  for command in "make" "make check" "make test"; do
    timed "$command" || failed=1
  done
done
exit $failed
