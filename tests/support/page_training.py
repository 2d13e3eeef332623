"""Train small networks step by step, under whichever backend Keras has.

As a script: `python training.py RESULTS.json` trains under the page's own.
"""

import json
import sys
from pathlib import Path

from support.page import use_page

STEPS = 20


def dense(*layers, **optimizer):
    """A case: pairs of units and activation, and what to compile with."""
    return {"layers": layers, "compile": optimizer}


ADAM = {"class_name": "Adam", "config": {"learning_rate": 0.01}}
MSE = {"loss": "mse", "metrics": ["mae"]}
BCE = {"loss": "binary_crossentropy", "metrics": ["accuracy"]}


def by(kind, **options):
    """An optimizer, as plain data."""
    return {"class_name": kind, "config": {"learning_rate": 0.01, **options}}


CASES = {
    "recipe": dense((16, "relu"), (8, "relu"), (1, "sigmoid"), optimizer=ADAM, **BCE),
    "line": dense((1, None), optimizer=by("SGD"), **MSE),
    **{
        name: dense((5, name), (3, "tanh"), (2, None), optimizer=ADAM, **MSE)
        for name in (
            *("relu", "sigmoid", "tanh", "elu", "selu", "gelu", "silu", "softplus"),
            *("leaky_relu", "softmax", "exponential", "softsign"),
        )
    },
    **{
        name: dense((5, "tanh"), (1, "linear"), optimizer=optimizer, **MSE)
        for name, optimizer in {
            "momentum": by("SGD", momentum=0.9),
            "nesterov": by("SGD", momentum=0.9, nesterov=True),
            "decay": by("AdamW", weight_decay=0.1),
            "rmsprop": by("RMSprop"),
            "rmsprop momentum": by("RMSprop", momentum=0.5),
            "by Keras's own step": by("Nadam"),
            "clipped": by("Adam", clipnorm=0.1),
        }.items()
    },
    "mae": dense((4, "tanh"), (2, None), optimizer=ADAM, loss="mae", metrics=["mse"]),
    "three classes": dense(
        *((5, "tanh"), (3, "softmax")),
        optimizer=ADAM,
        loss="sparse_categorical_crossentropy",
        metrics=["accuracy"],
    ),
    "one-hot": dense(
        *((5, "tanh"), (3, "softmax")),
        optimizer=ADAM,
        loss="categorical_crossentropy",
        metrics=["accuracy", "AUC"],
    ),
    "probabilities of tanh": dense((4, "tanh"), (1, "softplus"), optimizer=ADAM, **BCE),
    "sum": dense(
        *((4, "tanh"), (1, "sigmoid")),
        optimizer=ADAM,
        loss={
            "class_name": "BinaryCrossentropy",
            "config": {"reduction": "sum"},
        },
    ),
    "huber": dense((4, "tanh"), (1, None), optimizer=ADAM, loss="huber"),
    "hinge": dense((4, "tanh"), (1, "tanh"), optimizer=ADAM, loss="hinge"),
}


def rows(case):
    """Features and targets for a case, the same under each backend."""
    import numpy as np

    random = np.random.default_rng(4)
    X = random.normal(size=(64, 6)).astype("float32")
    units = case["layers"][-1][0]
    loss = str(case["compile"]["loss"]).lower()
    classes = random.integers(3, size=64)
    if loss.startswith("sparse"):
        return X, classes
    if loss.startswith("categorical"):
        return X, np.eye(3, dtype="float32")[classes]
    if "binary" in loss:
        return X, (X[:, 0] + 0.3 * X[:, 1] > 0).astype(int)
    y = np.tanh(X @ random.normal(size=(6, units))).astype("float32")
    return X, y[:, 0] if units == 1 else y


def built(case):
    """The compiled network of a case; its first weights are always the same."""
    import keras
    import numpy as np

    layers = [keras.layers.Dense(n, activation=a) for n, a in case["layers"]]
    if case["layers"][0][0] == 16:
        layers[0].kernel_regularizer = keras.regularizers.L2(0.01)
    model = keras.Sequential([keras.Input((6,)), *layers])
    random = np.random.default_rng(5)
    model.set_weights(
        [random.normal(0, 0.5, w.shape).astype("float32") for w in model.get_weights()]
    )
    settings = dict(case["compile"])
    if isinstance(settings["loss"], dict):
        settings["loss"] = keras.losses.deserialize(settings["loss"])
    settings["optimizer"] = keras.optimizers.deserialize(settings["optimizer"])
    model.compile(**settings)
    return model


def trained(case):
    """Weights and figures after each of some steps, and the history of a short fit."""
    model, (X, y) = built(case), rows(case)
    steps = []
    for i in range(STEPS):
        batch = slice(16 * (i % 4), 16 * (i % 4) + 16)
        figures = model.train_on_batch(X[batch], y[batch], return_dict=True)
        weights = [w.ravel().tolist() for w in model.get_weights()]
        steps.append([weights, {name: float(f) for name, f in figures.items()}])
    model = built(case)
    settings = {"epochs": 3, "batch_size": 10, "shuffle": False, "verbose": 0}
    history = model.fit(X, y, validation_split=0.25, **settings).history
    found = model.evaluate(X, y, verbose=0, return_dict=True)
    return steps, history, {name: float(figure) for name, figure in found.items()}


if __name__ == "__main__":
    use_page()
    results = {name: trained(case) for name, case in CASES.items()}
    Path(sys.argv[1]).write_text(json.dumps(results))
