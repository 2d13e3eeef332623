"""An activation is separated from its relatives, whatever it is called."""

from dataclasses import replace

import numpy as np
import pytest
from scipy.special import erf

from neurons.checks.catalogue import NAMES, task_names
from neurons.checks.facts import Evidence
from neurons.checks.judges import find_judge
from neurons.checks.judges.networks import NetworkJudge
from neurons.checks.model import Status
from neurons.checks.probes.facts import describe
from support.facts import (
    ACTIVATIONS,
    compile_facts,
    model_facts,
    network_rows,
    task_network,
)


def sigmoid(z):
    return 0.5 * (1 + np.tanh(0.5 * z))


def softplus(z):
    return np.logaddexp(0, z)


RELATIVES = {
    "relu": {
        "relu6": lambda z: np.clip(z, 0, 6),
        "leaky_relu": lambda z: np.where(z > 0, z, 0.01 * z),
        "elu": lambda z: np.where(z > 0, z, np.expm1(np.minimum(z, 0))),
        "selu": lambda z: 1.0507 * np.where(z > 0, z, 1.6733 * np.expm1(z.clip(max=0))),
        "gelu": lambda z: 0.5 * z * (1 + erf(z / np.sqrt(2))),
        "gelu by tanh": lambda z: z * sigmoid(1.702 * z),
        "silu": lambda z: z * sigmoid(z),
        "hard_silu": lambda z: z * np.clip(z / 6 + 0.5, 0, 1),
        "mish": lambda z: z * np.tanh(softplus(z)),
        "softplus": softplus,
        "absolute": np.abs,
        "squared": lambda z: np.maximum(z, 0) ** 2,
        "sigmoid": sigmoid,
        "tanh": np.tanh,
        "linear": lambda z: z,
    },
    "sigmoid": {
        "hard_sigmoid": lambda z: np.clip(z / 6 + 0.5, 0, 1),
        "old hard_sigmoid": lambda z: np.clip(0.2 * z + 0.5, 0, 1),
        "tanh": np.tanh,
        "tanh from 0 to 1": lambda z: 0.5 * (1 + np.tanh(z)),
        "softsign": lambda z: 0.5 * (1 + z / (1 + np.abs(z))),
        "step": lambda z: (z > 0).astype(float),
        "linear": lambda z: z,
    },
    "linear": {
        "relu": lambda z: np.maximum(z, 0),
        "leaky_relu": lambda z: np.where(z > 0, z, 0.01 * z),
        "tanh": np.tanh,
        "softsign": lambda z: z / (1 + np.abs(z)),
    },
}
# As `support.facts` has them, but for values at which its `exp` would overflow.
ACTING = {**ACTIVATIONS, "sigmoid": sigmoid}
TASKS = [
    task
    for task in NAMES
    if isinstance(find_judge(task), NetworkJudge) and find_judge(task).target is None
]
TASKS.append("diabetes")
# Its layers of 512 units take seconds for each way to explain what they give.
SLOW = [pytest.param("concrete", marks=pytest.mark.weekly)]
QUICK = [
    pytest.param(task, marks=pytest.mark.unit) for task in TASKS if task != "concrete"
]


def fresh(judge, rng):
    """Layers as Keras makes them: Glorot's uniform weights, no bias yet."""
    sizes, layers = (judge.inputs, *judge.units), []
    for inputs, units, name in zip(sizes, sizes[1:], judge.activations):
        limit = np.sqrt(6 / (inputs + units))
        kernel = rng.uniform(-limit, limit, (inputs, units)).astype(np.float32)
        layers.append((kernel, np.zeros(units, np.float32), name))
    return layers


def finding(task, layers, functions, seed):
    """The finding on layers that state one activation and act as another function."""
    rows = network_rows(task, seed)
    facts, values = model_facts(layers, rows), rows.astype(np.float32)
    for (kernel, bias, _), function in zip(layers, functions):
        values = np.asarray(function(values @ kernel + bias), dtype=np.float32)
    facts = replace(facts, outputs=describe(values))
    name = task_names(task)[0]
    evidence = Evidence({name: facts}, model=facts, compile=compile_facts())
    return find_judge(task)(evidence, seed)


@pytest.mark.parametrize("task", [*QUICK, *SLOW])
def test_a_fresh_network_is_right_whatever_the_size_of_a_row(task):
    for seed in range(3):
        layers = fresh(task_network(task), np.random.default_rng(seed))
        functions = [ACTING[name] for _, _, name in layers]
        found = finding(task, layers, functions, seed)
        assert found.status is Status.CORRECT, found.message


@pytest.mark.parametrize("task", [*QUICK, *SLOW])
def test_a_relative_of_an_activation_is_never_accepted(task):
    judge = task_network(task)
    seeds = range(1) if task == "concrete" else range(3)
    for place, due in enumerate(judge.activations):
        for name, function in RELATIVES[due].items():
            for seed in seeds:
                layers = fresh(judge, np.random.default_rng(seed))
                functions = [ACTING[a] for a in judge.activations]
                functions[place] = function
                found = finding(task, layers, functions, seed)
                assert found.status is not Status.CORRECT, (place, name, seed)
