"""After an error the next step goes by the learner's line; one example for each row."""

import re
from dataclasses import replace
from types import SimpleNamespace

import pytest

from neurons import datasets
from neurons.checks import judges
from neurons.checks.judges.errors import rows
from neurons.checks.model import CellOutcome, CellStatus, Status
from neurons.checks.probes import probe
from neurons.checks.raised import ErrorContext, Operand, Raised
from support.answers import run_answer

pytestmark = pytest.mark.unit


def refuses(name):
    """A stand-in for a library's function that raises an error of this name."""
    known = {"ValueError": ValueError, "TypeError": TypeError}
    kind = known.get(name) or type(name, (Exception,), {})

    def refuse(*_, **__):
        raise kind("in a library's own words")

    return refuse


KERAS = SimpleNamespace(
    Input=refuses("ValueError"),
    Sequential=refuses("ValueError"),
    layers=SimpleNamespace(Dense=refuses("TypeError")),
)
GIVEN = {
    "keras": KERAS,
    "model": SimpleNamespace(
        compile=refuses("ValueError"),
        get_layer=refuses("ValueError"),
        set_weights=refuses("ValueError"),
    ),
    "relu_layer": refuses("ValueError"),
    "input": refuses("StdinNotImplementedError"),
    "magic": refuses("UsageError"),
    "huge": refuses("MemoryError"),
    "cereal": datasets.cereal(),
    "np_like": SimpleNamespace(solve=refuses("LinAlgError")),
}
# By the table's row: the task, a cell or the body of `neuron(x, w, b)`, the next step.
CELLS = {
    "merge": ("<<<<<<< mine\ncalories_5g = 1", "keep one of its versions"),
    "indentation": ("if True:\ncalories_5g = 1", "the same four spaces"),
    "product": ("calories_5g = 2.5x + 90", "also that of `2.5x…`"),
    "odd_sign": ("calories_5g = 2.5 × 5 + 90", "type `×` again"),
    "name_spelling": ("calories-5g = 2.5 * 5", "correct `calories-5g`"),
    "python_word": ("retrun 2.5 * 5", "correct the spelling in line 1"),
    "else_if": ("if True:\n    pass\nelse if False:\n    pass", "write `elif`"),
    "outside": ("w = 2.5\nreturn w * 5", "as many spaces as the lines above it"),
    "value_left": ("2.5 * 5 + 90 = calories_5g", "swap them in line 1"),
    "equals": ("w = 5\nif w = 5:\n    calories_5g = w", "write `==` in line 2"),
    "compared": ("calories_5g == 2.5 * 5", "to store a value, write one `=`"),
    "colon": ("if True\n    calories_5g = 1", "end line 1 with a colon"),
    "open_bracket": ("calories_5g = (2.5 * 5 + 90", "close every bracket"),
    "syntax": ("calories_5g = 2.5 5", "look in line 1 and the one above it"),
    "import": ("del np\ncalories_5g = np.array(1)", "they import `np`"),
    "earlier_task": ("calories_5g = neuron(5, 2.5, 90)", "run task 1's cell first"),
    "given_cell": (
        "del cereal\ncalories_5g = cereal['calories']",
        "the notebook's own cell that defines `cereal`",
    ),
    "near_name": ("sugars_g = 5\ncalories_5g = sugar_g * 2.5", "spelling in line 2"),
    "numpy_name": ("calories_5g = exp(5)", "write `np.exp`"),
    "keras_name": ("calories_5g = Sequential([])", "write `keras.Sequential`"),
    "layer_name": ("calories_5g = Dense(1)", "write `keras.layers.Dense`"),
    "name": ("calories_5g = ninety + 5", "define `ninety` above line 1"),
    "colab_module": ("from google.colab import drive", "Colab's own"),
    "module": ("import nunpy", "check the spelling"),
    "near_attribute": ("calories_5g = cereal['sugar']", "spelling in line 1"),
    "dictionary_key": ("d = {'a': 1}\ncalories_5g = d['b']", "print `list(d)`"),
    "column": ("calories_5g = cereal['weight', 'bias']", "the table's `columns`"),
    "set_weights": ("model.set_weights([200, 100])", "that `get_weights()` shows"),
    "input_number": ("house = keras.Input(1)", "a shape is a tuple"),
    "layers_list": ("house = keras.Sequential(1, 2)", "put the layers into one list"),
    "dense_units": ("house = keras.layers.Dense(activation='relu')", "`Dense(units"),
    "keras_word": ("relu_layer(3, activation='Relu')", 'such as "relu"'),
    "metrics_list": ("model.compile(metrics='accuracy')", "square brackets around"),
    "layer_by_name": ("model.get_layer('l1')", "letter by letter"),
    "keyword": ("relu_layer(3, keepdim=True)", "write `keepdims=`"),
    "nan": (
        "calories_5g = np_like.solve(cereal['sugars'], cereal['calories'])",
        "leave out the rows without that number",
    ),
    "called": ("w = 2.5\ncalories_5g = w(5) + 90", "to multiply, write `*`"),
    "text": ("calories_5g = '2.5' * 5.0", "turn it into a number with `float(…)`"),
    "polyfit": ("calories_5g = np.polyfit([1, 2], [3, 4])", "the degree"),
    "own_function": (
        "def neuron(x, w, b):\n    return x\ncalories_5g = neuron(5)",
        "pass as many values as the `def` of `neuron`",
    ),
    "unpacking": ("w, b = [1, 2, 3]\ncalories_5g = w", "count the parts"),
    "memory": ("calories_5g = huge()", "print the shapes"),
    "file": ("cereal = pd.read_csv('cereals.csv')", "`datasets.cereal()`"),
    "input": ("calories_5g = float(input())", "in the place of `input()`"),
    "magic": ("magic('%%time')", "first in its cell"),
}
BODIES = {
    "gap": ("return ____ * x + b", "fill the gaps first: one is in line 2."),
    "unbound": ("x = x + y\n    y = 1\n    return x", "give `y` its value"),
    "attribute_none": ("y = None\n    return y.sum()", "return None"),
    "attribute_array": (
        "return 5.0.sum() if x is None else w.reshape(3)",
        "np.asarray",
    ),
    "attribute_number": ("out = 0\n    out.append(x)", "`out = []`"),
    "attribute_list": ("out = [x]\n    return out.push(w)", "what a list has"),
    "attribute_of_array": ("return np.asarray(x).idxmax()", "a function of NumPy's"),
    "power": ("return w ^ x + b", "`*` multiplies, `**` is a power"),
    "in_place": (
        "y = np.asarray([1, 2])\n    y -= np.asarray([0.5, 0.5])\n    return y",
        "make a new array",
    ),
    "one_number_function": (
        "import math\n    return math.exp(np.asarray([1.0, 2.0]))",
        "`math.exp` takes one number; for arrays there is `np.exp`",
    ),
    "domain": ("import math\n    return math.log(-1.0)", "what `math.log` is given"),
    "none": ("y = print()\n    return y * w", "gives None"),
    "list": ("return [1, 2] * w", "make it an array first"),
    "indexed_number": ("return w[0] * 2", "the square brackets after `w`"),
    "counted_number": ("return sum(x) * w", "leave out `sum(…)`"),
    "looped_number": ("return [w * i + b for i in x]", "leave out the loop"),
    "many_at_once": ("return max(np.asarray([1, 2]), 0)", "`np.maximum`"),
    "shapes_product": (
        "W, X = np.ones((3, 1)), np.ones((2, 3))\n    return W @ X",
        "under `@` the left one's columns",
    ),
    "shapes": (
        "W, X = np.ones((3, 1, 2)), np.ones((2, 3))\n    return W + X",
        "compare the shapes from the right",
    ),
    "index_shape": ("y = np.ones(2)\n    return y[2]", "count from 0"),
    "index": ("return (1, 2)[3]", "an index is a whole number"),
    "range": ("return [i for i in range((1, 2))]", "`range` takes a whole number"),
    "zero": ("return w / 0", "to the right of `/`"),
    "recursion": ("return neuron(x, w, b)", "needs a way out"),
    "overflow": ("import math\n    return math.exp(1e6)", "end at 1.8e308"),
}
NOT_COMPILED = Raised(
    "ValueError",
    "in a library's own words",
    1,
    "model.fit(X, y)",
    context=ErrorContext(
        "model.fit(X, y)",
        operands=(Operand("model", "Sequential", state="not compiled"),),
    ),
)
NOT_BUILT = Raised(
    *("ValueError", "", 1, "house.set_weights(W)"),
    context=ErrorContext(
        "house.set_weights(W)",
        operands=(Operand("house", "Dense", state="not built not compiled"),),
    ),
)
INTERRUPTED = Raised("KeyboardInterrupt", "", 1, "while True:")
FACTS = {
    "not_compiled": (NOT_COMPILED, "run `model.compile(…)` first"),
    "not_built": (NOT_BUILT, "state `keras.Input` with the shape of one row"),
    "exit": (
        Raised("SystemExit", "", 2, "sys.exit()"),
        "what ends the program in line 2",
    ),
    "interrupted": (INTERRUPTED, "look for a loop that never ends"),
}


