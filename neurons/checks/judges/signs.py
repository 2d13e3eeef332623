"""Signs of what went wrong, in the values and calls of a learner's line."""

import ast
from collections.abc import Callable, Sequence
from difflib import get_close_matches

import numpy as np

from neurons.checks.catalogue import NAMES
from neurons.checks.judges import failure, messages
from neurons.checks.judges.failure import TYPES, Failure, Sign, Words, last_name

LOOPS = frozenset({"enumerate", "list", "sorted", "tuple", "zip"})
COUNTED = frozenset({"len", "max", "min", "sum"})
MULTIPLYING = frozenset({"dot", "matmul"})
KERAS_NAMES = {
    "activation": ("linear", "relu", "sigmoid", "softmax", "tanh"),
    "loss": ("binary_crossentropy", "mean_squared_error", "mse", "mae"),
    "optimizer": ("adam", "sgd", "rmsprop"),
}
KEYWORDS = (
    *("activation", "axis", "batch_size", "columns", "epochs", "inplace", "keepdims"),
    *("learning_rate", "loss", "metrics", "name", "optimizer", "rcond", "subset"),
    *("units", "use_bias", "validation_data", "verbose"),
)


def of_math(failure: Failure) -> Words | None:
    """A function of one number, such as `math.exp` or `float`, is called."""
    for name, call in failure.calls:
        match call.func:
            case ast.Attribute(value=ast.Name(id="math")):
                step = f"for arrays there is `np.{name}`"
                return {"what": f"math.{name}", "step": step}
            case ast.Name(id="float" | "int"):
                return {"what": name, "step": "an array works without it"}
    return None


def input_of_a_number(failure: Failure) -> Words | None:
    """`keras.Input(3)`: a shape is a tuple."""
    for name, call in failure.calls:
        if name == "Input" and call.args:
            held = failure.operand(ast.unparse(call.args[0]))
            kind = held.type if held else _written_type(call.args[0])
            return {} if kind in TYPES["numbers"] else None
    return None


def layers_without_list(failure: Failure) -> Words | None:
    """`Sequential(layer, layer)`."""
    calls = (call for name, call in failure.calls if name == "Sequential")
    return {} if any(len(call.args) > 1 for call in calls) else None


def dense_without_units(failure: Failure) -> Words | None:
    """`Dense()` or `Dense(activation="relu")`."""
    calls = (call for name, call in failure.calls if name == "Dense")
    return {} if any(_no_units(call) for call in calls) else None


def _no_units(call: ast.Call) -> bool:
    return not call.args and all(
        key.arg not in ("units", None) for key in call.keywords
    )


def name_unknown_to_keras(failure: Failure) -> Words | None:
    """An activation, loss or optimizer by a name that Keras does not know."""
    for _, call in failure.calls:
        for key in call.keywords:
            known = KERAS_NAMES.get(key.arg or "", ())
            match key.value:
                case ast.Constant(value=str(name)) if known and name not in known:
                    close = get_close_matches(name.lower(), known, n=1)
                    meant = f', such as "{close[0]}"' if close else ""
                    return {"what": key.arg, "name": name, "meant": meant}
    return None


def argument_misspelled(failure: Failure) -> Words | None:
    """A keyword argument that is nearly one of the common ones."""
    for _, call in failure.calls:
        for key in call.keywords:
            if key.arg is None or key.arg in KEYWORDS:
                continue
            if close := get_close_matches(key.arg, KEYWORDS, n=1, cutoff=0.75):
                return {"name": key.arg, "near": close[0]}
    return None


def model_is(state: str, *needed: str) -> Sign:
    """One of these is done with a model that is, say, "not compiled" for it."""

    def sign(failure: Failure) -> Words | None:
        used = {node.attr for node in failure.nodes if isinstance(node, ast.Attribute)}
        held = (one.code for one in failure.context.operands if state in one.state)
        name = next(held, "")
        return {"name": name} if name and used.intersection(needed) else None

    return sign


def holds_nan(failure: Failure) -> Words | None:
    """A column or an array of which a figure is missing."""
    held = [one for one in failure.context.operands if one.n_nan]
    if not held:
        return None
    # The longest spelling is a column, not the table that it is of.
    one = max(held, key=lambda operand: len(operand.code))
    n = int(np.prod(one.shape or (1,)))
    are = "is" if one.n_nan == 1 else "are"
    return {"name": one.code, "count": f"{one.n_nan} of its {n} numbers {are} missing"}


def computes_with(group: str) -> Sign:
    """An operator meets a value of such a class, by its name or written out."""

    def sign(failure: Failure) -> Words | None:
        for node in failure.nodes:
            sides = [node.left, node.right] if isinstance(node, ast.BinOp) else []
            for side in sides:
                held = failure.operand(ast.unparse(side))
                kind = held.type if held else _written_type(side)
                if kind in TYPES[group]:
                    return {"name": ast.unparse(side)[:40]}
        return None

    return sign


def _written_type(node: ast.expr) -> str:
    match node:
        case ast.List() | ast.ListComp():
            return "list"
        case ast.Tuple():
            return "tuple"
        case ast.Constant(value=value):
            return type(value).__name__
        case ast.JoinedStr():
            return "str"
    return ""


