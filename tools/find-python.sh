#!/bin/sh
# Prints the Python to use; else says on standard error which commands bring one.
#   tools/find-python.sh            that of $PYTHON, of the path, or of uv
#   tools/find-python.sh fits FILE  prints `yes` if FILE is one that has pip
# TensorFlow has builds for Python 3.11, 3.12, 3.13 and 3.14 only.
known='import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 14))'
# Debian and Ubuntu keep what makes an environment in a package of its own.
whole='import ensurepip, venv'
uv_is='curl -LsSf https://astral.sh/uv/install.sh | sh'

# The user's own would lead a Python away from its library.
unset PYTHONHOME PYTHONPATH

if [ "${1:-}" = fits ]; then
  "$2" -c "$known" 2>/dev/null && "$2" -c 'import pip' 2>/dev/null && echo yes
  exit 0
fi

found="" incomplete=""
if [ -n "${PYTHON:-}" ]; then
  set -- "$PYTHON"
else
  set -- python3 python3.13 python3.12 python3.11 python3.14
fi
for name; do
  version=$("$name" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null)
  found=${found:-$version}
  "$name" -c "$known" 2>/dev/null || continue
  if "$name" -c "$whole" 2>/dev/null; then
    command -v "$name"
    exit 0
  fi
  incomplete=${incomplete:-$version}
done

# What uv has, or what it can get; it keeps Pythons in a folder of its own.
if [ -z "${PYTHON:-}" ] && command -v uv >/dev/null 2>&1; then
  UV_PYTHON_DOWNLOADS=never uv python find --system '>=3.11,<3.15' 2>/dev/null && exit 0
  echo "No Python from 3.11 to 3.14 is installed; uv downloads Python 3.13 (30 MB)." >&2
  uv python install 3.13 >&2 && uv python find --system 3.13 && exit 0
fi

# One file of the system's own says which system it is.
ID="" ID_LIKE="" VERSION_ID="" PRETTY_NAME=$(uname -s)
# shellcheck disable=SC1090
if [ -r "${OS_RELEASE:-/etc/os-release}" ]; then . "${OS_RELEASE:-/etc/os-release}"; fi
case " $ID $ID_LIKE " in
  *" ubuntu "* | *" debian "*)
    type="sudo apt install python3 python3-venv"
    if [ -n "$incomplete" ]; then
      type="sudo apt install python3-venv python$incomplete-venv"
    elif [ "$ID $VERSION_ID" = "ubuntu 22.04" ]; then
      type="sudo apt install python3.11 python3.11-venv"
    elif [ -n "$found" ]; then
      type=$uv_is  # these systems have one Python each
    fi ;;
  *" rhel "*) type="sudo dnf install python3.12" ;;
  *" fedora "*) type="sudo dnf install python3.13" ;;
  *" arch "*)
    type="sudo pacman -S python"
    if [ -n "$found" ]; then type="sudo pacman -S uv"; fi ;;
  *" suse "* | *" opensuse "*) type="sudo zypper install python313" ;;
  *)
    type=$uv_is
    if [ "$(uname -s)" = Darwin ]; then type="brew install python@3.13"; fi ;;
esac
{
  if [ -n "${PYTHON:-}" ]; then
    echo "PYTHON=$PYTHON is ${found:+Python }${found:-not there}${incomplete:+, without venv}."
  elif [ -n "$incomplete" ]; then
    echo "Python $incomplete is there, but not its part that makes environments."
  else
    echo "The course needs Python 3.11, 3.12, 3.13 or 3.14; here is ${found:-none}."
  fi
  echo "On $PRETTY_NAME, type:  $type"
  echo "Then type \`make\` again; \`make PYTHON=/path/to/python3.13\` names one."
} >&2
exit 1
