#!/bin/sh
# Has all answers in tests/tasks judged under the oldest and the newest versions of
# TensorFlow and Keras: the same verdicts and the same messages. The oldest have Colab's
# IPython, too, in which a check must know the present answer as well.
#   tools/versions.sh [oldest|newest] ...   both, if nothing is said
#   tools/versions.sh install               only installs the oldest, for `make verdicts`
set -eu
tests="tests/neurons/checks/test_answers.py tests/neurons/checks/test_stubs.py
  tests/neurons/checks/test_present.py"
place=_build/versions/oldest

say() {
  "$1" -c "import neurons, keras, tensorflow as tf, numpy, platform as p
print(f'== $2: TensorFlow {tf.__version__}, Keras {keras.__version__}, '
      f'NumPy {numpy.__version__}, Python {p.python_version()}')"
}

install() {
  if ! python -c "import sys; sys.exit(sys.version_info[:2] != (3, 11))"; then
    echo "The oldest versions need Python 3.11; make .venv with it." >&2
    exit 2
  fi
  if ! cmp -s requirements-oldest.lock "$place/.lock"; then
    uv venv --quiet --clear --python "$(command -v python)" "$place"
    uv pip sync --quiet --require-hashes --python "$place" requirements-oldest.lock
    cp requirements-oldest.lock "$place/.lock"
  fi
}

oldest() {
  install
  say "$place/bin/python" oldest
  # What a notebook needs beside the checks: IPython's cells, Matplotlib, pandas.
  MPLBACKEND=agg PYTHONPATH=. "$place/bin/python" -m IPython --quick --no-banner -c "
import matplotlib.pyplot as plt
from neurons import check, datasets, draw
draw.style(), draw.diagram('relu_neuron'), plt.plot(datasets.cereal()['calories'])
plt.savefig('$place/calories.png'), check.hint('relu'), check.ready('04-relu')" \
    >"$place/said"
  grep -q "Not ready to hand in yet: Exercise 4" "$place/said"
  # Other versions word their exceptions otherwise; the tests leave such quotes out.
  NEURONS_OTHER_VERSIONS=1 "$place/bin/python" -m pytest -q -p no:cacheprovider $tests
  # Some rows of their table in docs/verdicts.md; the messages are compared above.
  "$place/bin/python" -m pytest -q -p no:cacheprovider tests/neurons/checks/test_verdicts.py \
    -k "says_what_is_measured and (line or relu or logistic or forward)"
}

newest() {
  say python newest
  python -m pytest -q -p no:cacheprovider $tests
}

for pair in "${@:-oldest}"; do
  "$pair"
done
[ $# -gt 0 ] || newest
