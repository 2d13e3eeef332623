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
root=""
# Never removed while something of this machine is mounted in it.
leave() { if [ -n "$root" ] && mountpoint -q "$root"; then umount -R -l "$root"; fi; }
trap leave EXIT
trap 'exit 130' INT TERM

make_root() {
  script=/usr/share/debootstrap/scripts/$1
  [ -e "$script" ] || script=/usr/share/debootstrap/scripts/sid
  rm -rf --one-file-system "$root"
  mkdir -p "$root"
  debootstrap --variant=minbase --include=ca-certificates "$1" "$root" "$mirror" \
    "$script" >"$root.log" 2>&1
  # So that `/` is a mount point, as on a machine: the sandbox needs one.
  mount --bind "$root" "$root"
  for folder in proc sys dev; do
    mount --rbind "/$folder" "$root/$folder"
    mount --make-rslave "$root/$folder"
  done
  mkdir "$root/course"
  for folder in ${BIND:-}; do
    mkdir -p "$root$folder"
    mount --bind -o ro "$folder" "$root$folder"
  done
  # The same registries, reached in the same way.
  for file in /etc/resolv.conf /etc/hosts /etc/pip.conf /etc/npmrc "$HOME/.npmrc" \
    "$HOME/.config/pip/pip.conf" /etc/ssl/certs/ca-certificates.crt; do
    if [ -e "$file" ]; then
      mkdir -p "$root$(dirname "$file")"
      cp "$file" "$root$file"
    fi
  done
}

inside() {
  # shellcheck disable=SC2046
  chroot "$root" env -i HOME="$HOME" LANG=C.UTF-8 PATH=/usr/sbin:/usr/bin:/sbin:/bin \
    $(env | grep -E '^(https?_proxy|no_proxy|PIP_[A-Z_]+|[A-Z_]*CA_[A-Z]+|SSL_CERT_FILE)=') \
    sh -c "cd /course && $1"
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
  leave
done
exit $failed
