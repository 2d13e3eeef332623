"""Plain facts about how a model was compiled, through Keras's public interface only.

What a loss or a metric *is* depends on names, aliases and versions; so it is also
asked what it *gives* for a few fixed answers.
"""

from __future__ import annotations

import inspect
import warnings
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from neurons.checks.probes.facts import MAX_TEXT, as_plain_array, keras_kind_of

# Answers of a model with one output between 0 and 1, and the truth, shape (8, 1):
# five are on the right side of one half.
TRUTH = np.array([[0], [1], [1], [0], [1], [0], [0], [1]], dtype=np.float32)
ANSWERS = np.array(
    [[0.1], [0.8], [0.3], [0.45], [0.65], [0.7], [0.9], [0.55]], dtype=np.float32
)
# Keras settles what these two mean only when it meets data.
PLAIN_ACCURACY = ("accuracy", "acc")


def describe_compile(model: Any) -> dict[str, Any]:
    """How a model was compiled.

    Args:
        model: anything; only Keras models are looked into.

    Returns:
        A dict with `compiled`; and, if it is, `optimizer` (class name of Keras's),
        `steps` (its counter), `loss` (None, or name and value) and `metrics` (names
        and values). A value is what is given for `TRUTH` and `ANSWERS`; None where
        it cannot be had.
    """
    if keras_kind_of(model) != "model" or not model.compiled:
        return {"compiled": False}
    return {
        "compiled": True,
        "optimizer": _class_name(model.optimizer),
        "steps": _steps(model.optimizer),
        "loss": _loss(model),
        "metrics": _metrics(model),
    }


def _class_name(thing: Any) -> str:
    """Class of Keras's that a thing is of; a learner's own class is a kind of it."""
    for cls in type(thing).__mro__:
        if cls.__module__.split(".")[0] == "keras":
            return cls.__name__
    return type(thing).__name__[:MAX_TEXT]


def _steps(optimizer: Any) -> int:
    counter = as_plain_array(optimizer.iterations)
    return 0 if counter is None or counter.size != 1 else int(counter.reshape(-1)[0])


def _only(given: Any) -> Iterator[Any]:
    """What lies in a list or dictionary, which Keras takes where there are outputs."""
    if isinstance(given, dict) and "class_name" not in given:
        given = list(given.values())
    if isinstance(given, (list, tuple)):
        for item in given:
            yield from _only(item)
    elif given is not None:
        yield given


def _loss(model: Any) -> dict[str, Any] | None:
    import keras

    given = next(_only(getattr(model, "loss", None)), None)
    if given is None:
        return None
    found = _resolved(keras.losses.get, given)
    return {"name": _name(found or given), "value": _value(found)}


def _metrics(model: Any) -> list[dict[str, Any]]:
    import keras

    config = model.get_compile_config() or {}
    facts = []
    for key in ("metrics", "weighted_metrics"):
        for given in _only(config.get(key)):
            if str(given).lower() in PLAIN_ACCURACY:
                found = keras.metrics.BinaryAccuracy()
                facts.append({"name": "accuracy", "value": _value(found)})
                continue
            # A function is noted by its name.
            own = isinstance(given, dict) and given.get("class_name") == "function"
            given = given["config"] if own else given
            found = _resolved(keras.metrics.get, given)
            facts.append({"name": _name(found or given), "value": _value(found)})
    if any(fact["value"] is None for fact in facts):
        facts += _own_metrics(model)
    return facts


def _own_metrics(model: Any) -> list[dict[str, Any]]:
    """The values of all metrics as the model itself computes them."""
    # A learner's own metric may raise anything; then nothing is known of it.
    try:
        values = model.compute_metrics(None, TRUTH, ANSWERS, None)
        model.reset_metrics()
    except Exception:  # noqa: BLE001
        return []
    return [
        {"name": str(name)[:MAX_TEXT], "value": _number(value)}
        for name, value in values.items()
        if name != "loss"
    ]


def _resolved(get: Callable[[Any], Any], given: Any) -> Any:
    """What Keras makes of a name, a configuration or an object; None if nothing."""
    try:
        found = get(given)
        # Older versions give the class where the name is a class's.
        return found() if inspect.isclass(found) else found
    # Keras says in several ways that it does not know a name.
    except Exception:  # noqa: BLE001
        return None


def _name(thing: Any) -> str:
    if isinstance(thing, str):
        return thing[:MAX_TEXT]
    if isinstance(thing, dict):
        return str(thing.get("class_name", ""))[:MAX_TEXT]
    if inspect.isroutine(thing):
        return str(thing.__name__)[:MAX_TEXT]
    return type(thing).__name__[:MAX_TEXT]


def _value(function: Any) -> float | None:
    if function is None:
        return None
    # A loss of the learner's own may raise anything; then nothing is known of it.
    try:
        with warnings.catch_warnings():
            # Keras warns where a loss does not go with one output; it is noted here.
            warnings.simplefilter("ignore")
            return _number(function(TRUTH, ANSWERS))
    except Exception:  # noqa: BLE001
        return None


def _number(value: Any) -> float | None:
    array = as_plain_array(value)
    if array is None or not array.size or array.dtype.kind not in "iuf":
        return None
    return float(array.mean())