def message(task, source):
    """What the check says of a cell that is run with the stand-ins."""
    namespace, outcome = run_answer(source, GIVEN)
    return judges.judge_facts(task, probe(task, namespace, 0), outcome, 0).message


def next_of(text):
    """The next step, of a message that is short and has just one."""
    lines = text.split("\n")
    assert len(lines) <= 4 and "read the error" not in text, text
    (step,) = [line for line in lines if line.startswith("Next: ")]
    assert step == lines[-1]
    return step


def test_every_row_has_its_example():
    assert sorted([*CELLS, *BODIES, *FACTS]) == sorted(rows())


@pytest.mark.parametrize("row", CELLS)
def test_after_a_cell_that_stopped(row):
    source, step = CELLS[row]
    assert step in next_of(message("estimate", source))


@pytest.mark.parametrize("row", BODIES)
def test_after_a_function_that_stopped(row):
    body, step = BODIES[row]
    source = f"def neuron(x, w, b):\n    {body}\n"
    assert step in next_of(message("neuron", source))


@pytest.mark.parametrize("row", FACTS)
def test_after_what_was_noted_elsewhere(row):
    facts, step = FACTS[row]
    outcome = CellOutcome.of(facts)
    found = judges.judge_facts("estimate", probe("estimate", {}, 0), outcome, 0)
    assert found.status is Status.RAISED
    assert step in next_of(found.message)


