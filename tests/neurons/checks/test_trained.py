"""What the check of `trained` rests on: the given rows, the steps, honest runs."""

from dataclasses import replace
from pathlib import Path

import jupytext
import numpy as np
import pandas as pd
import pytest

from neurons import datasets
from neurons.checks import judges
from neurons.checks.evidence import load_evidence
from neurons.checks.facts import Array
from neurons.checks.judges.behavior import forward
from neurons.checks.judges.models import read_network
from neurons.checks.model import CellOutcome, Status
from neurons.checks.probes import find_probe, generator, probe
from neurons.checks.tasks.diabetes.probe import diabetes_rows
from neurons.checks.tasks.trained import rows, steps
from neurons.checks.tasks.trained.held_out import Answers
from support.answers import given, run_answer
from support.facts import right_facts

SOLUTION = Path(__file__).parents[3] / "solutions" / "06-compile-fit" / "compile-fit.md"
GIVEN = ("X_train", "y_train", "X_test", "y_test")


def same_as_the_judges(names: dict, *, filled: bool = True) -> bool:
    judges = rows.given_rows(filled=filled)
    return all(np.array_equal(names[name], getattr(judges, name)) for name in GIVEN)


def test_the_notebook_gives_the_rows_that_the_judge_uses():
    cells = jupytext.read(SOLUTION, fmt="md:myst").cells
    (source,) = [c.source for c in cells if "X_train, y_train =" in c.source]
    names = {"np": np, "pd": pd, "datasets": datasets}
    exec(source, names)
    assert same_as_the_judges(names)


def test_the_made_up_learners_get_the_rows_that_the_judge_uses():
    assert same_as_the_judges(given("trained"))


@pytest.mark.parametrize("filled", [True, False])
def test_the_given_rows_are_614_and_154_and_standardized(filled):
    judges = rows.given_rows(filled=filled)
    assert judges.X_train.shape == (614, 8)
    assert judges.X_test.shape == (154, 8)
    np.testing.assert_allclose(judges.X_train.mean(axis=0), 0, atol=1e-12)
    np.testing.assert_allclose(judges.X_train.std(axis=0), 1)


@pytest.mark.parametrize(
    ("n_steps", "size"),
    [(9300, 0), (18600, 0), (12300, 0), (9362, 0), (18450, 5), (11550, 8), (3000, 32)],
)
def test_only_150_epochs_of_another_batch_size_are_taken_for_one(n_steps, size):
    assert steps.other_batch(n_steps) == size


def said_after_an_interruption(n_steps, factor=1.0):
    """The verdict on stored weights, times a factor, that so many steps have made."""
    stored = load_evidence(Path(__file__).with_name("stored_evidence") / "trained")
    layers = tuple(
        replace(layer, weights=tuple(factor * one for one in layer.weights))
        for layer in stored.model.layers
    )
    model = replace(stored.model, layers=layers)
    seen = diabetes_rows(generator("trained", 0))
    outputs = forward(read_network(model), ("relu", "relu", "sigmoid"), seen)[0]
    found = replace(
        stored,
        model=replace(model, outputs=Array("ndarray", outputs)),
        compile=replace(stored.compile, steps=n_steps),
        version=find_probe("trained").version,
    )
    ended = CellOutcome("raised", "KeyboardInterrupt", line=2, source="diabetes.fit()")
    return judges.judge_facts("trained", found, ended, 0)


@pytest.mark.unit
def test_an_interrupted_fit_is_named_with_its_epoch_and_how_it_goes_on():
    verdict = said_after_an_interruption(1540)
    assert verdict.status is Status.PARTIAL and verdict.points == 1
    assert verdict.message == (
        "The network has learned: 1 point.\n"
        "The fit was interrupted at epoch 25 of 150 (batches of 10): 1,540 of 9,300 "
        "steps.\nNext: run this cell again: the network goes on from there. To begin "
        "anew, run task 4's cell first."
    )


@pytest.mark.unit
def test_what_earns_no_point_yet_is_said_to_be_interrupted_not_wrong():
    verdict = said_after_an_interruption(70, factor=0.0)
    assert verdict.status is Status.RAISED and verdict.points == 0
    first, second, _ = verdict.message.split("\n")
    assert first == "Your cell was interrupted in line 2: `diabetes.fit()`."
    assert second.startswith("The fit was interrupted at epoch 2 of 150")


