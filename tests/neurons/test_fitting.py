"""A fit shows one line that is written over, however many epochs it has."""

from types import SimpleNamespace

import pytest

from neurons import fitting


@pytest.mark.unit
def test_the_line_is_written_over_and_names_the_running_epoch(capsys, monkeypatch):
    monkeypatch.setattr(fitting, "SECONDS_BETWEEN", 0)
    line = fitting._Line()
    line.callback = SimpleNamespace(params={"epochs": 3})
    for epoch in range(3):
        line.begin_epoch(epoch)
        line.end_epoch(epoch, {"loss": 0.5, "accuracy": 0.75})
    line.end()
    shown = capsys.readouterr().out
    assert shown.count("\n") == 1 and shown.endswith("\n")
    lines = [part.rstrip() for part in shown.split("\r")[1:]]
    assert lines[0] == "epoch 1 of 3"
    assert lines[1] == "epoch 2 of 3, loss 0.500, accuracy 0.750"
    assert lines[-1] == "epoch 3 of 3, loss 0.500, accuracy 0.750"


@pytest.mark.unit
def test_many_short_epochs_are_not_all_shown(capsys):
    line = fitting._Line()
    line.callback = SimpleNamespace(params={"epochs": 1000})
    for epoch in range(1000):
        line.begin_epoch(epoch)
    assert capsys.readouterr().out.count("\r") < 500


@pytest.mark.slow
def test_keras_takes_it_as_a_callback(capsys):
    import keras
    import numpy as np

    from neurons import progress

    model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
    model.compile(loss="mse", optimizer="sgd")
    rows = np.ones((4, 1))
    model.fit(rows, rows, epochs=2, verbose=0, callbacks=[progress()])
    shown = capsys.readouterr().out
    assert "epoch 1 of 2" in shown and "\repoch 2 of 2, loss " in shown
