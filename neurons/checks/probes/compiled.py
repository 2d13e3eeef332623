"""Plain facts about how a model was compiled, through Keras's public interface only.

What a loss or a metric *is* depends on names, aliases and versions; so what it
*gives* for a few fixed answers is noted, too.
"""

import inspect
import warnings
from collections.abc import Callable, Iterator

import numpy as np

from neurons.checks.facts import Compiled, CompileFacts, NamedFigure, NotCompiled
from neurons.checks.probes.calls import call
from neurons.checks.probes.facts import MAX_TEXT, as_plain_array, is_keras_model
from neurons.types import KerasModel, KerasOptimizer

# Answers of a model with one output between 0 and 1, and the truth, shape (8, 1):
# five are on the right side of one half.
TRUTH = np.array([[0], [1], [1], [0], [1], [0], [0], [1]], dtype=np.float32)
ANSWERS = np.array(
    [[0.1], [0.8], [0.3], [0.45], [0.65], [0.7], [0.9], [0.55]], dtype=np.float32
)
# Keras settles what these two mean only when it meets data.
PLAIN_ACCURACY = ("accuracy", "acc")


def describe_compile(model: object) -> CompileFacts:
    """Return how a model was compiled.

    Args:
        model: anything; only Keras models are looked into.

    Returns:
        What loss and metrics are called, and what they give for `TRUTH` and
        `ANSWERS`; a value that cannot be computed is None.
    """
    try:
        if not is_keras_model(model) or not model.compiled:
            return NotCompiled()
        return Compiled(
            optimizer=_class_name(model.optimizer),
            steps=_steps(model.optimizer),
            loss=_loss(model),
            metrics=tuple(_metrics(model)),
        )
    # A class of the learner's may raise wherever it is touched.
    except Exception:  # noqa: BLE001
        return NotCompiled()


def _class_name(thing: object) -> str:
    """Class of Keras's that a thing is of; a learner's own class is a kind of it."""
    for cls in type(thing).__mro__:
        if cls.__module__.split(".")[0] == "keras":
            return cls.__name__
    return type(thing).__name__[:MAX_TEXT]


def _steps(optimizer: KerasOptimizer) -> int:
    counter = as_plain_array(optimizer.iterations)
    return 0 if counter is None or counter.size != 1 else int(counter.reshape(-1)[0])


def _only(given: object) -> Iterator[object]:
    """What lies in a list or dictionary, which Keras takes where there are outputs."""
    if isinstance(given, dict) and "class_name" not in given:
        given = list(given.values())
    if isinstance(given, (list, tuple)):
        for item in given:
            yield from _only(item)
    elif given is not None:
        yield given


def _loss(model: KerasModel) -> NamedFigure | None:
    import keras

    given = next(_only(getattr(model, "loss", None)), None)
    if given is None:
        return None
    found = _resolved(keras.losses.get, given)
    return NamedFigure(_name(found or given), _value(found))


def _metrics(model: KerasModel) -> list[NamedFigure]:
    import keras

    config = model.get_compile_config() or {}
    facts = []
    for key in ("metrics", "weighted_metrics"):
        for given in _only(config.get(key)):
            if str(given).lower() in PLAIN_ACCURACY:
                found = keras.metrics.BinaryAccuracy()
                facts.append(NamedFigure("accuracy", _value(found)))
                continue
            # A function is noted by its name.
            if isinstance(given, dict) and given.get("class_name") == "function":
                given = given["config"]
            found = _resolved(keras.metrics.get, given)
            facts.append(NamedFigure(_name(found or given), _value(found)))
    if any(fact.value is None for fact in facts):
        facts += _own_metrics(model)
    return facts


def _own_metrics(model: KerasModel) -> list[NamedFigure]:
    """The values of all metrics as the model itself computes them."""
    # A learner's own metric may raise anything; then nothing is known of it.
    try:
        values = model.compute_metrics(None, TRUTH, ANSWERS, None)
        model.reset_metrics()
    except Exception:  # noqa: BLE001
        return []
    return [
        NamedFigure(str(name)[:MAX_TEXT], _number(value))
        for name, value in values.items()
        if name != "loss"
    ]


def _resolved(get: Callable[[object], object], given: object) -> object:
    """What Keras makes of a name, a configuration or an object; None if nothing."""
    try:
        found = get(given)
        # Older versions give the class where the name is a class's.
        return found() if inspect.isclass(found) else found
    # Keras says in several ways that it does not know a name.
    except Exception:  # noqa: BLE001
        return None


def _name(thing: object) -> str:
    if isinstance(thing, str):
        return thing[:MAX_TEXT]
    if isinstance(thing, dict):
        return str(thing.get("class_name", ""))[:MAX_TEXT]
    if inspect.isroutine(thing):
        return str(thing.__name__)[:MAX_TEXT]
    return type(thing).__name__[:MAX_TEXT]


def _value(function: object) -> float | None:
    if function is None:
        return None
    # A loss of the learner's own may raise anything; then nothing is known of it.
    try:
        with warnings.catch_warnings():
            # Keras warns where a loss does not go with one output; it is noted here.
            warnings.simplefilter("ignore")
            return _number(call(function, TRUTH, ANSWERS))
    except Exception:  # noqa: BLE001
        return None


def _number(value: object) -> float | None:
    array = as_plain_array(value)
    if array is None or not array.size or array.dtype.kind not in "iuf":
        return None
    return float(array.mean())
