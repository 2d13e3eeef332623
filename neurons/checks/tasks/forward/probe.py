"""What to look at for `forward`."""

import numpy as np

from neurons.checks.probes import Probe
from neurons.checks.probes.calls import Case
from neurons.checks.probes.layers import draw_layers


def forward_cases(rng: np.random.Generator) -> list[Case]:
    """Networks of none to three layers, with every activation."""

    def case(n_rows: int, sizes: list[int], *names: str) -> Case:
        X = rng.uniform(-2, 2, (n_rows, sizes[0])).round(3)
        layers = draw_layers(rng, sizes, list(names))
        label = ", then ".join(names) if len(names) > 1 else f"one layer, {names[0]}"
        return Case((X, layers), label)

    def far(near: Case) -> Case:
        X, layers = near.args
        return Case((20 * X, layers), near.label)

    sums = np.array([[1.0, -1.0], [1.0, 1.0]]), np.array([2.0, -1.0])
    out = np.array([[2.0], [-1.0]]), np.array([3.0])
    first = [(*sums, "linear"), (*out, "linear")]
    return [
        Case((np.array([[2, 3], [3, 4]]), first), "linear, then linear"),
        Case((rng.uniform(-2, 2, (2, 2)).round(2), []), "no layers"),
        case(4, [3, 2], "linear"),
        case(5, [3, 4], "relu"),
        case(3, [2, 3], "softmax"),
        case(4, [3, 5, 1], "relu", "sigmoid"),
        case(1, [4, 3, 2], "tanh", "linear"),
        case(5, [3, 3, 3, 3], "relu", "tanh", "softmax"),
        case(6, [2, 4, 3, 2], "sigmoid", "softmax", "relu"),
        # Beyond the caps that relatives of these activations have.
        far(case(4, [3, 4, 2], "relu", "linear")),
        far(case(4, [3, 4], "relu")),
        far(case(4, [2, 3], "tanh")),
        far(case(4, [2, 3], "sigmoid")),
    ]


PROBE = Probe(cases=forward_cases, version=2)