@pytest.mark.parametrize(
    ("word", "python"), [("rfom", "from"), ("imprt", "import"), ("whille", "while")]
)
def test_a_misspelled_word_of_python_is_named_on_either_side_of_the_alphabet(
    word, python
):
    rest = {"from": "math import exp", "import": "math", "while": "False: pass"}
    said = message("estimate", f"{word} {rest[python]}\ncalories_5g = 1")
    assert f"`{python}`" in said and "correct the spelling in line 1" in next_of(said)


def test_the_shapes_of_three_arrays_are_all_named():
    made = "V, W, X = np.ones(5), np.ones((3, 1)), np.ones((2, 3))"
    body = f"{made}\n    return np.einsum('i,ij,jk', V, W, X)"
    said = message("neuron", f"def neuron(x, w, b):\n    {body}")
    assert "`V` has shape (5,), `W` has shape (3, 1), `X` has shape (2, 3)" in said


def test_what_is_found_stands_in_the_place_of_a_library_s_words():
    said = message("estimate", CELLS["nan"][0])
    assert "`cereal['sugars']` holds a NaN: 1 of its 77 numbers is missing." in said
    said = message("estimate", "calories_5g = neuron(5, 2.5, 90)")
    assert "`neuron` isn't defined in this session." in said
    assert "It said" not in said
    shapes = "`W` has shape (3, 1), `X` has shape (2, 3)."
    assert shapes in message(
        "neuron", f"def neuron(x, w, b):\n    {BODIES['shapes_product'][0]}"
    )