@pytest.mark.unit
def test_an_interruption_once_all_steps_are_done_takes_no_point():
    right = right_facts("trained", 0)
    ended = CellOutcome("raised", "KeyboardInterrupt", line=3, source="print(1)")
    verdict = judges.judge_facts("trained", right, ended, 0)
    assert verdict.status is Status.CORRECT, verdict.message
    assert "interrupted" not in verdict.message


@pytest.mark.unit
def test_steps_of_other_batches_may_be_those_of_other_epochs_too():
    right = right_facts("trained", 0)
    found = replace(right, compile=replace(right.compile, steps=150 * 31))
    said = judges.judge_facts("trained", found, CellOutcome(), 0).message
    assert "batches of 20, not of 10; or 75 epochs, not 150." in said


@pytest.mark.parametrize("size, is_known", [(154, True), (3, False)])
def test_a_column_is_called_the_answers_only_where_it_has_one_for_each_row(
    size, is_known
):
    right = right_facts("trained", 0)
    names = {**right.names, "held_out_accuracy": Array("ndarray", np.zeros(size))}
    found = replace(right, names=names)
    said = judges.judge_facts("trained", found, CellOutcome(), 0).message
    assert ("these are the answers, one per row" in said) == is_known
    assert "it needs one number" in said


@pytest.mark.parametrize("n_steps", [9300, 9301, 9362, 12300, 18600, 27900])
def test_9300_steps_and_more_count_however_they_were_made(n_steps):
    assert steps.problem(n_steps) == ("", "")


@pytest.mark.parametrize(
    ("n_steps", "mistake"),
    [
        (150 * 50, "rows_left_out"),  # validation_split=0.2 leaves 491 rows
        (62 * 10, "epochs"),
        (20, "one_epoch"),
        (150, "one_batch"),
        (31, "steps"),
    ],
)
def test_a_number_of_steps_names_its_cause(n_steps, mistake):
    assert steps.problem(n_steps)[1] == mistake


def test_neither_more_steps_nor_an_interruption_is_named_where_all_were_made():
    assert steps.more(steps.DUE) == steps.interrupted(steps.DUE) == ""
    assert steps.more(9320).startswith("The counter stands at 9,320 steps, 20 more")
    assert "at epoch 2 of 150" in steps.interrupted(100)


def test_an_accuracy_counts_within_half_a_row_and_no_further():
    p = np.linspace(0.01, 0.99, 154)
    answers = Answers(p, (p > 0.4).astype(int))
    assert answers.is_accuracy(answers.accuracy + 0.49 / 154)
    assert not answers.is_accuracy(answers.accuracy + 0.51 / 154)


def test_a_row_that_rounding_leaves_open_counts_either_way():
    p = np.linspace(0.01, 0.99, 154)
    p[70] = 0.5 + 1e-7
    answers = Answers(p, (p > 0.4).astype(int))
    assert answers.is_accuracy(answers.accuracy - 1 / 154)


# 62 steps at a time are the same steps with less time between them.
FITS_THAT_ADD_UP = """
import keras
keras.utils.set_random_seed(11)
diabetes.compile(
    loss="binary_crossentropy", optimizer=keras.optimizers.Adam(0.002),
    metrics=["accuracy"], steps_per_execution=62,
)
for epochs in (100, 50):
    diabetes.fit(X_train, y_train, epochs=epochs, batch_size=10, verbose=0)
loss, held_out_accuracy = diabetes.evaluate(X_test, y_test, verbose=0)
"""


@pytest.mark.weekly
def test_an_honest_run_in_two_fits_gets_all_points():
    namespace, outcome = run_answer(FITS_THAT_ADD_UP, given("trained"))
    assert int(namespace["diabetes"].optimizer.iterations) == steps.DUE
    for task in ("trained", "diabetes"):
        facts = probe(task, namespace, 0)
        verdict = judges.judge_facts(task, facts, outcome, 0)
        assert verdict.status is Status.CORRECT, verdict.message
