#!/bin/sh
# Has all answers in tests/tasks judged under the oldest versions of TensorFlow and
# Keras, under Colab's and under the newest: the same verdicts and the same messages.
# A check must know the present answer in each IPython as well.
#   tools/versions.sh [oldest|colab|newest] ...   all, if nothing is said
#   tools/versions.sh install                     only installs the oldest, for
#                                                 `make verdicts`
set -eu
tests="tests/neurons/checks/test_answers.py tests/neurons/checks/test_stubs.py
  tests/neurons/checks/test_present.py tests/neurons/checks/test_slips.py"

say() {
  "$1" -c "import neurons, keras, tensorflow as tf, numpy, platform as p
print(f'== $2: TensorFlow {tf.__version__}, Keras {keras.__version__}, '
      f'NumPy {numpy.__version__}, Python {p.python_version()}')"
}

install() {
  if ! python -c "import sys; sys.exit(sys.version_info[:2] != (3, 11))"; then
    echo "Other versions than the newest need Python 3.11; make .venv with it." >&2
    exit 2
  fi
  place=_build/versions/${1:-oldest}
  lock=requirements-${1:-oldest}.lock
  if ! cmp -s "$lock" "$place/.lock"; then
    uv venv --quiet --clear --python "$(command -v python)" "$place"
    uv pip sync --quiet --require-hashes --python "$place" "$lock"
    cp "$lock" "$place/.lock"
  fi
}

# Whether the notebooks said something as often as they must.
said() {
  [ "$(grep -c "$2" "$place/said")" = "$1" ] || {
    echo "not $1 times in $place/said: $2" >&2
    exit 1
  }
}

judge() {
  install "$1"
  say "$place/bin/python" "$1"
  # Each untouched exercise, *Run All*; then what a notebook needs beside the checks.
  MPLBACKEND=agg PYTHONPATH=. "$place/bin/python" -m IPython --quick --no-banner -c "
import glob, json
for file in sorted(glob.glob('exercises/*/*.ipynb')):
    for cell in json.load(open(file))['cells']:
        if cell['cell_type'] == 'code':
            code = ''.join(cell['source'])
            get_ipython().run_cell(code, store_history=True).raise_error()
import matplotlib.pyplot as plt
draw.style(), plt.plot(datasets.cereal()['calories'])
plt.savefig('$place/calories.png'), check.hint('relu')" >"$place/said"
  said 7 "Found the course's package"
  said 35 ": Not started (0 of"
  said 7 "Not ready to hand in yet: Exercise"
  # Other versions word their exceptions otherwise; the tests leave such quotes out.
  NEURONS_OTHER_VERSIONS=1 "$place/bin/python" -m pytest -q -p no:cacheprovider $tests
}

oldest() {
  judge oldest
  # Some rows of their table in docs/verdicts.md; the messages are compared above.
  "$place/bin/python" -m pytest -q -p no:cacheprovider tests/neurons/checks/test_verdicts.py \
    -k "says_what_is_measured and (line or relu or logistic or forward)"
}

colab() {
  judge colab
}

newest() {
  say python newest
  python -m pytest -q -p no:cacheprovider $tests
}

[ $# -gt 0 ] || set -- oldest colab newest
for versions in "$@"; do
  "$versions"
done
