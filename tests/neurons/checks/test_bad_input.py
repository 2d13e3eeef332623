"""Answers that are huge, endless, or lie about themselves, and what is said of them.

Each is judged by the plain data that it gives within the limits; where there is none,
the message says what was found in its place.
"""

import pytest

from support.answers import Answer, verdicts_of

# Objects that answers are made of: what they say of themselves, and what they hold.
OBJECTS = """
class NeverEqual(float):
    def __eq__(self, other): return False
    __ne__ = __lt__ = __gt__ = __le__ = __ge__ = __eq__
    __hash__ = None

class AlwaysEqual(float):
    def __eq__(self, other): return True
    __hash__ = None

class RaisesEqual(float):
    def __eq__(self, other): raise RuntimeError("not comparable")
    __hash__ = None

class NeverEqualArray(np.ndarray):
    def __eq__(self, other): return np.zeros(self.shape, dtype=bool)
    def __array_ufunc__(self, *a, **k): raise RuntimeError("not computable")

class LyingShape(np.ndarray):
    shape = property(lambda self: (7, 7))
    size = property(lambda self: 10**12)

class RaisesArray:
    def __array__(self, *a, **k): raise RuntimeError("no array")

class LyingArray:
    '''Says that it is 102.5, and gives 7 as plain data.'''
    def __array__(self, *a, **k): return np.array(7.0)
    def __float__(self): return 102.5
    def __eq__(self, other): return True
    def __repr__(self): return "102.5"
    __hash__ = None

class HugeArray:
    def __array__(self, *a, **k): return np.broadcast_to(1.0, (10**6, 10**6))

class LyingFloat:
    def __float__(self): return 102.5

class RaisesFloat(LyingFloat):
    def __float__(self): raise RuntimeError("no number")

class LyingClass:
    __class__ = property(lambda self: float)

class RaisesClass:
    @property
    def __class__(self): raise RuntimeError("no class")

class Endless:
    def __len__(self): return 3
    def __getitem__(self, place): return 1.0

class EndlessList(list):
    def __iter__(self):
        while True:
            yield 1.0

class NoText(Exception):
    def __str__(self): raise RuntimeError("no text")

def endless():
    while True:
        yield 1.0

def itself():
    found = [1.0]
    found.append(found)
    return found
"""
NOT_A_NUMBER = "it needs one number"
# What a value gives: code, status, words of the message.
VALUES = {
    "gigabytes": (
        "np.broadcast_to(102.5, (10**5, 10**5))",
        "wrong",
        "far too large (at least 10,000,000,000 values)",
    ),
    "gigabytes of lists": ("[[102.5] * 10**5] * 10**5", "wrong", "far too large"),
    "a range without much end": ("range(10**12)", "wrong", "far too large"),
    "an array on demand, huge": ("HugeArray()", "wrong", NOT_A_NUMBER),
    "a sequence without end": ("Endless()", "wrong", "far too large"),
    "sequences without end": ("[Endless(), Endless()]", "wrong", "far too large"),
    "a list that reads on": ("EndlessList([102.5])", "correct", "Right: 102.5 kcal"),
    "a list that holds itself": ("itself()", "wrong", NOT_A_NUMBER),
    "a generator without end": ("endless()", "wrong", "of the type `generator`"),
    "nan": ("float('nan')", "wrong", "`calories_5g` is nan kcal"),
    "an integer of 400 digits": ("10**400", "wrong", "`calories_5g` is inf kcal"),
    "never equal": ("NeverEqual(102.5)", "correct", "Right: 102.5 kcal"),
    "equal to everything": ("AlwaysEqual(7.0)", "wrong", "is 7 kcal"),
    "raises when compared": ("RaisesEqual(102.5)", "correct", "Right: 102.5 kcal"),
    "an array that is never equal": (
        "np.array([102.5]).view(NeverEqualArray)",
        "correct",
        "Right: 102.5 kcal",
    ),
    "a shape that lies": (
        "np.array([102.5]).view(LyingShape)",
        "correct",
        "Right: 102.5 kcal",
    ),
    "an array that raises": ("RaisesArray()", "wrong", "the type `RaisesArray`"),
    "an array that lies": ("LyingArray()", "wrong", "is 7 kcal"),
    "a float that lies": ("LyingFloat()", "wrong", "the type `LyingFloat`"),
    "a float that raises": ("RaisesFloat()", "wrong", "the type `RaisesFloat`"),
    "a class that lies": ("LyingClass()", "wrong", "the type `LyingClass`"),
    "a class that raises": ("RaisesClass()", "wrong", "the type `RaisesClass`"),
}
ON_THE_SPOT = "np.maximum(z, 0)"
# What a function gives back for z.
RESULTS = {
    "gigabytes": (
        "np.broadcast_to(1.0, (10**5, 10**5))",
        "wrong",
        "far too large (at least 10,000,000,000 values)",
    ),
    "gigabytes of lists": ("[[1.0] * 10**5] * 10**5", "wrong", "far too large"),
    "a sequence without end": ("Endless()", "wrong", "far too large"),
    "a generator without end": ("endless()", "wrong", "collect them with `list(…)`"),
    "a map": ("map(float, np.ravel(z))", "wrong", "collect them with `list(…)`"),
    "nan everywhere": ("np.full(np.shape(z), np.nan)", "wrong", "gives [nan"),
    "an integer of 400 digits": ("10**400", "wrong", "returns one number"),
    "never equal": (
        f"np.asarray({ON_THE_SPOT}, float).view(NeverEqualArray)",
        "correct",
        "Right.",
    ),
    "a shape that lies": (
        f"np.asarray({ON_THE_SPOT}, float).view(LyingShape)",
        "correct",
        "Right.",
    ),
    "an array that raises": ("RaisesArray()", "wrong", "the type `RaisesArray`"),
    "an array that lies": ("LyingArray()", "wrong", "returns one number"),
    "a float that raises": ("RaisesFloat()", "wrong", "the type `RaisesFloat`"),
    "a class that raises": ("RaisesClass()", "wrong", "the type `RaisesClass`"),
    "the function itself": ("relu", "wrong", "returns a function"),
    "a dictionary": ("{place: 1.0 for place in range(3)}", "wrong", "the type `dict`"),
    "an error without a text": ("1 / NoText()", "raised", "TypeError"),
}
MODEL = """
import keras
def plain():
    model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
    model.set_weights([np.array([[200.0]]), np.array([100.0])])
    return model
class Odd(keras.Model):
    def __init__(self):
        super().__init__()
        self.dense = keras.layers.Dense(1)
    def call(self, x):
        return self.dense(x)
def weighted(model):
    keras.Model.__call__(model, np.ones((1, 1)))
    model.dense.set_weights([np.array([[200.0]]), np.array([100.0])])
    return model
"""
LOOKED = "when it was looked into"
# What a model of one neuron says or gives: code, status, words of the message.
MODELS = {
    "layers that raise": (
        "class Bad(Odd):\n    @property\n    def layers(self): raise KeyError('no')\n"
        "house = Bad()",
        "raised",
        LOOKED,
    ),
    "weights that raise": (
        "class Bad(keras.layers.Dense):\n"
        "    def get_weights(self): raise RuntimeError('no weights')\n"
        "house = Bad(1)\nhouse.build((None, 1))",
        "raised",
        "It said: no weights",
    ),
    "outputs that raise": (
        "class Bad(Odd):\n"
        "    def __call__(self, x, **k): raise RuntimeError('no outputs')\n"
        "house = weighted(Bad())",
        "raised",
        "stopped with RuntimeError",
    ),
    "outputs of gigabytes": (
        "class Bad(Odd):\n"
        "    def __call__(self, x): return np.broadcast_to(1.0, (2, 10**9))\n"
        "house = weighted(Bad())",
        "wrong",
        "far too large",
    ),
    "outputs that never end": (
        "class Bad(Odd):\n    def __call__(self, x): return endless()\n"
        "house = weighted(Bad())",
        "wrong",
        "of the type `generator`",
    ),
    "outputs of nan": (
        "house = plain()\nhouse.set_weights([np.full((1, 1), np.nan), np.zeros(1)])",
        "wrong",
        "gives nan, nan",
    ),
    "outputs that are never equal": (
        "class Same(Odd):\n"
        "    def __call__(self, x):\n"
        "        return np.array([[300.0], [500.0]]).view(NeverEqualArray)\n"
        "house = weighted(Same())",
        "correct",
        "Right: weight 200, bias 100",
    ),
    "outputs that lie": (
        "class Bad(Odd):\n    def __call__(self, x): return LyingArray()\n"
        "house = weighted(Bad())",
        "wrong",
        "gives a number",
    ),
    "equal to everything": (
        "class Bad(Odd):\n    def __eq__(self, other): return True\n"
        "    __hash__ = Odd.__hash__\n"
        "house = Bad()\nkeras.Model.__call__(house, np.ones((1, 1)))",
        "wrong",
        "300 and 500 are expected",
    ),
    "what says that it is a model": (
        "class Fake:\n    __class__ = property(lambda self: keras.Model)\n"
        "house = Fake()",
        "wrong",
        "of the type `Fake`; it needs to be a Keras layer or model",
    ),
    "what says that it is nothing": (
        "house = RaisesClass()",
        "wrong",
        "of the type `RaisesClass`; it needs to be a Keras layer or model",
    ),
}


