"""What a cell defines is read by several threads at once."""

import gc
import threading

import pytest

from neurons.checks.definitions import parse

pytestmark = pytest.mark.unit
SOURCE = f"x = [{', '.join(f'f(a{n}, b=(1, 2, [3]))' for n in range(300))}]"


@pytest.fixture
def other_threads_run_within_a_reading():
    """Let garbage be collected often, as JAX does with a function of Python's."""

    def collected(phase, info):
        for _ in range(20):
            pass

    before = gc.get_threshold()
    gc.set_threshold(50)
    gc.freeze()  # so that a collection is quick
    gc.callbacks.append(collected)
    yield
    gc.callbacks.remove(collected)
    gc.unfreeze()
    gc.set_threshold(*before)


def test_threads_that_parse_at_once_leave_each_other_alone(
    other_threads_run_within_a_reading,
):
    # Without the lock, Python 3.11 raises a SystemError in about one of 30 readings.
    failed = []

    def read():
        for _ in range(15):
            try:
                parse(SOURCE)
            except SystemError as error:
                failed.append(str(error))

    threads = [threading.Thread(target=read) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
