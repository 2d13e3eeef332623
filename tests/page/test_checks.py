"""A check in a page without IPython and TensorFlow."""

import pytest

from support.page import run_cells

IMPORTS = "import numpy as np\nfrom neurons import check, datasets"
NEURON = "# task: neuron\ndef neuron(x, w, b):\n    return w * np.asarray(x) + b"
LSTM = """# task: build_mlp
import keras
build_mlp = keras.Sequential(
    [keras.Input((3, 2)), keras.layers.LSTM(4), keras.layers.Dense(1)])
build_mlp.compile("adam", "mse")
build_mlp.fit(np.zeros((4, 3, 2)), np.zeros(4), verbose=0)"""


@pytest.mark.unit
def test_a_notebooks_checks_hints_and_summary(tmp_path):
    found = run_cells(
        tmp_path,
        [
            *(IMPORTS, NEURON, 'check("neuron")'),
            "# task: neuron\ndef neuron(x, w, b):\n    return w * np.asarray(x) - b",
            *('check("neuron")', 'check.hint("neuron")', "check.summary()"),
            "# task: relu\ndef relu(z):\n    return np.maximumm(z, 0)",
            *('check("relu")', 'check.reset("neuron")'),
            "import tensorflow as tf\n\n\ndef clip(z):\n    return tf.maximum(z, 0)",
            "# task: relu\nimport torch\ndef relu(z):\n    return torch.relu(z)",
            *('check("relu")', "tf.constant(1)\nrows = 2"),
            "# task: relu\ndef relu(z):\n    return clip(z + tf.zeros(1) + rows)",
            *('check("relu")', "# task: relu\nrelu = tf.nn.relu", 'check("relu")'),
            "def clip(z):\n    return tff.maximum(z, 0)",
            "# task: relu\ndef relu(z):\n    return clip(z)",
            *('check("relu")', "# task: relu\n!pip install jax\nx = 1"),
            'check("relu")',
        ],
    )
    assert "neuron: Right" in found[2]["html"]
    assert "So far: 3 of" in found[2]["html"]
    assert "neuron: Not yet" in found[4]["html"]
    assert found[5]["text"].startswith("Hint 1 of 3 for `neuron`")
    assert "Points so far" in found[6]["html"]
    assert "maximumm" in found[8]["html"]
    assert "def neuron" in found[9]["text"]
    limit = "is not available in the page: open in Colab."
    assert found[10]["error"].endswith(f"NotInPage: `tensorflow` {limit}")
    assert "relu: Not judged" in found[12]["html"]
    assert f"<code>torch</code> {limit}" in found[12]["html"]
    # A name that such an import left without a value is no mistake of the learner's.
    assert found[13]["error"].endswith(f"NotInPage: `tensorflow` {limit}")
    for place in (15, 17):
        assert "relu: Not judged" in found[place]["html"]
        assert f"<code>tensorflow</code> {limit}" in found[place]["html"]
    # But a misspelt one is.
    assert "relu: Stopped with an error" in found[20]["html"]
    assert "tff" in found[20]["html"]
    assert f"<code>!pip install jax</code> {limit}" in found[22]["html"]


@pytest.mark.unit
def test_a_check_and_its_helpers_understand_what_beginners_write(tmp_path):
    found = run_cells(
        tmp_path,
        [
            *(IMPORTS, NEURON, "check(neuron)", "check(3.25)", "check()"),
            *("check.hint()", "check.hint(neuron)", "check.summary", "check.ready"),
            # A cell that is no answer's holds the stub's text, to be copied.
            ["check.reset('neuron')", "mine"],
            *(["check.reset('neuron')", "neuron"], 'check("neuron")'),
        ],
    )
    assert "neuron: Right" in found[2]["html"]
    for outputs in found[3:5]:
        tasks = "The tasks are: neuron, estimate, line, surprise, house.\n"
        assert outputs["text"].startswith('Name the task in quotes, like "neuron".')
        assert outputs["text"].endswith(tasks)
    assert found[5]["text"].startswith("Hint 1 of 3 for `neuron`")
    assert found[6]["text"].startswith("Hint 2 of 3 for `neuron`")
    assert found[7]["text"] == "Write it with parentheses: check.summary()\n"
    assert found[8]["text"] == "Write it with parentheses: check.ready()\n"
    assert "put this into its cell" in found[9]["text"] and "cell" not in found[9]
    assert found[10]["cell"].startswith("# task: neuron\ndef neuron(x, w, b):")
    assert "neuron: Not started" in found[11]["html"]


@pytest.mark.slow
def test_what_cannot_be_fitted_gets_a_sentence_and_no_verdict(tmp_path):
    """LSTM layers, weights of rows and of classes."""
    model = "keras.Sequential([keras.Input((2,)), keras.layers.Dense(1)])"
    fit = "model.fit(np.zeros((4, 2)), np.zeros(4), verbose=0, {})"
    found = run_cells(
        tmp_path,
        [
            *(IMPORTS, LSTM, 'check("build_mlp")'),
            f"model = {model}\nmodel.compile('adam', 'mse')\n{fit.format('')};",
            *(
                fit.format("sample_weight=np.ones(4)"),
                fit.format("class_weight={0: 2}"),
            ),
            *("import jax", "import h5py", "from scipy.special import softmax"),
            "model.save_weights('model.weights.h5')",
            "model.save('model.keras')\n"
            "read = keras.models.load_model('model.keras')\n"
            "all((a == b).all() for a, b in zip(read.weights, model.weights))",
            "import sys\n[m for m in sys.modules if m[:3] in ('jax', 'opt')]",
        ],
    )
    limit = "is not available in the page: open in Colab."
    assert limit in found[1]["error"]
    assert "Not judged" in found[2]["html"]
    assert limit in found[2]["html"]
    assert found[4]["error"].endswith(f"Training with `sample_weight` {limit}")
    assert found[5]["error"].endswith(f"Training with `class_weight` {limit}")
    assert found[6]["error"].endswith(f"`jax` {limit}")
    assert found[7]["error"].endswith(f"`h5py` {limit}")
    assert found[8] == {}  # a page gets it when a cell imports it
    assert limit in found[9]["error"]
    assert found[10] == {"text": "True\n"}
    assert found[11] == {"text": "[]\n"}
