"""What to look at for `from_keras`."""

import contextlib
import io
import warnings
from dataclasses import dataclass

import numpy as np

from neurons.checks.facts import (
    Conversion,
    Converted,
    Evidence,
    FunctionFacts,
    Refused,
)
from neurons.checks.probes import Probe
from neurons.checks.probes.calls import call
from neurons.checks.probes.errors import raised
from neurons.checks.probes.facts import describe, describe_name
from neurons.checks.probes.layers import Layer, draw_layers
from neurons.types import KerasModel, Namespace

UNKNOWN = ("softplus", "gelu", "softsign", "exponential")
MAX_ERROR_TEXT = 2000


@dataclass(frozen=True, slots=True)
class Network:
    """A Sequential stack of Dense layers to make.

    Attributes:
        layers: as `forward` takes them.
        label: what it is, for messages.
        use_bias: whether its layers have a bias.
        built_by_call: whether it gets its shapes by a first call, not by `Input`.
    """

    layers: tuple[Layer, ...]
    label: str
    use_bias: bool = True
    built_by_call: bool = False


def networks(rng: np.random.Generator) -> tuple[list[Network], list[Network]]:
    """Networks to turn into lists, and networks with an activation that is unknown."""

    def network(sizes: list[int], *names: str, **how: bool) -> Network:
        layers = draw_layers(rng, sizes, list(names))
        if not how.get("use_bias", True):
            layers = [(W, np.zeros_like(b), name) for W, b, name in layers]
        label = ", then ".join(names)
        return Network(tuple(layers), label, **how)

    known = [
        network([2, 3, 1], "relu", "linear"),
        network([3, 3], "sigmoid", built_by_call=True),
        network([4, 4, 4, 3], "tanh", "relu", "softmax"),
        network([3, 2, 2], "relu", "sigmoid", use_bias=False),
    ]
    first, second = rng.permutation(UNKNOWN)[:2]
    odd = [
        network([2, 3, 1], "relu", str(first)),
        network([2, 2, 1], str(second), "sigmoid"),
    ]
    return known, odd


def build(network: Network) -> KerasModel:
    """Return the Keras model of a network."""
    import keras

    n_inputs = network.layers[0][0].shape[0]
    inputs = [] if network.built_by_call else [keras.Input((n_inputs,))]
    model = keras.Sequential(inputs)
    for W, _, name in network.layers:
        model.add(
            keras.layers.Dense(W.shape[1], activation=name, use_bias=network.use_bias)
        )
    model(np.zeros((1, n_inputs)))
    weights = [part for W, b, _ in network.layers for part in (W, b)]
    model.set_weights(weights if network.use_bias else weights[::2])
    built: KerasModel = model
    return built


def look_at_from_keras(namespace: Namespace, rng: np.random.Generator) -> Evidence:
    """Look at what `from_keras` makes of networks; the first one comes twice."""
    if not isinstance(describe_name(namespace, "from_keras"), FunctionFacts):
        return Evidence({})
    known, odd = networks(rng)
    convert = namespace["from_keras"]
    return Evidence(
        {},
        conversions=tuple(_convert(convert, n) for n in [*known, known[0]]),
        refusals=tuple(_convert(convert, network) for network in odd),
    )


def _convert(convert: object, network: Network) -> Conversion:
    model = build(network)
    before = model.get_weights()
    printed = io.StringIO()
    try:
        with contextlib.redirect_stdout(printed), warnings.catch_warnings():
            # A warning is no finding by itself.
            warnings.simplefilter("ignore")
            result = describe(call(convert, model))
    # A learner's function may raise anything; all of it is a finding.
    except (Exception, SystemExit) as error:  # noqa: BLE001
        return Refused(raised(error), isinstance(error, ValueError), _text(error))
    after = model.get_weights()
    changed = len(before) != len(after) or any(
        not np.array_equal(*pair) for pair in zip(before, after)
    )
    return Converted(result, bool(printed.getvalue().strip()), changed)


def _text(error: BaseException) -> str:
    # An exception class of the learner's may fail to say what it is.
    try:
        return str(error)[:MAX_ERROR_TEXT]
    except Exception:  # noqa: BLE001
        return ""


PROBE = Probe(look=look_at_from_keras)