def shapes_apart(failure: Failure) -> Words | None:
    """Arrays of unlike shapes in one expression, by their names."""
    arrays = [one for one in failure.of("arrays", "lists") if one.shape]
    if len(arrays) < 2:
        return None
    shapes = [f"`{one.code}` has shape {one.shape}" for one in arrays[:3]]
    return {"shapes": ", ".join(shapes)}


def shapes_multiplied(failure: Failure) -> Words | None:
    """Arrays of unlike shapes under `@`."""
    names = {name for name, _ in failure.calls}
    if failure.all(ast.MatMult) or names & MULTIPLYING:
        return shapes_apart(failure)
    return None


def one_shape(failure: Failure) -> Words | None:
    """An array or list whose shape is known."""
    arrays = [one for one in failure.of("arrays", "lists") if one.shape is not None]
    if not arrays:
        return None
    shape = messages.shape(arrays[0].shape or ())
    return {"name": arrays[0].code, "shape": shape}


def indexed_number(failure: Failure) -> Words | None:
    """`w[0]` of a number."""
    nodes = (n.value for n in failure.nodes if isinstance(n, ast.Subscript))
    return next((_number(failure, n) for n in nodes if _number(failure, n)), None)


def counted_number(failure: Failure) -> Words | None:
    """`len(x)` or `max(x)` of a number."""
    for name, call in failure.calls:
        if name in COUNTED and len(call.args) == 1:
            words = _number(failure, call.args[0])
            return None if words is None else {**words, "what": name}
    return None


def looped_number(failure: Failure) -> Words | None:
    """`for i in x` with a number: Python names what the loop runs over."""
    loops = [
        n.iter for n in failure.nodes if isinstance(n, (ast.For, ast.comprehension))
    ]
    match failure.nodes:
        case (ast.Module(), ast.Expr(), ast.Name() as name, ast.Load()):
            loops = [name]
    loops += [arg for name, call in failure.calls if name in LOOPS for arg in call.args]
    return next((_number(failure, n) for n in loops if _number(failure, n)), None)


def _number(failure: Failure, node: ast.expr) -> Words | None:
    held = failure.operand(ast.unparse(node))
    if held is None or not (held.type in TYPES["numbers"] or held.shape == ()):
        return None
    return {"name": held.code}


def is_none(failure: Failure) -> Words | None:
    """A value that is None."""
    empty = failure.of("none")
    return {"name": empty[0].code} if empty else None


def called_value(failure: Failure) -> Words | None:
    """What is called is no function."""
    for _, call in failure.calls:
        code = ast.unparse(call.func)
        held = failure.operand(code)
        if isinstance(call.func, ast.Constant) or held is not None:
            return {"name": code[:40]}
        if last_name(call.func) == "shape":
            return {"name": code[:40]}
    return None


def own_function(failure: Failure) -> Words | None:
    """A function of one of the exercise's tasks is called."""
    own = {name for names in NAMES.values() for name in names}
    called = next((name for name, _ in failure.calls if name in own), "")
    return {"name": called} if called else None


def attribute_of(*groups: str) -> Sign:
    """An attribute that a value of such a class does not have."""

    def sign(failure: Failure) -> Words | None:
        for node in failure.nodes:
            if isinstance(node, ast.Attribute) and node.attr == failure.name:
                held = failure.operand(ast.unparse(node.value))
                if held is not None and held in failure.of(*groups):
                    return {"name": held.code[:40], "attribute": node.attr}
        return None

    return sign


def attribute_of_arrays(failure: Failure) -> Words | None:
    """A number or list, and an attribute that it would have as an array."""
    if failure.name.isidentifier() and hasattr(np.ndarray, failure.name):
        return attribute_of("numbers", "lists")(failure)
    return None


PLAIN = (
    *(
        failure.always,
        failure.compared,
        failure.keyword_misspelled,
        failure.named,
        failure.returns,
        failure.near,
        failure.earlier_task,
        failure.given_above,
    ),
    *(failure.of_numpy, failure.in_dictionary, failure.open_bracket),
    *(of_math, input_of_a_number),
    *(layers_without_list, dense_without_units, name_unknown_to_keras),
    *(argument_misspelled, holds_nan, failure.in_place, shapes_apart),
    *(shapes_multiplied, one_shape, indexed_number, counted_number, looped_number),
    *(
        is_none,
        called_value,
        own_function,
        attribute_of_arrays,
        failure.asks_many,
        failure.unpacking,
    ),
)
MADE: tuple[Callable[..., Sign], ...] = (
    *(
        failure.written,
        failure.missing,
        failure.calling,
        failure.operator,
    ),
    *(computes_with, attribute_of, model_is),
)


def find_sign(name: str, of: Sequence[str]) -> Sign:
    """Return a sign by its function's name and what that is made with.

    Raises:
        KeyError: there is no such function.
    """
    if of:
        return {made.__name__: made for made in MADE}[name](*of)
    return {plain.__name__: plain for plain in PLAIN}[name]