def test_a_name_that_two_tasks_share_is_sought_in_the_first_of_them():
    context = ErrorContext("diabetes", name="diabetes")
    outcome = CellOutcome.of(
        Raised("NameError", "", 2, "diabetes.fit()", False, context)
    )
    found = judges.judge_facts("trained", probe("estimate", {}, 0), outcome, 0)
    assert "Next: run task 4's cell first, then this one." in found.message


def test_a_model_need_not_be_compiled_to_stop_for_another_reason():
    code = "model.add(3)"
    context = replace(NOT_COMPILED.context, code=code)
    outcome = CellOutcome.of(replace(NOT_COMPILED, source=code, context=context))
    found = judges.judge_facts("estimate", probe("estimate", {}, 0), outcome, 0)
    assert "compile" not in found.message


@pytest.mark.parametrize(
    ("task", "body", "says"),
    [
        ("relu(z)", "np.maximum(0, z, z)", "z is one number here"),
        ("linear_unit(X, w, b)", "X.reshape(-1, 3) @ w + b", "a fixed number of inp"),
    ],
)
def test_a_task_s_own_advice_is_true_of_whatever_stops_there(task, body, says):
    said = message(task.partition("(")[0], f"def {task}:\n    return {body}")
    assert says in next_of(said)


def test_an_error_that_no_row_knows_still_has_a_next_step():
    said = message("estimate", "raise LookupError('mine')")
    assert next_of(said) == (
        "Next: print each value above line 1, then run the cell again, then this check."
    )


def test_of_an_older_run_without_the_line_s_values_only_the_error_is_quoted():
    text = "name 'ninety' is not defined"
    outcome = CellOutcome.of(Raised("NameError", text, 2, "5 + ninety"))
    found = judges.judge_facts("estimate", probe("estimate", {}, 0), outcome, 0)
    assert f"It said: {text}" in found.message and "``" not in found.message
    assert next_of(found.message).startswith("Next: print each value above line 2")


@pytest.mark.parametrize(
    "source",
    [
        "5g_calories = 3",
        "calories 5g = 3",
        "Return_ = (\nreturn 3",
        "def neuron(x, w, b)\n    return x",
        "calories_5g = np.exp(-w = x",
        "return 2.5 *",
        "net forward(3)",
        "if calories_5g == 3:\n    pass",
    ],
)
def test_no_other_cause_is_named_for_a_line_that_python_cannot_read(source):
    said = message("estimate", source)
    assert not re.search(r"multiplication|outside|swap|no word|elif|store", said), said


def test_a_right_shape_in_a_variable_is_not_taken_for_a_number():
    said = message("estimate", "shape = (3,)\nkeras.Input(shape)")
    assert "a shape is a tuple" not in said


def test_the_facts_of_an_error_survive_the_way_to_the_judge():
    _, outcome = run_answer(CELLS["nan"][0], GIVEN)
    assert outcome.status is CellStatus.RAISED and outcome.context.operands
    assert CellOutcome.from_dict(outcome.to_dict()) == outcome


def test_what_a_forged_context_says_cannot_stop_the_judge():
    forged = ErrorContext("(" * 5000, name="{line}", near="{0}")
    for error in ("NameError", "ValueError", "SyntaxError"):
        outcome = CellOutcome.of(Raised(error, "", 1, "f(" * 5000, context=forged))
        found = judges.judge_facts("estimate", probe("estimate", {}, 0), outcome, 0)
        assert found.status is Status.RAISED