def assert_said(task, source, status, words):
    """The verdict has a status and, in at most four lines, these words."""
    (verdict,) = verdicts_of(Answer(task, "wrong", "bad input", source))
    assert verdict.status == status, verdict.message
    assert words in verdict.message
    assert len(verdict.message.split("\n")) <= 4
    assert "could not be" not in verdict.message


@pytest.mark.unit
@pytest.mark.parametrize("what", VALUES)
def test_a_value_is_judged_by_its_plain_data(what):
    code, status, words = VALUES[what]
    assert_said("estimate", f"{OBJECTS}\ncalories_5g = {code}", status, words)


@pytest.mark.unit
@pytest.mark.parametrize("what", RESULTS)
def test_a_result_is_judged_by_its_plain_data(what):
    code, status, words = RESULTS[what]
    source = f"{OBJECTS}\ndef relu(z):\n    return {code}"
    assert_said("relu", source, status, words)


@pytest.mark.parametrize("what", MODELS)
def test_a_model_is_judged_by_its_weights_and_outputs(what):
    code, status, words = MODELS[what]
    assert_said("house", f"{OBJECTS}{MODEL}{code}", status, words)


def test_a_compiled_model_that_cannot_be_looked_into_is_not_our_failure():
    source = """
class Bad(Odd):
    @property
    def optimizer(self): raise RuntimeError("no optimizer")
    @optimizer.setter
    def optimizer(self, value): pass
diabetes = Bad()
keras.Model.__call__(diabetes, np.ones((1, 8)))
"""
    assert_said("diabetes", MODEL + source, "wrong", "1 Dense layer of 1 neuron")
