"""Measure what honest runs of the task `trained` reach, over ten seeds.

    python -m bench.trained_spread
    python -m bench.trained_spread --seeds 30 [--page]
    python -m bench.trained_spread --picture

Takes about three minutes. The figures it prints belong in
`neurons/checks/tasks/trained/rows.py`, from where messages take them. With a number of
seeds the accuracies go into `bench/trained_spread.json`: TensorFlow's, or those of the
page's fit. The picture of both is `docs/pictures/trained-spread.svg`.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

import neurons  # noqa: F401 (it decides how TensorFlow starts)
from neurons.checks.tasks.trained import rows

RESULTS = Path(__file__).with_name("trained_spread.json")
PICTURE = Path("docs/pictures/trained-spread.svg")


def held_out_accuracy(seed: int) -> float:
    """Fit the network of the exercise as its solution does, and evaluate it.

    Args:
        seed: seed of the starting weights and of the order of rows.

    Returns:
        Share of right predictions for the held-out rows, 0 to 1.
    """
    import keras

    given = rows.given_rows()
    keras.utils.set_random_seed(seed)
    model = keras.Sequential(
        [
            keras.Input((8,)),
            keras.layers.Dense(16, activation="relu"),
            keras.layers.Dense(8, activation="relu"),
            keras.layers.Dense(1, activation="sigmoid"),
        ]
    )
    # 62 steps at a time are the same steps with less time between them.
    model.compile(
        loss="binary_crossentropy",
        optimizer="adam",
        metrics=["accuracy"],
        steps_per_execution=62,
    )
    model.fit(given.X_train, given.y_train, epochs=150, batch_size=10, verbose=0)
    train_loss, train_accuracy = model.evaluate(given.X_train, given.y_train, verbose=0)
    _, accuracy = model.evaluate(given.X_test, given.y_test, verbose=0)
    print(
        f"seed {seed}: held out {accuracy:.4f}, training {train_accuracy:.4f}, "
        f"training loss {train_loss:.4f}",
        flush=True,
    )
    return float(accuracy)


def measured() -> dict[str, list[float]]:
    """Return the accuracies that were measured before, by what fitted."""
    found: dict[str, list[float]] = json.loads(RESULTS.read_text("utf-8"))
    return found


def measure(n_seeds: int, name: str) -> None:
    """Measure with many seeds; each accuracy is written at once.

    Args:
        n_seeds: how many.
        name: what fits.
    """
    found: list[float] = []
    for seed in range(n_seeds):
        found.append(round(held_out_accuracy(seed), 4))
        RESULTS.write_text(json.dumps(measured() | {name: found}) + "\n", "utf-8")


def use_page() -> None:
    """Fit as a page does, on NumPy."""
    sys.path.insert(0, "page/python")
    import standins

    standins.install()
    # More is installed here than in a page.
    sys.meta_path.insert(0, standins.AbsentFinder())


def draw() -> None:
    """Draw each accuracy as a dot, in a row for what fitted."""
    import matplotlib.pyplot as plt

    from neurons.draw.style import style

    style()
    with plt.rc_context({"svg.hashsalt": "trained", "svg.fonttype": "none"}):
        figure, axes = plt.subplots(figsize=(6.4, 2.4))
        for height, values in enumerate(measured().values()):
            percent = sorted(round(100 * value, 1) for value in values)
            above = [percent[:i].count(value) for i, value in enumerate(percent)]
            axes.plot(percent, [height + 0.09 * n for n in above], "o", markersize=5)
        axes.set_yticks([0.2, 1.2], list(measured()))
        axes.set_ylim(-0.3, 1.9)
        axes.set_xlabel("test rows that are right, % (one dot for each start)")
        figure.savefig(PICTURE, metadata={"Date": None})


def main(words: list[str]) -> int:
    """Measure, and compare with the figures in use."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seeds", type=int)
    parser.add_argument("--page", action="store_true")
    parser.add_argument("--picture", action="store_true")
    given = parser.parse_args(words)
    if given.picture:
        draw()
        return 0
    if given.page:
        use_page()
    if given.seeds:
        measure(given.seeds, "the page" if given.page else "TensorFlow")
        return 0
    found = [held_out_accuracy(seed) for seed in range(rows.N_SEEDS)]
    lowest, highest = round(min(found), 3), round(max(found), 3)
    print(f"{rows.N_SEEDS} seeds: {lowest} to {highest}")
    print(f"in use:   {rows.LOWEST} to {rows.HIGHEST}")
    return 0 if (lowest, highest) == (rows.LOWEST, rows.HIGHEST) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
